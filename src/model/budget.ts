import { plain, type Brief, type Claim, type Rich } from './brief.ts';
import type { Place } from '../problem.ts';
import { START } from '../problem.ts';

/** A section's length beside its guide, in words. */
export interface Budget {
  readonly section: keyof typeof GUIDES;
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

/** A hyphenated word is one, and so is a number; marks are none. */
export const countWords = (text: string): number => text.split(/\s+/).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;

/** Every section the brief has, in printing order, with the words it prints: attributes that are printed included. */
export function budgets(brief: Brief): Budget[] {
  const of = (section: Budget['section'], at: readonly { at: Place }[], texts: readonly string[]): Budget[] => {
    const guide: { each?: number; all?: number } = GUIDES[section];
    const words = texts.reduce((sum, t) => sum + countWords(t), 0);
    const first = at[0];
    return first ? [{ section, words, guide: guide.all ?? (guide.each ?? 0) * at.length, at: first.at ?? START }] : [];
  };
  const why = brief.whyItMatters ? [brief.whyItMatters] : [];
  return [
    ...of('bottomLine', [brief.bottomLine], [plain(brief.bottomLine.text)]),
    ...of(
      'whyItMatters',
      why,
      why.map((x) => plain(x.text)),
    ),
    ...of('keyFacts', brief.keyFacts, brief.keyFacts.map(claimWords)),
    ...of(
      'positions',
      brief.positions,
      brief.positions.map((p) => join(claimWords(p.wants), claimWords(p.offers))),
    ),
    ...of(
      'quotes',
      brief.quotes,
      brief.quotes.map((q) => join(claimWords(q), q.translation)),
    ),
    ...of(
      'judgements',
      brief.judgements,
      brief.judgements.map((j) => join(j.term, j.by, words(j.text), j.confidence, j.because)),
    ),
    ...of(
      'scenarios',
      brief.scenarios,
      brief.scenarios.map((s) => join(s.name, words(s.text))),
    ),
    ...of(
      'forecasts',
      brief.forecasts,
      brief.forecasts.map((f) => join(words(f.text), f.criteria, f.resolver)),
    ),
    ...of(
      'watch',
      brief.watch,
      brief.watch.map((x) => words(x.text)),
    ),
    ...of(
      'gaps',
      brief.gaps,
      brief.gaps.map((g) => words(g.text)),
    ),
  ];
}

const words = (text: Rich): string => plain(text);
const join = (...parts: (string | undefined)[]): string => parts.filter((p) => p !== undefined).join(' ');
const claimWords = (claim: Claim | undefined): string => (claim ? join(words(claim.text), claim.computed) : '');
