import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Brief } from '../model/brief.ts';
import type { Site } from '../model/site.ts';
import type { Block, Cell, Item, Piece, Row } from '../wording/blocks.ts';
import { reading } from '../wording/reading.ts';

/** The whole brief as HTML for a feed: plain elements without styles, every address absolute, every text escaped. */
export function contentHtml(brief: Brief, site: Site): string {
  const { label, dateline, blocks, footer } = reading(brief, site);
  const head = el('p', el('strong', label), ' · ', dateline.join(' · '));
  const foot = footer.flatMap((line, i) => [...(i ? [el('br')] : []), ...pieces(line)]);
  return toHtml({ type: 'root', children: [head, ...blocks.flatMap(block), el('hr'), el('p', ...foot)] });
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
  return [p.href === undefined ? out : set('a', { href: p.href }, out)];
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
      return [el('h2', b.heading), table(b.columns, b.rows), ...b.notes.map((note) => el('p', note))];
    case 'quotes':
      return [
        el('h2', b.heading),
        ...b.items.map((q) =>
          el('blockquote', set('p', { lang: q.lang }, ...pieces(q.text)), ...notes(q.notes), el('p', `— ${q.speaker}`)),
        ),
      ];
    case 'sources':
      return [
        el('h2', b.heading),
        el('ol', ...b.items.map((s) => el('li', set('a', { href: s.href }, s.title), `, ${s.detail}`))),
        ...b.notes.map((note) => el('p', note)),
      ];
  }
}

function item({ lead, text, notes: under }: Item, between: string): Child[] {
  const words = lead === undefined ? pieces(text) : [el('strong', lead), between, ...pieces(text)];
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
    set('th', { scope: 'row' }, actor, ...under.flatMap((line) => [el('br'), el('small', line)])),
    ...cells.map(cell),
  );

const cell = ({ text, empty, notes: under }: Cell): Element =>
  el(
    'td',
    ...(empty ? [el('em', ...pieces(text))] : pieces(text)),
    ...under.flatMap((note) => [el('br'), el('small', ...pieces(note))]),
  );
