import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { filesIn, readout, sampleIn, sha256, temporary } from './command.ts';

/** The sum of every file below a folder, by its path in it. */
const sumsIn = async (folder: string): Promise<Map<string, string>> =>
  new Map([...(await filesIn(folder))].map(([path, bytes]) => [path, sha256(bytes)]));

it('two builds in other folders, time zones, languages and environments, one without a cache and with one thread, give the same bytes', async () => {
  // The site that the tests share is built in the project's folder, with the settings that this run was started with.
  expect((await fetch(`${inject('site').origin}/`)).status).toBe(200);
  await temporary(async (folder) => {
    await mkdir(join(folder, 'another place'));
    const content = await sampleIn(join(folder, 'another place'));
    const language = { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' };
    const env = { TZ: 'Pacific/Auckland', ...language, BASE_URL: '/elsewhere', SITE: 'https://elsewhere.example' };
    const { code, said } = await readout(
      ['build', content, '--out', join(folder, 'site'), '--no-cache', '--workers', '1'],
      env,
    );
    expect(code, said).toBe(0);
    const sums = await sumsIn(join(folder, 'site'));
    expect([...sums.keys()].filter((path) => /\.(pdf|eml|json|png)$/.test(path)).length).toBeGreaterThanOrEqual(28);
    const shared = await sumsIn(inject('site').folder);
    expect([...sums].filter(([path, sum]) => shared.get(path) !== sum)).toEqual([]);
    expect([...sums.keys()]).toEqual([...shared.keys()]);
  });
});
