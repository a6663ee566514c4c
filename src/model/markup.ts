import type { PhrasingContent, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { attributeValue } from './attribute-markup.ts';
import { singleBlanks } from './blanks.ts';
import type { ComponentName } from './components.ts';

/** The way back from `outline.ts`: pieces of a briefing written as MDX by remark, which escapes them, so that no words become markup. */

/** A component to be written. Words and values are plain text, whatever stands in them. */
export interface NewComponent {
  readonly name: ComponentName;
  /** In the order they are written; one that is undefined is left out. */
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly words?: string;
  readonly cites?: readonly { readonly source?: string; readonly passage: string }[];
  readonly inside?: readonly NewComponent[];
}

const writer = unified()
  .use(remarkStringify, { join: [(_left, _right, parent) => (parent.type === 'mdxJsxFlowElement' ? 0 : undefined)] })
  .use(remarkMdx)
  .freeze();

const written = (node: RootContent): string => writer.stringify({ type: 'root', children: [node] }).replace(/\n$/, '');

/** A component as MDX, without a line end: on one line where it holds text, its components on lines of their own. */
export const markupOf = (component: NewComponent): string =>
  written(component.inside ? block(component) : { type: 'paragraph', children: [inline(component)] });

/** Plain words as the text of a component; blanks at the ends stay as they are. */
export function markupOfWords(words: string): string {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  const text = singleBlanks(core);
  return before + (text ? written({ type: 'paragraph', children: [{ type: 'text', value: text }] }) : '') + after;
}

/** A comment; what would end it early is parted. */
export const markupOfComment = (words: string): string =>
  `{/* ${words.replace(/\s+/gu, ' ').replaceAll('*/', '* /').trim()} */}`;

function block({ name, attributes: values = {}, inside = [] }: NewComponent): MdxJsxFlowElement {
  const children = inside.map((child) => ({ type: 'paragraph' as const, children: [inline(child)] }));
  return { type: 'mdxJsxFlowElement', name, attributes: attributes(values), children };
}

function inline({ name, attributes: values = {}, words = '', cites = [] }: NewComponent): MdxJsxTextElement {
  const text = singleBlanks(words).trim();
  const children: PhrasingContent[] = cites.flatMap(({ source, passage }) => [
    { type: 'text' as const, value: ' ' },
    { ...inline({ name: 'Cite', attributes: { source, passage } }) },
  ]);
  const all: PhrasingContent[] = text ? [{ type: 'text', value: text }, ...children] : children.slice(1);
  return { type: 'mdxJsxTextElement', name, attributes: attributes(values), children: all };
}

const attributes = (values: Readonly<Record<string, string | undefined>>): MdxJsxAttribute[] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ type: 'mdxJsxAttribute' as const, name, value: attributeValue(value) }],
  );
