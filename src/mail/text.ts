import type { Brief } from '../model/brief.ts';
import type { Site } from '../model/site.ts';
import type { Block, Item, Piece, Reading, Row, Sources } from '../wording/blocks.ts';
import { reading } from '../wording/reading.ts';

/** The longest line, in characters: what quoting twice leaves within 80 (RFC 3676, 4.1 and 4.5). */
const WIDTH = 72;

/** The whole brief as plain text in reading order, LF line ends, no line longer than 72 but for a longer word. */
export const text = (brief: Brief, site: Site): string => textOf(reading(brief, site));

/** The same of any reading. */
export function textOf({ label, desk, letterhead, dateline, title, blocks, footer }: Reading): string {
  const head = [
    ends(label, say([desk])),
    ...letterhead.flatMap((line) => wrap(say([line]))),
    ...wrap(say(dateline)),
    '',
    ...wrap(title.text),
    '='.repeat(WIDTH),
  ];
  const foot = ['-'.repeat(WIDTH), ...footer.flatMap((line) => wrap(say(line)))];
  const parts = [head, ...blocks.map(block), foot];
  return parts.map((lines) => lines.join('\n')).join('\n\n') + '\n';
}

function block(b: Block): string[] {
  switch (b.kind) {
    case 'box':
      return [...heading(b.heading), ...wrap(say(b.text))];
    case 'paragraph':
      return [...heading(b.lead), ...wrap(say(b.text))];
    case 'list':
      return [...heading(b.heading), ...b.items.flatMap((item) => bullet(item))];
    case 'outlook':
      return [
        ...heading(b.heading),
        ...spaced(b.items.map((item) => [...wrap(itemText(item)), ...notes(item.notes, '  ')])),
      ];
    case 'table':
      return [...heading(b.heading), ...spaced(b.rows.map((r) => row(r, b.columns))), ...after(b.notes)];
    case 'quotes':
      return [
        ...heading(b.heading),
        ...spaced(
          b.items.map((q) => [
            ...wrap(say(q.text), '  '),
            ...notes(q.notes, '  '),
            ...wrap(`— ${say(q.speaker)}`, '  '),
          ]),
        ),
      ];
    case 'entries':
      return [
        ...heading(b.heading),
        ...spaced(
          b.items.map((e) => [
            ...wrap(say(e.title)),
            ...wrap(say(e.dateline), '  '),
            ...(e.text.length ? wrap(say(e.text), '  ') : []),
            ...e.outlook.flatMap((o) => [...wrap(itemText(o), '  '), ...notes(o.notes, '  ')]),
            ...notes(e.notes, '  '),
          ]),
        ),
      ];
    case 'sources':
      return [...heading(b.heading), ...b.items.flatMap((s) => source(s)), ...after(b.notes)];
  }
}

const heading = (words: string): string[] => [words, '-'.repeat([...words].length)];

/** Pieces as running text: a source's number in brackets, bound to the word before it; a link's address after its words. */
const say = (pieces: readonly Piece[]): string => pieces.map(sayOne).join('');

function sayOne(piece: Piece): string {
  if ('mark' in piece) return `\u00A0[${piece.mark}]`;
  if (piece.href === undefined) return piece.text;
  return piece.href.replace(/^https?:\/\//, '') === piece.text ? piece.href : `${piece.text} <${piece.href}>`;
}

const itemText = (item: Item): string => (item.lead ? `${say(item.lead)} ${say(item.text)}` : say(item.text));

/** A list's items have their lead before a colon, since nothing but words can set it off here. */
function bullet(item: Item): string[] {
  const words = item.lead ? `${say(item.lead)}: ${say(item.text)}` : say(item.text);
  return [...wrap(words, '  ', '* '), ...notes(item.notes, '  ')];
}

const notes = (lines: readonly (readonly Piece[])[], indent: string): string[] =>
  lines.flatMap((line) => wrap(say(line), indent));

const after = (lines: readonly (readonly Piece[])[]): string[] => (lines.length ? ['', ...notes(lines, '')] : []);

function row(r: Row, [, wants, offers]: readonly [string, string, string]): string[] {
  const actor = say(r.actor);
  const names = r.under.length ? `${actor} (${r.under.map(say).join('; ')})` : actor;
  const cells = r.cells.flatMap((cell, i) => [
    ...wrap(`${i ? offers : wants}: ${say(cell.text)}`, '    ', '  '),
    ...notes(cell.notes, '    '),
  ]);
  return [...wrap(names), ...cells];
}

function source(s: Sources['items'][number]): string[] {
  const number = `[${s.number}] `;
  const indent = ' '.repeat(number.length);
  return [
    ...wrap(`${s.title.text}, ${say(s.detail)}`, indent, number),
    ...(s.href === undefined ? [] : [indent + s.href]),
  ];
}

/** Groups of lines with a blank line between them. */
const spaced = (groups: readonly string[][]): string[] => groups.flatMap((lines, i) => (i ? ['', ...lines] : lines));

/** Two words at the two ends of a line, or on two lines where they do not fit on one. */
function ends(left: string, right: string): string {
  const gap = WIDTH - [...left].length - [...right].length;
  return gap > 1 ? left + ' '.repeat(gap) + right : `${left}\n${right}`;
}

/** Breaks at plain blanks only, so that what is bound by a no-break space stays together. */
function wrap(words: string, indent = '', first = indent): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of words.split(/ +/)) {
    if (!empty && [...line].length + 1 + [...word].length > WIDTH) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
