import type { Brief, Claim, Position, Rich, Span } from '../model/brief.ts';
import type { Site } from '../model/site.ts';
import type { Place } from '../problem.ts';
import { spoken, type Wording } from '../wording/index.ts';
import { foreign, joined, ours, own, type Phrase } from '../wording/phrase.ts';
import * as phrases from '../wording/phrases.ts';
import { sentence } from '../wording/sentence.ts';
import type { Block, Gap, Meaning, Rule, Stack, Text } from './blocks.ts';
import type { Colour, FaceName, Squares } from './laid.ts';
import { prepare, type Piece, type Voice } from './prepare.ts';
import { COLOURS, type GapName, type SizeName } from './theme.ts';
import type { Setter } from './words.ts';

export type Setting = 'open' | 'lines';

/** The page of the site on which all stands that a sheet has no room for. */
export interface OnSite {
  readonly href: string;
  /** The address as it is printed. */
  readonly shown: string;
  readonly title: string;
  /** The QR code of the address, made where it is first drawn. */
  readonly code: () => Squares['cells'];
  /** Whether all stands there; where not, in the mail that the sheet goes with. */
  readonly whole: boolean;
}

/** With what any sheet is set. */
export interface Setup {
  /** Of what is set; Readout's own words are in it where Readout speaks it. */
  readonly lang: string;
  readonly site: Site;
  readonly w: Wording;
  readonly setter: Setter;
  /** Nothing where the site may not show what is set, and the sheet names none of its pages. */
  readonly page: OnSite | undefined;
  /**
   * How sections are set: `open`, each item on lines of its own, as nearly all sheets are; or on shared `lines`, which saves
   * what the last line of each item leaves empty.
   */
  readonly setting: Setting;
}

/** A brief that is being set, and with what. */
export interface Job extends Setup {
  readonly brief: Brief;
}

const voice = (face: FaceName, size: SizeName, colour: Colour, tabular = false): Voice => ({
  face,
  size,
  colour,
  tabular,
});

/** Serif says what happened, sans says what it is: labels, data, notes. */
export const VOICES = {
  title: voice('serif-bold', 'title', COLOURS.ink),
  lead: voice('serif', 'lead', COLOURS.ink),
  body: voice('serif', 'body', COLOURS.ink),
  quotation: voice('serif-italic', 'body', COLOURS.ink),
  heading: voice('sans-bold', 'heading', COLOURS.accent),
  runIn: voice('sans-bold', 'cell', COLOURS.accent),
  date: voice('sans', 'note', COLOURS.quiet, true),
  cell: voice('sans', 'cell', COLOURS.ink, true),
  cellHead: voice('sans-semibold', 'note', COLOURS.quiet),
  actor: voice('sans-bold', 'cell', COLOURS.ink),
  absent: voice('sans-italic', 'cell', COLOURS.quiet),
  note: voice('sans', 'note', COLOURS.quiet),
  noteInk: voice('sans', 'note', COLOURS.ink, true),
  noteWarning: voice('sans-semibold', 'note', COLOURS.warning),
  noteStrong: voice('sans-semibold', 'note', COLOURS.accent),
  mark: voice('sans', 'mark', COLOURS.accent, true),
  desk: voice('sans-bold', 'desk', COLOURS.accent),
  entry: voice('serif-bold', 'lead', COLOURS.ink),
  warning: voice('sans-semibold', 'cell', COLOURS.warning),
  whose: voice('sans', 'note', COLOURS.accent),
} as const satisfies Record<string, Voice>;

export const say = (text: string, voice: Voice, rest: Omit<Piece, 'text' | 'voice'> = {}): Piece => ({
  text,
  voice,
  ...rest,
});

/** What a piece says of its language: nothing, where it is the sheet's. */
export function inLanguage({ lang: around }: Pick<Setup, 'lang'>, lang: string): Pick<Piece, 'lang'> {
  const other = foreign(lang, around);
  return other === undefined ? {} : { lang: other };
}

/** Words of Readout's own. */
export const sayOurs = (
  job: Setup,
  words: string,
  voice: Voice,
  rest: Omit<Piece, 'text' | 'voice' | 'lang'> = {},
): Piece => say(words, voice, { ...rest, ...inLanguage(job, spoken(job.lang)) });

/** A phrase in one voice; `before` stands before its first word, as a part of it. */
export const sayAll = (job: Setup, phrase: Phrase, voice: Voice, before = ''): Piece[] =>
  phrase.map(({ text, lang }, i) => say(i ? text : before + text, voice, inLanguage(job, lang)));

/** A heading on the line of what it heads. */
export const runIn = (job: Setup, heading: string): Piece[] => [
  sayOurs(job, `${heading}\u2002`, VOICES.runIn, { heading: true }),
];

/**
 * What stands in a text and prints nothing: a soft hyphen, since lines are not hyphenated, and the marks of a byte order
 * and of an Arabic letter, which no reader of a PDF can tell from none.
 */
const UNPRINTED = /[\u00AD\u061C\uFEFF]/g;

interface Shape {
  readonly size?: SizeName;
  readonly tag?: Meaning;
  readonly align?: 'end';
  readonly balanced?: true;
}

/** A paragraph; `at` is where its text stands in the briefing. Its size is its first piece's, unless it is given. */
export function text(job: Setup, pieces: readonly Piece[], at: Place, { size, tag, ...shape }: Shape = {}): Text {
  const own = size ?? pieces[0]?.voice.size ?? 'body';
  const lang = tag && languageOf(pieces);
  const printed = pieces.map(({ lang: other, ...p }) => ({
    ...p,
    // A heading leaves the paragraph whose line it is on, and takes its language with it.
    ...(other === undefined || (other === lang && !p.heading) ? {} : { lang: other }),
    text: p.text.replace(UNPRINTED, ''),
  }));
  const paragraph = prepare(printed, own, lang ?? job.lang, at, job.setter);
  const meaning = tag && (lang === undefined ? tag : { ...tag, lang });
  return { kind: 'text', paragraph, ...(meaning ? { tag: meaning } : {}), ...shape };
}

/** The language that all pieces of a paragraph say they are in: the paragraph's own then. */
function languageOf([first, ...rest]: readonly Piece[]): string | undefined {
  return rest.every((p) => p.lang === first?.lang) ? first?.lang : undefined;
}

export const gap = (of: GapName): Gap => ({ kind: 'gap', of });

export const rule = (weight: number, colour: Colour = COLOURS.ink): Rule => ({ kind: 'rule', weight, colour });

export const stack = (children: readonly Block[], tag?: Meaning): Stack => ({
  kind: 'stack',
  children,
  ...(tag ? { tag } : {}),
});

/** The blocks with a gap between each two. */
export const spaced = (blocks: readonly Block[], of: GapName): Block[] =>
  blocks.flatMap((b, i) => (i ? [gap(of), b] : [b]));

/** A heading of a section, and what is said beside it. */
export const heading = (job: Setup, words: string, at: Place, beside: readonly Piece[] = []): Text =>
  text(job, [sayOurs(job, words, VOICES.heading), ...beside], at, { tag: { role: 'H2' } });

/** A section: its heading, what is said beside it, and what it heads. */
export const section = (
  job: Setup,
  words: string,
  at: Place,
  children: readonly Block[],
  beside: readonly Piece[] = [],
): Stack => stack([heading(job, words, at, beside), gap('heading'), ...children]);

/** Running text in a voice, its marks as numbers in brackets that lead to the source's page. */
export function rich(job: Job, content: Rich, base: Voice): Piece[] {
  const out: Piece[] = [];
  for (const part of content) {
    if (part.kind === 'text') out.push(spanPiece(part, base));
    else pushMark(out, job, part.citation);
  }
  return out;
}

/** The marks of a running text alone. */
export const marksOf = (content: Rich): Rich => content.filter((part) => part.kind === 'mark');
export const wordsOf = (content: Rich): Rich => content.filter((part) => part.kind === 'text');

export function spanPiece(span: Span, base: Voice): Piece {
  const face = span.code ? 'sans' : styled(base.face, span.strong ?? false, span.emphasis ?? false);
  const colour = span.href ? COLOURS.accent : base.colour;
  const link = span.href ? { link: { href: span.href, alt: span.text } } : {};
  return say(span.text, { ...base, face, colour }, link);
}

/** Emphasis turns italic upright again; strong is semibold beside regular, bold beside semibold. */
function styled(face: FaceName, strong: boolean, emphasis: boolean): FaceName {
  const family = face.startsWith('serif') ? 'serif' : 'sans';
  const italic = face.endsWith('italic') !== emphasis;
  if (/bold/.test(face) && !/semi/.test(face)) return italic ? `${family}-semibold-italic` : face;
  const weight = strong || face.includes('semibold') ? '-semibold' : '';
  return `${family}${weight}${italic ? '-italic' : ''}` as FaceName;
}

/** A mark keeps to the word before it; two passages of one page of a source, cited together, are one mark. */
function pushMark(out: Piece[], job: Job, id: number): void {
  const cited = job.brief.citations[id - 1];
  if (!cited) throw new Error(`${job.brief.id} has no citation ${id}`);
  const last = out.at(-1);
  if (last) out[out.length - 1] = { ...last, text: last.text.trimEnd() };
  const before = out.findLast((p) => p.text !== '' && p.text !== NO_BREAK);
  const mark = say(`[${phrases.mark(cited, job.brief)}]`, VOICES.mark, {
    ...sourceLink(job, cited.number),
    together: true,
  });
  if (before?.text === mark.text && before.link?.href === mark.link?.href) return;
  if (before) out.push(say(NO_BREAK, VOICES.mark));
  out.push(mark);
}

const NO_BREAK = '\u00A0';

/** Where a source's number leads: its page on the site, with each cited passage in its context; nowhere where it has none. */
function sourceLink(job: Job, number: number): Pick<Piece, 'link'> {
  const source = job.brief.sources.find((s) => s.number === number);
  if (!source) throw new Error(`${job.brief.id} has no source ${number}`);
  if (!job.page) return {};
  const href = `${job.site.url}/sources/${source.id}/`;
  const status = phrases.passageStatus(source.status, job.brief.lang);
  const alt = `${job.w.sourcePage.mark(number)}: ${source.title}`;
  return { link: { href, alt: status === undefined ? alt : `${alt}, ${status}` } };
}

/** How a number was made that no source has. */
export const computed = (job: Job, claim: Claim): Piece[] =>
  sayAll(job, phrases.computed(claim, job.lang) ?? [], VOICES.note, ' ');

/** What a claim says, and how it was computed, where it was. */
export const claimPieces = (job: Job, claim: Claim, base: Voice): Piece[] => [
  ...rich(job, claim.computed === undefined ? claim.text : sentence(claim.text), base),
  ...computed(job, claim),
];

/** An actor with the office held, and how the desk knows what is said of them, on one line. */
export function actorPieces(job: Job, position: Position): Piece[] {
  const under = underActor(job, position);
  return [say(position.actor.name, VOICES.actor), ...sayAll(job, joined(under, ', '), VOICES.note, ', ')];
}

/** What stands under an actor's name: the office, and how the desk knows where it is not by the actor's own word. */
export function underActor({ brief, w }: Job, position: Position): Phrase[] {
  const held = phrases.underActor(position);
  const known = { stated: undefined, reported: w.reported, inferred: `${w.inferredMark}\u00A0${w.inferred}` };
  const basis = known[position.basis];
  return [
    ...(held === undefined ? [] : [own(held, brief.lang)]),
    ...(basis === undefined ? [] : [ours(basis, brief.lang)]),
  ];
}
