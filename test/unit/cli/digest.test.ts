import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../../src/cli/digest.ts';
import { Usage } from '../../../src/cli/command.ts';
import { digestSchema } from '../../../src/feed/digest.ts';
import { openDesk } from './desk.ts';

/** The base's one briefing is of 12 March 2026; the clock stands on 10 April. */
const NEW = ['--from', '2026-03-09'];

async function digest(...args: string[]) {
  const desk = await openDesk();
  const code = await run(args, desk);
  return { code, desk, said: desk.printed.join('\n'), path: (name: string) => join(desk.cwd, name) };
}

describe('`digest`', () => {
  it('puts the sheet on both papers, a page, a mail draft with the sheet and JSON into a folder', async () => {
    const { code, said, path } = await digest(...NEW, '--out', 'week');
    expect(code).toBe(0);
    expect(said).toContain('The week to 15 March 2026: 9–15 March 2026 · 1 new');
    expect(readdirSync(path('week')).sort()).toEqual([
      'digest.a4.pdf',
      'digest.eml',
      'digest.html',
      'digest.json',
      'digest.letter.pdf',
      'digest.pdf',
    ]);
    const mail = readFileSync(path('week/digest.eml'), 'utf8');
    expect(mail).toMatch(/^X-Unsent: 1\r\nSubject: \[TLP:CLEAR\] The week to 15 March 2026\r\n/);
    expect(mail).toContain('filename=digest-2026-03-15.pdf');
    expect(readFileSync(path('week/digest.html'), 'utf8')).toContain('https://readout.example/briefings/harbour-dues/');
    expect(readFileSync(path('week/digest.pdf')).equals(readFileSync(path('week/digest.a4.pdf')))).toBe(true);
  });

  it('is the same bytes for the same span, whenever it is made, and takes the place of the one before', async () => {
    const { desk, path } = await digest(...NEW, '--out', 'week');
    const before = readdirSync(path('week')).map((name) => readFileSync(path(`week/${name}`)));
    await run([...NEW, '--out', 'week'], { ...desk, now: () => new Date('2026-04-11T23:00:00Z') });
    const after = readdirSync(path('week')).map((name) => readFileSync(path(`week/${name}`)));
    expect(after.every((bytes, i) => bytes.equals(before[i]!))).toBe(true);
  });

  it('says in one sentence that a span has nothing new, of the last seven days where none is named', async () => {
    const { code, said, path } = await digest('--eml', 'out/week.eml');
    expect(code).toBe(0);
    expect(said.split('\n')[0]).toBe('Nothing was published, changed or settled, 4–10 April 2026.');
    expect(existsSync(path('digest'))).toBe(false);
    expect(statSync(path('out/week.eml')).size).toBeGreaterThan(10_000);
  });

  it('prints JSON that its schema knows, and nothing else, and writes nothing then', async () => {
    const { said, path } = await digest(...NEW, '--json');
    const read = digestSchema.parse(JSON.parse(said));
    expect(read.new.map(({ address }) => address)).toEqual(['https://readout.example/briefings/harbour-dues/']);
    expect(read.new[0]?.judgement?.text).toBe('The Authority delays the rise');
    expect(existsSync(path('digest'))).toBe(false);
  });

  it('is of one topic, however that is written', async () => {
    const desk = await openDesk();
    const file = join(desk.cwd, 'briefings/harbour-dues.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replace('ai: none', 'ai: none\ntopics: [Port dues]'));
    await run([...NEW, '--topic', 'port DUES', '--json'], desk);
    expect(JSON.parse(desk.printed.join('\n'))).toMatchObject({ topic: 'Port dues', new: [{ id: 'harbour-dues' }] });
    await expect(run([...NEW, '--topic', 'tides'], desk)).rejects.toThrow(
      'there is no topic "tides"; there are Port dues',
    );
  });

  it('makes none of content with errors', async () => {
    const desk = await openDesk();
    writeFileSync(join(desk.cwd, 'briefings/harbour-dues.mdx'), '---\ntitle: x\n---\n');
    expect(await run(NEW, desk)).toBe(1);
    expect(desk.printed.at(-1)).toContain('No digest is made from a folder with errors.');
    expect(existsSync(join(desk.cwd, 'digest'))).toBe(false);
  });

  it.each([
    [['--to', '2026-04-11'], '--to is 2026-04-11, which is still to come'],
    [['--from', '2026-04-09', '--to', '2026-04-01'], '--from is 2026-04-09, which is after 2026-04-01'],
    [['--from', '9 March'], '--from is "9 March": a day was expected'],
    [['--from', '2026-02-30'], '--from is "2026-02-30": a day was expected'],
    [['--out', 'briefings/week'], '--out "briefings/week" is in the content folder'],
    [['--eml', ''], '--eml takes a name, not an empty one'],
  ])('refuses %j', async (args, why) => {
    const failed = digest(...args);
    await expect(failed).rejects.toThrow(why);
    await expect(failed).rejects.toBeInstanceOf(Usage);
  });
});
