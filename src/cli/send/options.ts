import { parseArgs } from 'node:util';
import { labelOf } from '../../mail/recipients.ts';
import type { Label } from '../../model/label.ts';
import { shown } from '../../model/shown.ts';
import { FOLDER, folderOf, Usage } from '../command.ts';
import { typed } from '../settings.ts';

/** What `send` was asked for. */
export interface Options {
  id: string;
  folder: string;
  list: string;
  live: boolean;
  correction: boolean;
  label?: Label;
  /** Those in doubt are to get it again. */
  resend: boolean;
  /** Those whom the server refused are to be tried again. */
  retry: boolean;
  witness?: string;
  connections: number;
  rate?: number;
}

export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...FOLDER,
      to: { type: 'string' },
      live: { type: 'boolean', default: false },
      correction: { type: 'boolean', default: false },
      label: { type: 'string' },
      'resend-in-doubt': { type: 'boolean', default: false },
      'retry-refused': { type: 'boolean', default: false },
      witness: { type: 'string' },
      connections: { type: 'string', default: '2' },
      rate: { type: 'string' },
    },
  });
  const [id, ...rest] = positionals;
  if (!id || !values.to) throw new Usage('send takes a briefing and a list: send ID --to list.csv');
  const label = values.label === undefined ? undefined : labelOf(values.label);
  if (values.label !== undefined && !label)
    throw new Usage(`--label takes a TLP 2.0 label, not "${shown(values.label)}"`);
  if (values.witness !== undefined && values['resend-in-doubt'])
    throw new Usage('--witness and --resend-in-doubt settle the same doubt: give one');
  return {
    id,
    folder: folderOf(rest, values.folder),
    list: values.to,
    live: values.live,
    correction: values.correction,
    resend: values['resend-in-doubt'],
    retry: values['retry-refused'],
    connections: wholeNumber('--connections', values.connections, 20),
    ...(label ? { label } : {}),
    ...(values.witness === undefined ? {} : { witness: values.witness }),
    ...(values.rate === undefined ? {} : { rate: wholeNumber('--rate', values.rate, 100_000) }),
  };
}

function wholeNumber(flag: string, value: string, most: number): number {
  const n = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (n < 1 || n > most) throw new Usage(`${flag} takes a whole number from 1 to ${most}, not "${shown(value)}"`);
  return n;
}

/** What to type to send it, or to go on. */
export function commandOf({ id, folder, list, correction, label }: Options): string {
  return [
    typed('send'),
    quoted(id),
    ...(folder === 'briefings' ? [] : [quoted(folder)]),
    '--to',
    quoted(list),
    ...(label ? [`--label TLP:${label}`] : []),
    ...(correction ? ['--correction'] : []),
    '--live',
  ].join(' ');
}

/** A word for a shell; one that no one could see or copy is spelt out, as Bash and Zsh read it. */
function quoted(word: string): string {
  if (/^[\w./-]+$/.test(word)) return word;
  if (shown(word, Infinity) === word) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  const bytes = [...Buffer.from(word)].map((b) =>
    /[\w./ -]/.test(String.fromCharCode(b)) ? String.fromCharCode(b) : `\\x${b.toString(16).padStart(2, '0')}`,
  );
  return `$'${bytes.join('')}'`;
}
