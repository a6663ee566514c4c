import { mendable, problem, type Place, type Problem } from '../problem.ts';
import { markupOfAttribute } from './attribute-markup.ts';
import { isSlip, nearNames, orOneOf } from './near-names.ts';
import { SCALES } from './scale.ts';
import type { Site } from './site.ts';

/** What is said of an actor or a term that is not known: which of the known ones it may be, the nearest three at most. */

interface At {
  file: string;
  place: Place;
}

/** So many ids are told where none is like the one that is not known. */
const FEW = 3;

/** @param written an id as it stands at the place */
export function unknownActor(
  id: string,
  actors: Iterable<string>,
  { file, place }: At,
  written: (id: string) => string,
  message = `Actor \`${id}\` is not in the registry`,
): Problem {
  const known = [...actors].sort();
  const near = nearNames(id, known);
  const use = orOneOf(near.length || known.length > FEW ? near : known);
  const found = problem('actor-known', file, place, message, `Add actors/${id}.yaml${use ? `, or write ${use}` : ''}`);
  // One letter may part two states: which of them is meant, the writer says.
  return withGuess(found, near.find((n) => isSlip(id, n)) ?? near[0], written);
}

export function unknownTerm(term: string, scale: Site['scale'], { file, place }: At): Problem {
  const keys = SCALES[scale].map((t) => t.key);
  const note = `Use a term of ${scale}: ${keys.join(', ')}`;
  const found = problem('estimative-term', file, place, `"${term}" is not on the scale`, note);
  return withGuess(found, nearNames(term, keys)[0], (key) => markupOfAttribute('term', key));
}

function withGuess(found: Problem, guess: string | undefined, written: (guess: string) => string): Problem {
  if (guess === undefined) return found;
  const { file, line, column, endLine, endColumn } = found;
  const text = written(guess);
  return mendable(found, { file, line, column, endLine, endColumn, text, label: text, safe: false });
}
