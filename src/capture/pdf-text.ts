import type { PageStart } from '../model/locators.ts';
import type { Line, Paragraph } from './pdf-paragraphs.ts';

/** Columns in the order they are read, each as its paragraphs, made one text. */
export function textOfColumns(columns: readonly (readonly Paragraph[])[], pages: number) {
  const paragraphs = joinedOver(columns);
  const spelling = new Spelling(paragraphs);
  const starts: (PageStart | undefined)[] = Array.from({ length: pages }, () => undefined);
  let [text, count] = ['', 0];
  paragraphs.forEach((paragraph, i) => {
    let words = '';
    for (const line of paragraph.lines) {
      starts[line.page - 1] ??= { paragraph: count + 1, words: wordsIn(words) };
      words = spelling.joined(words, line.text);
    }
    const isTight = paragraph.isRow && paragraphs[i - 1]?.isRow;
    text += `${i === 0 ? '' : isTight ? '\n' : '\n\n'}${words}`;
    count++;
  });
  return { text, pages: filled(starts, count), whole: [...spelling.whole], kept: [...spelling.kept] };
}

const wordsIn = (text: string): number => (text ? text.split(/\s+/u).length : 0);

/** A page with no words begins where the next one does. */
function filled(starts: readonly (PageStart | undefined)[], paragraphs: number): PageStart[] {
  const out: PageStart[] = [];
  let next: PageStart = { paragraph: paragraphs + 1, words: 0 };
  for (const start of [...starts].reverse()) out.push((next = start ?? next));
  return out.reverse();
}

/**
 * A paragraph that a column or page breaks goes on in the next. Notes at the foot that stand between its halves go before it, so
 * that each page's words stay in the order of pages.
 */
function joinedOver(columns: readonly (readonly Paragraph[])[]): Paragraph[] {
  const out: Paragraph[] = [];
  for (const column of columns) {
    const [first, ...rest] = column;
    if (!first) continue;
    const at = out.findLastIndex((p) => !p.isNote);
    const open = out[at];
    if (open && isOneWith(open, first)) {
      out.splice(at, 1);
      out.push({ ...first, lines: [...open.lines, ...first.lines], isNote: false });
    } else out.push(first);
    for (const paragraph of rest) out.push(paragraph);
  }
  return out;
}

const isOneWith = (open: Paragraph, next: Paragraph): boolean =>
  open.isOpen &&
  !next.isNote &&
  !next.isRow &&
  Math.abs(open.size - next.size) < 0.1 * open.size &&
  /^[\p{Ll}\p{N}(“"„«’]/u.test(next.lines[0]?.text ?? '');

/** Which hyphens at line ends the text itself shows to be part of a word. */
class Spelling {
  /** The words that are one again, a hyphen taken away. */
  readonly whole = new Set<string>();
  /** The words whose hyphen stays, though the text has them nowhere else. */
  readonly kept = new Set<string>();
  private readonly words = new Set<string>();

  constructor(paragraphs: readonly Paragraph[]) {
    let before = '';
    for (const { text } of paragraphs.flatMap(({ lines }) => lines as readonly Line[])) {
      for (const [word] of withoutHalves(text, before).matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu))
        this.words.add(word);
      before = text;
    }
  }

  private isWord(word: string): boolean {
    return word.split('-').every((part) => this.words.has(part.toLowerCase()));
  }

  /** A text and the line after it. */
  joined(text: string, line: string): string {
    if (!text) return line;
    const [, first] = /([\p{L}\p{M}-]+)[-‐\u00AD]$/u.exec(text) ?? [];
    const [second] = /^\p{Ll}[\p{L}\p{M}]*/u.exec(line) ?? [];
    if (first === undefined || second === undefined)
      return /[-–—/]$/u.test(text) && !/\s[-–—/]$/u.test(text) ? text + line : `${text} ${line}`;
    const [whole, compound] = [`${first}${second}`.toLowerCase(), `${first}-${second}`.toLowerCase()];
    if (this.words.has(compound) && !this.words.has(whole)) return text + line;
    // Two words that the text has by themselves are a compound; parts of a word stand nowhere alone.
    const isCompound = PREFIX.test(first) || [first, second].every((word) => word.length > 2 && this.isWord(word));
    if (isCompound && !this.words.has(whole) && !text.endsWith('\u00AD')) {
      this.kept.add(`${first}-${second}`);
      return text + line;
    }
    this.whole.add(`${first}${second}`);
    return text.replace(/[-‐\u00AD]$/u, '') + line;
  }
}

/** What stands before a hyphen in every word it begins. */
const PREFIX = /^(?:self|quasi)$/i;

/** A line, in small letters, without the half of a word that its end parts, or the end of the line before. */
const withoutHalves = (line: string, before: string): string =>
  line
    .toLowerCase()
    .replace(/[\p{L}\p{M}-]+[-‐\u00AD]$/u, '')
    .replace(/[-‐\u00AD]$/u.test(before) ? /^[\p{L}\p{M}]+/u : /^(?!)/, '');
