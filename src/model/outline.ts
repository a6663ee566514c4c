import type { PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { isBackground } from './background.ts';
import { parseMdx, splitFrontMatter } from './mdx.ts';

/**
 * Where each piece of a briefing's text stands, for a program that edits it: components, attributes, running text, comments.
 * Offsets are UTF-16 units in the whole text.
 */

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface OutlinedAttribute extends Stretch {
  readonly name: string;
  readonly value: string;
}

/** A piece of running text: words, a citation, or something styled (emphasis, a link, code) kept as it is written. */
export type Run =
  | (Stretch & { readonly kind: 'words'; readonly text: string })
  | (Stretch & { readonly kind: 'cite'; readonly component: OutlinedComponent })
  | (Stretch & { readonly kind: 'styled'; readonly text: string });

export interface OutlinedComponent extends Stretch {
  readonly name: string;
  readonly attributes: readonly OutlinedAttribute[];
  /** Where the next attribute is to be written: after the last, or after the name. */
  readonly attributesEnd: number;
  /** Between its tags; absent where it is written `<… />`. */
  readonly body?: Stretch;
  /** Its running text, in order. */
  readonly runs: readonly Run[];
  /** The components in it other than citations. */
  readonly inside: readonly OutlinedComponent[];
}

export interface Outline {
  /** Between the `---` lines, without them. */
  readonly frontMatter: Stretch | undefined;
  readonly components: readonly OutlinedComponent[];
  /** Comments at the top of the file, with their words. */
  readonly comments: readonly (Stretch & { readonly text: string })[];
  /** Where `## Background` begins. */
  readonly background: number | undefined;
}

/**
 * The pieces of a text; nothing where it does not parse, which `readSyntax` says with its place.
 *
 * @param parse as `parseMdx`, for one who knows the tree already
 */
export function outlineOf(text: string, parse = parseMdx): Outline | undefined {
  const { body, inner } = splitFrontMatter(text);
  const parsed = parse(body);
  if (!('tree' in parsed)) return undefined;
  const { tree } = parsed;
  const at = tree.children.findIndex(isBackground);
  const nodes = at < 0 ? tree.children : tree.children.slice(0, at);
  const flat = nodes.flatMap((node) => (node.type === 'paragraph' ? node.children : [node]));
  return {
    frontMatter: inner,
    components: flat.filter(isElement).map((node) => component(node, text)),
    comments: flat.flatMap(commentOf),
    background: tree.children[at]?.position?.start.offset,
  };
}

type ElementNode = MdxJsxFlowElement | MdxJsxTextElement;
type AnyNode = Root | RootContent | PhrasingContent;

const isElement = (node: AnyNode): node is ElementNode =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

function stretchOf({ position }: AnyNode | MdxJsxAttribute): Stretch {
  const [from, to] = [position?.start.offset, position?.end.offset];
  if (from === undefined || to === undefined) throw new Error('A node of the tree has no place');
  return { from, to };
}

function component(node: ElementNode, text: string): OutlinedComponent {
  const stretch = stretchOf(node);
  const attributes = node.attributes.flatMap((a) =>
    a.type === 'mdxJsxAttribute' && typeof a.value === 'string'
      ? [{ ...stretchOf(a), name: a.name, value: a.value }]
      : [],
  );
  const nameEnd = text.indexOf(node.name ?? '', stretch.from) + (node.name ?? '').length;
  const attributesEnd = node.attributes.at(-1)?.position?.end.offset ?? nameEnd;
  const body = bodyOf(text, attributesEnd, stretch.to);
  return {
    ...stretch,
    name: node.name ?? '',
    attributes,
    attributesEnd,
    ...(body ? { body } : {}),
    runs: node.children.flatMap((child) => runsOf(child, text)),
    inside: node.children
      .flatMap((child) => (child.type === 'paragraph' ? child.children : [child]))
      .filter(isElement)
      .filter(({ name }) => name !== 'Cite')
      .map((child) => component(child, text)),
  };
}

/** What stands between the end of the opening tag and the closing one; nothing where the tag closes itself. */
function bodyOf(text: string, attributesEnd: number, end: number): Stretch | undefined {
  const open = text.indexOf('>', attributesEnd);
  if (open + 1 >= end || text[open - 1] === '/') return undefined;
  return { from: open + 1, to: text.lastIndexOf('</', end) };
}

function runsOf(node: AnyNode, text: string): Run[] {
  switch (node.type) {
    case 'paragraph':
      return node.children.flatMap((child) => runsOf(child, text));
    case 'text':
      return [{ kind: 'words', ...stretchOf(node), text: node.value }];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return node.name === 'Cite' ? [{ kind: 'cite', ...stretchOf(node), component: component(node, text) }] : [];
    case 'emphasis':
    case 'strong':
    case 'link':
    case 'inlineCode': {
      const { from, to } = stretchOf(node);
      return [{ kind: 'styled', from, to, text: text.slice(from, to) }];
    }
    default:
      return [];
  }
}

function commentOf(node: AnyNode): (Stretch & { text: string })[] {
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return [];
  const words = /^\s*\/\*([\s\S]*)\*\/\s*$/.exec(node.value)?.[1];
  return words === undefined ? [] : [{ ...stretchOf(node), text: words.trim() }];
}
