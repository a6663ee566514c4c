import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { loadLibrary } from '../../src/reading/library.ts';
import { scoresOf } from '../../src/scores/index.ts';
import { FLAGSHIP, KINDS, open } from './browser.ts';

const PAPERLESS = { javaScriptEnabled: false };
const { briefings } = await loadLibrary(join(import.meta.dirname, '../../briefings'));

describe('The outlook page', () => {
  it('has every forecast, judgement and set of scenarios', async () => {
    const page = await open(KINDS.outlook, PAPERLESS);
    const made = briefings.flatMap((b) => [...b.forecasts, ...b.judgements, ...(b.scenarioSet ? [b.scenarioSet] : [])]);
    expect(await page.locator('.outlook > li').count()).toBe(made.length);
    expect(await page.locator('.overdue').count()).toBe(0);
  });

  it('leads to the scores, which say how few cases they rest on', async () => {
    const page = await open(KINDS.outlook, PAPERLESS);
    await page.getByRole('link', { name: 'How good the outlook was' }).click();
    const said = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    const { brier, scored, words } = scoresOf(briefings, 'icd203', '2999-01-01');
    expect(said).toContain(`This rests on ${scored.length} forecasts, which is few`);
    expect(said).toContain(brier?.toFixed(2));
    expect(said.match(/too few to tell/g)).toHaveLength(words.length + 1);
    expect(said).toContain('nothing can be said of the words');
  });

  it('draws the calibration, and says the same in a table', async () => {
    const page = await open(KINDS.scores);
    const dots = await page
      .getByRole('img', { name: /forecast against what came true/ })
      .locator('circle')
      .count();
    expect(dots).toBeGreaterThan(0);
    expect(await page.locator('.calibration tbody tr').count()).toBe(dots);
  });
});

describe('The ways into the archive', () => {
  it('lead from home to fewer briefings, and back, without a script', async () => {
    const page = await open(KINDS.home, PAPERLESS);
    await page.getByText('Filter by topic').click();
    await page.locator('.filters').getByRole('link', { name: 'tariffs' }).click();
    expect(await page.locator('h1').innerText()).toBe('Tariffs');
    const titles = await page.locator('.card h3').allInnerTexts();
    const wanted = briefings.filter((b) => b.topics.includes('tariffs')).map((b) => b.title);
    expect(titles.map((t) => t.replace(/\s+/g, ' ')).sort()).toEqual(wanted.sort());
    const feed = await page.locator('link[type="application/rss+xml"][href*="/topics/"]').getAttribute('href');
    expect(feed).toBe('/topics/tariffs/feed.xml');
  });

  it('are fetched before they are asked for, where a script may run', async () => {
    const page = await open(KINDS.home);
    await page.getByText('Filter by topic').click();
    const link = page.locator('.filters').getByRole('link', { name: 'tariffs' });
    const ahead = page.waitForRequest(/\/topics\/tariffs\/$/);
    await link.hover();
    expect((await (await ahead).response())?.status()).toBe(200);
    expect(page.url()).toBe(`${inject('site').origin}/`);
  });

  it('lead to every actor, and from one that a briefing only names to that briefing', async () => {
    const page = await open(KINDS.actors, PAPERLESS);
    await page.getByRole('link', { name: 'China' }).click();
    expect(await page.locator('main').innerText()).toContain('No briefing records a position of this actor.');
    const named = page.getByRole('region', { name: 'Named in' });
    expect(await named.getByRole('listitem').allInnerTexts()).toHaveLength(2);
    await named.getByRole('link', { name: 'US adds 25% tariff on India' }).click();
    expect(await page.locator('article').innerText()).toContain('China');
  });

  it('lead on from a briefing: to its parts, to what else concerns its actors, to its lists', async () => {
    const page = await open(FLAGSHIP, PAPERLESS);
    const parts = await page.locator('.contents a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(parts).toContain('#outlook');
    for (const part of parts) expect(await page.locator(part ?? '').count()).toBe(1);
    const related = page.getByRole('complementary', { name: 'What else concerns these actors' });
    expect(await related.getByRole('link', { name: /Geneva/ }).count()).toBe(1);
    expect(await related.getByRole('link', { name: 'ceasefire' }).getAttribute('href')).toBe('/topics/ceasefire/');
    expect(await related.getByRole('link', { name: '2025' }).getAttribute('href')).toBe('/years/2025/');
  });
});

describe('Who holds what on a topic', () => {
  it('is a table with a row for each actor and a column for each briefing', async () => {
    const page = await open(KINDS.topic, PAPERLESS);
    const table = page.getByRole('table', { name: 'Who holds what' });
    const about = briefings.filter((b) => b.topics.includes('negotiations'));
    expect(await table.getByRole('columnheader').count()).toBe(about.length + 1);
    const actors = new Set(about.flatMap((b) => b.positions.map((p) => p.actor.id)));
    expect(await table.getByRole('rowheader').count()).toBe(actors.size);
  });

  it('is a list of actors on a phone, each position with its day, and a table to those who do not see it', async () => {
    const page = await open(KINDS.topic, { ...PAPERLESS, viewport: { width: 360, height: 640 } });
    const box = await page.locator('.scroll').evaluate((e) => [e.scrollWidth, e.clientWidth]);
    expect(box[0]).toBe(box[1]);
    expect(await page.locator('.matrix td .at').first().isVisible()).toBe(true);
    expect(await page.getByRole('table', { name: 'Who holds what' }).getByRole('rowheader').count()).toBe(3);
  });
});

it('"Copy link" copies the briefing’s address, and says so', async () => {
  const page = await open(FLAGSHIP, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Link copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`https://readout.example${FLAGSHIP}`);
});

it('A briefing’s page describes it to programs, with every source cited', async () => {
  const page = await open(FLAGSHIP, PAPERLESS);
  const text = (await page.locator('script[type="application/ld+json"]').textContent()) ?? '';
  const report = JSON.parse(text) as { '@type': string; citation: { name: string }[] };
  const brief = briefings.find((b) => FLAGSHIP.includes(b.id));
  expect(report['@type']).toBe('Report');
  expect(report.citation.map((c) => c.name)).toEqual(brief?.sources.map((s) => s.title));
  expect(await page.locator('meta[property="og:image"]').getAttribute('content')).toMatch(/moscow-talks\.png$/);
  expect(await page.locator('link[rel=manifest]').getAttribute('href')).toBe('/site.webmanifest');
});
