import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../mail/refusal.ts';
import { shown } from '../../model/shown.ts';

/**
 * Where the one ledger of a list stands, by whatever name the list was called: beside the file itself, under the name its
 * folder has for it. Symbolic links and another case of letters lead there; a file with two names of equal rank (hard links)
 * has no one place, and neither has a list that was sent to under another name before.
 *
 * @throws Refusal where there is no one place
 */
export async function ledgerPath(list: string): Promise<string> {
  const real = await ownName(await realpath(list));
  await expectOneName(real);
  const ledger = await realpath(`${real}.ledger`).catch(unlessMissing(`${real}.ledger`));
  await expectNoOther(`${list}.ledger`, ledger);
  if (await exists(ledger)) await expectOneName(ledger);
  return ledger;
}

/** A disk that takes two cases of a letter, or two codings of an accent, for one name has one name for the file. */
async function ownName(path: string): Promise<string> {
  const names = await readdir(dirname(path));
  if (names.includes(basename(path))) return path;
  const { dev, ino } = await stat(path, { bigint: true });
  for (const name of names) {
    const own = join(dirname(path), name);
    const other = await lstat(own, { bigint: true });
    if (other.dev === dev && other.ino === ino) return own;
  }
  throw new Refusal(`${shown(path, 400)} is not among the files of its folder, so it has no place for a ledger`);
}

async function expectOneName(path: string): Promise<void> {
  const file = await stat(path);
  if (!file.isFile() || file.nlink < 2) return;
  const name = shown(path, 400);
  throw new Refusal(
    `${name} is a file with ${file.nlink} names (hard links), and each could have a ledger of its own. ` +
      'Copy it to a new file, and put that in its place',
  );
}

/** A ledger beside a symbolic link, or beside the list under another case of its name, was this list's as well. */
async function expectNoOther(named: string, ledger: string): Promise<void> {
  const other = await realpath(named).catch(unlessMissing(ledger));
  if (other === ledger || !(await exists(other))) return;
  if (await sameFile(other, ledger)) return;
  throw new Refusal(
    `The list has a ledger at ${shown(other, 400)} and its place is ${shown(ledger, 400)}. ` +
      'If both are there, nobody can say who has which message; if only the first is, move it, with its .seal, to that place',
  );
}

async function sameFile(one: string, other: string): Promise<boolean> {
  if (!(await exists(other))) return false;
  const [a, b] = await Promise.all([stat(one, { bigint: true }), stat(other, { bigint: true })]);
  return a.dev === b.dev && a.ino === b.ino;
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (e: NodeJS.ErrnoException) => {
      if (e.code === 'ENOENT') return false;
      throw e;
    },
  );

const unlessMissing =
  (instead: string) =>
  (e: NodeJS.ErrnoException): string => {
    if (e.code === 'ENOENT') return instead;
    throw e;
  };
