import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingAt } from '../../src/built/standing.ts';
import { swapFolder } from '../../src/built/leftovers.ts';
import { thisProcess } from '../../src/built/owner.ts';
import { filesIn, readout, ROOT, temporary } from './command.ts';

/** A folder with no briefing yet, as on a desk's first day: small to build. */
async function emptyDesk(folder: string): Promise<string> {
  const content = join(folder, 'desk');
  await mkdir(join(content, 'sources'), { recursive: true });
  await writeFile(join(content, 'site.yaml'), 'name: Harbour Street Desk\nurl: https://readout.example\n');
  return content;
}

const bytesOf = async (folder: string): Promise<string[]> =>
  [...(await filesIn(folder))].map(([path, bytes]) => `${path} ${bytes.toString('base64')}`);

let built = '';

/** The site of such a folder, as a build left it. */
const emptySite = (out: string): Promise<void> => cp(join(built, 'site'), out, { recursive: true });

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'readout-empty-'));
  const { said } = await readout(['build', await emptyDesk(built), '--out', join(built, 'site')]);
  expect(said).toMatch(/0 briefings, 0 sources, 0 actors/);
});
afterAll(() => rm(built, { recursive: true, force: true }));

describe('`build --out`', () => {
  it('replaces its own site, one of no briefings too, and refuses once someone put a file there', async () => {
    await temporary(async (folder) => {
      const content = await emptyDesk(folder);
      const out = join(folder, 'site');
      const build = () => readout(['build', content, '--out', out]);
      await emptySite(out);
      expect(execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: out, encoding: 'utf8' })).toBe('');
      expect(await standingAt(out)).toEqual({ kind: 'site' });
      expect((await build()).code).toBe(0);
      await writeFile(join(out, 'my notes.txt'), 'mine');
      const before = await bytesOf(out);
      const { code, said } = await build();
      expect([code, said.split('\n')[0]]).toEqual([
        2,
        `readout: --out "${out}" holds what no build put there (my notes.txt): move it out, or name another folder`,
      ]);
      expect(await bytesOf(out)).toEqual(before);
      expect((await readdir(folder)).sort()).toEqual(['desk', 'site']);
    });
  });

  it('follows a link to the site and leaves the link', async () => {
    await temporary(async (folder) => {
      const content = await emptyDesk(folder);
      await mkdir(join(folder, 'elsewhere'));
      await symlink('elsewhere', join(folder, 'site'));
      await emptySite(join(folder, 'elsewhere'));
      expect((await readout(['build', content, '--out', join(folder, 'site')])).code).toBe(0);
      expect(await standingAt(join(folder, 'elsewhere'))).toEqual({ kind: 'site' });
      expect(await readFile(join(folder, 'site/index.html'), 'utf8')).toContain('Harbour Street Desk');
      expect((await readdir(folder)).sort()).toEqual(['desk', 'elsewhere', 'site']);
    });
  });

  it('refuses a repository, the content, what holds it, a folder like a site, and a file, and changes nothing', async () => {
    await temporary(async (folder) => {
      const content = await emptyDesk(folder);
      await cp(content, join(folder, 'like/briefings'), { recursive: true });
      await writeFile(join(folder, 'like/404.html'), 'mine');
      await cp(join(folder, 'like'), join(folder, 'git'), { recursive: true });
      execFileSync('git', ['init', '-q', join(folder, 'git')]);
      await writeFile(join(folder, 'file'), 'mine');
      await symlink(content, join(folder, 'link'));
      const before = await bytesOf(folder);
      for (const [out, says] of [
        ['git', 'holds a Git repository (.git)'],
        ['like', 'holds files and no sign that Readout built them'],
        ['desk', 'is the content folder'],
        ['desk/../link', 'is the content folder'],
        ['link/site', 'stands in the content folder'],
        ['desk/sources/../..', 'holds the content folder'],
        ['file', 'is no folder'],
      ] as const) {
        const { code, said } = await readout(['build', content, '--out', `${folder}/${out}`]);
        expect([code, said], out).toEqual([2, expect.stringContaining(`--out "${folder}/${out}" ${says}`)]);
      }
      for (const out of ['.', 'package.json/site'])
        expect((await readout(['build', content, '--out', out])).code, out).toBe(2);
      expect(await bytesOf(folder)).toEqual(before);
    });
  });

  it.each([
    ['a file of the site', 8, 'https://readout.example'],
    // At an address of its own, a site's code is made anew.
    ['what the bundler writes', 80, 'https://bundler.readout.example'],
    ['the pages’ code', 200, 'https://code.readout.example'],
  ])('says in a sentence that %s cannot be written, and leaves the earlier site', async (_, kilobytes, address) => {
    await temporary(async (folder) => {
      const content = await emptyDesk(folder);
      const out = join(folder, 'site');
      await emptySite(out);
      const before = await bytesOf(out);
      // A limit on the size of files, which anyone may set, stands for a disk that takes no more.
      const limited = ['-c', `ulimit -f ${2 * kilobytes} && exec "$@"`, 'sh', process.execPath];
      const command = [join(ROOT, 'src/cli/start.js'), 'build', content, '--out', out, '--site', address];
      const { status, stderr } = spawnSync('sh', [...limited, ...command], { encoding: 'utf8', cwd: ROOT });
      expect([status, stderr]).toEqual([
        4,
        expect.stringMatching(/^readout: .*a file is larger than may be written here\n$/),
      ]);
      expect(await bytesOf(out)).toEqual(before);
      expect((await readdir(folder)).sort()).toEqual(['desk', 'site']);
    });
  });

  it('puts back first what a killed build left, though it then has nothing to build', async () => {
    await temporary(async (folder) => {
      const content = await emptyDesk(folder);
      const out = join(folder, 'site');
      await emptySite(out);
      const left = swapFolder(out, { ...thisProcess(), start: 'deadbeef' });
      await mkdir(left.path);
      await cp(out, left.last, { recursive: true });
      execFileSync('rm', ['-r', out]);
      await writeFile(join(content, 'site.yaml'), 'url: https://readout.example\n');
      const { code, said } = await readout(['build', content, '--out', out]);
      expect([code, said]).toEqual([1, expect.stringContaining('the site it was to replace is back')]);
      expect(await standingAt(out)).toEqual({ kind: 'site' });
      expect((await readdir(folder)).sort()).toEqual(['desk', 'site']);
    });
  });
});
