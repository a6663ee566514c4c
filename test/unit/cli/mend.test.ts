import { chmod, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { run as check } from '../../../src/cli/check.ts';
import { mendFile } from '../../../src/cli/mend.ts';
import type { Fix, Problem } from '../../../src/problem.ts';
import { openDesk, type Desk } from './desk.ts';
import { modeOr } from '../modes.ts';

const briefingOf = (desk: Desk): string => join(desk.cwd, 'briefings/harbour-dues.mdx');

/** A desk whose briefing was changed by a hand that slips. */
async function faultyDesk(change: (text: string) => string): Promise<Desk & { sound: string }> {
  const desk = await openDesk();
  const sound = await readFile(briefingOf(desk), 'utf8');
  await writeFile(briefingOf(desk), change(sound));
  return { ...desk, sound };
}

const otherCase = (text: string): string => text.replace('"It has not ruled', '"it has Not ruled');

describe('`check --fix`', () => {
  it('makes the edits that are safe, says which by file, and prints what is left', async () => {
    const desk = await faultyDesk((text) =>
      otherCase(text)
        .replace('source="tariff-2026" passage="The rise', 'passage="The rise')
        .replace('passage="Harbour dues rise by 4.5', 'passage="Harbour dues rise by 5.4'),
    );
    expect(await check(['--fix'], desk)).toBe(1);
    const text = await readFile(briefingOf(desk), 'utf8');
    expect(text).toBe(desk.sound.replace('passage="Harbour dues rise by 4.5', 'passage="Harbour dues rise by 5.4'));
    expect(desk.printed[0]?.split('\n')).toEqual([
      'briefings/harbour-dues.mdx: 2 mended',
      '  16:65 source="tariff-2026"',
      '  17:98 passage="It has not ruled out a strike."',
    ]);
    expect(desk.printed.at(-1)).toContain('could be: passage="Harbour dues rise by 4.5');
    expect(desk.printed.at(-1)).not.toContain('check --fix');
  });

  it('leaves a sound folder, and one that it has mended, as they are', async () => {
    const desk = await faultyDesk(otherCase);
    expect(await check(['--fix'], desk)).toBe(0);
    expect(await readFile(briefingOf(desk), 'utf8')).toBe(desk.sound);
    const { mtimeMs, ino } = await stat(briefingOf(desk));
    desk.printed.length = 0;
    expect(await check(['--fix'], desk)).toBe(0);
    expect(desk.printed).toEqual(['briefings: 1 briefing, 2 sources, no problems']);
    expect(await stat(briefingOf(desk))).toMatchObject({ mtimeMs, ino });
  });

  it('goes on until nothing is left: an id that is wrong in four places is told in one', async () => {
    const desk = await faultyDesk((text) => text.replaceAll('source="tariff-2026"', 'source="tarif-2026"'));
    expect(await check(['--fix'], desk)).toBe(0);
    expect(await readFile(briefingOf(desk), 'utf8')).toBe(desk.sound);
  });

  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('keeps %s', async (_, written) => {
    const desk = await faultyDesk((text) => written(otherCase(text)));
    expect(await check(['--fix'], desk)).toBe(0);
    expect(await readFile(briefingOf(desk), 'utf8')).toBe(written(desk.sound));
  });

  it('keeps a file’s mode and leaves nothing beside it, nor what a run that was killed left', async () => {
    const desk = await faultyDesk(otherCase);
    await chmod(briefingOf(desk), 0o640);
    const left = join(desk.cwd, 'briefings/sources/.readout-mend-left');
    await writeFile(left, 'half a fi');
    await utimes(left, 0, 0);
    await check(['--fix'], desk);
    expect(modeOr((await stat(briefingOf(desk))).mode, 0o640)).toBe(0o640);
    const names = await readdir(join(desk.cwd, 'briefings'), { recursive: true });
    expect(names.filter((name) => name.includes('readout-mend'))).toEqual([]);
  });

  it('prints nothing but the report for programs', async () => {
    const desk = await faultyDesk(otherCase);
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await check(['--fix', '--format', 'json'], desk)).toBe(0);
    expect(JSON.parse(desk.printed.join('')) as Problem[]).toEqual([]);
    expect(told.mock.calls.join('')).toContain('briefings/harbour-dues.mdx: 1 mended');
    told.mockRestore();
  });

  it('is not taken with --watch', async () => {
    await expect(check(['--fix', '--watch'], await openDesk())).rejects.toThrow(
      '--fix and --watch are not taken together',
    );
  });

  it('leaves a file that was saved since it was read', async () => {
    const desk = await openDesk();
    const saved = await readFile(briefingOf(desk), 'utf8');
    const fix: Fix = {
      ...{ file: 'harbour-dues.mdx', line: 2, column: 1, endLine: 2, endColumn: 6 },
      ...{ text: 'Title', label: 'Title', safe: true },
    };
    await writeFile(briefingOf(desk), `${saved}\n`);
    expect(await mendFile(briefingOf(desk), saved, [fix])).toBeUndefined();
    expect(await readFile(briefingOf(desk), 'utf8')).toBe(`${saved}\n`);
    expect(await readdir(join(desk.cwd, 'briefings'))).toEqual(['actors', 'harbour-dues.mdx', 'site.yaml', 'sources']);
  });
});
