import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import jsonld, { type JsonLdDocument, type Options } from 'jsonld';
import { isWebAddress } from './content-rules.ts';

/**
 * schema.org's vocabulary, as the package `schema-dts` generates its types from it: what a type may say of itself, and of
 * what kind that may be. Read as text, because at run time nothing is left of types.
 */

interface Class {
  readonly supers: readonly string[];
  /** What each property may be: names of classes, and of data types such as `Text`. */
  readonly ranges: ReadonlyMap<string, readonly string[]>;
}

const DATA_TYPES = new Set(['Text', 'URL', 'Number', 'Boolean', 'Date', 'DateTime', 'Time']);

const classes = read(readFileSync(fileURLToPath(import.meta.resolve('schema-dts')).replace(/\.js$/, '.d.ts'), 'utf8'));

function read(types: string): Map<string, Class> {
  const found = new Map<string, Class>();
  for (const [, name = '', supers = '', body = ''] of types.matchAll(
    /^(?:export )?interface (\w+?)(?:Base|Leaf) extends ([^{]+)\{\n(.*?)^\}/gms,
  )) {
    const lines = body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<(.+), "\1">;$/gm);
    const ranges = new Map([...lines].map(([, property = '', of = '']) => [property, of.split(' | ')]));
    const before = found.get(name);
    found.set(name, {
      supers: [...(before?.supers ?? []), ...[...supers.matchAll(/(\w+)Base\b/g)].map(([, s = '']) => s)].filter(
        (s) => s !== name,
      ),
      ranges: new Map([...(before?.ranges ?? []), ...ranges]),
    });
  }
  return found;
}

/** A class and all it is a kind of. */
const kinds = (name: string): string[] => [name, ...(classes.get(name)?.supers ?? []).flatMap(kinds)];

const rangeOf = (type: string, property: string): readonly string[] | undefined =>
  kinds(type)
    .flatMap((kind) => [classes.get(kind)?.ranges.get(property) ?? []])
    .find((range) => range.length);

/**
 * The context that schema.org answers with, made by its rule: a property that may be an address and not a text is one, and
 * one that may be a date is one.
 */
const context = {
  type: '@type',
  id: '@id',
  '@vocab': 'http://schema.org/',
  ...Object.fromEntries(
    [...classes.values()].flatMap(({ ranges }) =>
      [...ranges].flatMap(([property, range]) => {
        const address = range.includes('URL') && !range.includes('Text');
        const type = address ? '@id' : range.includes('Date') ? 'http://schema.org/Date' : undefined;
        return type ? [[property, { '@id': `http://schema.org/${property}`, '@type': type }]] : [];
      }),
    ),
  ),
};

/** A node of a graph, expanded: properties by schema.org's names, values as JSON-LD has them. */
export interface Node {
  readonly '@id'?: string;
  readonly '@type'?: readonly string[];
  readonly '@value'?: unknown;
  readonly [property: string]: unknown;
}

const SCHEMA = 'http://schema.org/';

/** JSON-LD to its expanded graph. Nothing is fetched, and what would be dropped without a word is an error. */
export async function expand(document: object): Promise<Node[]> {
  const options: Options.Expand & { safe: boolean } = {
    documentLoader: (url) =>
      /^https?:\/\/schema\.org\/?$/.test(url)
        ? Promise.resolve({ document: { '@context': context }, documentUrl: url })
        : Promise.reject(new Error(`${url} is another host's`)),
    safe: true,
  };
  return (await jsonld.expand(document as JsonLdDocument, options)) as Node[];
}

/** The values of a property. */
export const valuesOf = (node: Node, property: string): Node[] => (node[SCHEMA + property] ?? []) as Node[];

/** A node and all that it holds. */
export const nodesIn = (node: Node): Node[] => [
  node,
  ...Object.values(node).flatMap((values) =>
    (Array.isArray(values) ? (values as unknown[]) : []).flatMap((v) =>
      typeof v === 'object' && v !== null && !('@value' in v) ? nodesIn(v as Node) : [],
    ),
  ),
];

const typesOf = (node: Node): string[] => (node['@type'] ?? []).map((type) => type.replace(SCHEMA, ''));

/** What in a node is not schema.org's, by its properties' domains and ranges; of a node without a type, a Thing's. */
export function wrongIn(node: Node): string[] {
  const types = node['@type'] ? typesOf(node) : ['Thing'];
  const unknown = types.filter((type) => !classes.has(type)).map((type) => `${type} is no type`);
  if (unknown.length) return unknown;
  return Object.keys(node)
    .filter((key) => !key.startsWith('@'))
    .flatMap((key) => {
      const property = key.replace(SCHEMA, '');
      const range = types.flatMap((type) => rangeOf(type, property) ?? []);
      if (!range.length) return [`${types.join()} has no ${property}`];
      return valuesOf(node, property)
        .filter((value) => !isOf(value, range))
        .map((value) => `${property} is not ${range.join(' or ')}: ${JSON.stringify(value).slice(0, 80)}`);
    });
}

function isOf(value: Node, range: readonly string[]): boolean {
  if ('@value' in value) return range.some((type) => isData(value['@value'], type));
  if (Object.keys(value).join() === '@id') return range.includes('URL') && isWebAddress(`${value['@id']}`);
  const wanted = range.filter((type) => !DATA_TYPES.has(type) && type !== 'IdReference');
  const types = typesOf(value);
  return wanted.length > 0 && (types.length === 0 || types.flatMap(kinds).some((kind) => wanted.includes(kind)));
}

function isData(value: unknown, type: string): boolean {
  if (type === 'Number') return typeof value === 'number';
  if (type === 'Boolean') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (type === 'Date') return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  if (type === 'DateTime')
    return /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));
  return type === 'Text' ? value.trim() !== '' : type === 'URL' && isWebAddress(value);
}
