import type { Brief } from '../model/brief.ts';
import { plain } from '../model/plain.ts';
import type { Site } from '../model/site.ts';
import type { Block, Piece, Reading, Sources, Words } from '../wording/blocks.ts';
import { markup, type Markup } from './markup.ts';
import { direction } from '../wording/direction.ts';
import { item, language, pieces, text } from './pieces.ts';
import { reading } from '../wording/reading.ts';
import { inOwnColours, LABEL_COLOURS, light, SANS, SERIF, SHEET } from './style.ts';
import { table } from './table.ts';

/** The whole brief as an HTML document for mail. */
export const html = (brief: Brief, site: Site): string =>
  htmlOf(reading(brief, site), brief.tlp, plain(brief.bottomLine.text), site);

/** What of a site its mail shows beside its words. */
type Mailed = Pick<Site, 'accent' | 'drawnLogo' | 'url'>;

/**
 * A reading as an HTML document for mail: tables for the layout, styles on the elements, nothing fetched from anywhere.
 * Without its style sheet it is complete and light.
 *
 * @param first what a list of mails shows of it
 */
export function htmlOf(read: Reading, tlp: string, first: string, { accent, ...site }: Mailed): string {
  const inner = [head(read, tlp, site), ...read.blocks.map(block), foot(read)];
  const { html: page } = markup`<!DOCTYPE html>
<html lang="${read.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no">
<title${languageOf(read.title)}>${read.title.text}</title>
<style>${{ html: SHEET }}</style>
</head>
<body class="g" style="margin:0;padding:0;background-color:${light('ground')}">
${preheader(`${read.label}: ${first}`, read.title)}
${frame(inner)}
</body>
</html>
`;
  return inOwnColours(page, accent);
}

/**
 * What a list of mails shows after the subject: the first words of the body, which no reader sees or hears in it. Blanks of no
 * width that no program collapses push out of that line what comes after them.
 */
const preheader = (words: string, own: Words): Markup =>
  markup`<div${languageOf(own)} aria-hidden="true" style="display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all;color:${light('ground')}">${words}${{ html: '&#8199;&#847;&zwnj;&nbsp;'.repeat(60) }}</div>`;

/** A column 640 wide or as wide as the window; Word, which draws Outlook's mail, is told the width in its own way. */
const frame = (
  inner: readonly Markup[],
): Markup => markup`<table role="presentation" class="g" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:${light('ground')}"><tr><td align="center">
<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<div style="max-width:640px;margin:0 auto;text-align:left">
${inner.map((row) => markup`${layout(row)}\n`)}</div>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>`;

/** One block in the column. Each is a table of its own, so that no program clips or splits one long table. */
const layout = (inner: Markup): Markup =>
  markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="p" style="padding:0 28px">${inner}</td></tr></table>`;

function head({ label, desk, letterhead, dateline, title }: Reading, tlp: string, site: Mailed): Markup {
  const chip = `display:inline-block;padding:3px 8px;background-color:#000000;border:1px solid #8a949e;color:${LABEL_COLOURS[tlp] ?? '#ffffff'};font:bold 13px/18px ${SANS};letter-spacing:.02em`;
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td style="padding:26px 0 12px"><span style="${chip}">${label}</span></td><td class="i" align="right" style="padding:26px 0 12px;font:bold 15px/22px ${SANS};color:${light('ink')}">${logo(site)}${pieces([desk])}${letterhead.map((line) => markup`<br><span class="s" style="font:13px/18px ${SANS};color:${light('soft')}">${pieces([line])}</span>`)}</td></tr></table>
<p class="s k" style="margin:0;padding:10px 0 0;border-top:2px solid ${light('ink')};font:14px/20px ${SANS};color:${light('soft')}">${pieces(dateline)}</p>
<h1${languageOf(title)}${title.lang ? side(title.lang) : ''} class="i h" style="margin:10px 0 18px;font:bold 30px/37px ${SERIF};color:${light('ink')}">${title.text}</h1>`;
}

/**
 * The logo where it is of pixels, as a part of the message itself: programs for mail show that, and show neither SVG (Gmail,
 * Outlook) nor what is written into the page (data:). One of shapes is not made into pixels for it: the name stands for it.
 */
function logo({ drawnLogo, url }: Mailed): Markup {
  if (drawnLogo?.kind !== 'raster') return markup``;
  const { alt, aspect } = drawnLogo;
  const width = Math.round(LOGO_HEIGHT * aspect);
  return markup`<img src="cid:${logoId(url)}" alt="${alt}" width="${width}" height="${LOGO_HEIGHT}" style="display:inline-block;border:0;background-color:#ffffff"><br>`;
}

const LOGO_HEIGHT = 40;

/** What a logo is called within a message. */
export const logoId = (url: string): string => `logo@${new URL(url).hostname}`;

function block(b: Block): Markup {
  switch (b.kind) {
    case 'box':
      return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="t e" style="padding:14px 18px 16px;background-color:${light('tint')};border-left:5px solid ${light('accent')}">${heading(b.heading, 0)}${text(b.text, 19)}</td></tr></table>`;
    case 'paragraph':
      return markup`<p class="i" style="margin:16px 0 0;font:17px/26px ${SERIF};color:${light('ink')}"><b class="a" style="font:bold 14px/26px ${SANS};color:${light('accent')}">${b.lead}</b> ${pieces(b.text)}</p>`;
    case 'list':
      return markup`${heading(b.heading)}<ul style="margin:0;padding:0 0 0 20px">${b.items.map((i, n) => markup`<li class="a" style="margin:${n ? 8 : 0}px 0 0;color:${light('accent')}">${item(i)}</li>`)}</ul>`;
    case 'outlook':
      return markup`${heading(b.heading)}${b.items.map((i, n) => markup`<div style="margin:${n ? 14 : 0}px 0 0">${item(i)}</div>`)}`;
    case 'table':
      return markup`${heading(b.heading)}${table(b)}`;
    case 'quotes':
      return markup`${heading(b.heading)}${b.items.map(
        (q, n) =>
          markup`<blockquote class="r" style="margin:${n ? 12 : 0}px 0 0;padding:0 0 0 14px;border-left:3px solid ${light('rule')}"><div${language(q.lang)}${side(q.lang)}>${text(q.text, 18)}</div>${q.notes.map(note)}<p class="s" style="margin:2px 0 0;font:14px/20px ${SANS};color:${light('soft')}">${pieces(q.speaker)}</p></blockquote>`,
      )}`;
    case 'entries':
      return markup`${heading(b.heading)}${b.items.map(
        ({ title, dateline, text: said, outlook, notes }, n) =>
          markup`<div style="margin:${n ? 24 : 0}px 0 0"><h3 style="margin:0;font:bold 21px/28px ${SERIF}">${title.map(named)}</h3><p class="s" style="margin:2px 0 ${said.length ? 6 : 0}px;font:14px/20px ${SANS};color:${light('soft')}">${pieces(dateline)}</p>${said.length ? text(said) : ''}${outlook.map((o) => markup`<div style="margin:10px 0 0">${item(o)}</div>`)}${notes.map(note)}</div>`,
      )}`;
    case 'sources':
      return markup`${heading(b.heading)}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${b.items.map(source)}</table>${b.notes.map(note)}`;
  }
}

const heading = (words: string, above = 26): Markup =>
  markup`<h2 class="a" style="margin:${above}px 0 6px;font:bold 15px/20px ${SANS};color:${light('accent')}">${words}</h2>`;

/** A title that leads to its page, in ink: a column of links would shout. */
const named = (words: Words): Markup =>
  markup`<a class="i"${languageOf(words)} href="${words.href ?? ''}" style="color:${light('ink')};text-decoration:none">${words.text}</a>`;

const note = (words: readonly Piece[]): Markup =>
  markup`<p class="s" style="margin:4px 0 0;font:14px/20px ${SANS};color:${light('soft')}">${pieces(words)}</p>`;

const source = (s: Sources['items'][number]): Markup =>
  markup`<tr><td class="s" width="28" valign="top" style="padding:0 0 5px;font:14px/20px ${SANS};color:${light('soft')}">[${s.number}]</td><td class="s" style="padding:0 0 5px;font:14px/20px ${SANS};color:${light('soft')}">${pieces([s.href === undefined ? s.title : { ...s.title, href: s.href }])}, ${pieces(s.detail)}</td></tr>`;

/** The attribute that says in what language an element's words are, where it is not the one around them. */
const languageOf = ({ lang }: Words): Markup => (lang === undefined ? markup`` : language(lang));

/** At which side a block of words in a language stands, where that is not the left: mail programs do not know `start`. */
const side = (lang: string): Markup => (direction(lang) === 'rtl' ? markup` align="right"` : markup``);

/** The first line is the brief's address, the last the label again. */
const foot = ({ footer }: Reading): Markup =>
  markup`<div class="k" style="margin:28px 0 32px;padding:12px 0 0;border-top:2px solid ${light('ink')}">${footer.map(
    (line) => markup`<p class="s" style="margin:0;font:13px/20px ${SANS};color:${light('soft')}">${pieces(line)}</p>`,
  )}</div>`;
