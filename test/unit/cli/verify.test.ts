import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as add } from '../../../src/cli/add.ts';
import { run as check } from '../../../src/cli/check.ts';
import { run as verify } from '../../../src/cli/verify.ts';
import { hashOf } from '../../../src/model/capture.ts';
import { paragraph } from '../capture/frame.ts';
import { printed, set } from '../capture/printed.ts';
import { p, t, word } from '../capture/word.ts';
import { openDesk } from './desk.ts';

const FLAGS = [
  ...['--title', 'Note on berths', '--publisher', 'not stated', '--published', '2026-03-09'],
  ...['--descriptor', 'internal note', '--rights', 'Port Authority; cited passages only'],
];
const WIDE = { x: 70, top: 740, width: 450 };

/** A desk with a PDF of two pages, a Word document and a wrapped text captured. */
async function withOriginals() {
  const desk = await openDesk();
  const pages = [set([1, 2].map(paragraph), WIDE), set([paragraph(3)], WIDE)];
  await writeFile(join(desk.cwd, 'print.pdf'), printed(pages));
  await writeFile(join(desk.cwd, 'letter.docx'), word(p(t(paragraph(4)))));
  await writeFile(join(desk.cwd, 'note.txt'), 'The Authority told the owners that\nevery berth would be paid.\n');
  await add(['print.pdf', ...FLAGS], desk);
  await add(['letter.docx', ...FLAGS], desk);
  await add(['note.txt', ...FLAGS, '--lines', 'keep'], desk);
  desk.printed.length = 0;
  return { desk, sources: join(desk.cwd, 'briefings/sources') };
}

describe('`verify`', () => {
  it('takes the same text out of every original again', async () => {
    const { desk } = await withOriginals();
    expect(await verify([], desk)).toBe(0);
    expect(desk.printed.at(-1)).toMatch(/^3 sources the same as their originals, 0 not; \d+ sources? ha/);
  });

  it('says which sources differ from their originals, and how', async () => {
    const { desk, sources } = await withOriginals();
    const print = join(sources, 'print.md');
    const changed = (await readFile(print, 'utf8')).replace('berth 2', 'berth 3');
    const body = changed.slice(changed.indexOf('---\n\n') + 5);
    await writeFile(print, changed.replace(/^sha256: .*$/m, `sha256: ${hashOf(body)}`));
    await writeFile(join(sources, 'letter.original.docx'), word(p(t(paragraph(5)))));
    await rm(join(sources, 'note.original.txt'));
    expect(await verify([], desk)).toBe(1);
    expect(desk.printed).toEqual([
      expect.stringMatching(
        /^briefings\/sources\/letter\.md has another original than it was taken from: the sha256 of letter/,
      ),
      'briefings/sources/note.md has lost its original: note.original.txt is not there',
      expect.stringMatching(
        /^briefings\/sources\/print\.md is not what its original says: paragraph 2 is “.*”, and in the original “/,
      ),
      expect.stringMatching(/^0 sources the same as their originals, 3 not/),
    ]);
  });

  it('says where another version reads a document otherwise', async () => {
    const { desk, sources } = await withOriginals();
    const print = join(sources, 'print.md');
    await writeFile(
      print,
      (await readFile(print, 'utf8'))
        .replace(/pages: 1 3/, 'pages: 1 2')
        .replace(/pdfjs-dist [\d.]+/, 'pdfjs-dist 1.0.0'),
    );
    expect(await verify([], desk)).toBe(1);
    expect(desk.printed[0]).toMatch(
      /has other pages than its original \(pdfjs-dist [\d.]+ reads it now, pdfjs-dist 1\.0\.0 did then\)/,
    );
  });
});

describe('a source with pages', () => {
  it('has the first paragraph of each in its front matter, and check refuses what is none', async () => {
    const { desk, sources } = await withOriginals();
    const print = join(sources, 'print.md');
    const text = await readFile(print, 'utf8');
    expect(text).toContain('locators:\n  pages: 1 3\n');
    expect(await check([], desk)).toBe(0);
    await writeFile(print, text.replace('pages: 1 3', 'pages: 1 to 3'));
    expect(await check([], desk)).toBe(1);
    expect(desk.printed.join('\n')).toContain('expected the first paragraph of each page');
  });
});
