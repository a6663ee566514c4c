import { folderName } from '../disk/paths.ts';
import { shown } from '../model/shown.ts';

/** What every command is given and gives back. */

/** The effects a command may use: given, so that a test gives its own. */
export interface World {
  now: () => Date;
  /** Prints to standard output. */
  print: (text: string) => void;
  cwd: string;
  /** Asks a person at the terminal; absent where there is none. */
  ask?: (question: string) => Promise<string>;
}

/** The exit code, one of `EXIT`. */
export type Outcome = number;

/** The words of a command were not what it takes. */
export class Usage extends Error {}

/** The day of a moment, YYYY-MM-DD in UTC, so that a site made at one moment is the same everywhere. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Every command takes its folder by position or by this flag. */
export const FOLDER = { folder: { type: 'string' } } as const;

/** The content folder a command was given, by position or by `--folder`, or `briefings`; as problems name it. */
export function folderOf(positionals: readonly string[], flag?: string): string {
  const named = [...positionals, ...(flag === undefined ? [] : [flag])];
  const [folder = 'briefings', ...more] = named;
  if (more.length) throw new Usage(`one folder was expected, not "${shown(named.join(' '))}"`);
  if (!folder) throw new Usage('a folder was expected, not an empty name');
  return folderName(folder);
}

/** A number of things, the word in the plural but for one. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
