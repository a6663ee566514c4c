import type { Brief, Claim, Rich } from './brief.ts';
import { plain } from './plain.ts';
import type { Place } from '../problem.ts';

/** A section's length beside its guide, in words. */
export interface Budget {
  readonly section: Section;
  readonly words: number;
  readonly guide: number;
  /** Where the section begins. */
  readonly at: Place;
}

/** The guides of the content language: words for each element, or for all of a kind. */
export const GUIDES = {
  bottomLine: { each: 45 },
  whyItMatters: { each: 30 },
  keyFacts: { each: 22, all: 115 },
  positions: { each: 30, all: 130 },
  quotes: { each: 30 },
  judgements: { each: 28 },
  scenarios: { each: 18 },
  forecasts: { each: 25 },
  watch: { each: 12 },
  gaps: { all: 30 },
} as const satisfies Record<string, { readonly each?: number; readonly all?: number }>;

export type Section = keyof typeof GUIDES;
export const SECTIONS = Object.keys(GUIDES) as Section[];

/** The words of one element. */
export interface Counted {
  readonly words: number;
  readonly at: Place;
}

/** A hyphenated word is one, and so is a number; marks are none. */
export const countWords = (text: string): number => text.split(/\s+/).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;

/** Every section the brief has, in printing order, with the words it prints: attributes that are printed included. */
export function budgets(brief: Brief): Budget[] {
  const counted = countElements(brief);
  return SECTIONS.flatMap((section) => {
    const elements = counted[section];
    const [first] = elements;
    if (!first) return [];
    const { each = 0, all }: { each?: number; all?: number } = GUIDES[section];
    const words = elements.reduce((sum, e) => sum + e.words, 0);
    return [{ section, words, guide: all ?? each * elements.length, at: first.at }];
  });
}

/**
 * The words of every element by section, in printing order. An actor's name and office are the registry's, and an outcome
 * comes after the brief was set: neither is counted.
 */
export function countElements(brief: Brief): Record<Section, Counted[]> {
  const count = ({ at }: { at: Place }, ...texts: (string | undefined)[]): Counted => ({
    words: texts.reduce((sum, t) => sum + countWords(t ?? ''), 0),
    at,
  });
  return {
    bottomLine: [count(brief.bottomLine, plain(brief.bottomLine.text))],
    whyItMatters: [brief.whyItMatters].flatMap((w) => (w ? count(w, plain(w.text)) : [])),
    keyFacts: brief.keyFacts.map((f) => count(f, claimWords(f))),
    positions: brief.positions.map((p) => count(p, claimWords(p.wants), claimWords(p.offers))),
    quotes: brief.quotes.map((q) => count(q, claimWords(q), q.translation, q.speaker)),
    judgements: brief.judgements.map((j) => count(j, j.term, j.by, words(j.text), j.confidence, j.because)),
    scenarios: brief.scenarios.map((s) => count(s, s.name, `${s.probability}`, words(s.text))),
    forecasts: brief.forecasts.map((f) =>
      count(f, `${f.probability}`, asSaid(f.resolves), words(f.text), f.criteria, f.resolver),
    ),
    watch: brief.watch.map((w) => count(w, asSaid(w.on), words(w.text))),
    gaps: brief.gaps.map((g) => count(g, words(g.text))),
  };
}

/** A date prints as many words as it has parts: 6 August 2025. */
const asSaid = (on: string): string => on.replaceAll('-', ' ');
const words = (text: Rich): string => plain(text);
const claimWords = (claim: Claim | undefined): string => (claim ? `${words(claim.text)} ${claim.computed ?? ''}` : '');
