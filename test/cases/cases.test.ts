import { readdirSync } from 'node:fs';
import { lstat, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../src/reading/folder.ts';
import { inspect } from '../../src/reading/inspect.ts';
import { FORGETFUL } from '../../src/reading/memory.ts';
import { publish } from '../../src/model/publish.ts';
import { hasErrors, type Problem } from '../../src/problem.ts';
import { compare } from './compare.ts';
import { layOut } from './content.ts';
import { problemsText, publishedText } from './projection.ts';

/** The day on which every case is made. */
const TODAY = '2026-04-10';

/** A folder here is a case, but for `_base`, on which they stand, and `sheet` and `digest`, which have cases of their own. */
const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((f) => f.isDirectory() && !['_base', 'sheet', 'digest'].includes(f.name))
  .map((f) => f.name)
  .sort();

const ROOT = join(import.meta.dirname, '../..');

describe('Content in, problems or briefings out:', () => {
  it.each(cases.map((name) => [name.replaceAll('-', ' '), join(import.meta.dirname, name)]))(
    '%s',
    async (_, folder) => {
      const target = await mkdtemp(join(tmpdir(), 'readout-case-'));
      try {
        await layOut(folder, target);
        const reading = { root: ROOT, content: await readContent(target), memory: FORGETFUL };
        const { library, problems } = await inspect(reading, TODAY);
        await checkPlaces(problems, target);
        compare(folder, 'problems.txt', problemsText(problems));
        if (!hasErrors(problems)) compare(folder, 'text.txt', publishedText(publish(library, TODAY)));
      } finally {
        await rm(target, { recursive: true });
      }
    },
    10_000,
  );
});

/** Every problem stands where a writer can go and says what to do there, in the grammar of problems. */
async function checkPlaces(problems: readonly Problem[], folder: string): Promise<void> {
  for (const p of problems) {
    const path = join(folder, p.file);
    const text = (await lstat(path).catch(() => undefined))?.isFile() ? await readFile(path, 'utf8') : '';
    const lines = text.split(/\r\n?|\n/);
    const said = problemsText([p]);
    expect(p.line, said).toBeLessThanOrEqual(lines.length);
    expect(p.column, said).toBeLessThanOrEqual((lines[p.line - 1]?.length ?? 0) + 1);
    expect(
      [p.endLine, p.endColumn].every((n) => n >= 1),
      said,
    ).toBe(true);
    expect(p.message, said).toMatch(/^[^\n]*[^\n.]$/);
    expect(p.note, said).toMatch(/^[^\n]*[^\n.]$/);
  }
}
