import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openEngine } from '../../../src/desk/engine.ts';
import { readFonts } from '../../../src/fonts/index.ts';
import { inspect } from '../../../src/reading/inspect.ts';
import { readFolder } from '../../../src/reading/reading.ts';
import { ROOT, sampleIn, temporary } from '../../build/command.ts';

it('the desk says of the whole folder what `check` says', () =>
  temporary(async (folder) => {
    const content = await sampleIn(folder);
    const faults: [string, string, string][] = [
      ['geneva-meeting.mdx', 'must fully uphold', 'must uphold'],
      ['moscow-talks.mdx', '<Gap>', '<Gap>Unlikely to last. '],
      ['actors/ukraine.yaml', 'kind: state', 'kind: planet'],
    ];
    for (const [file, from, to] of faults) {
      const text = await readFile(join(content, file), 'utf8');
      await writeFile(join(content, file), text.replace(from, to));
    }
    const reading = await readFolder(ROOT, content);
    const { problems } = await inspect(reading, '2026-05-01');
    const engine = await openEngine(reading.content.files, readFonts(ROOT));
    const said = (all: readonly { file: string; line: number; message: string }[]): string[] =>
      all.map((p) => `${p.file}:${p.line} ${p.message}`).sort();
    expect(problems.length).toBeGreaterThan(1);
    expect(said(engine.check('2026-05-01'))).toEqual(said(problems));
  }));
