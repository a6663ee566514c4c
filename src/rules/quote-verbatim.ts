import type { Citation } from '../model/brief.ts';
import { align } from '../model/align.ts';
import { findPassage, normal, normalise } from '../model/passage.ts';
import type { Fix } from '../problem.ts';
import { quotationsInBackground } from './background-quotations.ts';
import type { BracketFault } from './bracket.ts';
import { checkInParagraphs, checkQuotation, isSound, type CheckedQuotation } from './checked-quotation.ts';
import { ATTRIBUTES } from './place.ts';
import { PART, type Printed } from './printed.ts';
import type { Quotation } from './quotation.ts';
import { findQuoted } from './quoted-words.ts';
import type { Finding, Reading, Rule } from './rule.ts';
import { translationFaults } from './translation.ts';

/**
 * Words in quotation marks stand, letter for letter, in a passage that is cited there. In the title and in attributes,
 * where no citation can stand, any passage of the briefing will do; in the background, any source of the briefing. Words
 * of the bottom line that have no citation there, and stand in a passage below, are a warning. `[…]`
 * may leave words out, and a bracket may stand for a pronoun, a name or an ending. A quotation does not begin just after
 * the word of its clause that denies it, unless the writer says so beside it. Glyphs of quotation marks and dashes do not
 * count, and a full stop or comma before the closing mark may be the sentence's own.
 *
 * Standard: AP and Reuters: never alter quotations.
 *
 * Good:
 *
 *     <KeyFact>Yuri Ushakov called it “useful and constructive.” <Cite passage="described as “useful and constructive” by Kremlin aide Yuri Ushakov"/></KeyFact>
 *
 *     <Quote by="gerhard-mangott">last-ditch effort […] highlighting the entrenched positions <Cite passage="Analyst Gerhard Mangott described the talks as a “last-ditch effort” unlikely to yield compromise, highlighting the entrenched positions of both sides."/></Quote>
 *
 * Bad:
 *
 *     <KeyFact>Yuri Ushakov called it “useful and productive”. <Cite passage="described as “useful and constructive” by Kremlin aide Yuri Ushakov"/></KeyFact>
 *     → The quotation "useful and productive" is not in a passage cited there
 *
 *     <Quote by="gerhard-mangott">last ditch effort <Cite passage="Analyst Gerhard Mangott described the talks as a “last-ditch effort”"/></Quote>
 *     → The quotation "last ditch effort" is not in a passage cited there
 *
 *     <BottomLine>The Kremlin found the talks “productive”.</BottomLine>
 *     → The quotation "productive" is in the bottom line without a citation
 */
export const quoteVerbatim: Rule = (reading) => [
  ...[...reading.texts, ...reading.labels]
    .filter((text) => text.part !== 'translation' && !reading.broken(text.at))
    .flatMap((text) => text.quotations.flatMap((quotation) => findings(text, quotation, reading))),
  ...translationFaults(reading),
  ...quotationsInBackground(reading),
];

/** Where no citation can stand; a translation has that of its quotation beside it. */
const isUncitable = ({ part }: Printed): boolean =>
  part === 'title' || (part !== 'translation' && ATTRIBUTES.has(part));

function findings(text: Printed, quotation: Quotation, reading: Reading): Finding[] {
  const citations = isUncitable(text) ? reading.brief.citations : text.citations;
  // A quotation or fact without any citation is told so once, by the rule on citations.
  if (text.isClaim && !citations.length) return [];
  const at = reading.placeOf(text, quotation);
  const checked = checkQuotation(text, quotation, citations, reading);
  if (checked)
    return faultsOf(checked, quotation.words, straightened(text, quotation, reading)).map((f) => ({ at, ...f }));
  const unsure = citations.length
    ? unsureOf(text, quotation, citations, reading)
    : citedBelow(text, quotation, reading);
  if (unsure) return [{ at, ...unsure, severity: 'warning' }];
  const meant = closestQuoted(quotation.words, citations, reading);
  return [
    {
      at,
      message: said(quotation.words, text, citations.length),
      note: advice(quotation.words, citations),
      fix: meant && reading.rewrite(text, wordsIn(quotation), meant.words, meant.alike),
    },
  ];
}

/**
 * What a reader has to look at: words of a fact that stand beside what it cites, or that share none with their source, which
 * is in another language.
 */
function unsureOf(
  text: Printed,
  quotation: Quotation,
  citations: readonly Citation[],
  reading: Reading,
): Pick<Finding, 'message' | 'note'> | undefined {
  if (text.part === 'quote' || isUncitable(text)) return undefined;
  const near = checkInParagraphs(text, quotation, citations, reading);
  const { words } = quotation;
  if (near && isSound(near) && !hasAllWords(words, citations))
    return {
      message: `The quotation "${words}" stands in the paragraph of the source, beside the cited words`,
      note: 'Cite the words that are quoted as well',
    };
  return isTranslated(words, text.lang, citations, reading)
    ? {
        message: `The quotation "${words}" may be translated: its source is in another language`,
        note: 'Quote the words of the source, with a translation beside them, or take the quotation marks off',
      }
    : undefined;
}

/** Words of the bottom line, without a citation there, that a passage below has. */
function citedBelow(
  text: Printed,
  { words, start, end }: Quotation,
  reading: Reading,
): Pick<Finding, 'message' | 'note'> | undefined {
  const there = checkQuotation(text, { words, start, end }, reading.brief.citations, reading);
  return there && isSound(there)
    ? {
        message: `The quotation "${words}" is in ${PART[text.part]} without a citation, and in a passage cited below`,
        note: 'Cite the passage here as well',
      }
    : undefined;
}

/** Whether every word of a quotation is in what is cited, which it then alters: "will withdraw" of "will not withdraw". */
function hasAllWords(words: string, citations: readonly Citation[]): boolean {
  const letters = /[\p{L}\p{M}\p{N}]+/gu;
  const cited = new Set(citations.flatMap((c) => c.quoted.toLowerCase().match(letters) ?? []));
  return (words.toLowerCase().match(letters) ?? []).every((w) => cited.has(w));
}

/** Whether every source is in another language, and none has a word of the quotation, names and figures aside. */
function isTranslated(words: string, lang: string, citations: readonly Citation[], { sourceOf }: Reading): boolean {
  const sources = citations.flatMap((c) => sourceOf(c) ?? []);
  const primary = (tag: string) => tag.split('-')[0];
  const own = (words.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}’'-]{3,}/gu) ?? []).map((w) => w.toLowerCase());
  if (!own.length || !sources.length) return false;
  return sources.every((s) => primary(s.source.lang) !== primary(lang) && !own.some((w) => s.has(w)));
}

/** A quotation without its marks. */
const wordsIn = ({ start, words, end }: Quotation): { start: number; end: number } => {
  const marks = end - start > words.length ? 1 : 0;
  return { start: start + marks, end: start + marks + words.length };
};

/**
 * The stretch of the cited words that a quotation may mean, as the source has it; of several one that differs in letter case
 * and punctuation alone.
 */
function closestQuoted(
  words: string,
  citations: readonly Citation[],
  { sourceOf }: Reading,
): { words: string; alike: boolean } | undefined {
  if (/[[\]]/.test(words)) return undefined;
  const all = citations.flatMap((citation) => {
    const source = sourceOf(citation);
    return source
      ? citation.pieces.flatMap((piece) => closestIn(words, source.text(piece), (w) => findQuoted(w, citation, source)))
      : [];
  });
  return all.find(({ alike }) => alike) ?? all[0];
}

function closestIn(
  words: string,
  cited: string,
  find: (words: string) => readonly unknown[],
): { words: string; alike: boolean }[] {
  const { text, from, to } = normalise(cited);
  const found = align(normal(words), text);
  if (!found) return [];
  const own = cited.slice(from[found.start], to[found.end - 1]).replace(/\s+/gu, ' ');
  // A full stop or comma before the closing mark may be the sentence's own.
  const end = /[.,]$/.exec(words)?.[0] ?? '';
  const meant = end && !own.endsWith(end) ? own + end : own;
  // A mark of the source inside it would begin or end another quotation.
  return bare(meant) === meant && find(meant).length ? [{ words: meant, alike: found.alike }] : [];
}

/** The edit that puts the source’s own words in the place of a bracket. */
const straightened =
  (text: Printed, { start, end }: Quotation, { rewrite }: Reading) =>
  ({ bracket, instead }: BracketFault): Fix | undefined => {
    const at = text.text.indexOf(bracket, start);
    return instead === undefined || at < 0 || at >= end
      ? undefined
      : rewrite(text, { start: at, end: at + bracket.length }, instead.replace(/\s+/gu, ' '), false);
  };

/** What is wrong with words that do stand in the source. */
function faultsOf(
  { brackets, denied, condition, beginsWithGap, joins }: CheckedQuotation,
  words: string,
  fixOf: (fault: BracketFault) => Fix | undefined,
): Omit<Finding, 'at'>[] {
  const severity = (unsure: true | undefined) => (unsure ? ({ severity: 'warning' } as const) : {});
  return [
    ...brackets.map((found) => ({
      message: `The bracket ${found.bracket} in the quotation ${found.fault}`,
      note: 'Put the source’s own words in its place: a bracket stands for a pronoun, a name or an ending',
      fix: fixOf(found),
      ...severity(found.unsure),
    })),
    ...(denied && !beginsWithGap
      ? [
          {
            message: `The quotation "${words}" leaves out "${denied.by}" before it: the source has "${denied.clause}"`,
            note: `Begin the quotation at "${denied.by}", or say beside it that the source does not say so`,
            ...severity(denied.unsure),
          },
        ]
      : []),
    ...(condition
      ? [
          {
            message: `The quotation "${words}" leaves out its condition ${condition.side} it: "${shortened(condition.clause)}"`,
            note: `Quote from "${condition.by}" on, or say beside it on what it depends`,
          },
        ]
      : []),
    ...(joins
      ? [
          {
            message: `The quotation "${words}" joins words of two paragraphs`,
            note: 'Quote them apart, each with its own marks',
          },
        ]
      : []),
  ];
}

const shortened = (clause: string): string => (clause.length > 80 ? `${clause.slice(0, 79).trimEnd()}…` : clause);

const said = (words: string, { part }: Printed, citations: number): string =>
  `The quotation "${words}" is ${citations ? 'not in a passage cited there' : `in ${PART[part]} without a citation`}`;

/** Without its own marks, which would make the first and last words of a quotation other words. */
const bare = (passage: string): string => passage.replace(/["“”„«»]/gu, '');

/** The stretch of a cited passage that is nearest, shown and never used. */
function advice(words: string, citations: readonly Citation[]): string {
  const [near] = citations
    .flatMap((c) => findPassage(words, bare(c.quoted), 'und').miss ?? [])
    .filter((m) => m.closest && m.differs);
  const shown = near?.closest
    ? `Closest: "${near.closest}"; first difference: "${near.differs?.wanted}" where the source has "${near.differs?.found}". `
    : '';
  return `${shown}Copy the words of the source exactly and cite them there, or take the quotation marks off`;
}
