import { getSystemErrorMap } from 'node:util';
import { shown } from '../model/shown.ts';

/** Why a machine does not do what it is asked, by what its system calls it. */
const WHY: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your share of the disk is full'],
  ['EFBIG', 'a file is larger than may be written here'],
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

/** What a system call came to. */
interface Failed {
  /** As Node names it: `ENOSPC`. */
  code: string;
  path?: string | undefined;
  port?: number | undefined;
  syscall?: string | undefined;
}

/** One sentence on an error that the machine is the cause of, be it wrapped in others; nothing for any other error. */
export function machineFault(error: unknown): string | undefined {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 8; e = causeOf(e), depth++) {
    const failed = saidByNode(e) ?? saidByRust(e);
    if (failed) return sentence(failed);
  }
  return undefined;
}

function sentence({ code, path, port, syscall }: Failed): string {
  const what = path === undefined ? (port === undefined ? '' : `port ${port}: `) : `${shown(path, 200)}: `;
  return `${what}${WHY.get(code) ?? (syscall === undefined ? code : `${code} in ${syscall}`)}`;
}

function saidByNode(e: Error): Failed | undefined {
  const { code, errno, syscall, path, dest, port } = e as NodeJS.ErrnoException & { dest?: string; port?: number };
  if (typeof code !== 'string' || typeof syscall !== 'string') return undefined;
  // The bundler puts a code of its own in the place of the system's.
  const [named = code] = (errno !== undefined && getSystemErrorMap().get(errno)) || [];
  return { code: named, syscall, path: syscall === 'copyfile' ? (dest ?? path) : path, port };
}

/** The bundler, a program in Rust, tells in its message what the system said. */
function saidByRust({ message }: Error): Failed | undefined {
  const [, number] = /\(os error (\d{1,5})\)/.exec(message) ?? [];
  const [code] = (number !== undefined && getSystemErrorMap().get(-Number(number))) || [];
  const [, path] = /^Failed to \w+ (?:file|dir|directory)(?: in)? (\/.+)$/m.exec(message) ?? [];
  return code === undefined ? undefined : { code, path };
}

/** The bundler's own errors, too, have a list of those that they are of. */
function causeOf(e: Error & { errors?: unknown }): unknown {
  return e.cause ?? (Array.isArray(e.errors) ? (e.errors as unknown[])[0] : undefined);
}
