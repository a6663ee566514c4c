import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as trace } from '../../../src/cli/trace.ts';
import { openDesk } from './desk.ts';

const WHICH = `
  <Wants>A delay of the rise until the autumn. <Cite source="pilots-letter" passage="The union asks for a delay until the autumn."/></Wants>`;

describe('`trace`', () => {
  it('lists every claim that rests on a source, at its place, with the words it rests on', async () => {
    const desk = await openDesk();
    expect(await trace(['pilots-letter'], desk)).toBe(0);
    expect(desk.printed.join(''))
      .toBe(`briefings/harbour-dues.mdx:17:1  KeyFact  The union says it has not ruled out a strike.
    “It has not ruled out a strike.”
briefings/harbour-dues.mdx:24:3  Wants  A delay of the rise until the autumn.
    “The union asks for a delay until the autumn.”
briefings/harbour-dues.mdx:27:1  Quote  The quay is not a cash machine
    “The quay is not a cash machine”
3 claims in 1 briefing on pilots-letter`);
  });

  it('lists those that rest on one passage, in whatever quotation marks and blanks it is given', async () => {
    const desk = await openDesk();
    await trace(['pilots-letter', 'not  a cash machine'], desk);
    expect(desk.printed.join('').split('\n')).toEqual([
      expect.stringContaining(':27:1  Quote'),
      expect.stringContaining('“The quay'),
      '1 claim in 1 briefing on pilots-letter',
    ]);
  });

  it('says what falls with a source, and what rests on another too', async () => {
    const desk = await openDesk();
    const path = join(desk.cwd, 'briefings/harbour-dues.mdx');
    const second = '<Cite source="tariff-2026" passage="Ferries pay half."/></Wants>';
    await writeFile(path, (await readFile(path, 'utf8')).replace(WHICH, WHICH.replace('</Wants>', second)));
    await trace(['pilots-letter', '--withdrawn'], desk);
    expect(desk.printed.join('')).toBe(`If pilots-letter is withdrawn, 2 claims in 1 briefing fall:
briefings/harbour-dues.mdx:17:1  KeyFact  The union says it has not ruled out a strike.
briefings/harbour-dues.mdx:27:1  Quote  The quay is not a cash machine
1 claim would rest on what else they cite:
briefings/harbour-dues.mdx:24:3  Wants  A delay of the rise until the autumn.  (also tariff-2026)1 judgement of the same briefing to be weighed again:
briefings/harbour-dues.mdx:29:1  Judgement  unlikely (20–45%): The Authority delays the rise`);
  });

  it('says what became of a source that was withdrawn, which judgements are to be weighed again, and what was kept', async () => {
    const desk = await openDesk();
    const [source, briefing] = ['sources/pilots-letter.md', 'harbour-dues.mdx'].map((f) =>
      join(desk.cwd, 'briefings', f),
    );
    if (!source || !briefing) throw new Error('No files');
    const status = 'status: withdrawn\nstatusNote: never sent\nstatusOn: 2026-03-20\nrights:';
    await writeFile(source, (await readFile(source, 'utf8')).replace('rights:', status));
    const text = await readFile(briefing, 'utf8');
    await mkdir(join(desk.cwd, 'briefings/editions'));
    await writeFile(join(desk.cwd, 'briefings/editions/harbour-dues.1.mdx'), text);
    await writeFile(briefing, text.replace('ai: none', 'ai: none\nedition: 2\nchangeNote: more'));
    await trace(['pilots-letter'], desk);
    expect(desk.printed[0]).toBe('pilots-letter was withdrawn on 2026-03-20: never sent');
    expect(desk.printed[1]).toContain('3 claims in 1 briefing on pilots-letter');
    expect(desk.printed.slice(2).join('\n')).toBe(`1 judgement of the same briefing to be weighed again:
briefings/harbour-dues.mdx:31:1  Judgement  unlikely (20–45%): The Authority delays the rise
Earlier editions that were kept rest on it too, and stay as they are:
briefings/editions/harbour-dues.1.mdx  3 claims`);
  });

  it('sees what changed since it was last asked', async () => {
    const desk = await openDesk();
    await trace(['pilots-letter'], desk);
    const path = join(desk.cwd, 'briefings/harbour-dues.mdx');
    await writeFile(path, (await readFile(path, 'utf8')).replace('until the autumn. <', 'until October. <'));
    await trace(['pilots-letter', 'until the autumn'], desk);
    expect(desk.printed[1]).toContain('Wants  A delay of the rise until October.');
  });

  it('says so where nothing rests on it', async () => {
    const desk = await openDesk();
    await trace(['tariff-2026', 'Ferries pay half'], desk);
    expect(desk.printed).toEqual(['Nothing rests on tariff-2026 with "Ferries pay half".']);
  });

  it('refuses a source that is not there, and names those that are', async () => {
    const desk = await openDesk();
    await expect(trace(['tariff'], desk)).rejects.toThrow(
      'there is no source "tariff"; there are pilots-letter, tariff-2026',
    );
    await expect(trace([], desk)).rejects.toThrow('trace takes a source');
  });
});
