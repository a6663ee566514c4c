import type { Brief, Judgement, Rich } from './brief.ts';
import type { Change, Subject } from './change.ts';
import { paired, type Sought } from './paired.ts';
import { plain } from './plain.ts';
import { asRich, textChange, textIn, type Field } from './text-changes.ts';

/** What became of a brief's elements between two editions. */

/** An element, whatever its kind. */
type Element = object;

interface Kind {
  readonly subject: Subject;
  readonly of: (brief: Brief) => readonly Element[];
  /** What tells it from every other of its kind, through all editions. */
  readonly key?: (element: never) => string | undefined;
  /** What it is called by, where it has no text of its own. */
  readonly called?: (brief: Brief) => string;
  /** Whether the order says something: the first judgement is the one that is asked about. */
  readonly ordered?: true;
  /** Whether its words may be retouched beyond glyphs. */
  readonly loose?: true;
}

/** All that a brief has several of, in printing order. */
export const KINDS: readonly Kind[] = [
  { subject: 'fact', of: (b) => b.keyFacts },
  { subject: 'position', of: (b) => b.positions, key: (p: { actor: { id: string } }) => p.actor.id },
  { subject: 'quote', of: (b) => b.quotes },
  { subject: 'judgement', of: (b) => b.judgements, key: idOf, ordered: true },
  { subject: 'scenario', of: (b) => b.scenarios, key: (s: { name: string }) => s.name },
  { subject: 'scenarios', of: setOf, called: ({ scenarios }) => scenarios.map(({ name }) => name).join(', ') },
  { subject: 'forecast', of: (b) => b.forecasts, key: idOf },
  { subject: 'watch', of: (b) => b.watch, loose: true },
  { subject: 'gap', of: (b) => b.gaps, loose: true },
];

function idOf(element: { id?: string }): string | undefined {
  return element.id;
}

/** What holds of the scenarios together, where there is any such thing. */
function setOf(brief: Brief): readonly Element[] {
  const set: unknown = 'scenarioSet' in brief ? brief.scenarioSet : undefined;
  return typeof set === 'object' && set !== null ? [set] : [];
}

/** What became of the elements of one kind. */
export function kindChanges(kind: Kind, was: Brief, now: Brief): Change[] {
  const sought = (brief: Brief) => kind.of(brief).map((element) => soughtOf(element, kind, brief));
  const { pairs, gone, come } = paired(sought(was), sought(now));
  const moved = pairs.some(({ from }, i) => from < (pairs[i - 1]?.from ?? 0));
  return [
    ...pairs.flatMap((pair) =>
      elementChanges(kind, { element: pair.was, brief: was }, { element: pair.now, brief: now }),
    ),
    ...come.filter(saysSomething).map((element) => whole(kind, 'added', element, now)),
    ...gone.filter(saysSomething).map((element) => whole(kind, 'withdrawn', element, was)),
    ...(moved ? [movedChange(kind, now)] : []),
  ];
}

const movedChange = (kind: Kind, now: Brief): Change => ({
  subject: kind.subject,
  did: 'moved',
  class: kind.ordered ? 'substance' : 'wording',
  text: kind.of(now).slice(0, 1).map(wordsOf).join(''),
});

const saysSomething = (element: Element): boolean => [...fieldsOf(element).keys()].length > 0;

function soughtOf(element: Element, kind: Kind, brief: Brief): Sought<Element> {
  const texts = [...fieldsOf(element).values()];
  const marks = texts.flatMap((text) => (typeof text === 'string' ? [] : text.filter((p) => p.kind === 'mark')));
  const cited = marks.map(({ citation }) => passage(brief, citation));
  return { element, key: kind.key?.(element as never), words: wordsOf(element), cited };
}

function passage({ citations }: Brief, citation: number): string {
  const found = citations[citation - 1];
  return found ? `${found.source} ${found.quoted}` : '';
}

/** What an element is called by: its text, or whose position it is. */
function wordsOf(element: Element): string {
  if ('actor' in element) return (element.actor as { name: string }).name;
  if ('name' in element && 'text' in element) return `${element.name as string}: ${plain(element.text as Rich)}`;
  return 'text' in element ? plain(element.text as Rich) : '';
}

function whole(kind: Kind, did: 'added' | 'withdrawn', element: Element, brief: Brief): Change {
  const side = did === 'added' ? 'now' : 'was';
  const text = kind.called?.(brief) ?? wordsOf(element);
  const found = { subject: kind.subject, did, class: 'substance' as const, text, ...langOf(element) };
  if (!('term' in element)) return found;
  const { term, because } = element as Judgement;
  return { ...found, what: 'term', [side]: term, ...(did === 'added' ? { why: because } : {}) };
}

/** A quotation is in its own language. */
const langOf = (element: Element): { lang?: Change['lang'] } =>
  'lang' in element && 'text' in element ? { lang: element.lang as Change['lang'] } : {};

/** Worked out from other fields, or where the writer’s file has it. */
export const DERIVED: ReadonlySet<string> = new Set(['at', 'brier', 'low', 'high', 'due']);

/**
 * All that an element says, by the name of its field: running texts as they are, everything else as it is written. Fields of
 * what stands in it have its name before theirs.
 */
function fieldsOf(element: Element, within = ''): Map<string, Rich | string> {
  const fields = new Map<string, Rich | string>();
  for (const [name, value] of Object.entries(element) as [string, unknown][]) {
    const key = `${within}${name}`;
    // An element's own id is its address, and says nothing.
    if (DERIVED.has(name) || key === 'id' || value === undefined) continue;
    if (isRich(value)) fields.set(key, value);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [inner, field] of fieldsOf(value, `${key}.`)) fields.set(inner, field);
    else fields.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return fields;
}

const isRich = (value: unknown): value is Rich =>
  Array.isArray(value) && value.every((v) => typeof v === 'object' && v !== null && 'kind' in v);

interface Side {
  readonly element: Element;
  readonly brief: Brief;
}

/** The fields that hold words of the writer’s. */
const WORDED: ReadonlySet<string> = new Set([
  ...['because', 'criteria', 'resolver', 'name', 'computed', 'translation', 'speaker', 'by'],
  ...['wants.computed', 'offers.computed', 'outcome.computed'],
]);

function elementChanges(kind: Kind, was: Side, now: Side): Change[] {
  const [before, after] = [fieldsOf(was.element), fieldsOf(now.element)];
  const settled = settling(before, after);
  const text = kind.called?.(now.brief) ?? wordsOf(now.element);
  const about = { subject: kind.subject, text, ...langOf(now.element) };
  const lang = 'lang' in now.element ? (now.element.lang as string) : now.brief.lang;
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return [
    ...(settled ? [{ ...about, ...settled }] : []),
    ...names
      .filter((name) => !(settled && name.startsWith('outcome.')))
      .flatMap((name): Change[] => {
        const [a, b] = [before.get(name), after.get(name)];
        if (a === b) return [];
        const what = name === 'text' ? {} : { what: name.replace(/\.text$/, '') };
        const field = { ...about, ...what };
        const isWorded = (v: Rich | string | undefined) => typeof v === 'object' || WORDED.has(name);
        if (a !== undefined && b !== undefined && isWorded(a) && isWorded(b))
          return textChange(field, textIn(a, was.brief, lang), textIn(b, now.brief, lang), !kind.loose);
        const changed = valueChange(field, a, b);
        return [name === 'term' || name === 'probability' ? likelihood(changed, was.element, now.element) : changed];
      }),
  ];
}

/** An outcome that was not there, or says another thing now. */
function settling(
  before: ReadonlyMap<string, Rich | string>,
  after: ReadonlyMap<string, Rich | string>,
): Pick<Change, 'did' | 'class' | 'what' | 'was' | 'now'> | undefined {
  const [was, now] = [answer(before), answer(after)];
  if (now === undefined || was === now) return undefined;
  // What is left open, or can be settled by nothing, is not settled.
  const did = now === 'open' || now === 'void' ? 'changed' : 'settled';
  return { did, class: 'substance', what: 'outcome', ...(was === undefined ? {} : { was }), now };
}

function answer(fields: ReadonlyMap<string, Rich | string>): string | undefined {
  const said = [fields.get('outcome.scenario'), fields.get('outcome.is')].find((v) => typeof v === 'string');
  return typeof said === 'string' ? said : undefined;
}

function valueChange(field: Field, was: Rich | string | undefined, now: Rich | string | undefined): Change {
  const values = {
    ...(was === undefined ? {} : { was: plain(asRich(was)) }),
    ...(now === undefined ? {} : { now: plain(asRich(now)) }),
  };
  const changed = { ...field, class: 'substance' as const, ...values };
  if (was === undefined && typeof now === 'object') return { ...changed, did: 'added' };
  if (now === undefined && typeof was === 'object') return { ...changed, did: 'withdrawn' };
  return { ...changed, did: 'changed' };
}

/** Raised or lowered by the middle of its range; what has none of its own is a range of one number. */
function likelihood(changed: Change, was: Element, now: Element): Change {
  const ranges = { was: rangeOf(was), now: rangeOf(now) };
  const by = ranges.now.low + ranges.now.high - ranges.was.low - ranges.was.high;
  const why = 'because' in now ? { why: now.because as string } : {};
  return { ...changed, did: by > 0 ? 'raised' : by < 0 ? 'lowered' : 'changed', ranges, ...why };
}

function rangeOf(element: Element): { low: number; high: number } {
  if ('low' in element && 'high' in element) return { low: element.low as number, high: element.high as number };
  const probability = 'probability' in element ? (element.probability as number) : 0;
  return { low: probability, high: probability };
}
