import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './command.ts';

const run = promisify(execFile);

/** The package, packed by npm as it would be published. */
export async function packed(folder: string): Promise<string> {
  const options = { cwd: ROOT, env: { ...process.env, npm_config_loglevel: 'error' } };
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], options);
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ filename: string }];
  return join(folder, filename);
}

/**
 * Puts a packed package into a folder's `node_modules`, and beside it what it depends on and nothing else: as npm would, which
 * takes ten times as long. `node test/bench/install.ts` has npm do it.
 */
export async function install(tarball: string, folder: string): Promise<string> {
  const modules = join(folder, 'node_modules');
  const own = join(modules, 'readout');
  await mkdir(own, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
  const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  for (const [path, { dev }] of Object.entries(packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    if (name === undefined || dev) continue;
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(ROOT, 'node_modules', name), join(modules, name));
  }
  return join(own, 'made/src/cli/start.js');
}
