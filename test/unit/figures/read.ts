import { XMLParser } from 'fast-xml-parser';

/** A picture read back: its elements with what an SVG reader sees of them. */
export interface Seen {
  readonly tag: string;
  readonly class: string;
  /** In per cent. */
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly title: string;
  /** All words in it, its title left out. */
  readonly text: string;
  readonly inside: readonly Seen[];
}

type Raw = Record<string, unknown>;

const parser = new XMLParser({
  ignoreAttributes: false,
  preserveOrder: true,
  parseAttributeValue: false,
  trimValues: false,
});

/** The elements of an SVG, the outermost one. Throws where it is not well-formed. */
export function readSvg(svg: string): Seen {
  const [root] = (parser.parse(svg) as Raw[]).map(seen);
  if (root?.tag !== 'svg') throw new Error('no svg');
  return root;
}

function seen(raw: Raw): Seen {
  const tag = Object.keys(raw).find((key) => key !== ':@') ?? '';
  const attributes = (raw[':@'] ?? {}) as Record<string, string>;
  const children = Array.isArray(raw[tag]) ? (raw[tag] as Raw[]) : [];
  const inside = children.filter((child) => !('#text' in child)).map(seen);
  const own = children.flatMap((child) => ('#text' in child ? [String(child['#text'])] : []));
  const number = (name: string): number => Number.parseFloat(attributes[`@_${name}`] ?? '0');
  const title = inside.find((child) => child.tag === 'title')?.text ?? '';
  const words = inside.filter((child) => child.tag !== 'title').map((child) => child.text);
  return {
    tag,
    class: attributes['@_class'] ?? '',
    x: number('x'),
    width: number('width'),
    y: number('y'),
    title,
    text: [...own, ...words].join(' ').trim(),
    inside: inside.filter((child) => child.tag !== 'title'),
  };
}

/** Those of a class, wherever they stand. */
export const ofClass = (root: Seen, name: string): Seen[] =>
  root.inside.flatMap((child) => [...(child.class.split(' ').includes(name) ? [child] : []), ...ofClass(child, name)]);
