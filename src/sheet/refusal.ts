import { budgets, type Budget } from '../model/budget.ts';
import type { Brief } from '../model/brief.ts';
import type { Paper } from '../model/site.ts';
import { problem, START, type Problem } from '../problem.ts';
import { wording } from '../wording/index.ts';
import { paragraphsOf } from './boxes.ts';
import type { Page } from './page.ts';
import { tooWide } from './paragraph.ts';
import { wordsPerLine } from './room.ts';
import { themeAt } from './theme.ts';

/** What no density mends: characters that no carried face has, words wider than their columns at the tightest. */
export function unsettable(page: Page, brief: Brief): Problem[] {
  const theme = themeAt(1);
  const all = [page.body, page.foot].flatMap((block) => paragraphsOf(block, theme, theme.measure));
  const found = new Map<string, Problem>();
  for (const { paragraph, width } of all) {
    const flag = (message: string, note: string) =>
      found.set(
        `${paragraph.at.line}:${paragraph.at.column} ${message}`,
        problem('one-page', brief.file, paragraph.at, message, note),
      );
    for (const c of new Set(paragraph.missing)) {
      const code = (c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      flag(
        `No typeface of the sheet has “${c}” (U+${code})`,
        'Write it in Latin, Greek or Cyrillic letters, or leave it out',
      );
    }
    const wide = tooWide(paragraph, theme, width);
    if (wide)
      flag(`“${wide}” is wider than its column, ${Math.floor(width)} points`, 'Shorten it, or break it with a hyphen');
  }
  return [...found.values()];
}

const PAPER_NAMES: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'Letter' };

/** One problem for each paper that a page overflows, by so many points, at its tightest and with every step taken. */
export function refusal(page: Page, brief: Brief, over: Readonly<Record<Paper, number>>): Problem[] {
  const theme = themeAt(1);
  const perLine = wordsPerLine(page, theme);
  return (['a4', 'letter'] as const)
    .filter((paper) => over[paper] > 0)
    .map((paper) => {
      const lines = Math.ceil(over[paper] / theme.lineHeight.body);
      const message = `Brief is ${lines} ${lines === 1 ? 'line' : 'lines'} too long for ${PAPER_NAMES[paper]} at its tightest setting`;
      return problem('one-page', brief.file, START, message, advice(brief, roundUp(lines * perLine)));
    });
}

/** An estimate, and a round number that says so: a line is saved only where a paragraph's last one goes. */
const roundUp = (words: number): number => Math.ceil((words * 1.1) / 5) * 5;

function advice(brief: Brief, words: number): string {
  const sections = budgets(brief);
  const over = sections.filter((s) => s.words > s.guide);
  const named = (list: readonly Budget[]) =>
    list.map((s) => `${wording('en')[HEADINGS[s.section]]}, ${s.words} words of ${s.guide}`).join('; ');
  const cut = `Cut about ${words} words.`;
  if (over.length) return `${cut} Over its guide: ${named(over)}`;
  return `${cut} No section is over its guide: ${named(sections)}`;
}

const HEADINGS = {
  bottomLine: 'bottomLine',
  whyItMatters: 'whyItMatters',
  keyFacts: 'keyFacts',
  positions: 'positions',
  quotes: 'quotes',
  judgements: 'outlook',
  scenarios: 'scenarios',
  forecasts: 'forecasts',
  watch: 'watch',
  gaps: 'gaps',
} as const satisfies Record<Budget['section'], string>;
