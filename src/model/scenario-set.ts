import { problem, type Problem } from '../problem.ts';
import type { Claim, Scenario, ScenarioSet, SetOutcome } from './brief.ts';
import { SET_ANSWERS, SET_OUTCOME } from './components.ts';
import { daysNamed } from './due.ts';
import { plain } from './plain.ts';
import { attributesBy } from './structure.ts';
import { placeOfAttribute, type Element } from './syntax.ts';

/** Reads an element's text as a claim. */
export type ClaimReader = (e: Element, computed?: string) => Claim;

interface Reading {
  readonly file: string;
  readonly lang: string;
  /** The briefing's cut-off. */
  readonly asOf: string;
  readonly problems: Problem[];
  readonly claim: ClaimReader;
}

/**
 * What holds of a briefing's scenarios together; nothing where there are none.
 *
 * @param element the `Outcome` that stands by itself, where there is one
 */
export function scenarioSetOf(
  scenarios: readonly Scenario[],
  [element]: readonly Element[],
  reading: Reading,
): ScenarioSet | undefined {
  const outcome = element && outcomeOf(scenarios, element, reading);
  if (!scenarios.length) return undefined;
  const days = scenarios.flatMap(({ text }) => daysNamed(plain(text), reading.lang)).sort();
  const due = days.findLast((day) => day >= reading.asOf.slice(0, 10));
  const brier = outcome && brierOf(scenarios, outcome);
  return {
    ...(due === undefined ? {} : { due }),
    ...(outcome ? { outcome } : {}),
    ...(brier === undefined ? {} : { brier }),
  };
}

/** What came of the scenarios: the name of one, exactly, or a word that no scenario is called. */
function outcomeOf(
  scenarios: readonly Scenario[],
  e: Element,
  { file, problems, claim }: Reading,
): SetOutcome | undefined {
  const a = attributesBy(SET_OUTCOME, 'Outcome', e, file, problems);
  const said = claim(e, a?.computed);
  if (!a) return undefined;
  const names = scenarios.map(({ name }) => name);
  const answer = SET_ANSWERS.find((word) => word === a.is);
  const called = names.filter((name) => name === a.is).length;
  if (scenarios.length && answer && !called) return { ...said, is: answer, on: a.on };
  if (!answer && called === 1) return { ...said, is: 'came', scenario: a.is, on: a.on };
  const [at, message, note] = scenarios.length ? misnamed(a.is, names, e) : alone(e);
  problems.push(problem('schema', file, at, message, note));
  return undefined;
}

type Told = readonly [at: Element['at'], message: string, note: string];

const alone = (e: Element): Told => [
  e.at,
  'An <Outcome> by itself is that of the scenarios, and the briefing has none',
  'Put it into the <Judgement> or <Forecast> that it settles',
];

function misnamed(is: string, names: readonly string[], e: Element): Told {
  const at = placeOfAttribute(e, 'is');
  const words = SET_ANSWERS.join(', ');
  return names.includes(is)
    ? [at, `\`${is}\` does not say which scenario came`, `Give each scenario a name of its own, and none of ${words}`]
    : [at, `No scenario is called \`${is}\``, `Name the one that came (${names.join(', ')}), or write ${words}`];
}

/** Four decimals, as scores are published. */
export const roundedScore = (score: number): number => Math.round(score * 1e4) / 1e4;

/**
 * The sum over all scenarios (Brier 1950, the form for several categories); where none of them came, one that nobody wrote did,
 * and had been given nothing.
 */
function brierOf(scenarios: readonly Scenario[], outcome: SetOutcome): number | undefined {
  if (outcome.is !== 'came' && outcome.is !== 'none') return undefined;
  const errors = scenarios.map(({ name, probability }) => probability / 100 - (name === outcome.scenario ? 1 : 0));
  return roundedScore(errors.reduce((sum, error) => sum + error ** 2, outcome.is === 'none' ? 1 : 0));
}
