import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { loadLibrary } from '../../src/reading/library.ts';
import { plain, type Brief, type Rich } from '../../src/model/brief.ts';
import { program, ROOT } from './command.ts';

/** The sheets of the sample site as they stand in `dist`, read by other programs. */

const { briefings } = await loadLibrary(join(ROOT, 'briefings'));
const PAPERS = { a4: '595.28 x 841.89', letter: '612 x 792' } as const;

let folder = '';
beforeAll(async () => {
  const site = inject('site');
  await fetch(`${site.origin}/`);
  folder = site.folder;
});

/** The words of a brief in printing order, part by part. */
function words(brief: Brief): string[] {
  const texts: (Rich | string)[] = [
    brief.title,
    brief.bottomLine.text,
    brief.whyItMatters?.text ?? [],
    ...brief.keyFacts.map((f) => f.text),
    ...brief.positions.flatMap((p) => [p.actor.name, p.wants?.text ?? 'not stated', p.offers?.text ?? 'not stated']),
    ...brief.quotes.map((q) => q.text),
    ...brief.judgements.flatMap((j) => [`${j.low}–${j.high}%`, j.text, j.because]),
    ...brief.scenarios.flatMap((s) => [s.name, s.text]),
    ...brief.forecasts.flatMap((f) => [f.text, f.outcome?.text ?? []]),
    ...brief.watch.map((w) => w.text),
    ...brief.gaps.map((g) => g.text),
    ...brief.sources.map((s) => s.title),
    brief.ai,
  ];
  return texts.map((t) => (typeof t === 'string' ? t : plain(t))).filter(Boolean);
}

/** Text without its blanks: a line may end at any of them, or after a hyphen. */
const flat = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');

describe.each(briefings.map((b) => [b.id, b] as const))('the sheets of %s', (id, brief) => {
  it.each(Object.entries(PAPERS))('are one tagged page of %s, every font embedded and subset', async (paper, size) => {
    const path = join(folder, 'briefings', `${id}.${paper}.pdf`);
    const info = await program('pdfinfo', path);
    expect(info).toMatch(/^Pages: +1$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(new RegExp(`^Page size: +${size.replace(/\./g, '\\.')} pts`, 'm'));
    const fonts = (await program('pdffonts', path)).split('\n').slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +\d+$/);
  });

  it.each(Object.keys(PAPERS))('hold every word of the brief in reading order on %s', async (paper) => {
    const text = flat(await program('pdftotext', '-raw', join(folder, 'briefings', `${id}.${paper}.pdf`), '-'));
    let at = 0;
    const lost: string[] = [];
    for (const part of words(brief)) {
      const found = text.indexOf(flat(part), at);
      if (found < 0) lost.push(part);
      else at = found + flat(part).length;
    }
    expect(lost).toEqual([]);
  });

  it('weigh at most 60 KB, and the short address is the site’s paper', async () => {
    const [short, a4, letter] = await Promise.all(
      ['.pdf', '.a4.pdf', '.letter.pdf'].map((end) => readFile(join(folder, 'briefings', id + end))),
    );
    expect(Math.max(a4?.length ?? Infinity, letter?.length ?? Infinity)).toBeLessThanOrEqual(60_000);
    expect(short).toEqual(a4);
  });
});
