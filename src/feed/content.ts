import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Brief } from '../model/brief.ts';
import type { Site } from '../model/site.ts';
import type { Block, Cell, Item, Piece, Reading, Row } from '../wording/blocks.ts';
import { reading } from '../wording/reading.ts';

/**
 * The whole brief as HTML for a feed: plain elements without styles, every address absolute, every text escaped.
 *
 * @param around the language that the feed gives for it
 */
export const contentHtml = (brief: Brief, site: Site, around: string): string =>
  contentOf(reading(brief, site), around);

/** The same of any reading. */
export function contentOf({ lang, label, dateline, blocks, footer }: Reading, around: string): string {
  const head = el('p', el('strong', label), ' · ', ...pieces(dateline));
  const foot = footer.flatMap((line, i) => [...(i ? [el('br')] : []), ...pieces(line)]);
  const all = [head, ...blocks.flatMap(block), el('hr'), el('p', ...foot)];
  return toHtml({ type: 'root', children: lang === around ? all : [set('div', { lang }, ...all)] });
}

/** Plain words as HTML, for where a reader takes what it is given to be HTML. */
export const textHtml = (words: string): string => toHtml({ type: 'text', value: words });

type Child = ElementContent | string;

const el = (tagName: string, ...children: readonly Child[]): Element => set(tagName, {}, ...children);

const set = (tagName: string, properties: Element['properties'], ...children: readonly Child[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children.map((c) => (typeof c === 'string' ? { type: 'text', value: c } : c)),
});

const pieces = (text: readonly Piece[]): ElementContent[] => text.flatMap(piece);

function piece(p: Piece): ElementContent[] {
  if ('mark' in p) return [{ type: 'text', value: '\u00A0' }, set('a', { href: p.href }, `[${p.mark}]`)];
  let out: ElementContent = { type: 'text', value: p.text };
  if (p.code) out = el('code', out);
  if (p.emphasis) out = el('em', out);
  if (p.strong) out = el('strong', out);
  if (p.href !== undefined) out = set('a', { href: p.href }, out);
  return [p.lang === undefined ? out : set('span', { lang: p.lang }, out)];
}

function block(b: Block): Element[] {
  switch (b.kind) {
    case 'box':
      return [el('h2', b.heading), el('p', ...pieces(b.text))];
    case 'paragraph':
      return [el('p', el('strong', b.lead), ' ', ...pieces(b.text))];
    case 'list':
      return [el('h2', b.heading), el('ul', ...b.items.map((i) => el('li', ...item(i, ': '))))];
    case 'outlook':
      return [el('h2', b.heading), el('ul', ...b.items.map((i) => el('li', ...item(i, ' '))))];
    case 'table':
      return [el('h2', b.heading), table(b.columns, b.rows), ...notes(b.notes)];
    case 'quotes':
      return [
        el('h2', b.heading),
        ...b.items.map((q) =>
          el(
            'blockquote',
            set('p', { lang: q.lang }, ...pieces(q.text)),
            ...notes(q.notes),
            el('p', '— ', ...pieces(q.speaker)),
          ),
        ),
      ];
    case 'entries':
      return [
        el('h2', b.heading),
        ...b.items.flatMap((e) => [
          el('h3', ...pieces(e.title)),
          el('p', el('small', ...pieces(e.dateline))),
          ...(e.text.length ? [el('p', ...pieces(e.text))] : []),
          ...e.outlook.map((o) => el('p', ...item(o, ' '))),
          ...notes(e.notes),
        ]),
      ];
    case 'sources':
      return [
        el('h2', b.heading),
        el(
          'ol',
          ...b.items.map((s) =>
            el(
              'li',
              ...pieces([{ ...s.title, ...(s.href === undefined ? {} : { href: s.href }) }]),
              ', ',
              ...pieces(s.detail),
            ),
          ),
        ),
        ...notes(b.notes),
      ];
  }
}

function item({ lead, text, notes: under }: Item, between: string): Child[] {
  const words = lead === undefined ? pieces(text) : [el('strong', ...pieces(lead)), between, ...pieces(text)];
  return [...words, ...under.flatMap((note) => [el('br'), el('small', ...pieces(note))])];
}

const notes = (lines: readonly (readonly Piece[])[]): Element[] => lines.map((line) => el('p', ...pieces(line)));

const table = (columns: readonly string[], rows: readonly Row[]): Element =>
  el(
    'table',
    el('thead', el('tr', ...columns.map((c) => set('th', { scope: 'col' }, c)))),
    el('tbody', ...rows.map(row)),
  );

const row = ({ actor, under, cells }: Row): Element =>
  el(
    'tr',
    set('th', { scope: 'row' }, ...pieces(actor), ...under.flatMap((line) => [el('br'), el('small', ...pieces(line))])),
    ...cells.map(cell),
  );

const cell = ({ text, empty, notes: under }: Cell): Element =>
  el(
    'td',
    ...(empty ? [el('em', ...pieces(text))] : pieces(text)),
    ...under.flatMap((note) => [el('br'), el('small', ...pieces(note))]),
  );
