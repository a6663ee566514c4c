import { shown } from '../model/shown.ts';

/** Why a machine does not do what it is asked, by what its system calls it. */
const WHY: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your share of the disk is full'],
  ['EROFS', 'the file system is read-only'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOENT', 'it is not there any more'],
  ['ENOTDIR', 'a part of the path is no folder'],
  ['EISDIR', 'it is a folder'],
  ['ENOTEMPTY', 'another program put something there meanwhile'],
  ['EEXIST', 'another program put something there meanwhile'],
  ['EBUSY', 'another program uses it'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'the name is too long for the file system'],
  ['ELOOP', 'a symbolic link leads back to itself'],
  ['EIO', 'the disk does not answer'],
  ['ENOMEM', 'the memory is full'],
  ['EADDRINUSE', 'the port is taken: name another with --port'],
  ['EADDRNOTAVAIL', 'the address is not this machine’s'],
]);

/** One sentence on an error that the machine is the cause of, be it wrapped in others; nothing for any other error. */
export function machineFault(error: unknown): string | undefined {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 8; e = causeOf(e), depth++) {
    const { code, syscall, path, port } = e as NodeJS.ErrnoException & { port?: number };
    if (typeof code !== 'string' || typeof syscall !== 'string') continue;
    const what = path === undefined ? (port === undefined ? '' : `port ${port}: `) : `${shown(path, 200)}: `;
    return `${what}${WHY.get(code) ?? `${code} in ${syscall}`}`;
  }
  return undefined;
}

const causeOf = (e: Error): unknown => e.cause ?? (e instanceof AggregateError ? e.errors[0] : undefined);
