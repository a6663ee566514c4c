import { createHash } from 'node:crypto';

/** What a ledger was when it was last written. A ledger without this record where it stood has lost something. */
export interface Seal {
  readonly records: number;
  /** Where the last record ended. */
  readonly bytes: number;
  /** The last record's. */
  readonly checksum: string;
}

/** Bytes of one of the two places a seal is written to in turn, so that a write that is cut leaves the other: a disk's sector. */
export const SEAL_PLACE = 512;

const sumOf = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 32);

export function encodeSeal({ records, bytes, checksum }: Seal): Uint8Array {
  const words = `${records} ${bytes} ${checksum}`;
  return Buffer.from(`${words} ${sumOf(words)}`.padEnd(SEAL_PLACE - 1) + '\n');
}

/** A seal, and where in its file it stands. */
export interface PlacedSeal extends Seal {
  readonly place: number;
}

/** The later of the seals in a file's two places; nothing in an empty file, and `damaged` where neither place has one. */
export function decodeSeal(file: Uint8Array): PlacedSeal | 'damaged' | undefined {
  if (!file.length) return undefined;
  const seals = [0, SEAL_PLACE].flatMap((place) => sealAt(file, place) ?? []);
  return seals.sort((a, b) => b.bytes - a.bytes)[0] ?? 'damaged';
}

function sealAt(file: Uint8Array, place: number): PlacedSeal | undefined {
  const text = new TextDecoder().decode(file.subarray(place, place + SEAL_PLACE));
  const [, words = '', records, bytes, checksum = '', sum] =
    /^((\d+) (\d+) ([0-9a-f]{32})) ([0-9a-f]{32}) *\n$/.exec(text) ?? [];
  if (words === '' || sumOf(words) !== sum) return undefined;
  return { records: Number(records), bytes: Number(bytes), checksum, place };
}
