import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assemble, rememberFiles } from '../../../src/model/assemble.ts';
import { mended } from '../../../src/model/mend.ts';
import { hasErrors, type Problem } from '../../../src/problem.ts';
import { applyWaivers, checkLibrary } from '../../../src/rules/index.ts';
import { seeded } from '../model/mutation.ts';

/**
 * A hand slips in a sound briefing; what may be mended unasked then never makes it say a third thing: where nothing wrong is
 * left, it says what it said before, or what the slip itself says.
 */

const SAMPLE = new URL('../../../briefings/', import.meta.url);
const read = (folder: string): [string, string][] =>
  readdirSync(new URL(folder, SAMPLE), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map(({ name }) => [folder + name, readFileSync(new URL(folder + name, SAMPLE), 'utf8')]);

const world = new Map([...read('sources/'), ...read('actors/'), ...read('').filter(([name]) => name === 'site.yaml')]);
const briefings = read('').filter(([name]) => name.endsWith('.mdx'));
const known = rememberFiles();

interface Read {
  problems: Problem[];
  /** What it says, places left out. */
  says: string;
}

function readBriefing(file: string, text: string): Read {
  const library = assemble(new Map([...world, [file, text]]), undefined, [], known);
  const found = [...library.problems, ...checkLibrary(library, { today: '2025-09-01' })];
  const [brief] = library.briefings;
  const says = JSON.stringify(brief, (key, value: unknown) => (key === 'at' || key === 'anchor' ? undefined : value));
  return { problems: applyWaivers(found, library), says: says ?? '' };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** The ways in which a hand slips: a letter less, more, another, two changed round, another letter case, a word less. */
const SLIPS: readonly ((text: string, at: number, letter: string) => string)[] = [
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at, letter) => text.slice(0, at) + letter + text.slice(at),
  (text, at, letter) => text.slice(0, at) + letter + text.slice(at + 1),
  (text, at) => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
  (text, at) => {
    const c = text.charAt(at);
    return text.slice(0, at) + (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()) + text.slice(at + 1);
  },
  (text, at) => text.slice(0, at) + text.slice(at).replace(/^\S* \S+/, ''),
];

/** A text after all that may be mended unasked in it. */
function mendedWhole(file: string, text: string): string {
  let now = text;
  for (let round = 0; round < 10; round++) {
    const fixes = readBriefing(file, now).problems.flatMap(({ fix }) => (fix?.safe && fix.file === file ? [fix] : []));
    const { text: next, made } = mended(now, fixes);
    if (!made.length) break;
    now = next;
  }
  return now;
}

const RUNS = Number(process.env['RUNS'] ?? 120);

it(`After ${RUNS} slips nothing that is mended unasked says a third thing`, { timeout: 60_000 + RUNS * 200 }, () => {
  const pick = seeded(Number(process.env['SEED'] ?? 7));
  const wrong: string[] = [];
  let count = 0;
  for (let run = 0; run < RUNS; run++) {
    const [file, text] = briefings[pick(briefings.length)] ?? ['', ''];
    const at = pick(text.length);
    const slipped = SLIPS[pick(SLIPS.length)]?.(text, at, LETTERS.charAt(pick(LETTERS.length))) ?? text;
    const after = mendedWhole(file, slipped);
    if (after === slipped) continue;
    count++;
    const { problems, says } = readBriefing(file, after);
    if (hasErrors(problems)) continue;
    if (![text, slipped].some((t) => readBriefing(file, t).says === says))
      wrong.push(`${file} ${JSON.stringify(slipped.slice(Math.max(0, at - 40), at + 40))}`);
  }
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(RUNS / 40);
});
