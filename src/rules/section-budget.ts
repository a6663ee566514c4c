import { countElements, GUIDES } from '../model/budget.ts';
import { SECTIONS, type Section } from '../model/parts.ts';
import type { Finding, Rule } from './rule.ts';

/**
 * Every section keeps to its guide in words, so that one page stays one page: 45 for the bottom line, 22 for a key fact
 * and 115 for all of them, and so on as the content language lists. Attributes that are printed count, marks do not, and a
 * hyphenated word is one.
 *
 * Good:
 *
 *     <Gap>The date of the deadline, and what the signals contained.</Gap>
 *
 * Bad:
 *
 *     <Gap>What the signals contained that both sides exchanged, which concessions Moscow would make, and when the deadline that the American President has set for an agreement to peace in Ukraine will in fact be over.</Gap>
 *     → Gaps have 35 words, the guide is 30 in all
 *
 *     <Watch on="2025-09-01" effect="raises">A statement by either side that a summit of leaders has a date</Watch>
 *     → A watch item has 16 words, the guide is 12
 */
export const sectionBudget: Rule = ({ brief }) => {
  const elements = countElements(brief);
  return SECTIONS.flatMap((section): Finding[] => {
    const { each, all }: { each?: number; all?: number } = GUIDES[section];
    const [one, many] = NAMES[section];
    const single = elements[section]
      .filter((e) => each !== undefined && e.words > each)
      .map(({ words, at }) => ({
        at,
        message: `${one} has ${words} words, the guide is ${each}`,
        note: `Cut ${words - (each ?? 0)} of them`,
      }));
    const total = elements[section].reduce((sum, e) => sum + e.words, 0);
    const [first] = elements[section];
    if (all === undefined || !first || total <= all) return single;
    const message = `${many} have ${total} words, the guide is ${all} in all`;
    return [...single, { at: first.at, message, note: `Cut ${total - all} of them` }];
  });
};

const NAMES: Readonly<Record<Section, readonly [one: string, many: string]>> = {
  bottomLine: ['The bottom line', 'Bottom lines'],
  whyItMatters: ['Why it matters', 'Why it matters'],
  keyFacts: ['A key fact', 'Key facts'],
  positions: ['A row of the table', 'Positions'],
  quotes: ['A quotation', 'Quotations'],
  judgements: ['A judgement', 'Judgements'],
  scenarios: ['A scenario', 'Scenarios'],
  forecasts: ['A forecast', 'Forecasts'],
  watch: ['A watch item', 'Watch items'],
  gaps: ['A gap', 'Gaps'],
};
