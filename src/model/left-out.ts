import type { Brief } from './brief.ts';
import { paragraphs } from './context.ts';
import type { Comment } from './node.ts';
import { normal } from './passage.ts';
import type { Source } from './source.ts';

/** What a comment `left out: "first words" because …` leaves out, or `left out: the rest of SOURCE because …`. */
interface LeftOut {
  readonly words: readonly string[];
  readonly rest: string | undefined;
}

const MARKER = /\bleft out:/iu;
const QUOTED = /["“„]([^"“”„]+)["“”]/gu;

const leftOutBy = ({ text }: Comment): LeftOut[] =>
  text
    .split(MARKER)
    .slice(1)
    .map((said) => {
      const [what = ''] = said.split(/\bbecause\b/u);
      return {
        words: [...what.matchAll(QUOTED)].map(([, words = '']) => normal(words.replace(/(?:…|\.\.\.)$/u, ''))),
        rest: /\brest of `?([a-z0-9-]+)/u.exec(what)?.[1],
      };
    });

/**
 * The paragraphs of a source, counted from 1, that briefings say they leave aside on purpose.
 *
 * @param comments of each briefing, by its file
 */
export function asideIn(
  source: Source,
  briefings: readonly Brief[],
  comments: Readonly<Record<string, readonly Comment[]>>,
): number[] {
  const using = briefings.filter((brief) => brief.sources.some(({ id }) => id === source.id));
  const decisions = using.flatMap(({ file }) => (comments[file] ?? []).flatMap(leftOutBy));
  if (!decisions.length) return [];
  const rest = decisions.some((d) => d.rest === source.id);
  const words = decisions.flatMap((d) => d.words);
  return paragraphs(source.body)
    .filter(({ start, end }) => rest || (words.length && has(normal(source.body.slice(start, end)), words)))
    .map(({ number }) => number);
}

const has = (text: string, words: readonly string[]): boolean => words.some((w) => w !== '' && text.includes(w));
