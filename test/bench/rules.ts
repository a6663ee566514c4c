/**
 * How often the editorial rules agree with readers, on labelled snippets that are not part of this repository:
 * `npx node test/bench/rules.ts CORPUS [--list] [--keep]` reads `CORPUS/expectations.json` and writes `test/bench/RULES.md`,
 * unless it is to be kept; `--list` also prints every snippet on which the rules and the reader differ, with what the rules say.
 *
 * Each snippet is a whole briefing in a folder of its own world, beside a `base.mdx` in order. What counts is every problem
 * that the base does not have too, `uncited-source` and `duplicate-claim` aside; the sheet is not made.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format } from 'prettier';
import { loadLibrary } from '../../src/reading/library.ts';
import { RULES, type Problem } from '../../src/problem.ts';
import { applyWaivers, checkLibrary } from '../../src/rules/index.ts';
import { isOwnName } from '../../src/rules/own.ts';

/** What a reader says of a snippet. */
interface Expectation {
  id: string;
  file: string;
  /** The rule that must refuse it, or rules of which any will do; null where no error may be reported. */
  expect: string | readonly string[] | null;
  /** Whether a quotation, number, date or speaker was altered. */
  severe: boolean;
  /** Rules that are right by the letter, on text that a writer would call correct. */
  contested: readonly string[];
  snippet: string;
  note: string;
}

interface Verdict extends Expectation {
  expected: readonly string[];
  problems: readonly Problem[];
  errors: readonly Problem[];
}

const TODAY = '2026-05-01';
const NOT_COUNTED = ['uncited-source', 'duplicate-claim'];

const [corpus, ...flags] = process.argv.slice(2);
if (!corpus) throw new Error('node test/bench/rules.ts CORPUS [--list]');
const expectations = JSON.parse(await readFile(join(corpus, 'expectations.json'), 'utf8')) as Expectation[];
const verdicts: Verdict[] = [];
for (const [folder, all] of Map.groupBy(expectations, (e) => dirname(e.file))) {
  verdicts.push(...(await verdictsIn(folder, all)));
}
const report = await format(reportOf(verdicts), { parser: 'markdown', printWidth: 120 });
if (!flags.includes('--keep')) await writeFile(new URL('RULES.md', import.meta.url), report);
console.log(report);
if (flags.includes('--list')) console.log(listed(verdicts));

async function verdictsIn(folder: string, all: readonly Expectation[]): Promise<Verdict[]> {
  const library = await loadLibrary(join(corpus ?? '', folder));
  const problems = applyWaivers([...library.problems, ...checkLibrary(library, { today: TODAY })], library);
  const ofFile = Map.groupBy(problems, (p) => p.file);
  const inBase = new Set((ofFile.get('base.mdx') ?? []).map(said));
  return all.map((e) => {
    const own = ofFile.get(e.file.slice(folder.length + 1)) ?? [];
    const counted = own.filter((p) => !inBase.has(said(p)) && !NOT_COUNTED.includes(p.rule));
    const expected = typeof e.expect === 'string' ? [e.expect] : (e.expect ?? []);
    return { ...e, expected, problems: counted, errors: counted.filter((p) => p.severity === 'error') };
  });
}

function said({ rule, message }: Problem): string {
  return `${rule} ${message}`;
}

function isWronglyRefused({ expected, contested, errors }: Verdict): boolean {
  return !expected.length && errors.some((p) => !contested.includes(p.rule));
}

/**
 * How a fault was met: refused by a rule that is expected to (with a warning, where that is all the rule ever says), refused
 * by another, warned of by an expected one, or not at all.
 */
function metBy({ expected, errors, problems }: Verdict): 'refused' | 'refused by another' | 'warned' | 'silent' {
  const own = problems.filter((p) => expected.includes(p.rule));
  if (own.some((p) => p.severity === 'error' || (!isOwnName(p.rule) && RULES[p.rule].severity === 'warning')))
    return 'refused';
  if (errors.length) return 'refused by another';
  return own.length ? 'warned' : 'silent';
}

function reportOf(all: readonly Verdict[]): string {
  const right = all.filter((v) => !v.expected.length);
  const severe = all.filter((v) => v.severe && v.expected.length);
  const wrong = right.filter(isWronglyRefused);
  const met = (how: ReturnType<typeof metBy>): number => severe.filter((v) => metBy(v) === how).length;
  return `# How the rules agree with readers

Made by \`node test/bench/rules.ts CORPUS\`, on snippets by readers who did not write the rules.

| what | snippets | share |
| --- | --- | --- |
| correct snippets with a wrong error | ${wrong.length} of ${right.length} | ${share(wrong.length, right.length)} |
| severe faults refused | ${met('refused')} of ${severe.length} | ${share(met('refused'), severe.length)} |
| severe faults refused by another rule than expected | ${met('refused by another')} | ${share(met('refused by another'), severe.length)} |
| severe faults warned of | ${met('warned')} | ${share(met('warned'), severe.length)} |
| severe faults in silence | ${met('silent')} | ${share(met('silent'), severe.length)} |

Rule by rule: errors on correct snippets; faults that the rule is expected to refuse, and how they were met. The severe ones
among them stand in brackets.

| rule | wrong errors | faults | refused | by another | warned | silent |
| --- | --- | --- | --- | --- | --- | --- |
${rulesIn(all)
  .map((rule) => row(rule, all))
  .join('\n')}
`;
}

function rulesIn(all: readonly Verdict[]): string[] {
  const wrong = all.filter(isWronglyRefused).flatMap((v) => v.errors.map((p): string => p.rule));
  return [...new Set([...all.flatMap((v) => v.expected[0] ?? []), ...wrong])].sort();
}

/** A fault is counted under the first of the rules that are expected to refuse it. */
function row(rule: string, all: readonly Verdict[]): string {
  const faults = all.filter((v) => v.expected[0] === rule);
  const wrong = all.filter(
    (v) => isWronglyRefused(v) && v.errors.some((p) => p.rule === rule && !v.contested.includes(p.rule)),
  );
  const cell = (how?: ReturnType<typeof metBy>): string => {
    const some = faults.filter((v) => how === undefined || metBy(v) === how);
    const severe = some.filter((v) => v.severe).length;
    return severe ? `${some.length} (${severe})` : `${some.length}`;
  };
  const cells = [wrong.length, cell(), cell('refused'), cell('refused by another'), cell('warned'), cell('silent')];
  return `| \`${rule}\` | ${cells.join(' | ')} |`;
}

function share(some: number, all: number): string {
  return `${((100 * some) / Math.max(1, all)).toFixed(1)}%`;
}

/** Every snippet on which rules and reader differ, severe ones first. */
function listed(all: readonly Verdict[]): string {
  const differing = all.filter((v) => isWronglyRefused(v) || (v.expected.length && metBy(v) !== 'refused'));
  const inOrder = differing.sort((a, b) => Number(b.severe) - Number(a.severe));
  return inOrder
    .map((v) => {
      const how = v.expected.length ? `${metBy(v)}, expected ${v.expected.join(' or ')}` : 'wrong error';
      const found = v.problems.map((p) => `    ${p.severity} ${p.rule}: ${p.message}`);
      return [`${v.id}: ${how}${v.severe ? ', severe' : ''} (${v.note})`, `    ${v.snippet}`, ...found].join('\n');
    })
    .join('\n\n');
}
