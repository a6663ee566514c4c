import type { PDFPageProxy } from 'pdfjs-dist';
import { opened } from './pdf.ts';

/** A tagged PDF as it is laid out: every line where it stands, and the paragraphs that the tags make of them. */
export interface LaidOut {
  /** BCP 47; empty where the file names none. */
  readonly lang: string;
  readonly title: string;
  readonly pages: readonly LaidOutPage[];
}

export interface LaidOutPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** In reading order, by the tags. */
  readonly paragraphs: readonly { readonly tag: string; readonly text: string }[];
  readonly lines: readonly LaidOutLine[];
}

/** In points from the left and the top; `size` is the face's. */
export interface LaidOutLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Nothing is left out and nothing put together, other than in a text that is captured: as it stands there. */
export async function laidOut(bytes: Uint8Array): Promise<LaidOut | { refused: string }> {
  const pdf = await opened(bytes);
  if ('refused' in pdf) return pdf;
  try {
    const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
    const pages: LaidOutPage[] = [];
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await laidOutPage(await pdf.getPage(number)));
    return { lang: info.Language ?? '', title: info.Title ?? '', pages };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function laidOutPage(page: PDFPageProxy): Promise<LaidOutPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { lines, marked } = await linesOn(page, height);
  const tree = (await page.getStructTree()) as unknown as Tagged | null;
  const paragraphs = tree ? tagged(tree, marked) : lines.map(({ text }) => ({ tag: '', text }));
  page.cleanup();
  return { width, height, paragraphs, lines };
}

/** A page's lines, and the words of each of its marked sequences by its id. */
async function linesOn(page: PDFPageProxy, height: number): Promise<Pick<LaidOutPage, 'lines'> & { marked: Words }> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const lines: { text: string; x: number; y: number; size: number }[] = [];
  const marked = new Map<string, string>();
  const open: (string | undefined)[] = [];
  let last = '';
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push('id' in item ? item.id : undefined);
      continue;
    }
    const id = open.findLast((one) => one !== undefined) ?? '';
    const [, , c = 0, d = 0, x = 0, up = 0] = item.transform as number[];
    const [y, size] = [height - up, Math.hypot(c, d)];
    const before = lines.at(-1);
    const goesOn = before && id === last && Math.abs(before.y - y) < size * LEVEL;
    if (goesOn) before.text += item.str;
    else if (item.str.trim()) lines.push({ text: item.str, x, y, size });
    if (id) marked.set(id, `${marked.get(id) ?? ''}${marked.has(id) && !goesOn ? ' ' : ''}${item.str}`);
    if (item.str.trim()) last = id;
  }
  return { lines: lines.map((line) => ({ ...line, text: line.text.replace(/\s+/gu, ' ').trim() })), marked };
}

/** Baselines of one line differ by less, in ems. */
const LEVEL = 0.5;

type Words = ReadonlyMap<string, string>;

/** What pdf.js has of the structure tree. */
interface Tagged {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Tagged[];
}

/** Elements that begin a paragraph of their own; what stands in others goes on with the words around it. */
const BLOCKS = /^(?:P|H\d?|Title|LI|T[DH]|Caption|Figure|Formula|Note|FENote|BlockQuote|TOCI)$/;

function tagged(tree: Tagged, marked: Words): LaidOutPage['paragraphs'] {
  const found: { tag: string; text: string }[] = [];
  let current: { tag: string; text: string } | undefined;
  const walk = (node: Tagged): void => {
    const outer = current;
    if (node.role !== undefined && BLOCKS.test(node.role)) found.push((current = { tag: node.role, text: '' }));
    if (node.alt !== undefined) found.push({ tag: node.role ?? '', text: node.alt });
    if (node.type === 'content' && node.id !== undefined) {
      if (!current) found.push((current = { tag: '', text: '' }));
      current.text += ` ${marked.get(node.id) ?? ''}`;
    }
    for (const child of node.children ?? []) walk(child);
    current = outer;
  };
  walk(tree);
  return found.map(({ tag, text }) => ({ tag, text: text.replace(/\s+/gu, ' ').trim() })).filter(({ text }) => text);
}
