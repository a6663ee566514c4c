import { problem, START, type Place, type Problem } from '../problem.ts';
import { anchored } from './anchors.ts';
import { officeOn, type Actor } from './actor.ts';
import type { ActorRef, Brief, Claim, Forecast, frontMatter, Outcome, Rich } from './brief.ts';
import { markupOfAttribute } from './attribute-markup.ts';
import { Citations } from './citations.ts';
import type { ActorId, BriefingId } from './fields.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Comment } from './node.ts';
import { richOf } from './running.ts';
import { findTerm, isOnAnyScale } from './scale.ts';
import type { Site } from './site.ts';
import type { Source } from './source.ts';
import { dayOfTerm } from './due.ts';
import { identified } from './element-ids.ts';
import { roundedScore, scenarioSetOf, type ClaimReader } from './scenario-set.ts';
import { attributesOf, groupElements, type Groups } from './structure.ts';
import { placeOfAttribute, type Element, type Syntax } from './syntax.ts';
import { unknownActor, unknownTerm } from './unknown.ts';

/** What a briefing refers to: the site's settings, and every source and actor of the folder by id. */
export interface World {
  site: Site;
  sources: Known<Source>;
  actors: Known<Actor>;
  /** Ids whose file is there and has errors of its own: a mention of one is not reported again. */
  broken: Pick<ReadonlySet<string>, 'has' | typeof Symbol.iterator>;
}

/** What may be asked of all files of a kind: `witnessed` takes note of each of these. */
export type Known<T> = Pick<ReadonlyMap<string, T>, 'get' | 'has' | 'keys' | 'values' | 'size'>;

export interface Parsed {
  /** Absent where the file is not enough of a briefing to be one. */
  brief?: Brief;
  comments: Comment[];
  /** Where each field of the front matter stands. */
  fields: Record<string, Place>;
  /** Where citations stand that could not be followed for a reason told elsewhere. */
  unread: readonly Place[];
  problems: Problem[];
}

/** Stands in where the front matter is wrong, so that the body is checked all the same; never printed. */
const NO_CUT_OFF = '1970-01-01T00:00Z';

/** Five sheets full: what reads a brief after this may take its time over every word. */
const MAX_LENGTH = 20_000;

/** The characters of all text and attributes of components. */
const lengthOf = (elements: readonly Element[]): number =>
  elements.reduce((sum, { attributes, children }) => {
    const inside = children.map((c) => ('name' in c ? lengthOf([c]) : c.text.length));
    return [...inside, ...Object.values(attributes).map((a) => a.length)].reduce((a, b) => a + b, sum);
  }, 0);

/** A briefing has some thirty; each one is looked for in a source of up to half a million characters. */
const MAX_CITATIONS = 2000;

const countOf = (name: string, elements: readonly Element[]): number =>
  elements.reduce((sum, e) => sum + (e.name === name ? 1 : 0) + countOf(name, nested(e)), 0);

const nested = ({ children }: Element): Element[] => children.filter((c): c is Element => 'name' in c);

/** What is said of a body that is too much to be read. */
function excess(elements: readonly Element[], file: string): Problem | undefined {
  const at = elements[0]?.at ?? START;
  const length = lengthOf(elements);
  if (length > MAX_LENGTH) {
    const message = `The components hold ${length} characters, at most ${MAX_LENGTH} are read`;
    const note = 'A sheet has room for about 4000: cut the rest, or put it after `## Background`';
    return problem('schema', file, at, message, note);
  }
  const citations = countOf('Cite', elements);
  if (citations <= MAX_CITATIONS) return undefined;
  const message = `The briefing has ${citations} <Cite>, at most ${MAX_CITATIONS} are read`;
  return problem('schema', file, at, message, 'Cite the one passage that a claim rests on');
}

/**
 * A briefing as read -> a `Brief`, and every problem it has. A `Brief` with problems must reach no output.
 *
 * @param text what the syntax was read of, for edits of it
 */
export function parseBriefing(syntax: Syntax, id: BriefingId, file: string, text: string, world: World): Parsed {
  const problems = [...syntax.problems];
  const refused = !syntax.complete && !syntax.frontMatter;
  const front = refused ? undefined : readFrontMatter(syntax.frontMatter, file, problems);
  // A file that is nothing of a briefing is not told what a briefing has.
  if (!syntax.complete || (!syntax.frontMatter && !syntax.elements.length))
    return { comments: syntax.comments, fields: {}, unread: [], problems };
  const tooMuch = excess(syntax.elements, file);
  if (tooMuch) {
    problems.push(tooMuch);
    return { comments: syntax.comments, fields: front?.fields ?? {}, unread: [], problems };
  }
  const groups = groupElements(syntax.elements, file, text, problems);
  const { comments } = syntax;
  const lang = front?.data?.lang ?? world.site.lang;
  const { body, unread } = new BodyReader(file, lang, front?.data?.asOf ?? NO_CUT_OFF, world, problems).read(groups);
  const fields = front?.fields ?? {};
  if (!front?.data || !body) return { comments, fields, unread, problems };
  const { data } = front;
  const background = syntax.background === undefined ? {} : { background: syntax.background };
  const citations = anchored(id, body.citations);
  return { brief: { ...data, id, lang, file, ...body, citations, ...background }, comments, fields, unread, problems };
}

type Body = Omit<
  Brief,
  keyof ReturnType<typeof frontMatter.parse> | 'id' | 'lang' | 'file' | 'background' | 'citations'
> &
  Pick<ReturnType<Citations['result']>, 'citations'>;

/** Turns the components, in printing order, into the body of a `Brief`; citations are numbered as they come. */
class BodyReader {
  private readonly file: string;
  private readonly lang: string;
  private readonly asOf: string;
  private readonly world: World;
  private readonly problems: Problem[];
  /** The ids that elements of the outlook were given, with their component. */
  private readonly given = new Set<string>();
  /** The ids of actors that were told of as unknown. */
  private readonly strangers = new Set<string>();

  constructor(file: string, lang: string, asOf: string, world: World, problems: Problem[]) {
    this.file = file;
    this.lang = lang;
    this.asOf = asOf;
    this.world = world;
    this.problems = problems;
  }

  read(groups: Groups): { body?: Body; unread: readonly Place[] } {
    const cites = new Citations(this.file, Object.values(groups).flat(), this.world, this.problems);
    const text = (e: Element): Rich => richOf(e, cites, this.file, this.problems);
    const claim = (e: Element, computed?: string): Claim => ({
      text: text(e),
      ...(computed ? { computed } : {}),
      at: e.at,
    });
    const each = <T>(elements: readonly Element[], make: (e: Element) => T | undefined): T[] =>
      elements.map(make).filter((t) => t !== undefined);

    const bare = (name: 'BottomLine' | 'WhyItMatters' | 'Gap') => (e: Element) => {
      attributesOf(name, e, this.file, this.problems);
      return { text: text(e), at: e.at };
    };
    const [bottomLine] = each(groups.BottomLine, bare('BottomLine'));
    const [whyItMatters] = each(groups.WhyItMatters, bare('WhyItMatters'));
    const keyFacts = each(groups.KeyFact, (e) => {
      const a = attributesOf('KeyFact', e, this.file, this.problems);
      if (!a) return void text(e);
      return { ...claim(e, a.computed), ...(a.on ? { on: a.on } : {}), kind: a.kind, disputed: a.disputed === 'yes' };
    });
    const positions = each(groups.Position, (e) => this.position(e, claim));
    const quotes = each(groups.Quote, (e) => this.quote(e, claim));
    const judgements = identified(each(groups.Judgement, (e) => this.judgement(e, text, claim)));
    const scenarios = identified(
      each(groups.Scenario, (e) => {
        const a = attributesOf('Scenario', e, this.file, this.problems);
        const words = text(e);
        if (a) this.give(a.id, e);
        return a && { ...a, text: words, at: e.at };
      }),
    );
    const { file, lang, asOf, problems } = this;
    const scenarioSet = scenarioSetOf(scenarios, groups.Outcome, { file, lang, asOf, problems, claim });
    const forecasts = each(groups.Forecast, (e) => this.forecast(e, text, claim));
    const watch = each(byDate(groups.Watch), (e) => {
      const a = attributesOf('Watch', e, this.file, this.problems);
      const words = text(e);
      return a && { on: a.on, ...(a.effect ? { effect: a.effect } : {}), text: words, at: e.at };
    });
    const gaps = each(groups.Gap, bare('Gap'));
    if (!bottomLine) return { unread: cites.unread };
    const { sources, citations } = cites.result();
    const [party, ...others] = new Set(sources.map((s) => s.party.join(' ')));
    // What the sources that could not be read would say of it, nobody knows.
    const one = party && !others.length && !cites.unread.length ? this.world.actors.get(party) : undefined;
    const body = {
      bottomLine,
      ...(whyItMatters ? { whyItMatters } : {}),
      ...{ keyFacts, positions, quotes, judgements, scenarios },
      ...(scenarioSet ? { scenarioSet } : {}),
      ...{ forecasts, watch, gaps, sources, citations },
      ...(one ? { oneSided: this.reference(one, this.asOf.slice(0, 10)) } : {}),
    };
    return { body, unread: cites.unread };
  }

  private actor(id: ActorId, on: string, e: Element, attribute: 'actor' | 'by'): ActorRef | undefined {
    const actor = this.world.actors.get(id);
    if (actor) return this.reference(actor, on);
    const { broken } = this.world;
    if (broken.has('actors') || broken.has(`actors/${id}`) || this.strangers.has(id)) return undefined;
    this.strangers.add(id);
    const written = (meant: string) => markupOfAttribute(attribute, meant);
    const at = { file: this.file, place: placeOfAttribute(e, attribute) };
    this.problems.push(unknownActor(id, this.world.actors.keys(), at, written));
    return undefined;
  }

  private reference(actor: Actor, on: string): ActorRef {
    const office = officeOn(actor, on)?.title;
    const represents = actor.represents && this.world.actors.get(actor.represents);
    return {
      id: actor.id,
      name: actor.name,
      short: actor.short ?? actor.name,
      kind: actor.kind,
      ...(office ? { office } : {}),
      ...(represents ? { represents: { id: represents.id, name: represents.name } } : {}),
    };
  }

  private position(e: Element, claim: (e: Element, computed?: string) => Claim) {
    const a = attributesOf('Position', e, this.file, this.problems);
    const cell = (name: 'Wants' | 'Offers') => {
      const inside = e.children.find((c): c is Element => 'name' in c && c.name === name);
      return inside && claim(inside, attributesOf(name, inside, this.file, this.problems)?.computed);
    };
    const [wants, offers] = [cell('Wants'), cell('Offers')];
    const actor = a && this.actor(a.actor, this.asOf.slice(0, 10), e, 'actor');
    if (!a || !actor) return undefined;
    return { actor, basis: a.basis, ...(wants ? { wants } : {}), ...(offers ? { offers } : {}), at: e.at };
  }

  private quote(e: Element, claim: (e: Element, computed?: string) => Claim) {
    const a = attributesOf('Quote', e, this.file, this.problems);
    const text = claim(e, a?.computed);
    if (!a) return undefined;
    if ((a.by === undefined) === (a.speaker === undefined)) {
      const message = a.by === undefined ? '<Quote> has no speaker' : '<Quote> has both `by` and `speaker`';
      this.problems.push(
        problem('schema', this.file, e.at, message, 'Name an actor with `by`, or one unnamed with `speaker`'),
      );
      return undefined;
    }
    const by = a.by && this.actor(a.by, this.asOf.slice(0, 10), e, 'by');
    if (a.by && !by) return undefined;
    return {
      ...text,
      lang: a.lang ?? this.lang,
      ...(a.translation ? { translation: a.translation } : {}),
      ...(by ? { by } : {}),
      ...(a.speaker ? { speaker: a.speaker } : {}),
    };
  }

  private judgement(e: Element, text: (e: Element) => Rich, claim: ClaimReader) {
    const a = attributesOf('Judgement', e, this.file, this.problems);
    const words = text(e);
    const outcome = this.outcome(e, claim);
    if (!a) return undefined;
    this.give(a.id, e);
    const { scale } = this.world.site;
    const term = findTerm(scale, a.term);
    // Which scale it is, settings that could not be read do not say.
    if (!term && this.world.broken.has('site') && isOnAnyScale(a.term)) return undefined;
    if (!term) {
      this.problems.push(unknownTerm(a.term, scale, { file: this.file, place: placeOfAttribute(e, 'term') }));
      return undefined;
    }
    const { id, by, confidence, because } = a;
    const due = by === undefined ? undefined : dayOfTerm(by, this.lang);
    return {
      ...(id === undefined ? {} : { id }),
      text: words,
      term: term.key,
      low: term.low,
      high: term.high,
      ...(by ? { by } : {}),
      ...(due === undefined ? {} : { due }),
      confidence,
      because,
      ...(outcome ? { outcome } : {}),
      at: e.at,
    };
  }

  /** What came of the element that an `Outcome` stands in. */
  private outcome(e: Element, claim: ClaimReader): Outcome | undefined {
    const inside = e.children.find((c): c is Element => 'name' in c && c.name === 'Outcome');
    const a = inside && attributesOf('Outcome', inside, this.file, this.problems);
    const said = inside && claim(inside, a?.computed);
    return said && a && { ...said, is: a.is, on: a.on };
  }

  /** Two elements of a kind have two ids. */
  private give(id: string | undefined, e: Element): void {
    if (id === undefined) return;
    const key = `${e.name} ${id}`;
    if (this.given.has(key)) {
      const message = `${e.name} \`${id}\` is there twice`;
      this.problems.push(problem('schema', this.file, placeOfAttribute(e, 'id'), message, 'Give each its own `id`'));
    }
    this.given.add(key);
  }

  private forecast(e: Element, text: (e: Element) => Rich, claim: ClaimReader): Forecast | undefined {
    const a = attributesOf('Forecast', e, this.file, this.problems);
    const question = text(e);
    const outcome = this.outcome(e, claim);
    if (!a) return undefined;
    const { id, probability, resolves, criteria, resolver } = a;
    this.give(id, e);
    const came = outcome?.is === 'yes' ? 1 : outcome?.is === 'no' ? 0 : undefined;
    const brier = came === undefined ? undefined : roundedScore((probability / 100 - came) ** 2);
    return {
      ...{ id, text: question, probability, resolves, criteria, resolver },
      ...(outcome ? { outcome } : {}),
      ...(brier === undefined ? {} : { brier }),
      at: e.at,
    };
  }
}

/** By `on`, in the order written where two are the same; one without a date keeps its place at the end. */
function byDate(elements: readonly Element[]): Element[] {
  const key = (e: Element) => e.attributes['on'] ?? '9999';
  return [...elements].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
