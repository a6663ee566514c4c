import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';

/**
 * Compares with what stands in the case's folder. What is missing or empty is written, with a notice, where a person can
 * read it over before committing it; in CI it fails. A mismatch leaves what came out beside it, as `NAME-changed.txt`.
 */
export function compare(folder: string, name: string, actual: string): void {
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
