import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { lstat, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/cli/inspect.ts';
import { forgetful } from '../../src/cli/memory.ts';
import { publish } from '../../src/model/publish.ts';
import { hasErrors, type Problem } from '../../src/problem.ts';
import { layOut } from './content.ts';
import { problemsText, publishedText } from './projection.ts';

/** The day on which every case is made. */
const TODAY = '2026-05-01';

/** A folder here is a case; `_base` is what they stand on. */
const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((f) => f.isDirectory() && f.name !== '_base')
  .map((f) => f.name)
  .sort();

describe('Content in, problems or briefings out:', () => {
  it.each(cases.map((name) => [name.replaceAll('-', ' '), join(import.meta.dirname, name)]))(
    '%s',
    async (_, folder) => {
      const target = await mkdtemp(join(tmpdir(), 'readout-case-'));
      try {
        await layOut(folder, target);
        const { library, problems } = await inspect(target, '', TODAY, forgetful);
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

/**
 * Compares with what stands in the case's folder. What is missing or empty is written, with a notice, where a person can
 * read it over before committing it; in CI it fails. A mismatch leaves what came out beside it, as `NAME-changed.txt`.
 */
function compare(folder: string, name: string, actual: string): void {
  const path = join(folder, name);
  const changed = path.replace(/\.(\w+)$/, '-changed.$1');
  rmSync(changed, { force: true });
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const label = `${basename(folder)}/${name}`;
  if (expected === '') {
    expect(process.env['CI'], `${label} is missing: run the tests once outside CI, read it, commit it`).toBeFalsy();
    writeFileSync(path, actual);
    process.stderr.write(`Written, to be read over: test/cases/${label}\n`);
  } else {
    if (actual !== expected) writeFileSync(changed, actual);
    expect(actual, `${label} is no longer what comes out; see ${basename(changed)}`).toBe(expected);
  }
}
