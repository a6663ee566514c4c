import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What of the machine says where a user's caches are. */
export interface Machine {
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() });

/** Whether the project was installed as a package: its folder is then the package manager's, and nobody writes into it. */
export const isInstalled = (root: string): boolean => root.split(/[/\\]/).includes('node_modules');

/**
 * Where what can be made again is kept: beside the code where that is a project one works in, else in the user's own folder
 * for caches.
 *
 * @param root the project's own folder
 */
export function cachesOf(root: string, machine: Machine = thisMachine()): string {
  const { join } = pathsOf(machine);
  return isInstalled(root) ? join(ofUser(machine), 'readout') : join(root, '.readout');
}

const pathsOf = ({ platform }: Machine) => (platform === 'win32' ? win32 : posix);

function ofUser(machine: Machine): string {
  const { platform, env, home } = machine;
  const { join } = pathsOf(machine);
  // The specification has a relative one be taken for none; Windows names its own.
  const named = env['XDG_CACHE_HOME'];
  if (named !== undefined && /^(\/|[A-Za-z]:[/\\])/.test(named)) return named;
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  if (platform === 'win32') return env['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
  return join(home, '.cache');
}
