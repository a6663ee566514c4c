import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextEdition, run } from '../../../src/cli/revise.ts';

const BASE = new URL('../../cases/_base/', import.meta.url);
let folder = '';
const said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-revise-'));
  await cp(BASE, folder, { recursive: true });
  said.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const world = { print: (line: string) => said.push(line), now: () => new Date('2026-05-02T10:00:00Z'), cwd: '/' };
const revise = (...args: string[]) => run(['harbour-dues', folder, ...args], world);
const file = (name: string) => readFile(join(folder, name), 'utf8');

describe('revise', () => {
  it('keeps the present edition to the byte, and gives the briefing its number, day and note', async () => {
    const before = await file('harbour-dues.mdx');
    expect(await revise('--note', 'The dues were raised: see fact 2')).toBe(0);
    expect(await file('editions/harbour-dues.1.mdx')).toBe(before);
    const now = await file('harbour-dues.mdx');
    expect(now).toContain('edition: 2\n');
    expect(now).toContain('changeNote: "The dues were raised: see fact 2"\n');
    expect(now).toContain('published: 2026-05-02\n');
    expect(now.slice(now.indexOf('---', 4))).toBe(before.slice(before.indexOf('---', 4)));
  });

  it('goes on from there, an edition at a time', async () => {
    await revise('--note', 'one');
    await revise('--note', 'two');
    expect((await readdir(join(folder, 'editions'))).sort()).toEqual(['harbour-dues.1.mdx', 'harbour-dues.2.mdx']);
    expect(await file('harbour-dues.mdx')).toMatch(/edition: 3\n[^]*changeNote: two\n/);
  });

  it('withdraws as an edition of its own', async () => {
    await revise('--withdraw', '--note', 'the source was false');
    expect(await file('harbour-dues.mdx')).toContain('status: withdrawn\n');
    expect(await file('editions/harbour-dues.1.mdx')).toContain('status: published\n');
  });

  it('does nothing without a note, of a draft, or where the edition was kept already', async () => {
    const before = await file('harbour-dues.mdx');
    await expect(revise()).rejects.toThrow('an edition says why it is');
    await revise('--note', 'one');
    await writeFile(join(folder, 'harbour-dues.mdx'), before);
    await rm(join(folder, 'editions/harbour-dues.1.mdx'));
    await writeFile(join(folder, 'harbour-dues.mdx'), before.replace('status: published', 'status: draft'));
    await expect(revise('--note', 'x')).rejects.toThrow('is a draft');
  });

  it('sets fields whatever way they are written, and leaves every other byte', () => {
    const text =
      '---\r\ntitle: "a: b" # kept\r\nedition: 4 # four\r\nchangeNote: >-\r\n  folded\r\n  note\r\nai: none\r\n---\r\n\r\nbody\r\n';
    expect(nextEdition(text, { edition: 5, changeNote: 'new', status: 'withdrawn' })).toBe(
      '---\r\ntitle: "a: b" # kept\r\nedition: 5 # four\r\nchangeNote: new\r\nai: none\r\nstatus: withdrawn\r\n---\r\n\r\nbody\r\n',
    );
  });
});
