import type { OutlinedComponent, Outline } from '../model/outline.ts';
import type { Brief } from '../model/brief.ts';
import { Offsets } from '../model/offsets.ts';
import { findIn, type Piece, type Searchable } from '../model/passage.ts';
import { shownWords } from './words.ts';

/** What the desk shows of a component: plain data, so that it can pass from a worker to a page. */
export interface Item {
  /** Which component it is: its index at the top of the file, and in the one that holds it. */
  readonly path: Path;
  readonly name: string;
  /** Its text as the writer sees it; absent where it can only be edited as text, or where it holds none. */
  readonly words?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly cites: readonly ItemCite[];
  readonly inside: readonly Item[];
  /** In the file, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** A citation of an item. */
export interface ItemCite {
  /** The source's id; absent where the citation names none and it is not clear which is meant. */
  readonly source?: string;
  readonly passage: string;
  /** Where the passage stands in the source's body; empty where it does not. */
  readonly pieces: readonly Piece[];
}

export type Path = readonly number[];

/** A source made ready to be searched, by its id. */
export type Bodies = (source: string) => Searchable | undefined;

/**
 * The items of a briefing in the order of its file.
 *
 * @param brief by which a citation that names no source is followed
 */
export function itemsOf(text: string, { components }: Outline, brief: Brief | undefined, bodies: Bodies): Item[] {
  const offsets = new Offsets(text);
  const sources = new Map(brief?.citations.map(({ at, source }) => [offsets.of(at), source as string]) ?? []);
  const item = (component: OutlinedComponent, path: Path): Item => {
    const words = shownWords(component);
    return {
      path,
      name: component.name,
      ...(words === undefined ? {} : { words }),
      attributes: Object.fromEntries(component.attributes.map(({ name, value }) => [name, value])),
      cites: component.runs.flatMap((run) => (run.kind === 'cite' ? [cite(run.component)] : [])),
      inside: component.inside.map((inner, i) => item(inner, [...path, i])),
      from: component.from,
      to: component.to,
    };
  };
  const cite = ({ attributes, from }: OutlinedComponent): ItemCite => {
    const given = (name: string): string | undefined => attributes.find((a) => a.name === name)?.value;
    const passage = given('passage') ?? '';
    const source = given('source') ?? sources.get(from);
    const body = source === undefined ? undefined : bodies(source);
    const pieces = (body && findIn(passage, body).pieces) ?? [];
    return { ...(source === undefined ? {} : { source }), passage, pieces };
  };
  return components.map((component, i) => item(component, [i]));
}

/** The component at a path. */
export function componentAt({ components }: Outline, [first = -1, second]: Path): OutlinedComponent | undefined {
  const top = components[first];
  return second === undefined ? top : top?.inside[second];
}

/** The innermost item at an offset of the file. */
export function itemAt(items: readonly Item[], offset: number): Item | undefined {
  const outer = items.find(({ from, to }) => from <= offset && offset < to);
  return outer && (itemAt(outer.inside, offset) ?? outer);
}
