import { constants } from 'node:fs';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { decode, encode, recordEnds, type Decoded, type Entry, type NewEntry } from './records.ts';
import { Refusal } from './refusal.ts';
import { decodeSeal, encodeSeal, SEAL_PLACE, type PlacedSeal, type Seal } from './seal.ts';

/** Where a ledger's bytes are kept, and its seal's. */
export interface Storage {
  /** The ledger's; none where it was never written. */
  read: () => Promise<Uint8Array>;
  /** Resolves once the bytes would outlast a loss of power. */
  append: (bytes: Uint8Array) => Promise<void>;
  truncate: (length: number) => Promise<void>;
  readSeal: () => Promise<Uint8Array>;
  /** Writes over the bytes of the seal from there on; resolves once they would outlast a loss of power. */
  writeSeal: (bytes: Uint8Array, from: number) => Promise<void>;
  close: () => Promise<void>;
}

export interface Ledger {
  /** Every record, those of this run included. */
  readonly entries: readonly Entry[];
  /** How many bytes of an unfinished record were cut off when it was opened. */
  readonly torn: number;
  /** Whether it had records and no seal, so that nothing could show whether the last ones are missing. */
  readonly unsealed: boolean;
  /** Resolves once the record is on the disk; rejects, as does every later call, where it may not be. Keeps the order of calls. */
  append: (step: NewEntry) => Promise<void>;
  close: () => Promise<void>;
}

/** A ledger's records and its seal; `unsealed` where it has records and none. */
export interface Sound extends Decoded {
  readonly seal: PlacedSeal | undefined;
  readonly unsealed: boolean;
}

/**
 * Opens a ledger to write to it, and cuts off a record that was never finished.
 *
 * @throws Refusal where an earlier record is damaged, or the last ones are missing; nothing is changed then
 */
export async function openLedger(storage: Storage, now: () => Date): Promise<Ledger> {
  const { entries, whole, torn, checksum, seal, unsealed } = await readSound(storage);
  if (torn > 0) await storage.truncate(whole);
  const all = [...entries];
  const last = { records: all.length, bytes: whole, checksum, place: seal?.place ?? SEAL_PLACE };
  const append = inGroups(storage, last, now, all);
  return { entries: all, torn, unsealed, append, close: () => storage.close() };
}

async function readSound(storage: Storage): Promise<Sound> {
  try {
    return sound(await storage.read(), await storage.readSeal());
  } catch (e) {
    await storage.close();
    throw e;
  }
}

/** The records of a ledger's bytes, changing nothing. @throws Refusal where one is damaged, or the last ones are missing */
export function sound(bytes: Uint8Array, sealBytes: Uint8Array): Sound {
  const decoded = decode(bytes);
  const { damaged, entries, whole } = decoded;
  if (damaged) {
    throw new Refusal(
      `The ledger is damaged at record ${damaged.line}: ${damaged.why}. ${PUT_BACK}: without it nobody can say who has which message`,
    );
  }
  const seal = decodeSeal(sealBytes);
  if (seal === 'damaged') throw new Refusal(`The ledger's seal cannot be read. ${PUT_BACK}; ${DELETE_SEAL}`);
  if (seal && !(seal.bytes <= whole && recordEnds(bytes, seal.bytes, seal.checksum)))
    throw lacking(seal, entries.length);
  return { ...decoded, seal, unsealed: !seal && entries.length > 0 };
}

const PUT_BACK = 'Nothing was sent and nothing changed. Put a sound copy in its place';
const DELETE_SEAL =
  'if there is none, delete the .seal beside the ledger, and those whose records are lost may get a message twice';

function lacking(seal: Seal, found: number): Refusal {
  const what =
    found < seal.records
      ? `has ${found} of the ${seal.records} records that it had when it was last written`
      : `is not the one that was last written: its record ${seal.records} is another`;
  return new Refusal(`The ledger ${what}. ${PUT_BACK}; ${DELETE_SEAL}`);
}

/**
 * Records that come while the disk is busy go to it together, in the order they came; then the seal says how far the ledger
 * goes. A crash between the two leaves a ledger that is longer than its seal says, and no harm.
 *
 * @param last what the ledger is so far, and where that was sealed
 */
function inGroups(storage: Storage, last: PlacedSeal, now: () => Date, all: Entry[]): Ledger['append'] {
  let { records, bytes, checksum, place } = last;
  let waiting: Uint8Array[] = [];
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const flush = async (): Promise<void> => {
    // What one message's end lets the next one write is to go to the disk with it.
    await new Promise((resolve) => setImmediate(resolve));
    next = undefined;
    const seal = encodeSeal({ records, bytes, checksum });
    const group = Buffer.concat(waiting);
    waiting = [];
    place = SEAL_PLACE - place;
    await storage.append(group);
    await storage.writeSeal(seal, place);
  };
  return (step) => {
    const entry: Entry = { at: now().toISOString(), ...step };
    const encoded = encode(entry, checksum);
    const line = Buffer.from(encoded.line);
    checksum = encoded.checksum;
    records++;
    bytes += line.length;
    waiting.push(line);
    next ??= writing = writing.then(flush);
    return next.then(() => void all.push(entry));
  };
}

/** Two files that only their owner can read, since they say who gets what; each is made when it is first written to. */
export function fileStorage(path: string): Storage {
  const { O_RDWR, O_CREAT, O_APPEND } = constants;
  const ledger = new LazyFile(path, O_RDWR | O_CREAT | O_APPEND);
  const seal = new LazyFile(sealPath(path), O_RDWR | O_CREAT);
  return {
    read: () => readIfThere(path),
    append: (bytes) => ledger.write(bytes, null),
    truncate: async (length) => {
      const file = await ledger.file();
      await file.truncate(length);
      await file.datasync();
    },
    readSeal: () => readIfThere(sealPath(path)),
    writeSeal: (bytes, from) => seal.write(bytes, from),
    close: async () => {
      await ledger.close();
      await seal.close();
    },
  };
}

/** Where the seal of a ledger stands. */
export const sealPath = (ledger: string): string => `${ledger}.seal`;

/** A file's bytes, none where it is not there. */
export function readIfThere(path: string): Promise<Uint8Array> {
  return readFile(path).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return new Uint8Array();
    throw e;
  });
}

class LazyFile {
  private readonly path: string;
  private readonly flags: number;
  private opened: Promise<FileHandle> | undefined;

  constructor(path: string, flags: number) {
    this.path = path;
    this.flags = flags;
  }

  file(): Promise<FileHandle> {
    return (this.opened ??= this.open());
  }

  private async open(): Promise<FileHandle> {
    const file = await open(this.path, this.flags, 0o600);
    await syncFolder(dirname(this.path));
    return file;
  }

  /** @param from where in the file; at its end where it is null */
  async write(bytes: Uint8Array, from: number | null): Promise<void> {
    const file = await this.file();
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await file.write(bytes, done, null, from === null ? null : from + done);
      done += bytesWritten;
    }
    await file.datasync();
  }

  async close(): Promise<void> {
    await (await this.opened)?.close();
  }
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
