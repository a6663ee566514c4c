import type { PDFDocumentProxy } from 'pdfjs-dist';
import { cut } from './differences.ts';
import type { CharacterMaps, Extraction } from './extracted.ts';
import { columnsOf } from './pdf-columns.ts';
import { stretchesOf, type Glyphs, type Stretch } from './pdf-glyphs.ts';
import { runningHeads } from './pdf-heads.ts';
import { paragraphsOf } from './pdf-paragraphs.ts';
import { textOfColumns } from './pdf-text.ts';
import { versionOf } from './versions.ts';

/**
 * The words of a PDF in reading order, and where its pages begin: columns one after the other, heads and feet of pages left out
 * and told, paragraphs made whole over line, column and page ends.
 *
 * @param maps where pdf.js cannot find its own files by itself
 */
export async function fromPdf(bytes: Uint8Array, maps?: CharacterMaps): Promise<Extraction> {
  const pdf = await opened(bytes, maps);
  if ('refused' in pdf) return pdf;
  const read = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => glyphsOn(pdf, i + 1)));
  await pdf.loadingTask.destroy();
  const pages = read.map(({ upright }) => stretchesOf(upright));
  if (!pages.some((page) => page.length)) return { refused: noWords(read.some(({ isBroken }) => isBroken)) };
  const { heads, told } = headsOf(pages);
  const usual = usualSize(pages);
  const columns = pages.flatMap((page, i) =>
    columnsOf(page.filter((s) => !heads.has(s))).map((column) => paragraphsOf(column, i + 1, usual)),
  );
  const { text, pages: starts, whole, kept } = textOfColumns(columns, pages.length);
  const lost = read.reduce((sum, page) => sum + page.lost, text.match(/[\uFFFD\uE000-\uF8FF]/g)?.length ?? 0);
  const empty = numbersOf(read, ({ isBroken }, i) => !isBroken && !pages[i]?.length);
  const broken = numbersOf(read, ({ isBroken }) => isBroken);
  const turned = read.flatMap((page) => page.turned);
  const notes = [
    ...told.map((head) => `Left out, the head or foot of pages: “${cut(head)}”`),
    ...(turned.length ? [`Left out, set sideways: “${cut(turned.join(' '))}”`] : []),
    ...(empty ? [`No text stands on ${empty}: a picture, or nothing`] : []),
    ...(broken ? [`Damaged, and so left out: ${broken}`] : []),
    ...(whole.length
      ? [
          `${whole.length === 1 ? 'A word is' : `${whole.length} words are`} made whole that a line end had parted: ${listed(whole)}`,
        ]
      : []),
    ...(kept.length ? [`A hyphen at a line end may be one of the word, and stays: ${listed(kept)}`] : []),
    ...(lost ? [`${lost === 1 ? 'A character has' : `${lost} characters have`} no meaning in the file: compare`] : []),
  ];
  return { text, pages: starts, notes, by: versionOf('pdfjs-dist') };
}

/** A PDF as pdf.js has it; whoever asks lets it go by `loadingTask.destroy`. */
export async function opened(bytes: Uint8Array, maps?: CharacterMaps): Promise<PDFDocumentProxy | { refused: string }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Read in this thread: whoever calls has one to spare.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);
  const options = {
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    verbosity: 0,
    ...(maps ? given(maps) : characterMaps()),
  };
  return getDocument(options).promise.catch((e: unknown) => {
    const name = e instanceof Error ? e.name : '';
    if (name === 'PasswordException')
      return { refused: 'is under a password: open it, print or save it without one, and add that' };
    if (name === 'InvalidPDFException') return { refused: 'is damaged, and no page of it can be found: get it again' };
    throw e;
  });
}

/** Files of pdf.js itself by which older Chinese, Japanese and Korean fonts are read; where there are such files. */
function characterMaps(): { cMapUrl?: string; cMapPacked?: boolean } {
  if (typeof import.meta.resolve !== 'function') return {};
  const { protocol, pathname } = new URL('cmaps/', import.meta.resolve('pdfjs-dist/package.json'));
  return protocol === 'file:'
    ? { cMapUrl: decodeURIComponent(pathname).replace(/^\/(?=[A-Z]:)/, ''), cMapPacked: true }
    : {};
}

const given = (maps: CharacterMaps): object => ({
  cMapUrl: './',
  cMapPacked: true,
  BinaryDataFactory: class {
    fetch({ filename }: { filename: string }): Promise<Uint8Array> {
      return maps(filename);
    }
  },
});

interface Page {
  readonly upright: Glyphs[];
  /** Words that are set sideways: watermarks, stamps. */
  readonly turned: string[];
  readonly isBroken: boolean;
  /** How many characters have no meaning. */
  readonly lost: number;
}

async function glyphsOn(pdf: PDFDocumentProxy, number: number): Promise<Page> {
  const upright: Glyphs[] = [];
  const turned: string[] = [];
  let lost = 0;
  try {
    const page = await pdf.getPage(number);
    const { transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item)) continue;
      const text = item.str.replace(CONTROLS, '');
      lost += item.str.length - text.length;
      const [a, b, c, d, x, y] = product(transform, item.transform as number[]);
      const size = Math.hypot(c, d);
      if (Math.abs(b) > 0.2 * Math.abs(a)) turned.push(text);
      else upright.push({ text, x, right: x + item.width, y, size, rightToLeft: item.dir === 'rtl' });
    }
    page.cleanup();
  } catch (e) {
    if (!(e instanceof Error) || e instanceof ReferenceError) throw e;
    return { upright: [], turned: [], isBroken: true, lost };
  }
  return { upright, turned: turned.filter((s) => s.trim()), isBroken: false, lost };
}

/** So many words are named. */
const MOST_NAMED = 40;

const listed = (words: readonly string[]): string => {
  const more = words.length - MOST_NAMED;
  return `“${words.slice(0, MOST_NAMED).join(', ')}”${more > 0 ? ` and ${more} more` : ''}`;
};

type Matrix = [number, number, number, number, number, number];

function product(m: readonly number[], n: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

const noWords = (isBroken: boolean): string =>
  isBroken
    ? 'is damaged, and no page of it can be read: get it again'
    : 'has no text: its pages are pictures, as a scan’s are; have the text recognised (OCR), and add that';

/** Pages that have nothing but what is alike on them have no heads: their words are the text. */
function headsOf(pages: readonly (readonly Stretch[])[]): ReturnType<typeof runningHeads> {
  const found = runningHeads(pages);
  return pages.flat().some((s) => !found.heads.has(s)) ? found : { heads: new Set(), told: [] };
}

/** The size in which most of the words are set. */
function usualSize(pages: readonly (readonly Stretch[])[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of pages.flat()) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  return [...counts].sort(([, m], [, n]) => n - m)[0]?.[0] ?? 0;
}

/** "page 3" or "pages 3, 7–9"; nothing where it is none. */
function numbersOf<T>(pages: readonly T[], is: (page: T, i: number) => boolean): string | undefined {
  const ranges: { from: number; to: number }[] = [];
  pages.forEach((page, i) => {
    if (!is(page, i)) return;
    const last = ranges.at(-1);
    if (last?.to === i) last.to = i + 1;
    else ranges.push({ from: i + 1, to: i + 1 });
  });
  const said = ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
  return said ? `page${/^\d+$/.test(said) ? '' : 's'} ${said}` : undefined;
}

/** Characters that a font gives no meaning are no words. */
// eslint-disable-next-line no-control-regex -- it looks for them
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
