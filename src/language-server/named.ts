import type { Texts } from '../desk/engine.ts';
import { actorFields } from '../model/actor.ts';
import { frontMatter } from '../model/brief.ts';
import { readActor, readSource } from '../model/documents.ts';
import { splitFrontMatter } from '../model/mdx.ts';
import { Offsets } from '../model/offsets.ts';
import type { OutlinedComponent } from '../model/outline.ts';
import { siteSchema } from '../model/site.ts';
import { sourceFields } from '../model/source.ts';
import { readYaml, type PlaceOf } from '../model/yaml.ts';
import type { Place } from '../problem.ts';

/** What a file of the content folder names, and where: what an editor can be asked about. */
export type Named = { readonly at: Place } & (
  | { readonly kind: 'actor' | 'source' | 'briefing' | 'term' | 'component'; readonly name: string }
  /** The words of a `Cite`; without a source where it names none and it is not clear which is meant. */
  | { readonly kind: 'passage'; readonly passage: string; readonly source?: string }
  | { readonly kind: 'attribute'; readonly component: string; readonly name: string }
  | { readonly kind: 'field'; readonly of: Document; readonly name: string }
);

/** The kinds of document that have fields. */
export type Document = keyof typeof FIELDS;

export const FIELDS = {
  briefing: frontMatter,
  source: sourceFields,
  actor: actorFields,
  site: siteSchema,
} as const;

/** Which kind of document a file of the content folder is; nothing where it has no fields. */
export function documentOf(file: string): Document | undefined {
  if (/^(editions\/)?[^/]+\.mdx$/.test(file)) return 'briefing';
  if (/^sources\/[^/]+\.md$/.test(file)) return 'source';
  if (/^actors\/[^/]+\.yaml$/.test(file)) return 'actor';
  return file === 'site.yaml' ? 'site' : undefined;
}

/** The actor, source or briefing that a file is, by its name. */
export const idOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.\w+$/, '');

/** All that a file names; of a briefing that does not parse, what its front matter names. */
export function namedIn(texts: Texts, file: string): Named[] {
  const text = texts.text(file);
  const document = documentOf(file);
  if (text === undefined || !document) return [];
  if (document !== 'briefing') return inFields(document, text, file);
  const { frontMatter: front } = splitFrontMatter(text);
  const yaml = front && readYaml(front.text, file, front.firstLine);
  const fields = yaml ? [...fieldsOf('briefing', yaml.placeOf), ...idAt(yaml, 'replacedBy', 'briefing')] : [];
  return [...fields, ...inBody(texts, file, text)];
}

/** The one that stands at a place; the innermost. */
export function namedAt(all: readonly Named[], { line, column }: Pick<Place, 'line' | 'column'>): Named | undefined {
  const isIn = ({ at }: Named): boolean =>
    (at.line < line || (at.line === line && at.column <= column)) &&
    (line < at.endLine || (line === at.endLine && column <= at.endColumn));
  return all.findLast(isIn);
}

function inFields(document: Exclude<Document, 'briefing'>, text: string, file: string): Named[] {
  if (document === 'site') return fieldsOf(document, readYaml(text, file).placeOf);
  if (document === 'actor') {
    const yaml = readYaml(text, file);
    const { data } = readActor(text, idOf(file), file);
    const represents = data?.represents;
    return [
      ...fieldsOf(document, yaml.placeOf),
      ...(represents ? [{ kind: 'actor' as const, name: represents, at: yaml.placeOf(['represents']) }] : []),
    ];
  }
  const { data, placeOf } = readSource(text, idOf(file), file, 'en');
  if (!placeOf) return [];
  const party = data?.party ?? [];
  return [
    ...fieldsOf(document, placeOf),
    ...party.map((name, i) => ({ kind: 'actor' as const, name, at: placeOf(['party', i]) })),
  ];
}

const fieldsOf = (of: Document, placeOf: PlaceOf): Named[] =>
  Object.keys(FIELDS[of].shape).flatMap((name) => {
    const at = placeOf([name], 'name');
    return isField(at, name) ? [{ kind: 'field' as const, of, name, at }] : [];
  });

/** A field that is not there has its parent's place. */
const isField = (at: Place, name: string): boolean =>
  at.line === at.endLine && at.endColumn - at.column === name.length;

function idAt({ value, placeOf }: ReturnType<typeof readYaml>, field: string, kind: 'briefing'): Named[] {
  const name: unknown = value && typeof value === 'object' ? (value as Record<string, unknown>)[field] : undefined;
  return typeof name === 'string' ? [{ kind, name, at: placeOf([field]) }] : [];
}

function inBody(texts: Texts, file: string, text: string): Named[] {
  const outline = texts.outline(file);
  if (!outline) return [];
  const offsets = new Offsets(text);
  const sources = followed(texts, file);
  return outline.components.flatMap(withInner).flatMap((component) => {
    const nameEnd = component.from + 1 + component.name.length;
    return [
      { kind: 'component' as const, name: component.name, at: offsets.between(component.from + 1, nameEnd) },
      ...component.attributes.flatMap((attribute) => {
        const { from, to, name, value } = attribute;
        const inner = offsets.between(text.indexOf(text[to - 1] ?? '"', from) + 1, to - 1);
        const one = { kind: 'attribute' as const, component: component.name, name };
        return [{ ...one, at: offsets.between(from, from + name.length) }, ...inValue(component, name, value, inner)];
      }),
    ];
  });

  function inValue(component: OutlinedComponent, name: string, value: string, at: Place): Named[] {
    if (isActor(component.name, name)) return [{ kind: 'actor', name: value, at }];
    if (component.name === 'Judgement' && name === 'term') return [{ kind: 'term', name: value, at }];
    if (component.name !== 'Cite') return [];
    if (name === 'source') return [{ kind: 'source', name: value, at }];
    if (name !== 'passage') return [];
    const own = component.attributes.find((a) => a.name === 'source')?.value;
    const source = own ?? sources(offsets.between(component.from, component.to));
    return [{ kind: 'passage', passage: value, at, ...(source === undefined ? {} : { source }) }];
  }
}

/** Whether an attribute holds an actor's id. */
export const isActor = (component: string, attribute: string): boolean =>
  (component === 'Position' && attribute === 'actor') || (component === 'Quote' && attribute === 'by');

/** The source of a citation that names none: the one it was followed to, or the only one of the folder. */
function followed(texts: Texts, file: string): (at: Place) => string | undefined {
  const { briefings, earlier, sources } = texts.library(file);
  const citations = [...briefings, ...earlier].find((brief) => brief.file === file)?.citations ?? [];
  const found = new Map(citations.map(({ at, source }) => [`${at.line}:${at.column}`, source as string]));
  const [only, ...others] = sources;
  return ({ line, column }) => found.get(`${line}:${column}`) ?? (others.length ? undefined : only?.id);
}

/** A component, the citations in its text, and those in it. */
const withInner = (component: OutlinedComponent): OutlinedComponent[] => [
  component,
  ...component.runs.flatMap((run) => (run.kind === 'cite' ? [run.component] : [])),
  ...component.inside.flatMap(withInner),
];
