import { constants } from 'node:fs';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { decode, encode, type Entry, type NewEntry } from './records.ts';
import { Refusal } from './refusal.ts';

/** Where a ledger's bytes are kept. */
export interface Storage {
  read: () => Promise<Uint8Array>;
  /** Resolves once the bytes would outlast a loss of power. */
  append: (bytes: Uint8Array) => Promise<void>;
  truncate: (length: number) => Promise<void>;
  close: () => Promise<void>;
}

export interface Ledger {
  /** Every record, those of this run included. */
  readonly entries: readonly Entry[];
  /** How many bytes of an unfinished record were cut off when it was opened. */
  readonly torn: number;
  /** Resolves once the record is on the disk; rejects, as does every later call, where it may not be. Keeps the order of calls. */
  append: (step: NewEntry) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Opens a ledger to write to it, and cuts off a record that was never finished.
 *
 * @throws Refusal where an earlier record is damaged; nothing is changed then
 */
export async function openLedger(storage: Storage, now: () => Date): Promise<Ledger> {
  const { entries, whole, torn, checksum } = await readSound(storage);
  if (torn > 0) await storage.truncate(whole);
  const all = [...entries];
  const append = inGroups(storage, checksum, now, all);
  return { entries: all, torn, append, close: () => storage.close() };
}

async function readSound(storage: Storage): Promise<ReturnType<typeof decode>> {
  try {
    return sound(await storage.read());
  } catch (e) {
    await storage.close();
    throw e;
  }
}

/** The records of a ledger's bytes, changing nothing. @throws Refusal where one is damaged */
export function sound(bytes: Uint8Array): ReturnType<typeof decode> {
  const decoded = decode(bytes);
  const { damaged } = decoded;
  if (!damaged) return decoded;
  throw new Refusal(
    `The ledger is damaged at record ${damaged.line}: ${damaged.why}. Nothing was sent and nothing changed. ` +
      'Put a sound copy in its place: without it nobody can say who has which message',
  );
}

/** Records that come while the disk is busy go to it together, in the order they came. */
function inGroups(storage: Storage, checksum: string, now: () => Date, all: Entry[]): Ledger['append'] {
  let sum = checksum;
  let waiting: Uint8Array[] = [];
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const flush = async (): Promise<void> => {
    // What one message's end lets the next one write is to go to the disk with it.
    await new Promise((resolve) => setImmediate(resolve));
    next = undefined;
    const bytes = Buffer.concat(waiting);
    waiting = [];
    await storage.append(bytes);
  };
  return (step) => {
    const entry: Entry = { at: now().toISOString(), ...step };
    const encoded = encode(entry, sum);
    sum = encoded.checksum;
    waiting.push(Buffer.from(encoded.line));
    next ??= writing = writing.then(flush);
    return next.then(() => void all.push(entry));
  };
}

/** A file that only its owner can read: it says who gets what. */
export async function fileStorage(path: string): Promise<Storage> {
  const { O_RDWR, O_CREAT, O_APPEND } = constants;
  const file = await open(path, O_RDWR | O_CREAT | O_APPEND, 0o600);
  await syncFolder(dirname(path));
  return {
    read: () => readFile(path),
    append: async (bytes) => {
      await writeAll(file, bytes);
      await file.datasync();
    },
    truncate: async (length) => {
      await file.truncate(length);
      await file.datasync();
    },
    close: () => file.close(),
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done)).bytesWritten;
}

/** A new file's name is on the disk only when its folder is; Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'EISDIR' || e.code === 'EPERM' || e.code === 'EACCES') return undefined;
    throw e;
  });
  await folder?.sync().catch((e: NodeJS.ErrnoException) => {
    if (e.code !== 'EPERM' && e.code !== 'EINVAL') throw e;
  });
  await folder?.close();
}
