import type { RootContent } from 'mdast';
import { problem, type Problem } from '../problem.ts';
import { safeLink } from './link.ts';
import { shown } from './shown.ts';
import { placeOf, readCode, type AnyNode, type Comment } from './node.ts';

/**
 * The ordinary Markdown after `## Background`, for the web page only: checked for what may not stand there, kept as the
 * Markdown it is, comments taken out.
 */

export function isBackground(node: RootContent): boolean {
  if (node.type !== 'heading' || node.depth !== 2) return false;
  const [only, ...more] = node.children;
  return !more.length && only?.type === 'text' && only.value.trim().toLowerCase() === 'background';
}

export interface Background {
  markdown: string | undefined;
  comments: Comment[];
  problems: Problem[];
}

/** @param nodes the heading and everything after it */
export function backgroundOf(nodes: readonly RootContent[], body: string, file: string): Background {
  const out: Background = { markdown: undefined, comments: [], problems: [] };
  const cuts: [number, number][] = [];
  for (const node of nodes.slice(1)) check(node, file, out, cuts);
  const start = nodes[0]?.position?.end.offset ?? 0;
  const end = nodes.at(-1)?.position?.end.offset ?? start;
  let markdown = '';
  let at = start;
  for (const [from, to] of cuts) {
    markdown += body.slice(at, from);
    at = to;
  }
  out.markdown = (markdown + body.slice(at, end)).trim() || undefined;
  return out;
}

function check(node: AnyNode, file: string, out: Background, cuts: [number, number][]): void {
  const code = readCode(node, file);
  if (code) {
    if (code.comment) out.comments.push(code.comment);
    if (code.problem) out.problems.push(code.problem);
    cuts.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]);
    return;
  }
  const found = refused(node);
  if (found) out.problems.push(problem('mdx-safe', file, placeOf(node), ...found));
  else if ('children' in node) for (const child of node.children) check(child, file, out, cuts);
}

function refused(node: AnyNode): [message: string, note: string] | undefined {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return [`<${node.name ?? ''}> stands in the background`, 'Put components before the `## Background` heading'];
    case 'image':
    case 'imageReference':
      return ['An image stands in the background', 'Take it out: a page asks nothing of another host'];
    case 'heading':
      return node.depth > 2
        ? undefined
        : [`A heading of level ${node.depth} stands in the background`, 'Use ### or deeper'];
    case 'link':
    case 'definition':
      return safeLink(node.url)
        ? undefined
        : [
            `Link goes to "${shown(node.url)}"`,
            'Link to an address that begins with https:// or mailto:, with no name or password in it',
          ];
    default:
      return undefined;
  }
}
