import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

/** What is loaded before a command does anything, by its address. */
function loadedBy(command: string): string[] {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    await import(${JSON.stringify(pathToFileURL(join(SRC, 'cli', command)).href)});
    console.log(JSON.stringify(loaded));`;
  const args = ['--input-type=module', '--eval', program];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as string[];
}

it('an editor has its first answer before the code is loaded that reads texts', () => {
  const loaded = loadedBy('lsp.ts');
  expect(loaded.some((url) => url.endsWith('/src/language-server/server.ts'))).toBe(true);
  expect(
    loaded.filter((url) => /\/src\/(?:rules|sheet\/fit|desk|model\/assemble)|\/node_modules\/(?:zod|yaml)\//.test(url)),
  ).toEqual([]);
});
