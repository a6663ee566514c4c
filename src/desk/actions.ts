import { isMap, parseDocument, stringify, type Pair } from 'yaml';
import { TOP, type ComponentName, type TopName } from '../model/components.ts';
import { markupOfAttribute } from '../model/attribute-markup.ts';
import { markupOf, markupOfComment, type NewComponent } from '../model/markup.ts';
import type { Outline, OutlinedComponent } from '../model/outline.ts';
import type { Splice } from '../model/splice.ts';

/** What a writer does on the desk, each as one splice of the briefing's text: nothing else in the file changes. */

/** Writes a component behind the last of its kind, or where its kind belongs in printing order. */
export function addComponent(text: string, outline: Outline, added: NewComponent): Splice {
  const rank = rankOf(added.name);
  const before = outline.components.findLast((c) => rankOf(c.name) <= rank);
  const markup = markupOf(added);
  if (before) {
    const gap = before.name === added.name ? gapAfter(text, outline, before) : '\n\n';
    return { from: before.to, to: before.to, insert: gap + markup };
  }
  const next = outline.components[0];
  if (next) return { from: next.from, to: next.from, insert: `${markup}\n\n` };
  const at = outline.background ?? text.length;
  const lead = at === text.length ? (text.endsWith('\n') ? '\n' : '\n\n') : '';
  return { from: at, to: at, insert: `${lead}${markup}\n${at === text.length ? '' : '\n'}` };
}

const rankOf = (name: string): number => TOP.indexOf(name as TopName);

/** How the file parts two components of this kind: by a line end or a blank line. */
function gapAfter(text: string, { components }: Outline, { name, from }: OutlinedComponent): string {
  const same = components.filter((c) => c.name === name);
  const [first, second] = same;
  if (!first || !second || from === first.from) return '\n';
  const between = text.slice(first.to, second.from);
  return /^\n\s*\n\s*$/.test(between) ? '\n\n' : '\n';
}

/** Takes a component out, with the line that it leaves empty. */
export function removeComponent(text: string, { from, to }: OutlinedComponent): Splice {
  const before = /(?:^|\n)[^\S\n]*$/.exec(text.slice(0, from))?.[0];
  const after = /^[^\S\n]*(?:\n|$)(?:[^\S\n]*\n)?/.exec(text.slice(to))?.[0];
  if (before === undefined || after === undefined) return { from, to, insert: '' };
  return { from: from - before.replace(/^\n/, '').length, to: to + after.length, insert: '' };
}

/** Gives an attribute a value, or takes it out where there is none. */
export function setAttribute(text: string, component: OutlinedComponent, name: string, value?: string): Splice {
  const known = component.attributes.find((a) => a.name === name);
  if (value === undefined || value.trim() === '') {
    if (!known) return { from: component.attributesEnd, to: component.attributesEnd, insert: '' };
    const blanks = /\s*$/.exec(text.slice(0, known.from))?.[0].length ?? 0;
    return { from: known.from - blanks, to: known.to, insert: '' };
  }
  const markup = markupOfAttribute(name, value);
  if (known) return { from: known.from, to: known.to, insert: markup };
  return { from: component.attributesEnd, to: component.attributesEnd, insert: ` ${markup}` };
}

/** A citation behind a component's text. */
export function addCite(
  text: string,
  component: OutlinedComponent,
  cite: { source?: string; passage: string },
): Splice {
  const { source, passage } = cite;
  const markup = markupOf({ name: 'Cite', attributes: { source, passage } });
  const { body, name, attributesEnd, to } = component;
  if (!body) return { from: attributesEnd, to, insert: `>${markup}</${name}>` };
  const inner = text.slice(body.from, body.to);
  const end = body.from + inner.trimEnd().length;
  // A component that holds another (an outcome in its forecast) keeps its own citations before it.
  const at = component.inside[0] ? endBefore(text, component.inside[0].from) : end;
  return { from: at, to: at, insert: inner.trim() ? ` ${markup}` : markup };
}

const endBefore = (text: string, at: number): number => text.slice(0, at).trimEnd().length;

/** Puts a component into another: wants into a position, an outcome into its forecast. */
export function addInside(text: string, component: OutlinedComponent, added: NewComponent): Splice {
  const markup = markupOf(added);
  const { body, name, attributesEnd, to } = component;
  if (!body) return { from: attributesEnd, to, insert: `>\n  ${markup}\n</${name}>` };
  const inner = text.slice(body.from, body.to);
  const end = body.from + inner.trimEnd().length;
  // What begins on the line of its tag ends on a line of its own text: MDX takes it for a paragraph.
  if (inner.trim() && !/^[^\S\n]*\n/.test(inner)) return { from: end, to: end, insert: ` ${markup}` };
  return { from: end, to: body.to, insert: `\n  ${markup}\n` };
}

/** Says in a comment that words of a source are left out on purpose, and why. */
export function setAside(text: string, outline: Outline, words: string, because: string): Splice {
  const plain = words.replace(/["“”„«»]/gu, "'");
  const comment = markupOfComment(`left out: "${plain}" because ${because}`);
  const last = [...outline.comments, ...outline.components].reduce((most, { to }) => Math.max(most, to), 0);
  const at = last || (outline.background ?? text.length);
  return { from: at, to: at, insert: `\n\n${comment}` };
}

/** Gives a field of the front matter a value, or takes it out; comments and the order of fields stay. */
export function setField(text: string, outline: Outline, name: string, value: unknown): Splice | undefined {
  const { frontMatter } = outline;
  if (!frontMatter) return undefined;
  const inner = text.slice(frontMatter.from, frontMatter.to);
  const { contents } = parseDocument(inner);
  if (contents && !isMap(contents)) return undefined;
  const pair = contents?.items.find(({ key }) => String(key) === name);
  const line = value === undefined ? '' : stringify({ [name]: value }, { lineWidth: 0 });
  if (!pair) return { from: frontMatter.to, to: frontMatter.to, insert: line };
  const { from, valueEnd, end } = extentOf(pair, inner);
  if (!line) return { from: frontMatter.from + from, to: frontMatter.from + end, insert: '' };
  const ended = inner.slice(from, valueEnd).endsWith('\n');
  const insert = ended ? line : line.trimEnd();
  return { from: frontMatter.from + from, to: frontMatter.from + valueEnd, insert };
}

/** Where a field begins, where its value ends, and where its line does. */
function extentOf({ key, value }: Pair, inner: string): { from: number; valueEnd: number; end: number } {
  const [from = 0, keyEnd = 0] = rangeOf(key) ?? [];
  const colon = inner.indexOf(':', keyEnd) + 1;
  const valueEnd = Math.max(colon, rangeOf(value)?.[1] ?? colon);
  const ended = inner[valueEnd - 1] === '\n';
  return { from, valueEnd, end: ended ? valueEnd : lineEnd(inner, valueEnd) };
}

const rangeOf = (node: unknown): readonly number[] | undefined => (node as { range?: readonly number[] } | null)?.range;

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
};

/** What a passage that was marked in a source may become. */
export const KINDS = ['KeyFact', 'Wants', 'Offers', 'Quote', 'Outcome'] as const satisfies readonly ComponentName[];
