import { CompletionItemKind, InsertTextFormat, type CompletionItem } from 'vscode-languageserver';
import type { Texts } from '../desk/engine.ts';
import { markupOfPassage } from '../model/attribute-markup.ts';
import { ATTRIBUTES, HOLDS, isComponent, TOP, type ComponentName } from '../model/components.ts';
import { paragraphs, sentences } from '../model/context.ts';
import { findIn } from '../model/passage.ts';
import { preparedBody } from '../model/prepared-body.ts';
import { SCALES } from '../model/scale.ts';
import type { Source } from '../model/source.ts';
import type { z } from 'zod';
import { describedIn, isRequired, optionsOf } from './described.ts';
import { documentOf, FIELDS, isActor, type Document } from './named.ts';
import { openTagIn, type OpenTag } from './open-tag.ts';

/** What may be written at a place, and how much of what stands before it gives way. */
export interface Completions {
  /** How many units before the cursor are replaced. */
  readonly typed: number;
  readonly items: readonly CompletionItem[];
}

interface Cursor {
  readonly file: string;
  /** All that stands before the cursor; the text need not parse. */
  readonly before: string;
  /** Whether the editor takes snippets, with places to go on from. */
  readonly snippets: boolean;
}

const NOTHING: Completions = { typed: 0, items: [] };

/** Components, attributes, ids, terms, passages and fields, each where it belongs. */
export function completionsAt(texts: Texts, cursor: Cursor): Completions {
  const document = documentOf(cursor.file);
  if (!document) return NOTHING;
  const fields = fieldsBefore(document, cursor.before);
  if (fields !== undefined) return inYaml(texts, cursor, document, fields);
  const tag = document === 'briefing' ? openTagIn(cursor.before) : undefined;
  return tag ? inTag(texts, cursor, tag) : NOTHING;
}

/** The lines of fields before the cursor; nothing where it stands in a body. */
function fieldsBefore(document: Document, before: string): string | undefined {
  if (document === 'site' || document === 'actor') return before;
  const found = /^\uFEFF?---[^\S\n]*\n([\s\S]*)$/.exec(before)?.[1];
  return found === undefined || /^---/m.test(found) ? undefined : found;
}

function inYaml(texts: Texts, { file }: Cursor, of: Document, before: string): Completions {
  const line = /[^\n]*$/.exec(before)?.[0] ?? '';
  const { shape } = FIELDS[of];
  const [, name, typed = ''] = /^([A-Za-z]\w*):\s+\[?(?:[^,\]]*,\s*)*(["']?[^\s,\]]*)$/.exec(line) ?? [];
  const [, item] = /^\s*-\s+(\S*)$/.exec(line) ?? [];
  const field =
    name ??
    (item === undefined ? undefined : /(?:^|\n)([A-Za-z]\w*):[^\S\n]*\n(?:\s*-[^\n]*\n)*[^\n]*$/.exec(before)?.[1]);
  if (field !== undefined) {
    const written = item ?? typed;
    return { typed: written.length, items: valuesOf(texts, file, of, field) };
  }
  if (!/^\w*$/.test(line)) return NOTHING;
  const given = new Set([...before.matchAll(/^([A-Za-z]\w*):/gm)].map((m) => m[1]));
  const items = Object.entries(shape as Record<string, z.ZodType>)
    .filter(([key]) => !given.has(key))
    .map(([label, schema]) => ({
      ...{
        label,
        kind: CompletionItemKind.Field,
        insertText: `${label}: `,
        sortText: sorted(isRequired(schema), label),
      },
      ...documented(shape, label),
    }));
  return { typed: line.length, items };
}

function valuesOf(texts: Texts, file: string, of: Document, field: string): CompletionItem[] {
  if ((of === 'source' && field === 'party') || (of === 'actor' && field === 'represents'))
    return actorItems(texts, file);
  if (of === 'briefing' && field === 'replacedBy')
    return texts
      .files()
      .flatMap((f) => /^([^/]+)\.mdx$/.exec(f)?.[1] ?? [])
      .map((label) => ({ label, kind: CompletionItemKind.File }));
  const schema = (FIELDS[of].shape as Record<string, z.ZodType>)[field];
  return schema ? optionsOf(schema).map(valueItem) : [];
}

function inTag(texts: Texts, cursor: Cursor, tag: OpenTag): Completions {
  if (tag.isNaming) return { typed: tag.name.length, items: componentItems(tag.inside, cursor.snippets) };
  if (!isComponent(tag.name)) return NOTHING;
  const { shape } = ATTRIBUTES[tag.name];
  if (tag.value)
    return { typed: tag.value.typed.length, items: valueItems(texts, cursor.file, tag.name, tag, tag.value.name) };
  const items = Object.entries(shape as Record<string, z.ZodType>)
    .filter(([name]) => !(name in tag.given))
    .map(([label, schema]) => ({
      ...{ label, kind: CompletionItemKind.Property, sortText: sorted(isRequired(schema), label) },
      ...inserted(cursor.snippets, `${label}="`, `${label}="$1"`),
      ...documented(shape, label),
      command: { title: 'Suggest', command: 'editor.action.triggerSuggest' },
    }));
  return { typed: tag.typed.length, items };
}

function valueItems(
  texts: Texts,
  file: string,
  component: ComponentName,
  tag: OpenTag,
  name: string,
): CompletionItem[] {
  const { sources, site } = texts.library(file);
  if (isActor(component, name)) return actorItems(texts, file);
  if (component === 'Cite' && name === 'source')
    return sources.map(({ id, title }) => ({ label: id, detail: title, kind: CompletionItemKind.Reference }));
  if (component === 'Cite' && name === 'passage') {
    const given = tag.given['source'];
    const [only, ...others] = sources;
    const source = given === undefined && !others.length ? only : sources.find(({ id }) => id === given);
    return source ? passageItems(texts, file, source) : [];
  }
  if (component === 'Judgement' && name === 'term')
    return SCALES[site.scale].map(({ key, low, high }, i) => ({
      ...{ label: key, detail: `${low}–${high}%`, kind: CompletionItemKind.Value, sortText: String(i) },
    }));
  const schema = (ATTRIBUTES[component].shape as Record<string, z.ZodType>)[name];
  return schema ? optionsOf(schema).map(valueItem) : [];
}

/** The sentences of a source, those that no claim of the briefing rests on first, each as it is written in an attribute. */
function passageItems(texts: Texts, file: string, source: Source): CompletionItem[] {
  const { body, lang, id } = source;
  const { searchable } = preparedBody(source);
  const cited = [...(texts.text(file) ?? '').matchAll(/passage="([^"]+)"/g)].flatMap(
    ([, passage = '']) => findIn(passage, searchable).pieces ?? [],
  );
  return paragraphs(body).flatMap(({ start, end, number }) =>
    sentences(body.slice(start, end), lang).flatMap((sentence) => {
      const [from, to] = [start + sentence.start, start + sentence.end];
      const words = body.slice(from, to);
      const isCited = cited.some((c) => c.start < to && c.end > from);
      const written = /^passage="([\s\S]*)"$/.exec(markupOfPassage(words))?.[1] ?? words;
      // Where the sentence stands twice it is no passage.
      if (!findIn(words, searchable).pieces) return [];
      return {
        ...{ label: words, insertText: written, filterText: words, kind: CompletionItemKind.Text },
        ...{ detail: `${id} ¶${number}${isCited ? ', cited' : ''}` },
        sortText: `${isCited ? 1 : 0}${String(from).padStart(9, '0')}`,
      };
    }),
  );
}

const actorItems = (texts: Texts, file: string): CompletionItem[] =>
  texts.library(file).actors.map(({ id, name }) => ({ label: id, detail: name, kind: CompletionItemKind.Reference }));

/** The components that may stand where the tag is, with what they must have. */
function componentItems(inside: readonly string[], snippets: boolean): CompletionItem[] {
  const around = inside.findLast(isComponent);
  const names: readonly ComponentName[] = around === undefined ? TOP : HOLDS[around].inside;
  return names.map((label) => ({
    ...{ label, kind: CompletionItemKind.Class },
    ...inserted(snippets, label, snippetOf(label)),
  }));
}

/** A component with the attributes that it must have, each a place to write in. */
function snippetOf(name: ComponentName): string {
  const shape = ATTRIBUTES[name].shape as Record<string, z.ZodType>;
  const must = Object.keys(shape).filter(
    (a) => isRequired(shape[a] as z.ZodType) || (name === 'Cite' && a === 'source'),
  );
  const attributes = must.map((a, i) => ` ${a}="$${i + 1}"`).join('');
  return name === 'Cite' ? `${name}${attributes} />` : `${name}${attributes}>$0</${name}>`;
}

const inserted = (snippets: boolean, plain: string, snippet: string): Partial<CompletionItem> =>
  snippets ? { insertText: snippet, insertTextFormat: InsertTextFormat.Snippet } : { insertText: plain };

const valueItem = (label: string): CompletionItem => ({ label, kind: CompletionItemKind.EnumMember });

/** What must be there is offered first. */
const sorted = (isNeeded: boolean, label: string): string => `${isNeeded ? 0 : 1}${label}`;

function documented(shape: Readonly<Record<string, unknown>>, name: string): Partial<CompletionItem> {
  const value = describedIn(shape, name);
  return value === undefined ? {} : { documentation: { kind: 'markdown', value } };
}
