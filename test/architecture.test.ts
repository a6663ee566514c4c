import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { determinism } from '../eslint.config.js';
import { ON_DEBIAN, startedBy } from './anywhere.ts';
import { faults, readImports, type SourceFile } from './architecture.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((f) => f !== '' && existsSync(join(root, f)));
const code = files.filter((f) => /^(src|test)\/.*\.(tsx?|js|mjs|astro|mdx)$/.test(f) && !f.startsWith('test/cases/'));
const tests = files.filter((f) => f.endsWith('.test.ts'));

/** What the top level of the repository holds: DESIGN's list, and the usual dot and text files. */
const TOP = new Set(
  `src briefings docs public test astro.config.mjs package.json package-lock.json tsconfig.json eslint.config.js
  vitest.config.ts README.md CHANGELOG.md CONTRIBUTING.md LICENSE .ci .github .editorconfig .gitattributes .gitignore
  .npmrc .prettierignore .prettierrc`.split(/\s+/),
);

const SINGLED = /\b(it|test|describe|context)\.(skip|only|todo|fails|skipIf|runIf)\(|\bx(it|describe)\(/;

describe('The house', () => {
  it('imports in one direction, without cycles, each outside module in its one place', () => {
    expect(faults(code.map((f) => readImports(f, read(f))))).toEqual([]);
  });

  it('has nothing at its top level that is not in the design', () => {
    expect([...new Set(files.map((f) => f.split('/')[0] ?? ''))].filter((f) => !TOP.has(f))).toEqual([]);
  });

  it('skips no test and singles none out', () => {
    expect(tests.filter((f) => SINGLED.test(read(f)))).toEqual([]);
  });

  it('starts no program but Node in the unit tests that run on every system', () => {
    const units = tests.filter((f) => f.startsWith('test/unit/') && !ON_DEBIAN.some((path) => f.startsWith(path)));
    expect(units.length).toBeGreaterThan(100);
    const started = new Map(units.map((f) => [f, reached(f).flatMap((each) => startedBy(read(each)))]));
    expect([...started].filter(([, programs]) => programs.length)).toEqual([]);
    // And those that are left out have a reason to be.
    for (const path of ON_DEBIAN) {
      const all = tests.filter((f) => f.startsWith(path)).flatMap((f) => reached(f));
      expect(
        all.flatMap((each) => startedBy(read(each))).concat(all.filter((f) => f === 'test/chromium.ts')),
        path,
      ).not.toEqual([]);
    }
  });

  it('reads no clock, chance, locale or machine in its pure rooms', () => {
    const pure = code.filter((f) => f.startsWith('src/') && f.endsWith('.ts'));
    expect(pure.flatMap((f) => lint(f, read(f)))).toEqual([]);
  });
});

/** A test file, and all that it draws on of the tests. */
function reached(file: string, known = new Set<string>()): string[] {
  if (known.has(file) || !existsSync(join(root, file))) return [];
  known.add(file);
  const own = readImports(file, read(file)).imports.filter(
    ({ from, typeOnly }) => from.startsWith('test/') && !typeOnly,
  );
  return [file, ...own.flatMap(({ from }) => reached(from, known))];
}

describe('A planted fault is caught:', () => {
  const planted = (...sources: SourceFile[]): string => faults(sources).join('\n');
  const file = (name: string, text: string): SourceFile => readImports(name, text);

  it.each([
    ['src/rules/one-page.ts', '../sheet/fit.ts', 'rules may not import src/sheet/fit.ts'],
    ['src/sheet/page.ts', '../mail/message.ts', 'sheet may not import src/mail/message.ts'],
    ['src/mail/message.ts', '../pdf/index.ts', 'mail may not import src/pdf/index.ts'],
    ['src/card/card.ts', '../sheet/fit.ts', 'card may not import src/sheet/fit.ts'],
    ['src/feed/rss.ts', '../mail/html.ts', 'feed may not import src/mail/html.ts'],
    ['src/model/parse.ts', '../wording/en.ts', 'model may not import src/wording/en.ts'],
    ['src/pdf/paint.ts', '../sheet/theme.ts', 'pdf may not import src/sheet/theme.ts'],
    ['src/pdf/tags.ts', '../model/brief.ts', 'pdf may not import src/model/brief.ts'],
    ['src/wording/phrases.ts', '../components/Mark.astro', 'wording may not import src/components/Mark.astro'],
    ['src/attic/old.ts', '../model/brief.ts', 'the room attic is not in the table'],
    ['src/sheet/picture.ts', 'satori', 'only src/card/ may import satori'],
    ['src/cli/send.ts', 'nodemailer/lib/mailer', 'only src/mail/ may import nodemailer'],
    ['src/pdf/subset.ts', 'harfbuzzjs', 'may import harfbuzzjs'],
    ['src/mail/ledger.ts', 'node:net', 'only src/mail/send.ts may import node:net'],
    ['src/model/parse.ts', 'node:fs/promises', 'may import node:fs'],
    ['src/pdf/file.ts', 'node:zlib', 'runs in a browser too, and may not import node:zlib'],
    ['src/rules/lib/words.ts', 'zod', '"lib" does not say'],
    ['src/sheet/utils.ts', 'zod', '"utils" does not say'],
  ])('%s imports %s', (name, specifier, message) => {
    expect(planted(file(name, `import { x } from '${specifier}';`))).toContain(message);
  });

  it('a component that takes more than types from the model', () => {
    const from = (line: string): string => planted(file('src/components/Facts.astro', `---\n${line}\n---\n<p>x</p>`));
    expect(from(`import { plain } from '../model/brief.ts';`)).toContain('components may not import');
    expect(from(`import { type Brief, plain } from '../model/brief.ts';`)).toContain('components may not import');
    expect(from(`import type { Brief } from '../model/brief.ts';`)).toBe('');
    expect(from(`import { type Brief } from '../model/brief.ts';`)).toBe('');
  });

  it('an import that hides: exported, dynamic, or in an MDX page', () => {
    expect(planted(file('src/pdf/a.ts', `export { x } from '../sheet/fit.ts';`))).toContain('pdf may not import');
    expect(planted(file('src/pdf/a.ts', `const x = await import('../sheet/fit.ts');`))).toContain('pdf may not import');
    expect(file('src/pages/method.mdx', `import Scale from '../components/Scale.astro';\n\n# M`).imports).toHaveLength(
      1,
    );
  });

  it('a cycle, but not one of types', () => {
    const pair = (line: string): string =>
      planted(file('src/model/a.ts', `import { b } from './b.ts';`), file('src/model/b.ts', line));
    expect(pair(`import { a } from './a.ts';`)).toBe('Import cycle: src/model/a.ts → src/model/b.ts → src/model/a.ts');
    expect(pair(`import type { a } from './a.ts';`)).toBe('');
  });

  it('a test that is skipped or stands alone', () => {
    const ways = ['it.skip', 'test.only', 'describe.only', 'it.todo', 'it.skipIf', 'xit'];
    expect(ways.filter((way) => !SINGLED.test(`${way}(`))).toEqual([]);
  });

  it.each([
    'Date.now()',
    'new Date()',
    'new Date(2025, 7, 6)',
    'new Date(x).getDay()',
    'Math.random()',
    'crypto.randomUUID()',
    'process.env.TZ',
    'x.toLocaleString()',
    'x.toLocaleUpperCase(undefined)',
    'a.localeCompare(b)',
    'new Intl.NumberFormat()',
    `new Intl.DateTimeFormat('en')`,
    `import { readFileSync } from 'node:fs';`,
    `import { EOL } from 'os';`,
    `import { execSync } from 'node:child_process';`,
    'Math.max(...list)',
    'found.push(...list)',
  ])('%s in a pure room', (line) => {
    expect(lint('src/sheet/planted.ts', line)).toHaveLength(1);
    expect(lint('src/cli/planted.ts', line)).toEqual([]);
  });

  it('but not its pure form', () => {
    const good = [
      'new Date(`${on}T00:00:00Z`).getUTCDay()',
      `new Intl.DateTimeFormat(lang, { timeZone: 'UTC' })`,
      'new Intl.ListFormat(lang, { type: "unit" })',
      'x.toLocaleUpperCase(lang)',
      'a.localeCompare(b, lang)',
      `import { createHash } from 'node:crypto';`,
    ];
    expect(good.flatMap((line) => lint('src/mail/planted.ts', line))).toEqual([]);
  });
});

const linter = new Linter();

/** The determinism rules' messages on one file, each with its place. */
function lint(file: string, text: string): string[] {
  const config = [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, determinism] as Linter.Config[];
  return linter
    .verify(text, config, { filename: file })
    .filter((m) => m.ruleId?.startsWith('no-restricted') || m.fatal)
    .map((m) => `${file}:${m.line}:${m.column} ${m.message}`);
}
