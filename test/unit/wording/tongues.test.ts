import { describe, expect, it } from 'vitest';
import { contentHtml } from '../../../src/feed/content.ts';
import { html, text } from '../../../src/mail/message.ts';
import { writeSheets } from '../../../src/pdf/index.ts';
import { entriesOf } from '../../../src/search.ts';
import { layOut } from '../../../src/sheet/fit.ts';
import type { Tagged } from '../../../src/sheet/laid.ts';
import { about, closed, joined, ours, own, said } from '../../../src/wording/phrase.ts';
import { sheetFacts } from '../../../src/wording/phrases.ts';
import { brief as full, site as desk } from '../mail/brief.ts';
import { fonts } from '../pdf/sample-page.ts';
import { readPdf } from '../pdf/qpdf.ts';
import { elements, stringOf } from '../pdf/structure.ts';
import { setter } from '../sheet/sample.ts';
import { inPolish, misspoken, readAloud, tokens, type Spoken } from './tongues.ts';

const site = { ...desk, lang: 'pl', name: 'żKontor', licence: 'żwolna' };
const withdrawn = inPolish(full({ status: 'withdrawn' }));

/** What a tag tree says, each run in the language of the nearest element that names one. */
function spokenIn(node: Tagged, around: string): Spoken[] {
  const lang = node.lang ?? around;
  return node.children.flatMap((child) => {
    if (child.kind === 'tagged') return spokenIn(child, lang);
    return child.kind === 'run' ? [{ text: child.text, lang }] : [];
  });
}

/** The runs of one language that follow each other, joined, since a word may be cut where a line ends. */
const flowing = (all: readonly Spoken[]): Spoken[] =>
  all.reduce<Spoken[]>((out, { text: more, lang }) => {
    const last = out.at(-1);
    return last?.lang === lang
      ? [...out.slice(0, -1), { text: last.text + more, lang }]
      : [...out, { text: more, lang }];
  }, []);

const times = <T>(count: number, all: readonly T[]): T[] =>
  Array.from({ length: count }, (_, i) => all[i % all.length]!);

describe('A briefing in a language that Readout does not speak has Readout’s words in English, marked as that', () => {
  it('in the mail', () => {
    const read = readAloud(html(withdrawn, site));
    expect(read.length).toBeGreaterThan(80);
    expect(misspoken(read)).toEqual([]);
    expect(new Set(read.filter((s) => tokens(s.text).length).map((s) => s.lang))).toEqual(new Set(['en', 'pl']));
  });

  it('in the feeds, whatever language a feed gives for it', () => {
    for (const around of ['pl', 'en', 'de']) {
      const read = readAloud(contentHtml(withdrawn, site, around), around);
      expect(read.length).toBeGreaterThan(60);
      expect(misspoken(read)).toEqual([]);
    }
  });

  it.each(['open', 'lines'] as const)('on the sheet, set %s', async (setting) => {
    const { keyFacts, positions, gaps, watch, forecasts, sources } = full();
    const crowd = {
      keyFacts: times(7, keyFacts),
      positions: times(6, positions),
      gaps: times(3, gaps),
      watch: times(5, watch),
    };
    const fullest = full({ ...crowd, forecasts: times(3, forecasts), sources: times(9, sources) });
    const brief = setting === 'open' ? withdrawn : inPolish(fullest);
    const sheet = layOut(brief, site, await setter());
    if ('problems' in sheet) throw new Error(sheet.problems[0]?.message);
    const read = flowing(spokenIn(sheet.pages.a4.root, sheet.pages.a4.lang));
    expect([sheet.setting, sheet.pages.a4.lang]).toEqual([setting, 'pl']);
    expect(read.length).toBeGreaterThan(30);
    expect(misspoken(read)).toEqual([]);
    const [bytes = new Uint8Array()] = writeSheets([sheet.pages.a4], sheetFacts(brief, site), fonts);
    const headings = elements(readPdf(bytes)).filter((e) => e.role === 'H2');
    expect(headings.map((e) => stringOf(e.dictionary['/Lang']))).toEqual(headings.map(() => 'en'));
  });

  it('in the search, where a result’s line is Readout’s and its title is not', () => {
    const found = entriesOf([withdrawn], [], 'en').map(({ kind, lang, detailLang }) => [kind, lang, detailLang]);
    expect(found[0]).toEqual(['briefing', 'pl', 'en']);
    expect(found[1]).toEqual(['passage', 'pl', '']);
  });

  it('and without them nothing is lost of the words', () => {
    expect(text(withdrawn, site)).toContain('Confidence moderate: żone żreport; żneither żside żpublished żterms.');
    expect(html(full(), desk)).not.toContain('<span lang="en">');
  });
});

describe('A phrase', () => {
  it('says whose each of its words is, wherever they stand and whatever they hold', () => {
    const say = (words: string) => `Before ${words} after`;
    expect(about('Before', 'pl', say)).toEqual([
      { text: 'Before ', lang: 'en' },
      { text: 'Before', lang: 'pl' },
      { text: ' after', lang: 'en' },
    ]);
    expect(about('$& \uE000', 'pl', say)[1]).toEqual({ text: '$& \uE000', lang: 'pl' });
    expect(about('dahinter', 'de-AT', say)).toEqual([{ text: 'Before dahinter after', lang: 'de-AT' }]);
    expect(about('CC BY', 'de', say, 'en').map((part) => part.lang)).toEqual(['de', 'en', 'de']);
  });

  it('is English beside a language that is named as something every object has', () => {
    expect(ours('Sources', 'toString')).toEqual([{ text: 'Sources', lang: 'en' }]);
  });

  it('joins what is in one language, and ends once', () => {
    expect(joined([own('a', 'pl'), own('b', 'pl'), own('c', 'en')], ', ')).toEqual([
      { text: 'a, b, ', lang: 'pl' },
      { text: 'c', lang: 'en' },
    ]);
    expect(said(closed(about('Is it so?', 'pl', (words) => `Changed: ${words}`)))).toBe('Changed: Is it so?');
    expect(said(closed(about('so', 'pl', (words) => `Changed: ${words}`)))).toBe('Changed: so.');
  });
});
