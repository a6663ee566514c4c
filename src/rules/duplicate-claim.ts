import { countWords } from '../model/budget.ts';
import type { Citation } from '../model/brief.ts';
import type { Printed } from './printed.ts';
import type { Finding, Reading, Rule } from './rule.ts';

/** How much of the title's words one sentence of the bottom line may have. */
const SHARED = 0.8;

/**
 * No two key facts rest on the very same passage, and the bottom line says more than the title.
 *
 * Good:
 *
 *     <KeyFact>Envoys met for three hours. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     <KeyFact>They met in Moscow. <Cite passage="The talks, held in Moscow"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact>Envoys met. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     <KeyFact>A meeting was held. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     → Two key facts rest on one passage: "held a three-hour meeting"
 *
 *     title: Moscow talks end without a concession
 *     <BottomLine>The Moscow talks ended without any disclosed concession.</BottomLine>
 *     → The bottom line repeats the title
 */
export const duplicateClaim: Rule = (reading) => [...samePassage(reading), ...sameWords(reading)];

function samePassage({ texts }: Reading): Finding[] {
  const seen = new Set<string>();
  return texts
    .filter((text) => text.part === 'keyFact')
    .flatMap((text) => {
      const own = new Map(text.citations.map((c) => [keyOf(c), c]));
      const again = [...own].filter(([key]) => seen.has(key)).map(([, c]) => c);
      for (const key of own.keys()) seen.add(key);
      return again.map(({ quoted }) => ({
        at: text.at,
        message: `Two key facts rest on one passage: "${quoted}"`,
        note: 'Make one fact of them, or cite the words that each rests on',
      }));
    });
}

const keyOf = ({ source, pieces }: Citation): string =>
  `${source} ${pieces.map((p) => `${p.start}-${p.end}`).join(' ')}`;

function sameWords({ texts }: Reading): Finding[] {
  const title = texts.find((t) => t.part === 'title');
  const bottom = texts.find((t) => t.part === 'bottomLine');
  if (!title || !bottom) return [];
  const stems = stemsOf(title, 0, title.text.length);
  if (stems.size < 4) return [];
  const repeated = bottom.sentences.some(({ start, end }) => {
    const own = stemsOf(bottom, start, end);
    const shared = [...stems].filter((s) => own.has(s)).length;
    return shared / stems.size >= SHARED && countWords(bottom.text.slice(start, end)) < 2 * countWords(title.text);
  });
  return repeated
    ? [
        {
          at: bottom.at,
          message: 'The bottom line repeats the title',
          note: 'Say what it means; the title has said what happened',
        },
      ]
    : [];
}

/** The beginnings of longer words: near enough to a stem to tell a repetition. */
const stemsOf = ({ words }: Printed, start: number, end: number): Set<string> =>
  new Set(words.filter((w) => w.start >= start && w.end <= end && w.key.length > 3).map((w) => w.key.slice(0, 5)));
