import { beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../src/reading/library.ts';
import type { Brief, Rich } from '../../../src/model/brief.ts';
import { fit, fitting, layOut, type Sheet } from '../../../src/sheet/fit.ts';
import type { Setter } from '../../../src/sheet/words.ts';
import { linesOn, runsIn, textOf } from './reading.ts';
import { longest, prose, rich, sample, setter as open, site, type Wish } from './sample.ts';

let setter: Setter;
beforeAll(async () => {
  setter = await open();
});

const problemsOf = (...of: Parameters<typeof fitting>) => fitting(...of).problems;
const laid = (brief: Brief): Sheet => {
  const sheet = layOut(brief, site, setter);
  if ('problems' in sheet) throw new Error(sheet.problems.map((p) => `${p.message}. ${p.note}`).join('\n'));
  return sheet;
};
const ordinary = () =>
  sample({
    facts: 5,
    positions: 3,
    quotes: 1,
    judgements: 2,
    scenarios: 3,
    forecasts: 1,
    watch: 3,
    gaps: 2,
    sources: 3,
  });

describe('a sheet', () => {
  it('fills its page and no more, footer at the foot', () => {
    for (const brief of [sample(), ordinary()]) {
      const { pages, fill } = laid(brief);
      for (const paper of ['a4', 'letter'] as const) {
        expect(fill[paper]).toBeGreaterThanOrEqual(0.88);
        expect(fill[paper]).toBeLessThanOrEqual(1);
        const page = pages[paper];
        const lowest = Math.max(...runsIn(page.root).map((r) => r.y));
        expect(lowest).toBeLessThan(page.height - (14 * 72) / 25.4);
        expect(lowest).toBeGreaterThan(page.height - 90);
      }
    }
  });

  it('has the same lines on both papers', () => {
    for (const brief of [sample(), ordinary()]) {
      const { pages } = laid(brief);
      expect(linesOn(pages.a4)).toEqual(linesOn(pages.letter));
      const sizes = (page: Sheet['pages']['a4']) => runsIn(page.root).map((r) => r.size);
      expect(sizes(pages.a4)).toEqual(sizes(pages.letter));
    }
  });

  it('is denser the more there is to say', () => {
    expect(laid(sample()).density).toBeLessThan(laid(ordinary()).density);
  });

  it('is as roomy as can be where a brief is only begun, and not torn apart to fill the page', () => {
    const { whyItMatters: _, ...whole } = sample({}, { title: 'Talks end' });
    const begun = { ...whole, keyFacts: whole.keyFacts.slice(2), positions: [], judgements: [], gaps: [] };
    const { letter } = laid(begun).pages;
    expect(Math.max(...runsIn(letter.root).map((r) => r.size))).toBe(28);
    const lines = [...new Set(runsIn(letter.root).map((r) => r.y))].sort((a, b) => a - b);
    const [aboveFoot = 0, widest = 0] = lines
      .slice(1)
      .map((y, i) => y - (lines[i] ?? 0))
      .sort((a, b) => b - a);
    expect(aboveFoot).toBeGreaterThan(100);
    expect(widest).toBeLessThan(90);
  });

  it('sets emphasis in italics, and upright within a quotation', () => {
    const brief = sample({ quotes: 1 });
    const text: Rich = [
      { kind: 'text', text: 'It ' },
      { kind: 'text', text: 'may', emphasis: true },
      { kind: 'text', text: ' end.' },
    ];
    const faces = (b: Brief) =>
      runsIn(laid(b).pages.a4.root)
        .filter((r) => r.text.trim() === 'may')
        .map((r) => r.face);
    expect(faces({ ...brief, bottomLine: { ...brief.bottomLine, text } })).toEqual(['serif-italic']);
    expect(faces({ ...brief, quotes: brief.quotes.map((q) => ({ ...q, text })) })).toEqual(['serif']);
  });

  it('keeps inside its margins, every line', () => {
    for (const page of Object.values(laid(ordinary()).pages)) {
      const margin = (14 * 72) / 25.4;
      for (const run of runsIn(page.root)) {
        expect(run.x).toBeGreaterThanOrEqual(margin - 0.01);
        const blank = run.text.endsWith(' ') ? 4 : 0;
        expect(run.x + run.width).toBeLessThanOrEqual(page.width - margin + 0.01 + blank);
      }
    }
  });

  it('is the same for the same brief, whatever was laid out before', () => {
    const first = JSON.stringify(laid(ordinary()));
    laid(sample());
    expect(JSON.stringify(laid(ordinary()))).toBe(first);
  });

  it('says its label at 12 points, once to a reader and twice to the eye', () => {
    const { letter } = laid(sample({}, { tlp: 'AMBER+STRICT', status: 'withdrawn' })).pages;
    expect(textOf(letter).split('TLP:AMBER+STRICT')).toHaveLength(2);
    const label = runsIn(letter.root)[0];
    expect(label).toMatchObject({ text: 'TLP:AMBER+STRICT', size: 12 });
    expect(textOf(letter)).toContain('Withdrawn');
    const foot = letter.artifacts.find((a) => a.side === 'Bottom');
    expect(foot?.marks).toMatchObject([{ text: 'TLP:AMBER+STRICT', size: 12 }]);
  });

  it('holds three scripts and their diacritics', () => {
    const text = rich('Η Ελλάδα, Міністерство розвитку громад та територій, Türkiye and Constanța agree.', 1);
    const brief = sample();
    const { pages } = laid({ ...brief, keyFacts: brief.keyFacts.map((f) => ({ ...f, text })) });
    expect(textOf(pages.a4)).toContain(
      'Η Ελλάδα, Міністерство розвитку громад та територій, Türkiye and Constanța agree. [1]',
    );
    expect(
      runsIn(pages.a4.root)
        .flatMap((r) => r.glyphs)
        .every((g) => g.id > 0),
    ).toBe(true);
  });

  it('says a day that all facts share once, in their heading, and else each at its fact', () => {
    const brief = sample();
    const on = (days: (string | undefined)[]) => ({
      ...brief,
      keyFacts: brief.keyFacts.map(({ on: _, ...f }, i) => ({ ...f, ...(days[i] ? { on: days[i] } : {}) })),
    });
    const days = (days: (string | undefined)[]) => textOf(laid(on(days)).pages.a4).match(/\d Aug 2025/g) ?? [];
    expect(days(['2025-08-05', '2025-08-05', '2025-08-05'])).toEqual(['5 Aug 2025']);
    expect(days(['2025-08-05', undefined, '2025-08-05'])).toEqual(['5 Aug 2025', '5 Aug 2025']);
    expect(days([undefined, undefined, undefined])).toEqual([]);
  });

  it('says a source once where two of its passages are cited together', () => {
    const brief = sample({ sources: 2 });
    const cited = { ...brief, citations: [...brief.citations, { ...brief.citations[0]!, id: 3 }] };
    const keyFacts = cited.keyFacts.map((f) => ({ ...f, text: rich('One fact.', 1, 3, 2) }));
    expect(textOf(laid({ ...cited, keyFacts }).pages.a4)).toContain('One fact. [1] [2]');
  });

  it('ends a sentence once, before its marks', () => {
    const brief = sample();
    const ending = (words: string) =>
      textOf(laid({ ...brief, judgements: brief.judgements.map((j) => ({ ...j, text: rich(words, 1) })) }).pages.a4);
    for (const words of ['Both publish terms.', 'Both publish terms', 'Both “publish.”', '„Nein.“'])
      expect(ending(words)).toContain(`${words}${words.endsWith('terms') ? '.' : ''} [1] Confidence moderate`);
  });
});

describe('the sample content', () => {
  it('fits both papers, whole', async () => {
    const library = await loadLibrary('briefings');
    expect(library.briefings.length).toBeGreaterThanOrEqual(4);
    for (const brief of library.briefings) {
      const sheet = layOut(brief, library.site, setter);
      expect('problems' in sheet ? sheet.problems : sheet.steps, brief.id).toEqual([]);
    }
  });
});

/** A brief near the limit, whose first fact has so many words. */
function growing(words: number, wish: Wish = {}): Brief {
  const brief = sample({ facts: 7, positions: 4, judgements: 2, forecasts: 1, gaps: 2, watch: 3, sources: 3, ...wish });
  return { ...brief, keyFacts: brief.keyFacts.map((f, i) => (i ? f : { ...f, text: rich(`${prose(words)}.`, 1) })) };
}

describe('a sheet that is too full', () => {
  it('leaves sources beyond the fifth to the site first, and says so', () => {
    const found = firstWith((n) => growing(n, { sources: 8 }), 'sources');
    expect(found.steps).toEqual(['sources']);
    const text = textOf(found.pages.a4);
    expect(text).toContain('and 3 more at readout.example/briefings/sample/');
    expect(text).toContain('5. Statement 5 after the talks');
    expect(text).not.toContain('6. Statement 6 after the talks');
  });

  it('then watch items beyond the third, then the words of scenarios; never a claim', () => {
    const watch = firstWith((n) => growing(n, { watch: 5, gaps: 1 }), 'watch');
    expect(watch.steps).toEqual(['watch']);
    expect(textOf(watch.pages.a4)).toContain('and 2 more at readout.example');
    const scenarios = firstWith((n) => growing(n, { scenarios: 3 }), 'scenarios');
    expect(scenarios.steps).toEqual(['scenarios']);
    expect(textOf(scenarios.pages.a4)).toContain('No step (60%)');
    expect(textOf(scenarios.pages.a4)).toContain('Scenarios: in full at readout.example');
  });

  it('and the terms of forecasts last', () => {
    const found = firstWith((n) => growing(n, { forecasts: 3, gaps: 1 }), 'forecasts');
    expect(found.steps).toEqual(['forecasts']);
    const text = textOf(found.pages.a4);
    expect(text).toContain('Forecasts: in full at readout.example');
    expect(text).not.toContain('both governments say so in public');
  });

  /** The first sheet, facts growing word by word, on which a step was taken. */
  function firstWith(brief: (words: number) => Brief, step: string): Sheet {
    for (let n = 1; n < 300; n += 4) {
      const sheet = layOut(brief(n), site, setter);
      if ('problems' in sheet) break;
      if ((sheet.steps as readonly string[]).includes(step)) return sheet;
    }
    throw new Error(`No brief took the step ${step}`);
  }
});

describe('a brief that fits no page', () => {
  it('is refused for each paper, with the lines over, the words to cut and what is over its guide', () => {
    const brief = longest();
    const gaps = [...brief.gaps, ...brief.gaps].map((g) => ({ ...g, text: rich(`${prose(90)}.`) }));
    const problems = problemsOf({ ...brief, gaps }, site, setter);
    expect(problems.map((p) => [p.rule, p.file, p.line])).toEqual([
      ['one-page', 'sample.mdx', 1],
      ['one-page', 'sample.mdx', 1],
    ]);
    const [a4, letter] = problems.map((p) => Number(/is (\d+) lines too long/.exec(p.message)?.[1]));
    expect(letter).toBeGreaterThan(a4 ?? Infinity);
    expect(problems[0]?.message).toMatch(/^Brief is \d+ lines too long for A4 at its tightest setting$/);
    expect(problems[1]?.note).toMatch(/^Cut about \d+ words\. Over its guide: .*What is not known, 540 words of 30/);
  });

  it('fits once about so many words are cut, and not before half of them are', () => {
    const long = 700;
    const note = problemsOf(growing(long), site, setter).at(-1)?.note ?? '';
    const cut = Number(/^Cut about (\d+) words/.exec(note)?.[1]);
    expect(cut).toBeGreaterThan(20);
    expect(problemsOf(growing(long - cut), site, setter)).toEqual([]);
    expect(problemsOf(growing(long - Math.floor(cut / 2)), site, setter)).not.toEqual([]);
  });

  it('says how many words it has and how many each paper holds, and the same of one that fits', () => {
    const full = fit(growing(700), site, setter).room;
    expect(full?.words).toBeGreaterThan(700);
    expect(full?.holds.letter).toBeLessThan(full?.words ?? 0);
    expect(full?.holds.a4).toBeGreaterThan(full?.holds.letter ?? Infinity);
    const short = fit(sample(), site, setter).room;
    expect(short?.holds.letter).toBeGreaterThan(short?.words ?? Infinity);
  });

  it('is refused where it stands, for a letter that no face has', () => {
    const brief = sample();
    const [first, ...rest] = brief.keyFacts;
    const problems = problemsOf(
      { ...brief, keyFacts: [{ ...first!, text: rich('ሰላም agreed.', 1) }, ...rest] },
      site,
      setter,
    );
    expect(problems[0]).toMatchObject({
      rule: 'one-page',
      line: 24,
      message: 'No typeface of the sheet has “ሰ” (U+1230)',
    });
    expect(problems).toHaveLength(3);
  });

  it('is refused where it stands, for a word wider than its column', () => {
    const brief = sample();
    const word = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
    const [first, ...rest] = brief.positions;
    const actor = { ...first!.actor, name: word };
    const problems = problemsOf({ ...brief, positions: [{ ...first!, actor }, ...rest] }, site, setter);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ rule: 'one-page', line: 40, severity: 'error' });
    expect(problems[0]?.message).toContain(`“${word}” is wider than its column`);
  });
});
