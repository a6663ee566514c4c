import type { LaidPage, Mark, Role, Tagged } from '../sheet/laid.ts';
import { boundsOf, type Box } from './bounds.ts';
import { partsOf } from './clusters.ts';

/**
 * The structure tree of a page: what each stretch of its content is, in reading order. Marked-content ids are given
 * here, in the order in which the content is painted.
 */
export interface StructureTree {
  readonly root: Element;
  /** By marked-content id. */
  readonly sequences: readonly Sequence[];
  readonly links: readonly LinkArea[];
  /** In reading order. */
  readonly headings: readonly Heading[];
}

/** An element that heads what follows it. */
export interface Heading {
  readonly level: number;
  /** Its words, on one line. */
  readonly title: string;
  readonly element: Element;
  readonly box: Box;
}

export interface Element {
  readonly kind: 'element';
  readonly role: Role;
  readonly kids: readonly (Element | Sequence | LinkArea)[];
  readonly lang?: string | undefined;
  /** Of a figure: read in its place. */
  readonly alt?: string | undefined;
  readonly scope?: 'Row' | 'Column' | undefined;
  readonly id?: string | undefined;
  /** Of a figure: where it stands on the page. */
  readonly box?: Box | undefined;
  /** Of a list: how its labels are numbered (ISO 32000-1, table 347). */
  readonly numbering?: 'Decimal' | 'Disc' | 'None' | undefined;
}

/** A stretch of content painted in one piece. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly mcid: number;
  readonly role: Role;
  readonly marks: readonly Mark[];
  /** What it reads as, where its glyphs alone do not tell. */
  readonly actual?: string;
}

/** Where a link can be pressed: one area a line. */
export interface LinkArea {
  readonly kind: 'link';
  readonly href: string;
  /** What it leads to, in words. */
  readonly contents: string;
  readonly box: Box;
}

/** Roles that hold others and never content of their own. */
const GROUPING: ReadonlySet<Role> = new Set([
  ...(['Document', 'Sect', 'BlockQuote', 'L', 'LI', 'Table', 'THead', 'TBody', 'TR'] as const),
]);

/** Throws where the page breaks a rule of tagging that no writer can mend: the layout has a bug. */
export function tagPage(page: LaidPage): StructureTree {
  const sequences: Sequence[] = [];
  const links: LinkArea[] = [];
  const ids = new Set<string>();
  const headings: Heading[] = [];

  const element = (node: Tagged): Element => {
    check(node, ids, headings.at(-1)?.level ?? 0);
    const kids: (Element | Sequence | LinkArea)[] = [];
    for (const piece of piecesOf(node)) {
      if ('kind' in piece) kids.push(element(piece));
      else {
        const sequence: Sequence = { kind: 'sequence', mcid: sequences.length, role: node.role, ...piece };
        sequences.push(sequence);
        kids.push(sequence);
      }
    }
    if (node.role === 'Link') {
      const areas = areasOf(node);
      for (const area of areas) {
        kids.push(area);
        links.push(area);
      }
    }
    const made: Element = { kind: 'element', role: node.role, kids, ...attributesOf(node) };
    const level = levelOf(node);
    if (level) headings.push({ level, title: titleOf(node), element: made, box: boundsOf(marksIn(node)) });
    return made;
  };

  return { root: element(page.root), sequences, links, headings };
}

/** What a node holds in order: elements, and between them its own marks in as few pieces as can be. */
function piecesOf(node: Tagged): (Tagged | { marks: Mark[]; actual?: string })[] {
  const pieces: (Tagged | { marks: Mark[]; actual?: string })[] = [];
  const add = (mark: Mark): void => {
    const last = pieces.at(-1);
    if (last && 'marks' in last && last.actual === undefined) last.marks.push(mark);
    else pieces.push({ marks: [mark] });
  };
  for (const child of node.children) {
    if (child.kind === 'tagged') pieces.push(child);
    else if (child.kind !== 'run') add(child);
    else {
      for (const { run, knot } of partsOf(child)) {
        if (knot) pieces.push({ marks: [run], actual: run.text });
        else add(run);
      }
    }
  }
  return pieces;
}

function attributesOf(node: Tagged): Partial<Element> {
  return {
    lang: node.lang,
    scope: node.scope,
    id: node.id,
    alt: node.role === 'Link' ? undefined : node.alt,
    box: node.role === 'Figure' ? boundsOf(marksIn(node)) : undefined,
    numbering: node.role === 'L' ? numberingOf(node) : undefined,
  };
}

/** Every mark under a node, in reading order. */
function marksIn(node: Tagged): Mark[] {
  return node.children.flatMap((child) => (child.kind === 'tagged' ? marksIn(child) : [child]));
}

const textIn = (node: Tagged): string =>
  marksIn(node)
    .map((mark) => (mark.kind === 'run' ? mark.text : ''))
    .join('');

/** By its first label: a number, a bullet, or words of their own (a date, say), which are no numbering. */
function numberingOf(list: Tagged): 'Decimal' | 'Disc' | 'None' {
  const item = list.children[0];
  const label = item?.kind === 'tagged' ? item.children[0] : undefined;
  const text = label?.kind === 'tagged' && label.role === 'Lbl' ? textIn(label).trim() : '';
  if (/^[[(]?\d+[.)\]]?$/.test(text)) return 'Decimal';
  return /^[^\p{L}\p{N}]$/u.test(text) ? 'Disc' : 'None';
}

/** One area for each line that the link stands on. */
function areasOf(link: Tagged): LinkArea[] {
  const lines = new Map<number, Mark[]>();
  for (const mark of marksIn(link)) lines.set(mark.y, [...(lines.get(mark.y) ?? []), mark]);
  const { href = '', alt = textIn(link).trim() } = link;
  return [...lines.values()].map((marks) => ({ kind: 'link', href, contents: alt, box: boundsOf(marks) }));
}

/** Of a heading: H1 is the first. */
const levelOf = ({ role }: Tagged): number => (/^H\d$/.test(role) ? Number(role[1]) : 0);

const titleOf = (node: Tagged): string => textIn(node).replace(/\s+/g, ' ').trim();

/** @param level of the last heading before it */
function check(node: Tagged, ids: Set<string>, level: number): void {
  const fault = faultOf(node, ids, level);
  if (fault) throw new Error(`${node.role} ${fault}: "${textIn(node).slice(0, 60)}"`);
  if (node.id) ids.add(node.id);
}

function faultOf(node: Tagged, ids: ReadonlySet<string>, level: number): string | undefined {
  if (GROUPING.has(node.role) && node.children.some((child) => child.kind !== 'tagged')) return 'holds content itself';
  if (node.role === 'Link' && !node.href) return 'leads nowhere';
  if (node.role === 'Link' && !textIn(node).trim() && !node.alt) return 'has no text';
  if (node.role === 'Figure' && !node.alt) return 'has no alternative text';
  if (node.role === 'TH' && !node.scope) return 'has no scope';
  if (node.role === 'Note' && !node.id) return 'has no id';
  if (node.id && ids.has(node.id)) return `has the id ${node.id} of another`;
  if (levelOf(node) > level + 1) return `follows a heading of level ${level}`;
  return undefined;
}
