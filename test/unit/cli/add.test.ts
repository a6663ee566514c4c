import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as add } from '../../../src/cli/add.ts';
import { run as check } from '../../../src/cli/check.ts';
import { readDocument, wordsOf } from '../../../src/cli/extract.ts';
import { readContent } from '../../../src/reading/folder.ts';
import { openDesk } from './desk.ts';

const FLAGS = [
  ...['--title', 'Note on berths', '--publisher', 'not stated', '--published', '2026-03-09'],
  ...['--descriptor', 'internal note', '--rights', 'Port Authority; cited passages only'],
];

/** As a mail program wraps it: the first paragraph runs over three lines. */
const WRAPPED = `The Authority told the owners that every berth would be
paid in advance, and that the pilots’ letter had been
received. It gave no date.

- Berth one is free.
- Berth two is let.
`;

const BODY = `The Authority told the owners that every berth would be paid in advance, and that the pilots’ letter had been received. It gave no date.

- Berth one is free.
- Berth two is let.`;

describe('`add`', () => {
  it('captures a text as a source that check accepts: lines joined, hash written', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'Berth Note.txt'), WRAPPED.replaceAll('\n', '\r\n'));
    expect(await add(['Berth Note.txt', ...FLAGS, '--party', 'port-authority', '--lang', 'en'], desk)).toBe(0);
    const text = await readFile(join(desk.cwd, 'briefings/sources/berth-note.md'), 'utf8');
    expect(text.replace(/sha256: [0-9a-f]{64}/g, 'sha256: …')).toBe(`---
title: Note on berths
publisher: not stated
published: 2026-03-09
publishedBy: document
lang: en
descriptor: internal note
party:
  - port-authority
rights: Port Authority; cited passages only
show: passages
original:
  file: berth-note.original.txt
  sha256: …
  by: readout 0.1.0
sha256: …
---

${BODY}
`);
    expect(desk.printed[0]).toContain('briefings/sources/berth-note.md is written, 3 paragraphs');
    expect(await check([], desk)).toBe(0);
    expect(desk.printed.join('\n')).not.toContain('snapshot');
  });

  it('has check refuse the text once a word of it is changed', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'note.txt'), WRAPPED);
    await add(['note.txt', ...FLAGS], desk);
    const path = join(desk.cwd, 'briefings/sources/note.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace('every berth', 'each berth'));
    expect(await check([], desk)).toBe(1);
    expect(desk.printed.join('\n')).toMatch(
      /sources\/note\.md\n.* error .* snapshot +readout\n.*\n +Restore the captured words/,
    );
  });

  it('keeps the lines where that is asked for', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'note.txt'), WRAPPED);
    await add(['note.txt', ...FLAGS, '--lines', 'keep'], desk);
    expect(await readFile(join(desk.cwd, 'briefings/sources/note.md'), 'utf8')).toContain(`\n\n${WRAPPED}`);
  });

  it('asks for what the flags leave open, and nothing else', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'note.txt'), WRAPPED);
    const asked: string[] = [];
    const ask = (question: string): Promise<string> => {
      asked.push(question);
      return Promise.resolve('2026-03-08');
    };
    await add(['note.txt', ...FLAGS.filter((f) => f !== '--published' && f !== '2026-03-09')], { ...desk, ask });
    expect(asked).toEqual(['Its date, YYYY-MM-DD: ']);
    expect(await readFile(join(desk.cwd, 'briefings/sources/note.md'), 'utf8')).toContain('published: 2026-03-08\n');
  });

  it('asks again for a bad answer alone, and keeps the others', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'note.txt'), WRAPPED);
    const answers = [
      'Note on berths',
      '',
      'Port Authority',
      '31 March',
      '2026-02-30',
      '2026-03-08',
      'a b c d e f g',
      'note',
      'none',
    ];
    const asked: string[] = [];
    const ask = (question: string): Promise<string> => {
      asked.push(question.replace(/[,: (].*/s, ''));
      return Promise.resolve(answers.shift() ?? '');
    };
    expect(await add(['note.txt'], { ...desk, ask })).toBe(0);
    expect(asked).toEqual(['Title', 'Publisher', 'Publisher', 'Its', 'Its', 'Its', 'What', 'What', 'Rights']);
    expect(desk.printed.slice(0, 3)).toEqual([
      'publisher: is empty',
      'published: expected a day as YYYY-MM-DD',
      'published: is not a day of the calendar',
    ]);
    const text = await readFile(join(desk.cwd, 'briefings/sources/note.md'), 'utf8');
    expect(text).toContain('title: Note on berths\npublisher: Port Authority\npublished: 2026-03-08\n');
  });

  it('asks nothing where a flag is wrong, or the source is there', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'tariff-2026.txt'), WRAPPED);
    const ask = () => Promise.reject(new Error('asked'));
    await expect(add(['tariff-2026.txt'], { ...desk, ask })).rejects.toThrow('is there already');
    await expect(add(['tariff-2026.txt', '--id', 'b', '--url', 'x'], { ...desk, ask })).rejects.toThrow(
      'url: expected',
    );
  });

  it('captures 200,000 lines, and says how long a text may be', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'lines.txt'), 'a\n'.repeat(200_000));
    expect(await add(['lines.txt', ...FLAGS, '--lines', 'keep'], desk)).toBe(0);
    expect(desk.printed[0]).toContain('200000 paragraphs');
    await writeFile(join(desk.cwd, 'long.txt'), 'a line of a text\n'.repeat(200_000));
    await expect(add(['long.txt', ...FLAGS], desk)).rejects.toThrow('at most 524288 are read: part it');
  });

  it('says which flag is missing where no one can be asked, and writes nothing', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'note.txt'), WRAPPED);
    await expect(add(['note.txt', '--title', 'Note'], desk)).rejects.toThrow('--publisher is missing');
    await expect(readFile(join(desk.cwd, 'briefings/sources/note.md'))).rejects.toThrow('ENOENT');
  });

  it('never writes over a source that is there', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'tariff-2026.txt'), WRAPPED);
    const before = await readFile(join(desk.cwd, 'briefings/sources/tariff-2026.md'), 'utf8');
    await expect(add(['tariff-2026.txt', ...FLAGS], desk)).rejects.toThrow(
      'is there already; a new version is a source of its own',
    );
    expect(await readFile(join(desk.cwd, 'briefings/sources/tariff-2026.md'), 'utf8')).toBe(before);
    expect(await add(['tariff-2026.txt', ...FLAGS, '--id', 'tariff-2026-b'], desk)).toBe(0);
  });

  it.each([
    ['wrong bytes', Buffer.from([0x41, 0xff]), [], 'is not UTF-8'],
    ['no words', '\n \n', [], 'has no text'],
    ['a control character', 'A bell\u0007 rings.', [], 'control character (<U+0007>) in line 1'],
    ['a date that is none', WRAPPED, ['--published', '2026-02-30'], 'published: is not a day of the calendar'],
    ['an address that runs', WRAPPED, ['--url', 'javascript:alert(1)'], 'url: expected an address'],
    ['an id that climbs out', WRAPPED, ['--id', '../site'], '"../site" is no id'],
  ])('refuses %s', async (_, text, flags, says) => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'note.txt'), text);
    await expect(add(['note.txt', ...FLAGS, ...flags], desk)).rejects.toThrow(says);
  });
});

describe('`add`, of a document', () => {
  const PAGE = `<!doctype html><html><head><title>Note</title></head><body><nav><a href="/">Home</a></nav><article>${Array.from(
    { length: 4 },
    (_, i) =>
      `<p>The Authority told owner ${i} that berth ${i} would be paid in advance, and that the letter of pilot ${i} had been received.</p>`,
  ).join('')}<ul><li>Berth one is free</li><li>Berth two is let</li></ul></article></body></html>`;

  it('keeps it beside the source, with its hash and what read it, and tells what the readers differ on', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'Saved Page.htm'), PAGE);
    expect(await add(['Saved Page.htm', ...FLAGS], desk)).toBe(0);
    expect(desk.printed[0]).toMatch(/^Kept, though Defuddle leaves them out, 8 words: “Berth one .*”\.$/);
    const sources = join(desk.cwd, 'briefings/sources');
    expect(await readFile(join(sources, 'saved-page.original.html'), 'utf8')).toBe(PAGE);
    const hash = createHash('sha256').update(PAGE).digest('hex');
    expect(await readFile(join(sources, 'saved-page.md'), 'utf8')).toContain(
      `original:\n  file: saved-page.original.html\n  sha256: ${hash}\n  by: "@mozilla/readability 0.6.0"\n  reader: readability\n`,
    );
    expect(await check([], desk)).toBe(0);
    const { files } = await readContent(join(desk.cwd, 'briefings'));
    expect([...files.keys()].filter((file) => file.includes('saved-page'))).toEqual(['sources/saved-page.md']);
  });

  it('goes on after a run that was ended, and never takes another document’s place', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'note.html'), PAGE);
    const kept = join(desk.cwd, 'briefings/sources/note.original.html');
    await writeFile(kept, PAGE);
    expect(await add(['note.html', ...FLAGS], desk)).toBe(0);
    await writeFile(join(desk.cwd, 'other.html'), PAGE);
    await writeFile(join(desk.cwd, 'briefings/sources/other.original.html'), 'mine');
    await expect(add(['other.html', ...FLAGS], desk)).rejects.toThrow('is there already, and is another document');
    await expect(readFile(join(desk.cwd, 'briefings/sources/other.md'))).rejects.toThrow('ENOENT');
  });

  it('is told by check where the original is of another source', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'note.html'), PAGE);
    await add(['note.html', ...FLAGS], desk);
    const path = join(desk.cwd, 'briefings/sources/note.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace('file: note.original', 'file: tariff.original'));
    expect(await check([], desk)).toBe(1);
    expect(desk.printed.join('\n')).toContain('The original is of another source: tariff.original.html');
    expect(desk.printed.join('\n')).toContain('Name it note.original.html, here and in sources/');
  });

  it('ends one that takes too long, in a sentence', async () => {
    const desk = await openDesk();
    const path = join(desk.cwd, 'note.html');
    await writeFile(path, PAGE);
    const document = await readDocument(path, 'note.html');
    await expect(wordsOf(document, 'note.html', { lines: 'join' }, 1)).rejects.toThrow(
      'note.html could not be read within 0.001 s: save its words as .txt',
    );
  });

  it('refuses a reader that it does not know', async () => {
    const desk = await openDesk();
    await expect(add(['note.html', '--reader', 'lynx'], desk)).rejects.toThrow(
      '--reader takes defuddle or readability',
    );
  });
});
