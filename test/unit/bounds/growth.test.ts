import { describe, expect, it } from 'vitest';
import { captured, joinWrapped } from '../../../src/model/capture.ts';
import { paragraphs, sentences } from '../../../src/model/context.ts';
import { findPassage, normalise } from '../../../src/model/passage.ts';
import { controlIn, stackedIn } from '../../../src/model/shown.ts';
import { deceptions, deceptionsInCapture } from '../../../src/rules/deception.ts';
import { quotations } from '../../../src/rules/quotation.ts';
import { omissionsIn } from '../../../src/rules/omission.ts';
import { tokensOf } from '../../../src/rules/quoted-words.ts';

/**
 * What reads a text outside the parser's deadline costs no more than so many times the text's length. The processor's time is
 * counted, not the clock, and the least of several runs, so that a busy machine does not matter.
 */

/** A text of a hostile shape, `n` characters long. */
const SHAPES: Readonly<Record<string, (n: number) => string>> = {
  'quotation marks': (n) => '"'.repeat(n),
  'opening marks alone': (n) => '“'.repeat(n),
  'single marks': (n) => " 'a".repeat(n / 3),
  'nested marks': (n) => '“‘'.repeat(n / 2),
  stops: (n) => '.'.repeat(n),
  'stops and blanks': (n) => '. '.repeat(n / 2),
  blanks: (n) => ' '.repeat(n),
  'line ends': (n) => '\n'.repeat(n),
  'blanks that end no line': (n) => `${' '.repeat(n)}a`,
  'lines of one word': (n) => 'word\n'.repeat(n / 5),
  'one word': (n) => 'a'.repeat(n),
  'one word of two scripts': (n) => 'aа'.repeat(n / 2),
  'addresses half begun': (n) => 'a.'.repeat(n / 2),
  'addresses with dots': (n) => `${'a.а'.repeat(n / 3)}`,
  'at signs': (n) => 'a@'.repeat(n / 2),
  brackets: (n) => '['.repeat(n),
  omissions: (n) => 'a […] '.repeat(n / 6),
  'zero-width': (n) => 'a\u200b'.repeat(n / 2),
  'direction marks': (n) => 'a\u202e'.repeat(n / 2),
  'the same word': (n) => 'talks '.repeat(n / 6),
  numbers: (n) => '1,000 '.repeat(n / 6),
  hyphens: (n) => 'a-'.repeat(n / 2),
  apostrophes: (n) => "a'".repeat(n / 2),
};

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  captured,
  joinWrapped,
  paragraphs,
  sentences: (text) => sentences(text, 'en'),
  normalise,
  'a passage that is there': (text) => findPassage(text.slice(-40), text, 'en'),
  'a passage that is not': (text) => findPassage(`${text.slice(0, 400)}nowhere`, text, 'en'),
  controlIn,
  stackedIn,
  deceptions,
  deceptionsInCapture,
  quotations,
  'words in quotation marks': tokensOf,
  'words left out': (text) => omissionsIn(text, 'en'),
};

const SMALL = 16_000;
const RUNS = 3;
/** What four times the text may cost, to the smaller: four times, three times over. */
const MOST = 12;
/** Below this, in milliseconds, a cost is too small to be compared. */
const TELLING = 25;

function costOf(read: (text: string) => unknown, text: string): number {
  const runs = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

describe('Four times the text costs at most three times four as much:', () => {
  it.each(Object.entries(READERS))('%s', (_, read) => {
    const steep = Object.entries(SHAPES).flatMap(([shape, made]) => {
      const large = costOf(read, made(4 * SMALL));
      if (large < TELLING) return [];
      const small = Math.max(1, costOf(read, made(SMALL)));
      return large / small > MOST ? [`${shape}: ${small.toFixed(1)} ms, then ${large.toFixed(1)} ms`] : [];
    });
    expect(steep).toEqual([]);
  });
});
