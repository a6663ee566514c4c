import { plain, type Position } from '../model/brief.ts';
import { countWords } from '../model/budget.ts';
import type { Rule } from './rule.ts';

/** How many times another's words one actor may have. */
const MOST = 2.5;

/**
 * No actor of the table has over 2.5 times another's words; an actor with no cell filled is another rule's.
 *
 * Standard: BBC, due impartiality.
 *
 * Good:
 *
 *     <Position actor="russia"><Wants>Ukrainian neutrality <Cite passage="such as Ukrainian neutrality"/></Wants></Position>
 *     <Position actor="ukraine"><Wants>A full ceasefire at once <Cite passage="insists on a full ceasefire"/></Wants></Position>
 *
 * Bad:
 *
 *     <Position actor="russia"><Wants>Ukrainian neutrality <Cite passage="such as Ukrainian neutrality"/></Wants></Position>
 *     <Position actor="ukraine"><Wants>A full ceasefire and a leaders’ summit <Cite passage="insists on a full ceasefire and a leaders’ summit"/></Wants></Position>
 *     → Ukraine has 7 words, 3.5 times the 2 of Russia, expected at most 2.5 times
 */
export const positionBalance: Rule = ({ brief: { positions }, broken }) => {
  if (positions.some((p) => broken(p.at))) return [];
  const counted = positions.map((p) => ({ position: p, words: wordsOf(p) })).filter((c) => c.words > 0);
  const [least, ...others] = counted.sort((a, b) => a.words - b.words);
  const most = others.at(-1);
  if (!least || !most || most.words <= MOST * least.words) return [];
  const times = (most.words / least.words).toFixed(1);
  const than = `${times} times the ${least.words} of ${least.position.actor.name}`;
  const message = `${most.position.actor.name} has ${most.words} words, ${than}, expected at most ${MOST} times`;
  return [{ at: most.position.at, message, note: 'Shorten the one, or give the other what the sources state of it' }];
};

const wordsOf = ({ wants, offers }: Position): number =>
  [wants, offers].reduce((sum, cell) => sum + (cell ? countWords(plain(cell.text)) : 0), 0);
