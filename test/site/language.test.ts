import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { de } from '../../src/wording/de.ts';
import { en } from '../../src/wording/en.ts';
import { filesIn, readout, ROOT, temporary } from '../build/command.ts';
import { readAloud, sentences, tokens as tokensOf } from '../unit/wording/tongues.ts';

const CONTENT = join(import.meta.dirname, 'german');

const tokens = (text: string): Set<string> => new Set(tokensOf(text));

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
    expect(outlook).toMatch(new RegExp(`${de.outlookPage.overdue}.*${de.outlookPage.ahead}.*Die Lotsen streiken`));
  });
});

/** What is no word of a writer's in a file: labels, names of fields and of components, comments. */
const FIELDS =
  /^(tlp|status|kind|url|sha256|lang|publisher: not stated).*$|^[ -]*\w+:|<\/?\w+| \w+=|\{\/\*.*\*\/\}|## Background/gm;

describe('A site in a language that Readout does not speak', () => {
  const pages = new Map<string, string>();
  let english: ReadonlySet<string>;
  let written: ReadonlySet<string>;

  beforeAll(() =>
    temporary(async (folder) => {
      const [content, out] = [join(folder, 'briefings'), join(folder, 'site')];
      await cp(CONTENT, content, { recursive: true });
      await writeFile(
        join(content, 'site.yaml'),
        (await readFile(join(CONTENT, 'site.yaml'), 'utf8')).replace('de', 'pl'),
      );
      const withdrawn = (await readFile(join(CONTENT, 'lotsenstreik.mdx'), 'utf8')).replace(
        'published\n',
        'withdrawn\n',
      );
      await writeFile(join(content, 'lotsenstreik.mdx'), withdrawn);
      const { code, said: printed } = await readout(['build', content, '--out', out]);
      expect(code, printed).toBe(0);
      for (const [path, bytes] of await filesIn(out)) if (path.endsWith('.html')) pages.set(path, bytes.toString());
      const texts = [...(await filesIn(content)).values()].map((bytes) => bytes.toString().replace(FIELDS, ''));
      const own = tokens(texts.join('\n'));
      english = new Set([...tokens(sentences(en).join('\n')), 'march', 'april'].filter((word) => !own.has(word)));
      written = new Set([...own].filter((word) => !tokens(sentences(en).join('\n')).has(word)));
    }),
  );

  it('says its interface in English, the desk’s words in its own and the sources’ in theirs, and marks each, on every page', () => {
    expect(pages.size).toBeGreaterThan(15);
    const languages = new Set(['pl', 'de', 'sv']);
    const wrong = [...pages].flatMap(([path, html]) =>
      readAloud(html).flatMap(({ text, lang, attribute }) => {
        const words = [...tokens(text.replace(/\S+\.example\S*/g, ' '))];
        const ours = words.filter((word) => english.has(word));
        const theirs = words.filter((word) => written.has(word));
        // An attribute has one language: where it holds words of both, it is one of theirs.
        if (attribute && ours.length && theirs.length) return [];
        const bad = [...(lang === 'en' ? [] : ours), ...theirs.filter(() => !languages.has(lang))];
        return bad.map((word) => `${path}: ${word} as ${lang}, in "${text.trim().slice(0, 60)}"`);
      }),
    );
    expect(wrong).toEqual([]);
    for (const [path, html] of pages) expect(html, path).toMatch(/<html lang="en"/);
    const briefing = readAloud(pages.get('briefings/hafengebuehr/index.html') ?? '');
    expect(briefing.find((s) => s.text.includes('Brief der Lotsen'))?.lang).toBe('de');
    expect(briefing.find((s) => s.text === 'Die Hafengebühr steigt im April')?.lang).toBe('pl');
  });
});

it('Every sentence of the second language is its own', () => {
  const same = sentences(en).filter((sentence, i) => sentences(de)[i] === sentence && tokens(sentence).size > 0);
  expect([...new Set(same)].sort()).toEqual(['Briefing', 'Briefings', 'Feed', 'Organisation', 'Position']);
});
