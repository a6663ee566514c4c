import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LABELS } from '../model/label.ts';
import { addressKey } from './address.ts';
import { jsonText } from './json.ts';

/**
 * What the ledger's file says: a line a record, its checksum first, each checksum made over the one before it and the
 * record, so that no line can be changed, lost or moved without a sign.
 */

const about = {
  at: z.string().describe('When, UTC'),
  brief: z.string(),
  version: z.string().describe('The edition, or the edition and -withdrawn'),
};
const message = { ...about, to: z.string(), id: z.string().describe('The Message-ID') };
const answer = { ...message, reply: z.string().describe('What the server said') };

const entrySchema = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('begin'),
    ...about,
    text: z.string().describe('SHA-256 of the brief as plain text'),
    list: z.int(),
  }),
  z.object({
    step: z.literal('ending'),
    ...message,
    name: z.string().optional(),
    paper: z.enum(['a4', 'letter']),
    cleared: z.enum(LABELS).optional(),
  }),
  z.object({ step: z.literal('sent'), ...answer, by: z.literal('witness').optional() }),
  z.object({ step: z.literal('refused'), ...answer, stage: z.string() }),
  z.object({ step: z.literal('deferred'), ...answer, stage: z.string() }),
  z.object({ step: z.literal('released'), ...message, by: z.enum(['sender', 'witness']) }),
]);

/**
 * A step of a delivery. `begin`: a send begins. `ending`: everything of a message but the end of its data is with the server;
 * from here to the next step of the same message it is in doubt. `sent`: the server took it, or an archive has it. `refused`:
 * the server will not have it. `deferred`: surely not taken this time. `released`: in doubt, and to be sent again.
 */
export type Entry = z.infer<typeof entrySchema>;
type Step<E> = E extends Entry ? Omit<E, 'at'> : never;
/** A step before the clock is on it. */
export type NewEntry = Step<Entry>;

const checksum = (before: string, json: string): string =>
  createHash('sha256').update(before).update(json).digest('hex').slice(0, 32);

/** A record's line and its checksum, which the next one needs. */
export function encode(entry: Entry, before: string): { line: string; checksum: string } {
  const json = JSON.stringify(entry);
  const sum = checksum(before, json);
  return { line: `${sum} ${json}\n`, checksum: sum };
}

export interface Decoded {
  readonly entries: readonly Entry[];
  /** The last record's checksum; empty where there is none. */
  readonly checksum: string;
  /** How many bytes stand up to the end of the last whole record. */
  readonly whole: number;
  /** How many bytes of a record that was never finished follow. */
  readonly torn: number;
  /** The first record that is not as it was written, counted from 1, and why. */
  readonly damaged?: { readonly line: number; readonly why: string };
}

/**
 * Reads a ledger's bytes. A record without its line end is torn: nothing was done on its strength, since every step waits
 * until its record is on the disk. Any other record that does not prove itself is damage.
 */
export function decode(bytes: Uint8Array): Decoded {
  const entries: Entry[] = [];
  let sum = '';
  let whole = 0;
  for (;;) {
    const end = bytes.indexOf(10, whole);
    if (end < 0) return { entries, checksum: sum, whole, torn: bytes.length - whole };
    const read = decodeLine(new TextDecoder().decode(bytes.subarray(whole, end)), sum);
    if (typeof read === 'string') {
      return { entries, checksum: sum, whole, torn: 0, damaged: { line: entries.length + 1, why: read } };
    }
    entries.push(read);
    sum = checksumOf(bytes, whole);
    whole = end + 1;
  }
}

/** Whether a record with this checksum ends at this place, in bytes of which every record was found sound. */
export function recordEnds(bytes: Uint8Array, end: number, sum: string): boolean {
  if (bytes[end - 1] !== 10) return false;
  return checksumOf(bytes, bytes.lastIndexOf(10, end - 2) + 1) === sum;
}

const checksumOf = (bytes: Uint8Array, at: number): string => new TextDecoder().decode(bytes.subarray(at, at + 32));

function decodeLine(line: string, before: string): Entry | string {
  const json = line.slice(33);
  if (line.slice(0, 33) !== `${checksum(before, json)} `) return 'its checksum is not that of its words';
  const parsed = jsonText.pipe(entrySchema).safeParse(json);
  return parsed.success ? parsed.data : 'it is of a kind that this program does not know';
}

/** Where a message stands. `waiting`: surely not delivered, and to be sent. */
export type State = 'waiting' | 'in doubt' | 'sent' | 'refused';

export interface Standing {
  readonly state: State;
  readonly version: string;
  readonly to: string;
  readonly id: string;
  /** The server's last words on it. */
  readonly reply?: string;
  /** When it was handed over, and to whom, as its `ending` says. */
  readonly ending?: Extract<Entry, { step: 'ending' }>;
}

const AFTER: Readonly<Record<Exclude<Entry['step'], 'begin'>, State>> = {
  ending: 'in doubt',
  sent: 'sent',
  refused: 'refused',
  deferred: 'waiting',
  released: 'waiting',
};

/** Where each message of one version of a briefing stands, by its address's key. */
export function standings(entries: readonly Entry[], brief: string, version: string): Map<string, Standing> {
  const all = new Map<string, Standing>();
  for (const entry of entries) {
    if (entry.step === 'begin' || entry.brief !== brief || entry.version !== version) continue;
    const ending = entry.step === 'ending' ? entry : all.get(addressKey(entry.to))?.ending;
    all.set(addressKey(entry.to), {
      state: AFTER[entry.step],
      version,
      to: entry.to,
      id: entry.id,
      ...('reply' in entry ? { reply: entry.reply } : {}),
      ...(ending ? { ending } : {}),
    });
  }
  return all;
}
