import type { Root } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';

/** A briefing's text -> remark's tree of it, every place in it that of the whole text. Nothing is evaluated. */

const processor = unified().use(remarkParse).use(remarkMdx).freeze();

/** Why a text is no MDX, and where, 1-based. */
export interface Unparsed {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

export function parseMdx(body: string): { readonly tree: Root } | Unparsed {
  try {
    return { tree: processor.parse(body) };
  } catch (e) {
    if (!(e instanceof VFileMessage)) throw e;
    // The place of what is not closed stands in the message, that of the message is where its paragraph begins.
    const named = /\((\d+):(\d+)-\d+:\d+\)/.exec(e.reason);
    const at = named
      ? { line: Number(named[1]), column: Number(named[2]) }
      : { line: e.line ?? 1, column: e.column ?? 1 };
    return { ...at, reason: e.reason.replace(/\.$/, '') };
  }
}

/** A text's front matter between its `---` lines, and the rest. */
export interface Split {
  /** The text between the lines, and the file's line on which it begins. */
  readonly frontMatter: { text: string; firstLine: number } | undefined;
  /** Where that text stands, in UTF-16 units. */
  readonly inner: { from: number; to: number } | undefined;
  /** The whole text, the front matter blanked out and not cut out, so that every place in it stays true. */
  readonly body: string;
}

export function splitFrontMatter(text: string): Split {
  const match = /^(\uFEFF?---[^\S\n]*\n)([\s\S]*?\n)?---[^\S\n]*(?:\n|$)/.exec(text);
  if (!match) return { frontMatter: undefined, inner: undefined, body: text };
  const [whole, opening = '', inside = ''] = match;
  const from = opening.length;
  return {
    frontMatter: { text: inside, firstLine: 2 },
    inner: { from, to: from + inside.length },
    body: whole.replace(/[^\n]/g, ' ') + text.slice(whole.length),
  };
}
