import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { filesIn, readout, ROOT, sampleIn, sha256, temporary } from './command.ts';

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

it('a logo drawn anew is on all that is made again, as in a first build of a folder that never had another', async () => {
  await temporary(async (folder) => {
    const content = join(folder, 'content');
    await cp(join(ROOT, 'test/site/every-part'), content, { recursive: true });
    const build = async (out: string, ...more: string[]): Promise<Map<string, string>> => {
      const { code, said } = await readout(['build', content, '--out', join(folder, out), ...more]);
      expect(code, said).toBe(0);
      return sumsIn(join(folder, out));
    };
    const before = await build('site');
    const crest = join(content, 'brand/crest.svg');
    await writeFile(crest, (await readFile(crest, 'utf8')).replaceAll(/#[\da-f]{6}/gi, '#007755'));
    const after = await build('site');
    expect(after).toEqual(await build('anew', '--no-cache'));
    const made = [...after].filter(([path, sum]) => before.get(path) !== sum).map(([path]) => path);
    for (const kind of ['pdf', 'a4.pdf', 'letter.pdf', 'eml', 'png'])
      expect(made).toContain(`briefings/every-part.${kind}`);
    expect(made).toContain('briefings/every-part/index.html');
  });
});
