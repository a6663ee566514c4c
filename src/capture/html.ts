import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { textOf } from './blocks.ts';
import { MOST_UNTOLD, onlyIn, told, wordCount } from './differences.ts';
import { documentOf } from './document.ts';
import type { Extraction, Reader } from './extracted.ts';
import { versionOf } from './versions.ts';

/** The text of a saved page; the bytes are of the encoding that they, or else the page, name. */
export function fromHtmlBytes(bytes: Uint8Array, reader?: Reader): Extraction {
  const html = decoded(bytes);
  if (typeof html !== 'string') return html;
  if (!/<[a-z!][^>]*>/i.test(html)) return { refused: 'is not a web page, as its name says: it has no markup' };
  return fromHtml(html, reader);
}

/**
 * The text of a page’s article. Two libraries look for it, each by its own rules; one’s is taken, and every stretch on which they
 * differ, or that both leave out, is told. Where neither finds an article, all words of the page are its text.
 *
 * @param reader whose text is taken; where it is not said, of the one who keeps more
 */
export function fromHtml(html: string, reader?: Reader): Extraction {
  const all = textOf(documentOf(html).body);
  if (!all) return { refused: emptyPage(html) };
  const texts = { defuddle: byDefuddle(html), readability: byReadability(html) };
  const kept = (one: Reader): number => wordCount(onlyIn(texts[one], texts[otherThan(one)]));
  const wanted = reader ?? (kept('readability') > kept('defuddle') ? 'readability' : 'defuddle');
  const taken = texts[wanted] ? wanted : otherThan(wanted);
  const text = texts[taken];
  if (!text)
    return { text: all, by: versionOf('linkedom'), notes: ['No article was found: all words of the page are taken'] };
  const other = otherThan(taken);
  const notes = [
    ...told(onlyIn(texts[other], text)).map(
      (s) => `Left out, though ${NAMES[other]} has them, ${s}; --reader ${other} takes its text`,
    ),
    ...told(onlyIn(text, texts[other])).map((s) => `Kept, though ${NAMES[other]} leaves them out, ${s}`),
    ...told(onlyIn(all, `${text} ${texts[other]}`).filter((s) => wordCount([s]) >= MOST_UNTOLD)).map(
      (s) => `Left out as no part of the article, ${s}`,
    ),
  ];
  return { text, by: versionOf(taken === 'defuddle' ? 'defuddle' : '@mozilla/readability'), reader: taken, notes };
}

const otherThan = (reader: Reader): Reader => (reader === 'defuddle' ? 'readability' : 'defuddle');

const NAMES: Readonly<Record<Reader, string>> = { defuddle: 'Defuddle', readability: 'Readability' };

/** Nothing is fetched: no address is given, and the readers of single sites may not ask them. */
function byDefuddle(html: string): string {
  const options = { url: 'about:blank', useAsync: false, standardize: false };
  return textOf(fragment(new Defuddle(documentOf(html), options).parse().content));
}

function byReadability(html: string): string {
  return textOf(fragment(new Readability(documentOf(html), { charThreshold: 0 }).parse()?.content ?? ''));
}

const fragment = (html: string): Element => documentOf(`<html><body>${html}</body></html>`).body;

function emptyPage(html: string): string {
  return /<script[\s>]/i.test(html)
    ? 'has no text: a script writes this page; copy its words from the browser into a .txt'
    : 'has no text';
}

/** How far into a page its encoding is looked for, in bytes; the standard asks for 1024. */
const HEAD = 4096;

function decoded(bytes: Uint8Array): string | { refused: string } {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const named = markOf(bytes) ?? /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (e) {
    if (e instanceof RangeError)
      return { refused: `names an encoding that is not known, ${named ?? ''}: save it as UTF-8` };
    const is = named === undefined ? 'is not UTF-8, and names no other encoding' : `is not ${named}, as it says`;
    return { refused: `${is}: save it as UTF-8` };
  }
}

function markOf([a, b]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}
