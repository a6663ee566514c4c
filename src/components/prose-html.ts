import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { Prose } from '../model/prose.ts';

/** A background as HTML: every word escaped, no element but those of its tree. */
export const proseHtml = (tree: readonly Prose[]): string => toHtml(toHast({ type: 'root', children: tree } as Root));
