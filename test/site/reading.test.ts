import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plain, type Brief, type Rich } from '../../src/model/brief.ts';
import { loadLibrary } from '../../src/reading/library.ts';
import { said as phraseOf } from '../../src/wording/phrase.ts';
import * as phrases from '../../src/wording/phrases.ts';
import { stop } from '../../src/wording/sentence.ts';
import { FLAGSHIP, KINDS, open } from './browser.ts';

const PAPERLESS = { javaScriptEnabled: false };
const words = (text: Rich): string => plain(text).replace(/\s+/gu, ' ');

const library = await loadLibrary(join(import.meta.dirname, '../../briefings'));

function briefOf(id: string): Brief {
  const brief = library.briefings.find((b) => b.id === id);
  if (!brief) throw new Error(`No briefing ${id}`);
  return brief;
}

describe('Without JavaScript', () => {
  it.each(['moscow-talks', 'black-sea', 'india-tariffs', 'geneva-meeting'])('%s says all of its brief', async (id) => {
    const page = await open(`/briefings/${id}/`, PAPERLESS);
    const brief = briefOf(id);
    const said = (await page.locator('main').innerText()).replace(/\s+/gu, ' ');
    const { lang } = brief;
    const texts = [
      words(brief.bottomLine.text),
      ...(brief.whyItMatters ? [words(brief.whyItMatters.text)] : []),
      ...brief.judgements.map((j) => `${phraseOf(phrases.judgementLead(j, lang))} ${stop(words(j.text))}`),
      ...brief.judgements.map((j) => phraseOf(phrases.confidence(j, lang))),
      ...brief.scenarios.map((s) => `${phraseOf(phrases.scenarioLead(s, lang))} ${words(s.text)}`),
      ...brief.forecasts.map((f) => `${phrases.forecastLead(f, lang)} ${words(f.text)}`),
      ...brief.forecasts.flatMap((f) => (f.outcome ? [`${phrases.outcomeLead(f.outcome, lang)} `] : [])),
      ...[...brief.watch, ...brief.gaps].map((part) => words(part.text)),
    ];
    const claims = [...brief.keyFacts, ...brief.quotes, ...brief.positions.flatMap((p) => [p.wants, p.offers])];
    const spans = claims.flatMap((c) => c?.text.flatMap((s) => (s.kind === 'text' ? [s.text.trim()] : [])) ?? []);
    const rest = [brief.title, `TLP:${brief.tlp}`, ...brief.sources.map((s) => s.title), brief.ai];
    const printed = [...rest, ...texts, ...spans].map((text) => text.replace(/\s+/gu, ' '));
    expect(printed.filter((text) => !said.includes(text))).toEqual([]);
  });

  it('"Print" leads to the PDF', async () => {
    const page = await open(FLAGSHIP, PAPERLESS);
    expect(await page.getByRole('link', { name: 'Print', exact: true }).getAttribute('href')).toMatch(
      /moscow-talks\.pdf$/,
    );
  });

  it('the home page lists the newest briefing first, each with its bottom line', async () => {
    const page = await open('/', PAPERLESS);
    const titles = await page.locator('h2').allInnerTexts();
    expect(titles[0]).toContain('Geneva');
    const brief = briefOf('moscow-talks');
    expect(await page.locator('main').innerText()).toContain(words(brief.bottomLine.text));
  });
});

describe('With JavaScript', () => {
  it('"Print" prints the page', async () => {
    const page = await open(FLAGSHIP);
    await page.evaluate(() => (window.print = () => (document.title = 'printed')));
    await page.getByRole('link', { name: 'Print', exact: true }).click();
    expect(await page.title()).toBe('printed');
    expect(page.url()).toMatch(/moscow-talks\/$/);
  });
});

describe('Headings and landmarks', () => {
  it.each(Object.entries(KINDS))('of the %s page are in order', async (_, path) => {
    const page = await open(path);
    const levels = await page.$$eval('h1, h2, h3, h4, h5, h6', (all) => all.map((h) => Number(h.tagName[1])));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
    for (const landmark of ['banner', 'main', 'contentinfo'] as const)
      expect(await page.getByRole(landmark).count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.title()).toMatch(/Harbour Street Desk$/);
    expect((await page.locator('meta[name=description]').getAttribute('content'))?.length).toBeGreaterThan(10);
    const ids = await page.$$eval('[id]', (all) => all.map((e) => e.id));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('the first stop of the keyboard leads past the masthead', async () => {
    const page = await open(FLAGSHIP, PAPERLESS);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => !!document.activeElement?.closest('main'))).toBe(true);
  });
});

describe('Until its fonts have come', () => {
  it('a page stands in faces of the same measure, so that nothing jumps', async () => {
    const page = await open(KINDS.method);
    const ratios = await page.evaluate(async () => {
      const words = [...document.querySelectorAll('.prose p')].map((p) => p.textContent).join(' ');
      const width = async (font: string) => {
        await document.fonts.load(font, words);
        const canvas = document.createElement('canvas').getContext('2d');
        if (!canvas) throw new Error('no canvas');
        canvas.font = font;
        return canvas.measureText(words).width;
      };
      const ratio = async (style: string, own: string, standIn: string) =>
        (await width(`${style} 100px "${standIn}"`)) / (await width(`${style} 100px "${own}"`));
      return {
        text: await ratio('400', 'Source Serif', 'Text on Linux'),
        semibold: await ratio('600', 'Source Serif', 'Text on Linux'),
        italic: await ratio('italic 400', 'Source Serif', 'Text on Linux'),
        display: await ratio('600', 'Source Serif Display', 'Display on Linux'),
        sans: await ratio('400', 'Source Sans', 'Sans on Linux'),
      };
    });
    for (const [face, ratio] of Object.entries(ratios)) expect(Math.abs(ratio - 1), face).toBeLessThan(0.02);
  });
});
