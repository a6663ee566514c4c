import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run as check } from '../../../src/cli/check.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import type { Problem, RuleName } from '../../../src/problem.ts';

const sample = join(import.meta.dirname, '../../../briefings');

/** A fault: the first place in a file where `find` stands, and what is put there; the rule that must report its line. */
interface Fault {
  file: string;
  find: RegExp;
  put: string;
  rule: RuleName;
  says: RegExp;
}

const FAULTS: readonly Fault[] = [
  { file: 'black-sea.mdx', find: /^status: /m, put: 'statu: ', rule: 'schema', says: /`statu` is unknown/ },
  { file: 'black-sea.mdx', find: /passage="/, put: 'passage="Not ', rule: 'passage-verbatim', says: /not in source/ },
  { file: 'geneva-meeting.mdx', find: /^tlp: CLEAR$/m, put: 'tlp: WHITE', rule: 'label', says: /"WHITE"/ },
  { file: 'geneva-meeting.mdx', find: /<Gap>/, put: '<Gap tone="grave">', rule: 'mdx-safe', says: /`tone` is unknown/ },
  {
    file: 'india-tariffs.mdx',
    find: /<Cite source="/,
    put: '<Cite source="no-',
    rule: 'schema',
    says: /is not in sources/,
  },
  {
    file: 'india-tariffs.mdx',
    find: /<Position actor="/,
    put: '<Position actor="no-',
    rule: 'actor-known',
    says: /registry/,
  },
  {
    file: 'india-tariffs.mdx',
    find: /<Judgement term="/,
    put: '<Judgement term="not ',
    rule: 'estimative-term',
    says: /scale/,
  },
  {
    file: 'moscow-talks.mdx',
    find: /<WhyItMatters>/,
    put: '<WhyItMatters>{1 + 1}',
    rule: 'mdx-safe',
    says: /expression/,
  },
  { file: 'moscow-talks.mdx', find: /<BottomLine>/, put: '<BottomLine><b>Note</b> ', rule: 'mdx-safe', says: /<b>/ },
  {
    file: 'sources/moscow-talks.md',
    find: /The talks, held/,
    put: 'The talk, held',
    rule: 'snapshot',
    says: /captured/,
  },
  { file: 'actors/india.yaml', find: /^kind: /m, put: 'kind: great ', rule: 'schema', says: /`kind`/ },
  { file: 'site.yaml', find: /^paper: /m, put: 'paper: x', rule: 'schema', says: /`paper`/ },
];

describe('The sample content with twelve faults planted', () => {
  let folder: string;
  let problems: Problem[];
  const lines = new Map<Fault, number>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-faults-'));
    await cp(sample, folder, { recursive: true });
    for (const fault of FAULTS) lines.set(fault, await plant(fault, folder));
    ({ problems } = await loadLibrary(folder));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(FAULTS)('reports $says in $file, on its line, with what to do', (fault) => {
    const found = problems.filter((p) => p.file === fault.file && p.rule === fault.rule && fault.says.test(p.message));
    expect(found.map((p) => p.line)).toContain(lines.get(fault));
    expect(found.every((p) => p.note !== '')).toBe(true);
  });

  it('all of them in one run of the command, which fails', async () => {
    const printed: string[] = [];
    const world = { now: () => new Date(0), print: (text: string) => void printed.push(text), cwd: folder };
    expect(await check(['.'], world)).toBe(1);
    const said = printed.join('\n');
    const missing = FAULTS.filter((fault) => {
      const of = said.split(/\n\n/).find((block) => block.split('\n')[0]?.endsWith(fault.file)) ?? '';
      return !new RegExp(`^ *${lines.get(fault)}:\\d+-\\d+:\\d+ .*${fault.rule}`, 'm').test(of);
    });
    expect(missing).toEqual([]);
  });

  it('and reports nothing of the kind before they were', async () => {
    expect((await loadLibrary(sample)).problems.filter((p) => p.severity === 'error')).toEqual([]);
  });
});

/** Puts a fault into its file and gives the line it stands on, or where the checked text begins. */
async function plant({ file, find, put, rule }: Fault, folder: string): Promise<number> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const at = text.search(find);
  expect(at, `${file} has ${String(find)}`).toBeGreaterThanOrEqual(0);
  await writeFile(path, text.replace(find, put));
  // A changed text is reported where its hash stands, since no one can say which of its words was changed.
  const place = rule === 'snapshot' ? text.indexOf('sha256') : at + Math.max(0, put.lastIndexOf('\n') + 1);
  return text.replace(find, put).slice(0, place).split('\n').length;
}
