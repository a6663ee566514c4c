import type { Brief } from './brief.ts';
import { elementsOf, SECTIONS, wordsOfPart, type PrintedElement, type Section } from './parts.ts';
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
  positions: { each: 30, all: 90 },
  quotes: { each: 30, all: 45 },
  judgements: { each: 28, all: 56 },
  scenarios: { each: 18 },
  forecasts: { each: 25, all: 45 },
  watch: { each: 12 },
  gaps: { all: 30 },
} as const satisfies Record<Section, { readonly each?: number; readonly all?: number }>;

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
  const all = elementsOf(brief).filter(
    ({ parts }) => parts.some((part) => part.component !== 'Outcome') || !parts.length,
  );
  const elements = all.map((element) => ({ section: element.section, counted: countElement(element) }));
  const of = (section: Section) => elements.filter((e) => e.section === section).map((e) => e.counted);
  return Object.fromEntries(SECTIONS.map((section) => [section, of(section)])) as Record<Section, Counted[]>;
}

function countElement({ parts, values, at }: PrintedElement): Counted {
  const texts = parts.filter((part) => part.component !== 'Outcome').map(wordsOfPart);
  const words = [...texts, ...values.map(asSaid)].reduce((sum, text) => sum + countWords(text), 0);
  return { words, at };
}

/** A date prints as many words as it has parts: 6 August 2025. */
const asSaid = (value: string): string => value.replace(/^(\d{4})-(\d\d)(?:-(\d\d))?$/, '$1 $2 $3');
