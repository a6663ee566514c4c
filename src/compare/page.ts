import { documentOf } from '../capture/document.ts';
import type { Entry, Reading } from './change.ts';
import { flattened } from './data.ts';
import type { Whereto } from './whereto.ts';

/** What a reader, a screen reader and a search engine find on a page. The sheet in it, which is for the printer, is no part of it. */
export function pageReading(html: string, whereto: Whereto): Reading {
  const document = documentOf(html);
  const { documentElement: root, head, body } = document;
  const found: Found = { words: [], labels: [], links: [], anchors: [], markup: [] };
  if (body) walk(body, { found, whereto, under: '', lang: '' });
  return {
    lang: root?.getAttribute('lang') ?? '',
    parts: { ...found, head: head ? headOf(head, whereto) : [] },
  };
}

interface Found {
  readonly words: Entry[];
  readonly labels: Entry[];
  readonly links: Entry[];
  readonly anchors: Entry[];
  readonly markup: Entry[];
}

interface Walk {
  readonly found: Found;
  readonly whereto: Whereto;
  /** The heading that was read last, or the name of the landmark. */
  under: string;
  readonly lang: string;
}

/** Elements that go on in the line they stand in. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s small span strong sub sup time u var wbr label tspan'.split(
    ' ',
  ),
);
const UNREAD = new Set(['script', 'style', 'template', 'link', 'meta']);
const LANDMARKS = new Set(['nav', 'header', 'footer']);

function walk(element: Element, w: Walk): void {
  let line = '';
  const { lang } = w;
  const end = (): void => {
    const text = collapsed(line);
    line = '';
    if (!text) return;
    w.found.words.push({ text: w.whereto.text(text), under: w.under, ...(lang ? { lang } : {}) });
  };
  const inside = (node: Element, w_: Walk): void => {
    for (const child of node.childNodes) {
      // Links in a row, as of a navigation, are parted by their style alone.
      if (child.nodeType === 1 && child.previousSibling?.nodeType === 1) line += ' ';
      if (child.nodeType === 3) line += child.nodeValue ?? '';
      if (child.nodeType !== 1) continue;
      const part = child as Element;
      const name = part.localName;
      if (UNREAD.has(name) || (part.hasAttribute('hidden') && part.classList.contains('on-paper'))) continue;
      note(part, w_);
      // What has a class may be set as a line of its own.
      if (name === 'br' || name === 'small' || part.hasAttribute('class')) line += ' ';
      if (name === 'br') continue;
      if (INLINE.has(name) && !part.hasAttribute('lang')) inside(part, w_);
      else {
        end();
        block(part, w);
      }
    }
  };
  inside(element, w);
  end();
}

function block(part: Element, w: Walk): void {
  const name = part.localName;
  const lang = part.getAttribute('lang') ?? w.lang;
  const own: Walk = { found: w.found, whereto: w.whereto, lang, under: LANDMARKS.has(name) ? landmark(part) : w.under };
  walk(part, own);
  if (/^h[1-6]$/.test(name)) w.under = collapsed(part.textContent ?? '');
  else if (!LANDMARKS.has(name) && !isSection(name)) w.under = own.under;
}

const isSection = (name: string): boolean => ['section', 'article', 'aside', 'main'].includes(name);

const landmark = (part: Element): string => collapsed(part.getAttribute('aria-label') ?? '') || part.localName;

/** What an element says that is not its text: where it leads, its name, its label, and what it is. */
function note(part: Element, { found, whereto }: Walk): void {
  const attributes = [...part.attributes];
  for (const { name, value } of attributes) {
    if (name === 'id') found.anchors.push({ text: `#${value}` });
    if (name === 'href' || name === 'src') found.links.push({ text: whereto.link(value) });
    if (LABELS.has(name) && value) found.labels.push({ text: whereto.text(value), under: name });
  }
  const rest = attributes
    .filter(({ name }) => !SAID.has(name) && !name.startsWith('data-astro'))
    .map(attribute)
    .sort();
  found.markup.push({ text: `<${[part.localName, ...rest].join(' ')}>` });
}

const LABELS = new Set(['alt', 'aria-label', 'title', 'placeholder', 'aria-description']);
const SAID = new Set(['id', 'href', 'src', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'for', ...LABELS]);

/** Places of a drawing are told by its picture, and no two are alike. */
const attribute = ({ name, value }: Attr): string =>
  /^(?:class|lang|dir|role|type|name|scope|rel|hidden|open|aria-(?:hidden|level|current|live|expanded))$/.test(name)
    ? `${name}="${value}"`
    : name;

/** Title, descriptions, what it says to other programs; the files it loads are told by themselves. */
function headOf(head: Element, whereto: Whereto): Entry[] {
  const found: Entry[] = [];
  for (const part of head.children) {
    const get = (name: string): string => part.getAttribute(name) ?? '';
    const name = part.localName;
    if (name === 'title') found.push({ under: 'title', text: whereto.text(collapsed(part.textContent ?? '')) });
    if (name === 'meta')
      found.push({
        under: get('name') || get('property') || get('http-equiv') || 'meta',
        text: whereto.text(get('content') || get('charset')),
      });
    if (name === 'link') found.push({ under: `link ${get('rel')}`, text: whereto.link(get('href')) });
    if (name === 'script' && get('type') === 'application/ld+json')
      for (const field of flattened(part.textContent ?? '', whereto)) found.push(field);
  }
  return found;
}

export const collapsed = (text: string): string => text.replace(/\s+/gu, ' ').trim();
