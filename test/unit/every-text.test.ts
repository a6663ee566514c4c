import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFonts } from '../../src/fonts/index.ts';
import { html, text } from '../../src/mail/message.ts';
import { partsOf, wordsOfPart, type Part } from '../../src/model/parts.ts';
import { loadLibrary } from '../../src/reading/library.ts';
import { layOut } from '../../src/sheet/fit.ts';
import { openSetter } from '../../src/sheet/words.ts';
import { textOf } from './sheet/reading.ts';

const ROOT = join(import.meta.dirname, '../..');
const folders = await Promise.all(
  ['briefings', 'test/site/every-part', 'test/site/german'].map((f) => loadLibrary(join(ROOT, f))),
);
const all = folders.flatMap(({ briefings, site }) => briefings.map((brief) => ({ brief, site })));
const setter = await openSetter(readFonts(ROOT));

/** Words alone: neither the marks among them nor where they break, nor what ends them. */
const wordsIn = (printed: string): string =>
  printed
    .replace(/\[\d+\](?:\[\d+\])*/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase();

const missing = (parts: readonly Part[], printed: string): string[] => {
  const words = wordsIn(printed);
  return parts
    .filter((part) => !words.includes(wordsIn(wordsOfPart(part)).trim()))
    .map((p) => `${p.part}: ${wordsOfPart(p)}`);
};

it.each(all.map((one) => [one.brief.id, one] as const))(
  '%s: its mail and its sheet print every text of it',
  (_, { brief, site }) => {
    const parts = partsOf(brief);
    expect(missing(parts, text(brief, site))).toEqual([]);
    const body = html(brief, site).replace(/<style[\s\S]*?<\/style>/g, '');
    expect(missing(parts, body.replace(/<a [^>]*>\[\d+\]<\/a>/g, ' ').replace(/<[^>]+>/g, ''))).toEqual([]);
    const sheet = layOut(brief, site, setter);
    if ('problems' in sheet) throw new Error(sheet.problems[0]?.message);
    // What is left to the site is said to be there, and tested by itself.
    const left = new Set<string>(sheet.steps);
    const kept = parts.filter(({ part }) => !left.has('scenarios') || part !== 'scenario');
    expect(missing(kept, textOf(sheet.pages.a4))).toEqual([]);
  },
);
