import type { Entry, NewEntry, Standing } from '../../mail/records.ts';
import type { Plan } from './plan.ts';

/** How the doubtful are settled, as steps for the ledger. */
export interface Settled {
  readonly steps: readonly NewEntry[];
  /** Why those who are not in the archive stay in doubt, where they do. */
  readonly unsettled?: string;
}

/** The Message-IDs that an archive is asked for: those in doubt, and all that the server surely took. */
export const questioned = (plan: Plan, entries: readonly Entry[]): Set<string> =>
  new Set([...doubtsOf(plan).map((s) => s.id), ...plan.known, ...entries.filter(wasTaken).map((e) => e.id)]);

const doubtsOf = (plan: Plan): readonly Standing[] => [...plan.doubtful, ...plan.uncertain];

type Taken = Extract<Entry, { step: 'sent' }>;

/** By the server's own word, not by an archive's. */
const wasTaken = (entry: Entry): entry is Taken => entry.step === 'sent' && entry.by === undefined;

/**
 * Settles doubts, those about an earlier edition too, by an archive that gets a copy of all that the server takes. Who is in
 * it has the message. Who is not lacks it only if the archive is shown to be that archive and to have come so far: it has
 * every message of these editions that the server is known to have taken, and one that it took after the one in doubt.
 *
 * @param archive the Message-IDs in it, of those questioned
 * @param brief its id
 */
export function settleBy(archive: ReadonlySet<string>, brief: string, plan: Plan, entries: readonly Entry[]): Settled {
  const doubts = doubtsOf(plan);
  const about = ({ version, to, id }: Standing) => ({ brief, version, to, id });
  const steps: NewEntry[] = doubts
    .filter((s) => archive.has(s.id))
    .map((s) => ({ step: 'sent', ...about(s), reply: 'found in the archive', by: 'witness' }));
  const absent = doubts.filter((s) => !archive.has(s.id));
  if (!absent.length) return { steps };
  const lacking = plan.known.filter((id) => !archive.has(id)).length;
  if (lacking > 0) {
    const unsettled = `The archive lacks ${lacking} of the ${plan.known.length} messages that the server took: it has not caught up, or is not of this server`;
    return { steps, unsettled };
  }
  const shown = lastShown(archive, entries);
  const handedOver = placesOfEndings(entries);
  const proven = absent.filter((s) => (handedOver.get(s.id) ?? Infinity) < shown);
  for (const s of proven) steps.push({ step: 'released', ...about(s), by: 'witness' });
  const held = absent.length - proven.length;
  return held ? { steps, unsettled: tooEarly(held) } : { steps };
}

/** The place in the ledger of the last message that the server took and the archive has; -1 where there is none. */
const lastShown = (archive: ReadonlySet<string>, entries: readonly Entry[]): number =>
  entries.findLastIndex((e) => wasTaken(e) && archive.has(e.id));

/** The place in the ledger of the last time that each message was handed over, by its id. */
function placesOfEndings(entries: readonly Entry[]): ReadonlyMap<string, number> {
  return new Map(entries.flatMap((e, i) => (e.step === 'ending' ? [[e.id, i] as const] : [])));
}

const tooEarly = (held: number): string =>
  `The archive has nothing that the server took after ${held === 1 ? 'the message' : 'the messages'} in doubt, so that it lacks ` +
  `${held === 1 ? 'it' : 'them'} proves nothing yet. Ask it again once a later message has been sent to this list`;
