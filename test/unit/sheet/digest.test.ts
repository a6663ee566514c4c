import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Brief } from '../../../src/model/brief.ts';
import { digestOf, type Digest } from '../../../src/model/digest.ts';
import { writeSheets } from '../../../src/pdf/index.ts';
import { layOutDigest, type DigestSheet } from '../../../src/sheet/digest.ts';
import type { Setter } from '../../../src/sheet/words.ts';
import { digestFacts, wordsOf } from '../../../src/wording/digest.ts';
import * as phrases from '../../../src/wording/phrases.ts';
import { conformanceFaults } from '../pdf/conformance.ts';
import { readPdf } from '../pdf/qpdf.ts';
import { fonts } from '../pdf/sample-page.ts';
import { anyBrief } from './any-brief.ts';
import { textOf } from './reading.ts';
import { prose, setter as open, site } from './sample.ts';

const RUNS = Number(process.env['RUNS'] ?? 6);

let setter: Setter;
beforeAll(async () => {
  setter = await open();
});

const at = { line: 1, column: 1, endLine: 1, endColumn: 2 };

/** What a week can bring: up to forty briefings, new, old, changed, withdrawn, with outcomes of any length. */
const anyWeek = fc
  .array(
    fc.record({
      brief: anyBrief,
      day: fc.integer({ min: 1, max: 9 }),
      edition: fc.constantFrom(1, 1, 1, 2),
      status: fc.constantFrom('published', 'published', 'published', 'withdrawn'),
      outcome: fc.option(fc.integer({ min: 1, max: 60 })),
      lang: fc.constantFrom('en', 'en', 'de', 'uk'),
    }),
    { maxLength: 40, size: 'max' },
  )
  .map((all) =>
    all.map(({ brief, day, edition, status, outcome, lang }, i): Brief => {
      const on = `2025-08-0${day}`;
      const came = outcome && {
        is: 'no' as const,
        on: '2025-08-06',
        text: [{ kind: 'text' as const, text: prose(outcome) }],
        at,
      };
      return {
        ...brief,
        ...{ id: `brief-${i}` as Brief['id'], published: on, asOf: `${on}T08:00:00Z`, edition, lang },
        status: status as Brief['status'],
        ...(edition > 1 && { changeNote: prose(outcome ?? 9) }),
        forecasts: brief.forecasts.map((f) => (came ? { ...f, outcome: came, brier: 0.01 } : f)),
      };
    }),
  );

const SPAN = { from: '2025-08-01', to: '2025-08-07' };
const unspaced = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

function laid(briefings: readonly Brief[]): { digest: Digest; sheet: DigestSheet; text: string } {
  const digest = digestOf({ briefings, earlier: [] }, SPAN, { onSite: true });
  const sheet = layOutDigest(digest, site, setter);
  if ('problems' in sheet) throw new Error(sheet.problems[0]?.message);
  return { digest, sheet, text: unspaced(textOf(sheet.pages.a4)) };
}

/** What of a digest is neither on its sheet nor counted there. */
function lost({ digest, sheet: { kept }, text }: ReturnType<typeof laid>): string[] {
  const whole = digest.fresh.slice(0, kept.whole);
  const titles = digest.fresh.slice(kept.whole, kept.whole + kept.titles);
  const names = [
    ...whole,
    ...titles,
    ...digest.changed.slice(0, kept.changed),
    ...digest.withdrawn.slice(0, kept.withdrawn),
  ];
  const owed = [
    ...names.map(({ brief }) => phrases.title(brief)),
    ...whole.flatMap(({ brief }) => [wordsOf(brief.bottomLine.text), wordsOf(brief.judgements[0]?.text ?? [])]),
    ...whole.map(({ brief }) => phrases.shortAddress(brief, site.url)),
    ...digest.settled.slice(0, kept.settled).map((s) => wordsOf(s.kind === 'forecast' ? s.forecast.text : [])),
    ...(kept.outcomes ? digest.settled.slice(0, kept.settled).map((s) => wordsOf(s.outcome.text)) : []),
    ...digest.due.slice(0, kept.due).map((d) => wordsOf(d.text)),
  ];
  const counted = [
    digest.fresh.length - whole.length - titles.length,
    digest.changed.length - kept.changed,
    digest.withdrawn.length - kept.withdrawn,
    digest.settled.length - kept.settled,
    digest.due.length + digest.moreDue - kept.due,
  ];
  const said = counted.filter((n) => n > 0).map((n) => `and ${n} more at readout.example/digest/`);
  const left = [
    ...(digest.settled.length && !kept.outcomes ? ['Outcomes'] : []),
    ...(digest.fresh.length && !kept.reasons ? ['Reasons for the confidence'] : []),
    ...(digest.withdrawn.length && !kept.notes ? ['Why they were withdrawn'] : []),
  ];
  return [...owed, ...said, ...left].filter((words) => !text.includes(unspaced(words)));
}

describe('the sheet of any week', () => {
  it('is one page on both papers, on which nothing is lost that it does not say is elsewhere', () => {
    let cut = 0;
    fc.assert(
      fc.property(anyWeek, (briefings) => {
        const made = laid(briefings);
        const { fill, kept } = made.sheet;
        for (const part of Object.values(fill)) expect(part).toBeLessThanOrEqual(1);
        expect(unspaced(textOf(made.sheet.pages.letter))).toBe(made.text);
        expect(lost(made)).toEqual([]);
        if (kept.whole < made.digest.fresh.length) cut += 1;
      }),
      { numRuns: RUNS, seed: 20261128 },
    );
    expect(cut).toBeGreaterThan(0);
  }, 240_000);

  it('keeps every clause of tagging when it is fullest, and when it is empty', () => {
    const full = fc.sample(anyWeek, { numRuns: 6, seed: 7 }).sort((a, b) => b.length - a.length)[0] ?? [];
    for (const briefings of [full, []]) {
      const { digest, sheet } = laid(briefings);
      const pdfs = writeSheets([sheet.pages.a4, sheet.pages.letter], digestFacts(digest, site), fonts);
      for (const pdf of pdfs) expect(conformanceFaults(readPdf(pdf))).toEqual([]);
    }
  });

  it('gives up what is less worthy before it sets all small, and new briefings last', () => {
    const few = fc.sample(anyWeek, { numRuns: 1, seed: 3 }).flat().slice(0, 3);
    const week = few.map((b) => ({ ...b, status: 'published' as const, published: '2025-08-05', edition: 1 }));
    const { kept, density } = laid(week).sheet;
    expect(kept.whole).toBe(3);
    expect(density).toBeLessThanOrEqual(0.9);
  });
});
