import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { Prose } from '../model/prose.ts';

/**
 * Checked prose as HTML: every word escaped, no element but those of its tree.
 *
 * @param up by how many levels its headings stand higher than they are kept
 */
export const proseHtml = (tree: readonly Prose[], up = 0): string =>
  toHtml(toHast({ type: 'root', children: tree.map((node) => raised(node, up)) } as Root));

const raised = (node: Prose, up: number): unknown =>
  node.type === 'heading' ? { ...node, depth: node.depth - up } : node;
