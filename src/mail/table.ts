import type { Cell, Row, Table } from '../wording/blocks.ts';
import { markup, type Markup } from './markup.ts';
import { pieces } from './pieces.ts';
import { light, SANS } from './style.ts';

/** The positions, a real table: actor, wants, offers. On a narrow screen an actor stands above its two cells. */
export function table({ columns, rows, notes }: Table): Markup {
  const [actor, wants, offers] = columns;
  return markup`<table class="y k" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;border-top:2px solid ${light('ink')}"><tr>${columnHead(actor, 'z', 24)}${columnHead(wants, '', 38)}${columnHead(offers, '', 38)}</tr>${rows.map(row)}</table>${notes.map(
    (note) =>
      markup`<p class="s" style="margin:6px 0 0;font:14px/20px ${SANS};color:${light('soft')}">${pieces(note)}</p>`,
  )}`;
}

const columnHead = (words: string, hide: string, width: number): Markup =>
  markup`<th class="s r ${hide}" scope="col" width="${width}%" align="left" style="padding:7px 12px 7px 0;border-bottom:1px solid ${light('rule')};font:bold 13px/18px ${SANS};color:${light('soft')};text-align:left">${words}</th>`;

const row = ({ actor, under, cells }: Row): Markup =>
  markup`<tr class="r"><th class="i r" scope="row" align="left" valign="top" style="padding:9px 12px 10px 0;border-bottom:1px solid ${light('rule')};font:bold 15px/21px ${SANS};color:${light('ink')};text-align:left">${pieces(actor)}${under.map(
    (line) =>
      markup`<span class="s" style="display:block;font:13px/18px ${SANS};color:${light('soft')}">${pieces(line)}</span>`,
  )}</th>${cells.map(cell)}</tr>`;

const cell = ({ text, empty, notes }: Cell): Markup =>
  markup`<td class="${empty ? 's' : 'i'} r" valign="top" style="padding:9px 12px 10px 0;border-bottom:1px solid ${light('rule')};font:${empty ? 'italic ' : ''}15px/21px ${SANS};color:${light(empty ? 'soft' : 'ink')}">${pieces(text)}${notes.map(
    (note) =>
      markup`<span class="s" style="display:block;font:13px/18px ${SANS};color:${light('soft')}">${pieces(note)}</span>`,
  )}</td>`;
