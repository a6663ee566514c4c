import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCALES } from '../../src/model/scale.ts';
import { FALSE_ALARMS, TOLERANCE, type Range } from '../../src/scores/verdict.ts';
import { wilson } from '../../src/scores/wilson.ts';
import { casesUntil, desk, random, STRATEGIES } from './scoring/desks.ts';

/** `node test/bench/scoring.ts` simulates desks and writes SCORING.md: false alarms, and the cases that a verdict takes. */

const DESKS = 1000;
const CASES = 500;
const MOST = 2000;
const words = SCALES.icd203;

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** How many honest desks are ever told, by a Wilson interval that lies outside the range, that a word is wrong. */
function byInterval(): number {
  return Array.from({ length: DESKS }, (_, seed) => {
    const draw = random(seed + 1);
    return words.some(({ low, high }) => {
      let yes = 0;
      for (let n = 1; n <= CASES; n++) {
        if (draw() < (low + high) / 200) yes++;
        const { from, to } = wilson(yes, n);
        if (from > high / 100 || to < low / 100) return true;
      }
      return false;
    });
  }).filter(Boolean).length;
}

const alarms = STRATEGIES.map((strategy) => {
  const count = Array.from({ length: DESKS }, (_, seed) => desk(strategy, seed, CASES)).filter(Boolean).length;
  return [strategy, count, percent(count / DESKS)];
});

function quantiles(all: readonly number[]): string[] {
  const sorted = [...all].sort((a, b) => a - b);
  return [0.5, 0.9].map((q) => {
    const n = sorted[Math.ceil(q * sorted.length) - 1] ?? Infinity;
    return Number.isFinite(n) ? String(n) : `over ${MOST}`;
  });
}

const RUNS = 200;
const until = (wanted: 'more' | 'less' | 'fits', range: Range, share: number): string =>
  quantiles(Array.from({ length: RUNS }, (_, seed) => casesUntil(wanted, range, share, seed, MOST))).join(' / ');

const OFF = [10, 20, 30] as const;
const needed = words.map((range) => [
  `${range.key}, ${range.low}–${range.high}%`,
  ...OFF.map((by) => (range.high + by < 100 ? until('more', range, (range.high + by) / 100) : '–')),
  ...OFF.map((by) => (range.low - by > 0 ? until('less', range, (range.low - by) / 100) : '–')),
  until('more', range, 1),
  until('less', range, 0),
  until('fits', range, (range.low + range.high) / 200),
]);

const text = `# What the verdicts on probability words are worth

Made by \`node test/bench/scoring.ts\`; the words are those of ICD 203.

## False alarms

${DESKS} honest desks: each uses every word of the scale ${CASES} times, and looks at its page after every outcome. What each case
comes true with lies within the word's printed range: at its low end, its middle, its high end, or at the end that makes an alarm
likelier just then ("turning"). Counted are the desks that ever see a verdict against one of their words; ${percent(FALSE_ALARMS)} is allowed.

${table(['what the desk means', 'desks alarmed', 'share'], alarms)}

For comparison: were a word called wrong as soon as its 95% Wilson interval lies outside its range, ${percent(byInterval() / DESKS)} of desks
that mean the middle of every range would see that of some word.

## Cases that a verdict takes

How many settled cases a word needs until half / nine in ten of ${RUNS} desks see the verdict, where what it says comes true more
often than its range by so many points, less often, always or never; and until a word that means the middle of its range is said to
fit, to within ${TOLERANCE} points. At most ${MOST} cases were tried. "–": there is no such share.

${table(['word', ...OFF.map((by) => `+${by}`), ...OFF.map((by) => `−${by}`), 'always', 'never', 'fits'], needed)}

So of a desk with a handful of judgements nothing can be said, and the page says so.
`;
writeFileSync(join(import.meta.dirname, 'SCORING.md'), text);
console.log(text);
