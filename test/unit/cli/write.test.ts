import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as check } from '../../../src/cli/check.ts';
import { run as draft } from '../../../src/cli/draft.ts';
import { run as make } from '../../../src/cli/new.ts';
import type { Problem } from '../../../src/problem.ts';
import { openDesk, type Desk } from './desk.ts';

const readBriefing = (desk: Desk, id: string): Promise<string> =>
  readFile(join(desk.cwd, `briefings/${id}.mdx`), 'utf8');

/** The errors that check finds in one briefing. */
async function errorsIn(desk: Desk, id: string): Promise<Problem[]> {
  await check(['--format', 'json'], desk);
  const problems = JSON.parse(desk.printed.at(-1) ?? '') as Problem[];
  return problems.filter((p) => p.file === `${id}.mdx` && p.severity === 'error');
}

describe('`new`', () => {
  it('writes a draft whose only faults are what a writer is to fill in', async () => {
    const desk = await openDesk();
    expect(await make(['berth-fees'], desk)).toBe(0);
    expect(await readBriefing(desk, 'berth-fees')).toContain(
      'asOf: 2026-04-10T08:00:00Z\npublished: 2026-04-10\nstatus: draft',
    );
    const errors = await errorsIn(desk, 'berth-fees');
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.filter((p) => !/`(the-source|an-actor|another-actor)`/.test(p.message))).toEqual([]);
  });

  it('never writes over a briefing that is there', async () => {
    const desk = await openDesk();
    const before = await readBriefing(desk, 'harbour-dues');
    await expect(make(['harbour-dues'], desk)).rejects.toThrow('briefings/harbour-dues.mdx is there already');
    expect(await readBriefing(desk, 'harbour-dues')).toBe(before);
  });

  it.each(['../out', 'Berths', 'con', ''])('refuses the id "%s"', async (id) => {
    await expect(make([id], await openDesk())).rejects.toThrow('new takes an id');
  });
});

describe('`draft`', () => {
  it('writes a draft in which every sentence of the source stands and every citation is found', async () => {
    const desk = await openDesk();
    expect(await draft(['pilots-letter', '--id', 'strike'], desk)).toBe(0);
    const text = await readBriefing(desk, 'strike');
    expect(text).toContain('status: draft');
    for (const words of ['asks for a delay until the autumn', 'has not ruled out a strike', 'not a cash machine'])
      expect(text).toContain(words);
    const errors = await errorsIn(desk, 'strike');
    expect(errors.filter((p) => p.rule === 'passage-verbatim' || p.rule === 'mdx-safe')).toEqual([]);
  });

  it('never writes over a briefing, and names the sources there are', async () => {
    const desk = await openDesk();
    await draft(['pilots-letter'], desk);
    await expect(draft(['pilots-letter'], desk)).rejects.toThrow('is there already');
    await expect(draft(['letter'], desk)).rejects.toThrow('there are pilots-letter, tariff-2026');
  });
});
