import { beforeAll, describe, expect, it } from 'vitest';
import { readFonts } from '../../../src/fonts/index.ts';
import type { Brief, Rich } from '../../../src/model/brief.ts';
import { writeSheets } from '../../../src/pdf/index.ts';
import { drawPage } from '../../../src/sheet/drawing.ts';
import { layOut } from '../../../src/sheet/fit.ts';
import type { Setter } from '../../../src/sheet/words.ts';
import { textOf } from './reading.ts';
import { rich, sample, setter as open, site } from './sample.ts';

const fonts = readFonts(process.cwd());
let setter: Setter;
beforeAll(async () => {
  setter = await open();
});

/** Every character that directs others, is ignored by default, or is a blank of its own width; no line ends. */
const ODD = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code > 0x9f && (code < 0xd800 || code > 0xdfff))
  .map((code) => String.fromCodePoint(code))
  .filter(
    (c) => /[\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/u.test(c) || (/\p{Default_Ignorable_Code_Point}/u.test(c) && c < '\u{E0200}'),
  );

/** Each part in turn with these words. */
const parts = (words: string): Partial<Brief>[] => {
  const text: Rich = rich(words, 1);
  const b = sample({ quotes: 1, scenarios: 2, forecasts: 1, watch: 1 });
  return [
    { title: words },
    { bottomLine: { ...b.bottomLine, text } },
    { keyFacts: b.keyFacts.map((f) => ({ ...f, text })) },
    { positions: b.positions.map((p) => ({ ...p, wants: { text, at: p.at } })) },
    { quotes: b.quotes.map((q) => ({ ...q, text })) },
    { judgements: b.judgements.map((j) => ({ ...j, text, because: words })) },
    { forecasts: b.forecasts.map((f) => ({ ...f, text, criteria: words })) },
    { watch: b.watch.map((w) => ({ ...w, text })) },
    { gaps: b.gaps.map((g) => ({ ...g, text })) },
    { sources: b.sources.map((s) => ({ ...s, title: words })) },
    { ai: words },
  ];
};

/** What is wrong with a brief to the sheet, or what goes wrong after it found nothing. */
function outcome(over: Partial<Brief>): string {
  const sheet = layOut({ ...sample({ quotes: 1, scenarios: 2, forecasts: 1, watch: 1 }), ...over }, site, setter);
  if ('problems' in sheet) return 'a problem with a place';
  try {
    drawPage(sheet.pages.a4, setter);
    writeSheets([sheet.pages.a4], { author: 'a', subject: 's', created: '2025-08-06T18:00:00Z' }, fonts);
    return 'a sheet';
  } catch (error) {
    return String(error);
  }
}

const PARTS = parts('').length;

const groupsOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

describe('a character that is not seen', () => {
  it('is a problem with a place, or prints, wherever it stands', () => {
    expect(ODD.length).toBeGreaterThan(300);
    const all = ODD.map((c, i) => ({ c, over: parts(`peace${c}talks end`)[i % PARTS] ?? {} }));
    // All parts at once, each with a character of its own; where one of them is a problem it hides the others.
    const doubted = groupsOf(all, PARTS).filter(
      (group) => outcome(group.reduce<Partial<Brief>>((sum, { over }) => ({ ...sum, ...over }), {})) !== 'a sheet',
    );
    const outcomes = doubted.flat().map(({ c, over }) => {
      return `U+${c.codePointAt(0)?.toString(16)} ${Object.keys(over).join()}: ${outcome(over)}`;
    });
    expect(outcomes.filter((line) => !/: a (?:sheet|problem)/.test(line))).toEqual([]);
  }, 240_000);

  it('breaks no word without a hyphen, and is not in the text of the sheet', () => {
    for (const over of parts('Waffen\u00ADstill\u00ADstand\uFEFF holds')) {
      const sheet = layOut({ ...sample({ quotes: 1, scenarios: 2, forecasts: 1, watch: 1 }), ...over }, site, setter);
      if ('problems' in sheet) throw new Error('It does not fit');
      expect(textOf(sheet.pages.a4)).toContain('Waffenstillstand holds');
      expect(textOf(sheet.pages.a4)).not.toMatch(/[\u00AD\uFEFF]/);
    }
  });
});
