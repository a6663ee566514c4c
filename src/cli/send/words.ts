import type { Tally } from '../../mail/deliver.ts';
import type { Standing } from '../../mail/records.ts';
import type { Brief } from '../../model/brief.ts';
import { shown } from '../../model/shown.ts';
import type { Addressee, Plan } from './plan.ts';

/** What `send` prints. */

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const UNSEALED =
  'The ledger has no seal beside it, so this once nobody can see whether its last records are missing. The next send seals it.';

/** Where everyone stands: sent, refused with reasons, in doubt, left; those left by name unless they are named already. */
export function report(plan: Plan, named = true): string {
  const { sent, refused, doubtful, due, uncertain } = plan;
  const lines = [
    `${sent.length} sent`,
    `${refused.length} refused`,
    ...refused.map((s) => `  ${shown(s.to, LONG)}: ${shown(s.reply ?? '', LONG)}`),
    `${doubtful.length} in doubt`,
    ...doubtful.map(doubtLine),
    `${due.length} ${named ? 'left' : 'to be sent'}`,
    ...(named ? firstOf(due.map((d) => `  ${shown(d.address, LONG)}`)) : []),
  ];
  if (uncertain.length) {
    lines.push(`${uncertain.length} left out: whether they have the earlier edition is in doubt`);
    for (const s of uncertain) lines.push(doubtLine(s));
  }
  return lines.join('\n');
}

/** Characters of a server's reply, an address or an id above which it is cut. */
const LONG = 400;

const doubtLine = (s: Standing): string =>
  `  ${shown(s.to, LONG)}, handed over ${shown(s.ending?.at ?? 'at an unknown time')}, ${shown(s.id, LONG)}`;

const firstOf = (lines: readonly string[], n = 20): string[] =>
  lines.length > n ? [...lines.slice(0, n), `  and ${lines.length - n} more`] : [...lines];

/** What may be done about those in doubt, and those left. */
export function advice(plan: Plan, command: string): string | undefined {
  const lines: string[] = [];
  if (plan.doubtful.length) {
    const many = plan.doubtful.length > 1;
    lines.push(
      `The server may or may not have ${many ? 'these messages' : 'this message'}: ${many ? 'they are' : 'it is'} held, so that nobody gets two.`,
      `  Look in the server's log or archive for the Message-ID; then`,
      `  ${command} --witness ARCHIVE     settles it by a Maildir or mbox that gets a copy of all mail`,
      `  ${command} --resend-in-doubt     sends it again, which may make it two`,
    );
  }
  if (plan.uncertain.length) {
    lines.push('Whether those left out have the earlier edition:', `  ${command} --witness ARCHIVE     settles it`);
  }
  if (plan.refused.length) lines.push(`To try those refused again: ${command} --retry-refused`);
  if (plan.due.length) lines.push(`To go on where this stopped: ${command}`);
  return lines.length ? lines.join('\n') : undefined;
}

/** Who would get what, a line each. */
export function addresseeLines(due: readonly Addressee[]): string[] {
  const width = due.reduce((most, d) => Math.min(40, Math.max(most, d.address.length)), 0);
  return due.map((d) => {
    const line = d.line === undefined ? 'ledger   ' : `line ${String(d.line).padEnd(4)}`;
    return `  ${line}  ${shown(d.address, LONG).padEnd(width)}  ${d.paper.padEnd(6)}  ${shown(d.name ?? '', LONG)}`.trimEnd();
  });
}

/** "12 read another language than the briefing's, en: uk 9, ar 3", or nothing. */
export function languagesLine(due: readonly Addressee[], brief: Brief): string | undefined {
  const primary = (tag: string): string => tag.split('-')[0] ?? tag;
  const others = new Map<string, number>();
  for (const { lang } of due) {
    if (lang && primary(lang) !== primary(brief.lang)) others.set(lang, (others.get(lang) ?? 0) + 1);
  }
  if (!others.size) return undefined;
  const total = [...others.values()].reduce((a, b) => a + b, 0);
  const each = [...others].map(([lang, n]) => `${lang} ${n}`).join(', ');
  return `${total} of them read another language than the briefing's, ${brief.lang}: ${each}`;
}

/** One line of how far it is; `ms` since it began. */
export function progressLine({ total, sent, refused, doubtful, deferred, waiting }: Tally, ms: number): string {
  const done = sent + refused + doubtful;
  const bar = '█'.repeat(Math.round((20 * done) / Math.max(1, total))).padEnd(20, '░');
  const rate = ms > 1000 ? done / (ms / 1000) : 0;
  const left = rate > 0 ? `, ${rate.toFixed(1)}/s, ${duration((total - done) / rate)} left` : '';
  const others = [
    refused && `${refused} refused`,
    doubtful && `${doubtful} in doubt`,
    deferred && `${deferred} deferred`,
  ].filter(Boolean);
  const wait = waiting ? `; waits ${duration(waiting.ms / 1000)}: ${shown(waiting.why, LONG)}` : '';
  return `${bar} ${[`${sent} of ${total} sent`, ...others].join(', ')}${waiting ? wait : left}`;
}

export const duration = (seconds: number): string => {
  const s = Math.ceil(seconds);
  return s < 60
    ? `${s} s`
    : s < 3600
      ? `${Math.floor(s / 60)} min${s % 60 ? ` ${s % 60} s` : ''}`
      : `${(s / 3600).toFixed(1)} h`;
};

/** A message as one reads it before it goes out: the fields of its head that matter, its text, its attachment. */
export function firstMessage(
  bytes: Uint8Array,
  names: { from: string; to: string; subject: string },
  text: string,
  attachment?: string,
): string {
  const whole = new TextDecoder().decode(bytes);
  const head = whole
    .slice(0, whole.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const others = head.filter((f) =>
    /^(reply-to|date|message-id|in-reply-to|references|list-unsubscribe|auto-submitted|content-language):/i.test(f),
  );
  const fields = [`From: ${names.from}`, `To: ${names.to}`, `Subject: ${names.subject}`, ...others];
  const body = text.trimEnd().split('\n');
  return [...fields, '', ...body, ...(attachment ? ['', `[${attachment}]`] : [])]
    .map((l) => `  | ${l}`.trimEnd())
    .join('\n');
}
