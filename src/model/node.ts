import type { Root, RootContent } from 'mdast';
import { problem, START, type Place, type Problem } from '../problem.ts';

/** What the readers of a briefing's tree share: a node's place, and its comments and code told apart. */

/** Any node of the tree: mdast's own, and what remark-mdx adds to it. */
export type AnyNode = Root | RootContent;

/** A comment, for waivers and for what was left out. */
export interface Comment {
  text: string;
  at: Place;
}

export function placeOf(node: { position?: Root['position'] | undefined }): Place {
  const p = node.position;
  if (!p) return START;
  return { line: p.start.line, column: p.start.column, endLine: p.end.line, endColumn: p.end.column };
}

/** A comment to keep, or code to refuse; nothing where the node is neither. */
export function readCode(node: AnyNode, file: string): { comment?: Comment; problem?: Problem } | undefined {
  const at = placeOf(node);
  if (node.type === 'mdxjsEsm') {
    const word = /^\s*export/.test(node.value) ? 'export' : 'import';
    return {
      problem: problem(
        'mdx-safe',
        file,
        at,
        `The file has an ${word}`,
        'Take it out: a briefing is text, never a program',
      ),
    };
  }
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return undefined;
  const comment = /^\s*\/\*([\s\S]*)\*\/\s*$/.exec(node.value);
  if (comment && node.data?.estree?.body.length === 0) return { comment: { text: (comment[1] ?? '').trim(), at } };
  const note = 'Take it out, or write a literal brace as \\{; a comment is {/* … */}';
  return { problem: problem('mdx-safe', file, at, 'The file has an expression', note) };
}

const NAMES: Readonly<Record<string, string>> = {
  blockquote: 'a block quotation',
  code: 'a block of code',
  definition: 'a definition of a link',
  heading: 'a heading',
  image: 'an image',
  imageReference: 'an image',
  inlineCode: 'code',
  linkReference: 'a link by reference',
  list: 'a list',
  thematicBreak: 'a line across',
};

/** What a writer calls a node: "a heading", "text". */
export const nameOf = (node: AnyNode): string => NAMES[node.type] ?? (node.type === 'text' ? 'text' : `a ${node.type}`);
