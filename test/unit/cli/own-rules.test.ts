import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { run as check } from '../../../src/cli/check.ts';
import type { Problem } from '../../../src/problem.ts';
import { openDesk, type Desk } from './desk.ts';

const execute = promisify(execFile);
const START = join(import.meta.dirname, '../../../src/cli/start.js');

/** A desk with a config, and what its check says. */
async function deskWith(config: string, more: Record<string, string> = {}, name = 'readout.config.ts'): Promise<Desk> {
  const desk = await openDesk();
  for (const [file, text] of Object.entries({ [name]: config, ...more })) {
    await mkdir(join(desk.cwd, file, '..'), { recursive: true });
    await writeFile(join(desk.cwd, file), text);
  }
  return desk;
}

/** One problem a line, as file:line:column severity rule message. */
async function said(desk: Desk, ...args: string[]): Promise<string[]> {
  desk.printed.length = 0;
  await check([...args, '--format', 'json'], desk);
  const problems = JSON.parse(desk.printed.join('')) as Problem[];
  return problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.severity} ${p.rule} ${p.message}`);
}

const RULE = (word: string, more = ''): string => `import { defineRule } from 'readout';

export const noWord = defineRule({
  name: 'desk/no-word',
  severity: 'warning',
  flags: 'the word ${word}',
  ${more}
  find: (_brief, _library, { texts, placeOf }) =>
    texts.flatMap((text) =>
      [...text.text.matchAll(/\\b${word}\\b/g)].map(({ index, 0: found }) => ({
        at: placeOf(text, { start: index, end: index + found.length }),
        message: \`“\${found}” is none of our words\`,
        note: 'Say it in another way',
      })),
    ),
});
`;
const CONFIG = `import { defineConfig } from 'readout';
import { noWord } from './rules/no-word.ts';

export default defineConfig({ rules: [noWord] });
`;
const withWord = (word: string, more?: string) => deskWith(CONFIG, { 'rules/no-word.ts': RULE(word, more) });
const inline = (rule: string) => deskWith(`export default { rules: [${rule}] };\n`);
const FINDS = (result: string) =>
  `{ name: 'desk/x', severity: 'error', flags: 'x', find: (brief, library, words) => { ${result} } }`;

const BRIEFING = 'briefings/harbour-dues.mdx';
async function edit(desk: Desk, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(desk.cwd, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(desk.cwd, file), text.replace(from, to));
}

describe('A rule of the desk’s own', () => {
  it('finds words where they stand, and a changed rule is seen at once', async () => {
    const desk = await withWord('vessels');
    const text = await readFile(join(desk.cwd, BRIEFING), 'utf8');
    const found = await said(desk);
    expect(found).toContain(
      `harbour-dues.mdx:${placeOf(text, 'vessels')} warning desk/no-word “vessels” is none of our words`,
    );
    // The same again is remembered, and the same.
    expect(await said(desk)).toEqual(found);
    await edit(desk, 'rules/no-word.ts', '\\bvessels\\b', '\\bpilots\\b');
    expect((await said(desk)).filter((line) => line.includes('vessels'))).toEqual([]);
    await edit(desk, 'readout.config.ts', '[noWord]', '[]');
    expect(await said(desk)).toEqual([]);
  });

  it('is waived with a reason like any other, unless it says that it is not', async () => {
    const waive = (desk: Desk) =>
      edit(
        desk,
        BRIEFING,
        '<BottomLine>',
        '{/* readout-allow-all desk/no-word: it is what they are called */}\n<BottomLine>',
      );
    const desk = await withWord('vessels');
    await waive(desk);
    expect(await said(desk)).toEqual([]);
    await edit(desk, 'rules/no-word.ts', '\\bvessels\\b', '\\bnowhere\\b');
    expect((await said(desk)).join()).toContain('The waiver of `desk/no-word` waives nothing');
    const strict = await withWord('vessels', 'waivable: false,');
    await waive(strict);
    expect((await said(strict)).join()).toContain('The rule `desk/no-word` cannot be waived');
    const other = await deskWith('export default {};\n');
    await waive(other);
    expect((await said(other)).join()).toContain('There is no rule `desk/no-word` to waive');
  });

  it('stops a build where it is an error, and stands in SARIF and GitHub’s output', async () => {
    const desk = await withWord('vessels', "severity: 'error',".replace('severity', 'waivable: true, severity'));
    await edit(desk, 'rules/no-word.ts', "severity: 'warning',", '');
    const { run: build } = await import('../../../src/cli/build.ts');
    expect(await build(['briefings', '--no-cache'], desk)).toBe(1);
    expect(desk.printed.join('\n')).toContain('desk/no-word');
    desk.printed.length = 0;
    expect(await check(['--format', 'sarif'], desk)).toBe(1);
    const { runs } = JSON.parse(desk.printed.join('')) as {
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }[];
    };
    const [{ tool, results } = { tool: { driver: { rules: [] } }, results: [] }] = runs;
    const own = results.find(({ ruleId }) => ruleId === 'desk/no-word');
    expect(tool.driver.rules[own?.ruleIndex ?? -1]?.id).toBe('desk/no-word');
    desk.printed.length = 0;
    await check(['--format', 'github'], desk);
    expect(desk.printed.join('')).toMatch(/^::error file=briefings\/harbour-dues\.mdx,.*title=desk\/no-word/m);
  });

  it.each([
    ['throws', `throw new RangeError('too far')`, '1:116', 'threw RangeError: too far'],
    ['ends the process', `process.exit(3)`, '1:1', 'ended the thread that it runs in'],
  ])('that %s is a problem that names it and the file, and no crash', async (_, body, at, why) => {
    const desk = await inline(FINDS(body));
    expect(await said(desk)).toEqual([
      `../readout.config.ts:${at} error config The rule \`desk/x\` ${why}, on harbour-dues.mdx`,
    ]);
  });

  it('that never ends is ended', async () => {
    const { ownRulesOf } = await import('../../../src/reading/own-rules.ts');
    const { loadLibrary } = await import('../../../src/reading/library.ts');
    const desk = await inline(FINDS('for (;;);'));
    const folder = join(desk.cwd, 'briefings');
    const own = await ownRulesOf(desk.cwd, folder, 1500).open();
    const problems = await own?.problems(await loadLibrary(folder), '2026-04-10');
    expect(problems?.map(({ message }) => message)).toEqual([
      'The rule `desk/x` took longer than 1.5 s, on harbour-dues.mdx',
    ]);
  });

  it('prints beside the report, not into it', async () => {
    const desk = await inline(FINDS(`console.log('here I am'); return []`));
    const args = [START, 'check', '--format', 'json'];
    // By the day of the test a forecast of the sample is long overdue.
    const { stdout, stderr } = await execute(process.execPath, args, { cwd: desk.cwd }).catch(
      (e: { stdout: string; stderr: string }) => e,
    );
    expect(new Set((JSON.parse(stdout) as Problem[]).map(({ rule }) => rule))).toEqual(new Set(['forecast-overdue']));
    expect(stderr).toBe('here I am\n');
  });
});

describe('A config', () => {
  it.each([
    ['does not parse', 'export default {\n  rules: [foo bar],\n};\n', ':2:', 'The config does not parse'],
    ['has types that are more than types', 'enum A { B }\nexport default {};\n', ':1:1', 'enum is not supported'],
    ['throws', 'const x = undefined;\nexport default x.y;\n', ':2:18', 'The config threw TypeError'],
    [
      'imports what is not there',
      "import './a.ts';\n\nimport x from './nothing';\nexport default x;\n",
      ':3:18',
      'nothing',
    ],
    ['exports nothing', 'const a = 1;\n', ':1:1', 'The config exports nothing, expected an object'],
  ])('that %s is a clear problem', async (_, config, at, message) => {
    const desk = await deskWith(config, { 'a.ts': 'export {};\n' });
    const [line = '', ...more] = await said(desk);
    expect(line.startsWith(`../readout.config.ts${at}`), line).toBe(true);
    expect(line).toContain(message);
    expect(more).toEqual([]);
  });

  it('in JavaScript that does not parse says where', async () => {
    const desk = await deskWith('export default {\n  rules: [foo bar],\n};\n', {}, 'readout.config.mjs');
    expect((await said(desk)).join()).toMatch(
      /^\.\.\/readout\.config\.mjs:2:\d+ error config The config does not parse/,
    );
  });

  it('is that of the folder the command is called in, never one beside a content folder elsewhere', async () => {
    const stranger = await deskWith(`import { writeFileSync } from 'node:fs';
writeFileSync(new URL('./was-here', import.meta.url), '');
export default {};
`);
    await symlink('../readout.config.ts', join(stranger.cwd, 'briefings/sources/readout.config.ts')).catch(
      () => undefined,
    );
    const desk = await openDesk();
    await check([join(stranger.cwd, 'briefings')], desk);
    await expect(readFile(join(stranger.cwd, 'was-here'))).rejects.toThrow('ENOENT');
    // Called in that folder, it is the desk's own.
    await check([], stranger);
    expect(await readFile(join(stranger.cwd, 'was-here'), 'utf8')).toBe('');
  });

  it('is told of where it stands as seen from where one stands', async () => {
    const desk = await deskWith('export default 1;\n');
    expect(await check([], desk)).toBe(1);
    expect(desk.printed.join('')).toMatch(/^readout\.config\.ts$/m);
    desk.printed.length = 0;
    await check(['--format', 'github'], desk);
    expect(desk.printed.join('')).toContain('::error file=readout.config.ts,line=1');
  });

  it('stands there once', async () => {
    const desk = await deskWith('export default {};\n', { 'readout.config.mjs': 'export default {};\n' });
    expect((await said(desk)).join()).toContain('There is `readout.config.mjs` beside `readout.config.ts`');
  });
});

function placeOf(text: string, words: string): string {
  const body = text.indexOf(words, text.indexOf('<'));
  const before = text.slice(0, body).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
