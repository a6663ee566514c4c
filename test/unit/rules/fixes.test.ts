import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mended, rangeIn } from '../../../src/model/mend.ts';
import type { Fix, Problem } from '../../../src/problem.ts';
import { readContent } from '../../../src/reading/folder.ts';
import { layOut } from '../../cases/content.ts';
import { corpus } from './corpus.ts';
import { examplesIn } from './examples.ts';
import { folderOf, problemsIn } from './frame.ts';

/**
 * Whatever a problem offers as its fix mends it: the file still parses, the problem is gone, and nothing outside its range
 * has changed. Tried on every case, on the rules' own examples and on the corpus.
 */

type Folder = ReadonlyMap<string, string>;

const CASES = join(import.meta.dirname, '../../cases');
const RULES = new URL('../../../src/rules/', import.meta.url);

const namesOfCases = readdirSync(CASES, { withFileTypes: true })
  .filter((f) => f.isDirectory() && !['_base', 'sheet', 'digest'].includes(f.name))
  .map((f) => f.name);

async function folderOfCase(name: string): Promise<Folder> {
  const target = await mkdtemp(join(tmpdir(), 'readout-fix-'));
  try {
    await layOut(join(CASES, name), target);
    return (await readContent(target)).files;
  } finally {
    await rm(target, { recursive: true });
  }
}

const snippets = [
  ...readdirSync(RULES)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => examplesIn(readFileSync(new URL(name, RULES), 'utf8')).map((e) => e.snippet)),
  ...corpus().map((c) => c.snippet),
];

const isUnparsed = (p: Problem): boolean => /^(?:MDX does not parse|YAML)/.test(p.message);
const keyOf = (p: Problem): string => `${p.file}:${p.line}:${p.column} ${p.rule} ${p.message}`;
const times = (all: readonly Problem[], p: Problem): number => all.filter((q) => keyOf(q) === keyOf(p)).length;

/** What is wrong with a fix, in words; nothing where it keeps its promise. */
function faultsOf(problem: Problem, fix: Fix, files: Folder, before: readonly Problem[]): string[] {
  const text = files.get(fix.file);
  const range = text === undefined ? undefined : rangeIn(text, fix);
  if (text === undefined || !range) return ['its place is not in the file'];
  const after = mended(text, [fix]).text;
  const found = problemsIn(new Map([...files, [fix.file, after]]));
  return [
    ...(after === text.slice(0, range[0]) + fix.text + text.slice(range[1]) ? [] : ['it changes more than its range']),
    ...(after === text ? ['it changes nothing'] : []),
    ...(found.filter(isUnparsed).length > before.filter(isUnparsed).length ? ['the file does not parse'] : []),
    ...(times(found, problem) < times(before, problem) ? [] : ['the problem stays']),
    ...(/\n|^$/.test(fix.label) ? ['its label is no line'] : []),
    ...(fix.file.startsWith('sources/') && range[0] > text.indexOf('\n---') + 1 ? ['it alters captured words'] : []),
  ];
}

interface Offered {
  rule: string;
  safe: boolean;
  faults: string[];
}

function offersIn(files: Folder): Offered[] {
  const problems = problemsIn(files);
  return problems.flatMap((problem) => {
    const { fix, rule, message } = problem;
    if (!fix) return [];
    const faults = faultsOf(problem, fix, files, problems);
    return [{ rule, safe: fix.safe, faults: faults.map((f) => `${rule} "${message}" → ${fix.label}: ${f}`) }];
  });
}

describe('A fix that is offered mends its problem and changes nothing else', () => {
  const offered: Offered[] = [];

  it('in every case', { timeout: 60_000 }, async () => {
    for (const name of namesOfCases) offered.push(...offersIn(await folderOfCase(name)));
    expect(offered.flatMap((o) => o.faults)).toEqual([]);
  });

  it('in every example of a rule and snippet of the corpus', { timeout: 60_000 }, () => {
    const found = snippets.flatMap((snippet) => offersIn(folderOf(snippet)));
    offered.push(...found);
    expect(found.flatMap((o) => o.faults)).toEqual([]);
  });

  it('for every kind of problem that can be mended mechanically', () => {
    const kinds = new Set(offered.map((o) => o.rule));
    for (const rule of [
      'passage-verbatim',
      'schema',
      'quote-verbatim',
      'office-on-date',
      'stale-date',
      'cite-required',
      'actor-known',
      'label',
      'mdx-safe',
      'number-sourced',
      'date-consistent',
      'bidi-control',
    ])
      expect(kinds).toContain(rule);
    expect(offered.some((o) => o.safe)).toBe(true);
  });
});
