import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { de } from '../../src/wording/de.ts';
import { en } from '../../src/wording/en.ts';
import { filesIn, readout, ROOT, temporary } from '../build/command.ts';

const CONTENT = join(import.meta.dirname, 'german');

/** Every sentence of a wording; a function is called with a stand-in for each thing it puts in, one of a list with all there is. */
function sentences(wording: unknown): string[] {
  if (typeof wording === 'string') return [wording];
  const filter = [en.browse.filter, de.browse.filter].find((known) => known === wording);
  if (filter) return [filter(['topics', 'places', 'actors', 'years'])];
  if (typeof wording === 'function')
    return [1, 2, 50].map((n) => String((wording as (...all: unknown[]) => unknown)(n, n, n)));
  return Object.values(wording as object).flatMap(sentences);
}

const tokens = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);

/** What a page says to those who see it and to those who hear it: its text, and the attributes that are read out. */
function said(html: string): string {
  const body = html.replace(/<(script|style|pubDate|lastBuildDate)[^>]*>[\s\S]*?<\/\1>/g, ' ');
  const attributes = /\s(?:aria-label|alt|title|placeholder|content|data-(?:head|words|done))="([^"]*)"/g;
  const read = [...body.matchAll(attributes)]
    .map((m) => m[1] ?? '')
    .filter((text) => !/^[a-z-]+=|^default-src/.test(text));
  return [...read, body.replace(/<[^>]+>/g, ' ')]
    .join('\n')
    .replace(/&(?:lt|#x3C);.*?(?:&gt;|>)|(&quot;|")\w+\1:/g, ' ')
    .replace(/https?:\S+|&[a-z]+;/g, ' ');
}

/** Words of English that no German of ours, and no word of the content, is: one of them on a page is a word left behind. */
async function onlyEnglish(): Promise<Set<string>> {
  const prose = (name: string) => readFile(join(ROOT, `src/method/${name}.mdx`), 'utf8');
  const words = (mdx: string) => mdx.replace(/^import.*$|<[^>]+>|\{[^}]*\}/gm, ' ');
  const content = [...(await filesIn(CONTENT)).values()].map((bytes) => bytes.toString());
  const known = tokens(
    [...sentences(de), await prose('de'), ...content, 'image png card summary large noindex'].join('\n'),
  );
  const english = tokens([...sentences(en), words(await prose('en'))].join('\n'));
  return new Set([...english].filter((word) => !known.has(word)));
}

describe('A site in German', () => {
  const pages = new Map<string, string>();
  let sheet = '';

  beforeAll(() =>
    temporary(async (folder) => {
      const out = join(folder, 'site');
      const { code, said: printed } = await readout(['build', CONTENT, '--out', out]);
      expect(code, printed).toBe(0);
      for (const [path, bytes] of await filesIn(out))
        if (/\.(html|webmanifest)$/.test(path) || path === 'feed.xml') pages.set(path, bytes.toString());
      const pdf = join(out, 'briefings/hafengebuehr.pdf');
      sheet = (await promisify(execFile)('pdftotext', [pdf, '-'])).stdout;
    }),
  );

  it('has no English word in its interface, on any page, nor on the sheet', async () => {
    const english = await onlyEnglish();
    expect(english.size).toBeGreaterThan(250);
    expect(pages.size).toBeGreaterThan(15);
    const left = [...pages, ['sheet', sheet] as const].flatMap(([path, html]) =>
      [...tokens(path === 'sheet' ? html : said(html))]
        .filter((word) => english.has(word))
        .map((word) => `${path}: ${word}`),
    );
    expect(left).toEqual([]);
  });

  it('writes its dates and its numbers as German does', () => {
    const briefing = said(pages.get('briefings/hafengebuehr/index.html') ?? '');
    expect(briefing).toContain('12. März 2026');
    expect(briefing).toContain('Brier-Wert 0,04');
    expect(sheet.replace(/\s+/g, ' ')).toContain('12. März 2026');
    for (const [path, html] of pages) {
      if (!path.endsWith('.html')) continue;
      expect(said(html), path).not.toMatch(/\b\d{1,2} \p{Lu}\p{Ll}+ \d{4}\b/u);
      expect(said(html), path).not.toMatch(/\b\d+\.\d\d\b/);
      expect(html, path).toMatch(/<html lang="de"/);
    }
  });

  it('knows the day a judgement names, and what is overdue, in German', () => {
    const outlook = said(pages.get('outlook/index.html') ?? '').replace(/\s+/g, ' ');
    expect(outlook).toContain(de.outlookPage.overdue);
    expect(outlook.indexOf('Steigt der Nachlass?')).toBeLessThan(outlook.indexOf(de.outlookPage.open));
    expect(outlook).toMatch(new RegExp(`${de.outlookPage.ahead}.*Die Lotsen streiken.*${de.outlookPage.passed}`));
  });
});

it('Every sentence of the second language is its own', () => {
  const same = sentences(en).filter((sentence, i) => sentences(de)[i] === sentence && tokens(sentence).size > 0);
  expect([...new Set(same)].sort()).toEqual(['Briefing', 'Briefings', 'Feed', 'Organisation']);
});
