import type { Item, Outlook, Piece } from '../wording/blocks.ts';
import { direction } from '../wording/direction.ts';
import { markup, type Markup } from './markup.ts';
import { light, SANS, SERIF } from './style.ts';

/** Running text. A source's number is bound to the word before it and leads to the source's page, where it has one. */
export const pieces = (text: readonly Piece[]): Markup => markup`${text.map(piece)}`;

function piece(p: Piece): Markup {
  if ('mark' in p) {
    if (p.href === undefined)
      return markup`&nbsp;<span class="s" style="font:12px/1 ${SANS};color:${light('soft')}">[${p.mark}]</span>`;
    return markup`&nbsp;<a class="a" href="${p.href}" style="font:12px/1 ${SANS};color:${light('accent')};text-decoration:none">[${p.mark}]</a>`;
  }
  let out = markup`${p.text}`;
  if (p.code) out = markup`<code>${out}</code>`;
  if (p.emphasis) out = markup`<em>${out}</em>`;
  if (p.strong) out = markup`<strong>${out}</strong>`;
  if (p.href) out = markup`<a class="a" href="${p.href}" style="color:${light('accent')}">${out}</a>`;
  return p.lang === undefined ? out : markup`<span${language(p.lang)}>${out}</span>`;
}

/** The attributes that say in what language an element's words are, and from where they are read where that is the right. */
export const language = (lang: string): Markup =>
  direction(lang) === 'rtl' ? markup` lang="${lang}" dir="rtl"` : markup` lang="${lang}"`;

/** Puts a block whose words are all read from the right at that side: mail programs do not know `start`. */
const fromTheRight = (words: readonly Piece[]): Markup =>
  words.length > 0 && words.every((p) => 'mark' in p || (p.lang !== undefined && direction(p.lang) === 'rtl'))
    ? markup` dir="rtl" align="right"`
    : markup``;

/** A paragraph of the brief's own words; `size` in pixels. */
export const text = (words: readonly Piece[], size = 17): Markup =>
  markup`<p${fromTheRight(words)} class="i" style="margin:0;font:${size}px/${Math.round(size * 1.5)}px ${SERIF};color:${light('ink')}">${pieces(words)}</p>`;

/** What is said, after what leads it, and its smaller lines; a likelihood is drawn under its sentence. */
export function item(i: Item | Outlook['items'][number]): Markup {
  const lead = i.lead
    ? markup`<b class="${'range' in i ? 'i' : 's'}" style="font:${'range' in i ? `bold 17px/25px ${SERIF}` : `14px/25px ${SANS}`};color:${light('range' in i ? 'ink' : 'soft')}">${pieces(i.lead)}</b>${'range' in i ? ' ' : markup`&ensp;`}`
    : '';
  const words = markup`<p${i.lead ? '' : fromTheRight(i.text)} class="i" style="margin:0;font:17px/25px ${SERIF};color:${light('ink')}">${lead}${pieces(i.text)}</p>`;
  const bar = 'range' in i ? rangeBar(i.range) : '';
  return markup`${words}${bar}${i.notes.map(
    (note) =>
      markup`<p class="s" style="margin:2px 0 0;font:14px/20px ${SANS};color:${light('soft')}">${pieces(note)}</p>`,
  )}`;
}

/** A range drawn to scale from 0 to 100 per cent. It repeats the words before it, so it is hidden from those who hear. */
function rangeBar({ low, high }: { low: number; high: number }): Markup {
  const cell = (per: number, shade: 'b' | 'x') =>
    per > 0
      ? markup`<td class="${shade}" width="${per}%" height="6" style="width:${per}%;height:6px;font-size:1px;line-height:6px;background-color:${light(shade === 'x' ? 'accent' : 'bar')}">&nbsp;</td>`
      : '';
  return markup`<table role="presentation" aria-hidden="true" width="200" cellpadding="0" cellspacing="0" border="0" style="width:200px;margin:6px 0 4px"><tr>${cell(low, 'b')}${cell(high - low, 'x')}${cell(100 - high, 'b')}</tr></table>`;
}
