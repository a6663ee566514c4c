import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { defineRule } from '../../../src/index.ts';
import { read } from '../../../src/inside/content.ts';
import readout from '../../../src/inside/index.ts';

const BASE = join(import.meta.dirname, '../../cases/_base');

const noWord = (name: 'desk/no-dues' | 'desk/no-pilots', word: string) =>
  defineRule({
    ...{ name, severity: 'warning', flags: `the word ${word}` },
    find: (_brief, _library, { texts }) =>
      texts
        .filter(({ text }) => text.includes(word))
        .map(({ at }) => ({ at, message: `No ${word}`, note: 'Say it otherwise' })),
  });

it('An integration checks by rules that it is handed, beside those of the config in the site’s root', async () => {
  const root = await mkdtemp(join(tmpdir(), 'readout-inside-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await cp(BASE, join(root, 'briefings'), { recursive: true });
  await writeFile(
    join(root, 'readout.config.mjs'),
    `export default { rules: [{ name: 'site/no-union', severity: 'error', flags: 'the union', find: (brief) => [{
      at: brief.gaps[0].at, message: 'No gaps', note: 'Find out' }] }] };\n`,
  );
  const folder = {
    ...{ root, path: join(root, 'briefings'), name: 'briefings', url: undefined, search: false },
    rules: [noWord('desk/no-dues', 'dues'), noWord('desk/no-pilots', 'pilots')],
  };
  const { report, refused } = await read(folder, { today: '2026-04-10', preview: false });
  for (const rule of ['desk/no-dues', 'desk/no-pilots', 'site/no-union']) expect(report).toContain(rule);
  expect(refused).toBe(true);
  expect(() => readout({ rules: [{ ...noWord('desk/no-dues', 'x'), name: 'dues' as 'a/b' }] })).toThrow(
    'The rule `dues` has no name of the desk’s own',
  );
});
