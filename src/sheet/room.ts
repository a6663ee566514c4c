import { budgets, countWords } from '../model/budget.ts';
import type { Brief } from '../model/brief.ts';
import type { Paper } from '../model/site.ts';
import { paragraphsOf } from './boxes.ts';
import type { Page } from './page.ts';
import { lineCount, type Paragraph } from './paragraph.ts';
import { themeAt, type Theme } from './theme.ts';

/** A draft's budget as a whole: the words of its sections, as guides count them, and about how many each paper holds. */
export interface Room {
  readonly words: number;
  readonly holds: Readonly<Record<Paper, number>>;
}

/**
 * A room in a writer's words: "386 words on the sheet; it holds about 608 on A4, 551 on Letter: room for 165 more". The paper
 * that holds less decides, since a sheet must fit both.
 */
export function roomInWords({ words, holds }: Room): string {
  const left = Math.min(holds.a4, holds.letter) - words;
  const rest = left < 0 ? `cut about ${-left}` : `room for ${left} more`;
  return `${words} words on the sheet; it holds about ${holds.a4} on A4, ${holds.letter} on Letter: ${rest}`;
}

/** The room of a page that is by so many points too high for each paper at its tightest; negative is to spare. */
export function roomOf(page: Page, brief: Brief, over: Readonly<Record<Paper, number>>): Room {
  const theme = themeAt(1);
  const words = budgets(brief).reduce((sum, section) => sum + section.words, 0);
  const perPoint = wordsPerLine(page, theme) / theme.lineHeight.body;
  const holds = (paper: Paper): number => Math.max(0, Math.floor(words - over[paper] * perPoint));
  return { words, holds: { a4: holds('a4'), letter: holds('letter') } };
}

/** How many words a full line of the body holds: those of its longer paragraphs over their lines. */
export function wordsPerLine(page: Page, theme: Theme): number {
  const body = paragraphsOf(page.body, theme, theme.measure).filter(({ paragraph }) => paragraph.size === 'body');
  const long = body.map(({ paragraph, width }) => ({ paragraph, lines: lineCount(paragraph, theme, width) ?? 1 }));
  const some = long.filter(({ lines }) => lines > 1);
  const sum = (of: (x: { paragraph: Paragraph; lines: number }) => number) => some.reduce((s, x) => s + of(x), 0);
  return some.length ? sum((x) => countWords(x.paragraph.text)) / sum((x) => x.lines) : 12;
}
