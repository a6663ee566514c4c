import { addressKey } from '../../mail/address.ts';
import type { Occasion } from '../../mail/letter.ts';
import type { Recipient } from '../../mail/recipients.ts';
import { standings, type Entry, type NewEntry, type Standing } from '../../mail/records.ts';
import type { Brief } from '../../model/brief.ts';
import { LABELS, mayGo, type Label } from '../../model/label.ts';
import type { Paper } from '../../model/site.ts';
import { problem, START, type Problem } from '../../problem.ts';

/** Someone who is to get the message. */
export interface Addressee {
  readonly address: string;
  readonly name?: string;
  readonly lang?: string;
  readonly paper: Paper;
  /** The most restricted label the addressee may get; `CLEAR` where nobody said. */
  readonly cleared: Label;
  /** In the list; an addressee of a correction may not be in it any more. */
  readonly line?: number;
}

/** Who gets a message, and where those who do not stand. */
export interface Plan {
  readonly due: readonly Addressee[];
  readonly sent: readonly Standing[];
  readonly refused: readonly Standing[];
  readonly doubtful: readonly Standing[];
  /** In a correction: whether they have the earlier edition is in doubt itself, so they are left out. */
  readonly uncertain: readonly Standing[];
  /** The Message-IDs of all that the server surely took, of this version and, in a correction, of the earlier ones. */
  readonly known: readonly string[];
}

export interface Asked {
  readonly brief: Brief;
  readonly occasion: Occasion;
  readonly correction: boolean;
  readonly recipients: readonly Recipient[];
  /** What `--label` says the whole list is cleared for. */
  readonly label?: Label;
  /** The site's, for those who want no other. */
  readonly paper: Paper;
}

export function planOf(asked: Asked, entries: readonly Entry[]): Plan {
  const { brief, occasion } = asked;
  const now = standings(entries, brief.id, occasion.version);
  const { candidates, uncertain } = asked.correction
    ? holders(asked, entries)
    : { candidates: asked.recipients.map((r) => addressee(r, asked)), uncertain: [] };
  const wanted = new Set(candidates.map((c) => addressKey(c.address)));
  const inState = (state: Standing['state']) =>
    [...now].filter(([key, s]) => s.state === state && wanted.has(key)).map(([, s]) => s);
  const due = candidates.filter((c) => (now.get(addressKey(c.address))?.state ?? 'waiting') === 'waiting');
  const doubtful = [...now.values()].filter((s) => s.state === 'in doubt');
  const versions = [occasion.version, ...(asked.correction ? occasion.earlier : [])];
  const all = versions.flatMap((version) => [...standings(entries, brief.id, version).values()]);
  const known = all.filter((s) => s.state === 'sent').map((s) => s.id);
  return { due, sent: inState('sent'), refused: inState('refused'), doubtful, uncertain, known };
}

function addressee(
  { address, name, lang, paper, cleared, line }: Recipient,
  asked: Pick<Asked, 'label' | 'paper'>,
): Addressee {
  const own = { ...(name ? { name } : {}), ...(lang ? { lang } : {}) };
  return { address, ...own, paper: paper ?? asked.paper, cleared: stricter(cleared, asked.label), line };
}

/** Of two clearances the one that allows less; `CLEAR` where neither was given. */
function stricter(one: Label | undefined, other: Label | undefined): Label {
  const given = [one, other].filter((l) => l !== undefined);
  return LABELS.find((l) => given.includes(l)) ?? 'CLEAR';
}

/** Those who have an earlier version by the ledger, with what the list says of them now, or else with what it said then. */
function holders(asked: Asked, entries: readonly Entry[]): { candidates: Addressee[]; uncertain: Standing[] } {
  const rows = new Map(asked.recipients.map((r) => [addressKey(r.address), r]));
  const have = new Map<string, Standing>();
  const may = new Map<string, Standing>();
  for (const version of asked.occasion.earlier) {
    for (const [key, standing] of standings(entries, asked.brief.id, version)) {
      if (standing.state === 'sent') have.set(key, standing);
      if (standing.state === 'in doubt') may.set(key, standing);
    }
  }
  const candidates = [...have].map(([key, standing]) => {
    const row = rows.get(key);
    return row ? addressee(row, asked) : formerly(standing, asked);
  });
  return { candidates, uncertain: [...may].filter(([key]) => !have.has(key)).map(([, s]) => s) };
}

function formerly({ to, ending }: Standing, asked: Pick<Asked, 'label' | 'paper'>): Addressee {
  const name = ending?.name === undefined ? {} : { name: ending.name };
  return { address: to, ...name, paper: ending?.paper ?? asked.paper, cleared: stricter(ending?.cleared, asked.label) };
}

/** Everyone due who may not get a brief with this label; one sentence where the whole list says nothing. */
export function clearance(file: string, brief: Brief, due: readonly Addressee[], label: Label | undefined): Problem[] {
  const above = due.filter((d) => !mayGo(brief.tlp, d.cleared));
  if (!above.length) return [];
  const whole = (message: string, note: string) => [problem('label', file, START, message, note)];
  if (above.length === due.length && new Set(above.map((d) => d.cleared)).size === 1) {
    const cleared = above[0]?.cleared ?? 'CLEAR';
    const said =
      label === undefined && cleared === 'CLEAR'
        ? 'The list does not say what it is cleared for'
        : `The list is cleared for TLP:${cleared}`;
    return whole(
      `${said}, and the briefing is TLP:${brief.tlp}`,
      `If all on it may have it, say so: --label TLP:${brief.tlp}`,
    );
  }
  return above.map(({ address, cleared, line = 1 }) => {
    const place = { line, column: 1, endLine: line, endColumn: 1 };
    const message = `${address} is cleared for TLP:${cleared}, and the briefing is TLP:${brief.tlp}`;
    return problem('label', file, place, message, 'Take the row out, or correct its label');
  });
}

/** The sender has decided that these get it again. */
export const release = ({ brief }: Asked, standings: readonly Standing[]): NewEntry[] =>
  standings.map(({ version, to, id }) => ({ step: 'released', brief: brief.id, version, to, id, by: 'sender' }));
