import { mendable, problem, type Fix, type Place, type Problem } from '../problem.ts';
import { markupOfAttribute, markupOfPassage } from './attribute-markup.ts';
import type { BriefSource, Citation } from './brief.ts';
import { isComponent, type AttributesOf } from './components.ts';
import { isSlip, nearNames, orOneOf } from './near-names.ts';
import { findIn, MOST_COUNTED, piecesOf, type Miss, type Piece, type Searchable } from './passage.ts';
import { preparedBody } from './prepared-body.ts';
import type { Source } from './source.ts';
import type { World } from './parse.ts';
import { shown } from './shown.ts';
import { placeOfAttribute, type Element } from './syntax.ts';

/** The sources of the folder, and the ids of those that have errors of their own. */
type Sources = Pick<World, 'sources' | 'broken'>;

/** The citations of one briefing in printing order: each found in its source, sources numbered by first citation. */
export class Citations {
  private readonly file: string;
  private readonly world: Sources;
  private readonly problems: Problem[];
  /** The source of a `Cite` that names none, where there is only one it can be. */
  private readonly only: string | undefined;
  /** The `Cite` in which each source that one names is named first. */
  private readonly named: ReadonlyMap<string, Element>;
  /** Whether a name in the briefing is not known: it may be that of a source, or of a `Cite` that has one. */
  private readonly isMistyped: boolean;
  /** The ids that are told of already. */
  private readonly told = new Set<string>();
  /** How many sources were asked for a passage. */
  private asked = 0;
  private readonly lost: Place[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly found: Omit<Citation, 'anchor'>[] = [];

  constructor(file: string, elements: readonly Element[], world: Sources, problems: Problem[]) {
    this.file = file;
    this.world = world;
    this.problems = problems;
    this.named = firstNamed(citesIn(elements));
    this.isMistyped = elements.some(hasUnknownName);
    this.only = onlySource([...this.named.keys()], world);
  }

  /** Where citations stand that could not be followed for a reason told elsewhere: what they lack is nobody's fault there. */
  get unread(): readonly Place[] {
    return this.lost;
  }

  /** Adds a citation and gives its id, or nothing and a problem where its passage is not in its source. */
  add(attributes: AttributesOf<'Cite'> | undefined, element: Element): number | undefined {
    const source = attributes && this.sourceOf(attributes, element);
    if (!source) return undefined;
    const body = preparedBody(source);
    const { pieces, miss } = findIn(attributes.passage, body.searchable);
    if (miss) {
      const at = placeOfAttribute(element, 'passage');
      const found = problem('passage-verbatim', this.file, at, said(miss, source), advice(miss));
      const closest = closestPassage(attributes.passage, miss, body.searchable);
      const isSafe = miss.near?.alike ?? false;
      this.problems.push(
        mendable(found, closest === undefined ? undefined : this.rewritten(element, 'passage', closest, isSafe)),
      );
      return undefined;
    }
    const number = this.numbers.get(source.id) ?? this.numbers.size + 1;
    this.numbers.set(source.id, number);
    const id = this.found.length + 1;
    this.found.push({
      ...{ id, source: source.id, number, pieces },
      quoted: pieces.map((p) => wordsOf(source.body, p)).join(' […] '),
      context: body.contexts.of(pieces),
      ...(body.pages && { pages: body.pages.of(pieces) }),
      at: element.at,
    });
    return id;
  }

  result(): { sources: BriefSource[]; citations: Omit<Citation, 'anchor'>[] } {
    const sources = [...this.numbers].flatMap(([id, number]) => {
      const source = this.world.sources.get(id);
      return source ? [briefSource(source, number)] : [];
    });
    return { sources, citations: this.found };
  }

  private sourceOf(attributes: AttributesOf<'Cite'>, element: Element): Source | undefined {
    const id = attributes.source ?? this.only;
    const source = id === undefined ? undefined : this.world.sources.get(id);
    if (source) return source;
    if (id === undefined && this.world.broken.has('sources')) this.lost.push(element.at);
    else if (id === undefined) this.tellUnnamed(attributes.passage, element);
    else if (this.isBroken(id) || this.told.has(id)) this.lost.push(element.at);
    else {
      this.told.add(id);
      const first = this.named.get(id) ?? element;
      if (first !== element) this.lost.push(element.at);
      this.tellUnknown(id, first);
    }
    return undefined;
  }

  /** Whether the source, or the folder of all of them, is told of by itself. */
  private isBroken(id: string): boolean {
    return this.world.broken.has(`sources/${id}`) || this.world.broken.has('sources');
  }

  private tellUnknown(id: string, element: Element): void {
    const { sources } = this.world;
    const near = nearNames(id, sources.keys());
    const [holder, ...others] = near.filter((n) => this.holds(n, element.attributes['passage']));
    const [meant] = holder === undefined ? near.filter((n) => isSlip(id, n)) : others.length ? [] : [holder];
    const use = orOneOf(near) ?? (sources.size > 3 ? undefined : orOneOf([...sources.keys()].sort()));
    const message = `Source \`${id}\` is not in sources/`;
    const note = `Capture it as sources/${id}.md${use ? `, or write ${use}` : ''}`;
    const isSafe = meant === holder && meant !== undefined && isSlip(id, meant) && isTelling(element);
    this.problems.push(
      mendable(
        problem('schema', this.file, placeOfAttribute(element, 'source'), message, note),
        meant === undefined ? undefined : this.rewritten(element, 'source', meant, isSafe),
      ),
    );
  }

  private tellUnnamed(passage: string, element: Element): void {
    const { sources } = this.world;
    if (!sources.size) {
      const note = 'Capture one with `readout add`, and name it';
      this.problems.push(
        problem('schema', this.file, element.at, '<Cite> names no source, and the folder has none', note),
      );
      return;
    }
    const holders = this.candidates().filter((id) => this.holds(id, passage));
    const [meant] = holders.length === 1 ? holders : [];
    const note = meant
      ? `Its words stand in \`${meant}\`: write source="${meant}"`
      : `Name one with source="…": ${orOneOf(firstFew(holders.length ? holders : this.candidates())) ?? ''}`;
    const message = '<Cite> names no source, and the briefing has more than one in use';
    const at = placeOfAttribute(element, 'passage');
    const source = meant === undefined || this.isMistyped ? undefined : markupOfAttribute('source', meant);
    this.problems.push(
      mendable(
        problem('schema', this.file, element.at, message, note),
        source === undefined
          ? undefined
          : {
              ...{ file: this.file, line: at.line, column: at.column, endLine: at.line, endColumn: at.column },
              ...{ text: `${source} `, label: source, safe: isTelling(element) },
            },
      ),
    );
  }

  /** The sources that a `Cite` without one may mean: those that others name, else those of the folder. */
  private candidates(): string[] {
    const named = [...this.named.keys()].filter((id) => this.world.sources.has(id));
    return named.length ? named : [...this.world.sources.keys()].sort();
  }

  /** Whether a source has a passage, once; of many sources that none may be asked about, nobody knows. */
  private holds(id: string, passage = ''): boolean {
    const source = this.world.sources.get(id);
    if (!source || this.asked++ > MOST_ASKED) return false;
    return findIn(passage, preparedBody(source).searchable).miss === undefined;
  }

  /** An attribute of a citation with another value. */
  private rewritten(element: Element, name: 'source' | 'passage', value: string, safe: boolean): Fix | undefined {
    const at = element.places[name];
    const text = name === 'passage' ? markupOfPassage(value) : markupOfAttribute(name, value);
    return at && { file: this.file, ...at, text, label: shown(text, MOST_SHOWN), safe };
  }
}

/** How often a source is asked for a passage that is not said to be its: the folder may have thousands. */
const MOST_ASKED = 500;
/** How many characters of an edit are shown. */
const MOST_SHOWN = 400;
/** How many ids are named where all would do. */
const FEW = 3;
const firstFew = (ids: readonly string[]): readonly string[] => ids.slice(0, FEW);

/** Whether a passage has words enough that no other text has them by chance. */
const isTelling = ({ attributes }: Element): boolean => (attributes['passage'] ?? '').trim().split(/\s+/).length >= 4;

/** A passage with the piece that failed made the source's own words; nothing where that is not found, once, either. */
function closestPassage(passage: string, { near, wanted }: Miss, body: Searchable): string | undefined {
  if (!near) return undefined;
  const words = wordsOf(body.original, near);
  const mended = piecesOf(passage)
    .map((piece) => (piece === wanted ? words : piece))
    .join(' […] ');
  return findIn(mended, body).miss ? undefined : mended;
}

const hasUnknownName = ({ name, attributes, children }: Element): boolean =>
  !isComponent(name) ||
  (name === 'Cite' && Object.keys(attributes).some((a) => a !== 'source' && a !== 'passage')) ||
  children.some((child) => 'name' in child && hasUnknownName(child));

/** The sources that are named, each with the citation where it is named first. */
function firstNamed(cites: readonly Element[]): Map<string, Element> {
  const named = new Map<string, Element>();
  for (const cite of cites) {
    const id = cite.attributes['source'];
    if (id !== undefined && !named.has(id)) named.set(id, cite);
  }
  return named;
}

/** The one source that a briefing can mean; of several named, the only one whose file is there. */
function onlySource(named: readonly string[], { sources, broken }: Sources): string | undefined {
  const inFolder = (): string[] => [
    ...sources.keys(),
    ...[...broken].flatMap((b) => /^sources\/(.*)/.exec(b)?.[1] ?? []),
  ];
  // Who names one does not ask which others there are.
  const [only, ...others] = named.length ? named : inFolder();
  if (!others.length) return only;
  const [there, ...more] = named.filter((id) => sources.has(id) || broken.has(`sources/${id}`));
  return more.length ? undefined : there;
}

const citesIn = (elements: readonly Element[]): Element[] =>
  elements.flatMap((e) => (e.name === 'Cite' ? [e] : citesIn(e.children.filter((c): c is Element => 'name' in c))));

const wordsOf = (body: string, piece: Piece): string => body.slice(piece.start, piece.end).replace(/\s+/gu, ' ');

const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 89)}…` : text);

function said(miss: Miss, source: Source): string {
  switch (miss.reason) {
    case 'ambiguous':
      return `Passage stands ${miss.count === MOST_COUNTED ? 'at least ' : ''}${miss.count} times in source \`${source.id}\`, expected once`;
    case 'empty':
      return 'Passage is empty';
    case 'joins':
      return 'Passage joins more than two pieces';
    case 'end-missing':
      return `The end "${short(miss.wanted)}" does not follow in the same paragraph of source \`${source.id}\``;
    case 'missing':
      return `Passage is not in source \`${source.id}\``;
  }
}

function advice(miss: Miss): string {
  if (miss.reason === 'ambiguous') return 'Copy more of the words around it, so that it occurs once';
  if (miss.reason === 'empty') return 'Copy the words of the source that the claim rests on';
  if (miss.reason === 'joins') return 'Join two pieces with one […], or cite twice';
  const differs = miss.differs
    ? `; first difference: "${shown(miss.differs.wanted)}" where the source has "${shown(miss.differs.found)}"`
    : '';
  return miss.closest
    ? `Closest: "${shown(miss.closest, 400)}"${differs}. Copy it exactly, or join two pieces with […]`
    : 'Copy the words exactly as captured';
}

function briefSource(source: Source, number: number): BriefSource {
  const { id, title, publisher, published, publishedBy, url, lang, descriptor, party, rights } = source;
  const { status, statusNote, statusOn } = source;
  return {
    number,
    id,
    title,
    publisher,
    published,
    publishedBy,
    ...(url ? { url } : {}),
    lang,
    descriptor,
    party,
    rights,
    ...(status && { status }),
    ...(statusNote !== undefined && { statusNote }),
    ...(statusOn !== undefined && { statusOn }),
  };
}
