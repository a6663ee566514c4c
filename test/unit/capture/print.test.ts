import { describe, expect, it } from 'vitest';
import { launchChromium } from '../../chromium.ts';
import { paragraph, refusalOf, wordsOf } from './frame.ts';
import { byQpdf } from './by-qpdf.ts';
import { printed, set, type Set } from './printed.ts';

const P = Array.from({ length: 40 }, (_, i) => paragraph(i + 1));
const WIDE = { x: 70, top: 740, width: 450 };
const LEFT = { x: 60, top: 740, width: 220 };
const RIGHT = { x: 320, top: 740, width: 220 };

const textOf = async (...pages: Set[][]): Promise<string> => (await wordsOf('note.pdf', printed(pages))).text;

describe('a PDF', () => {
  it('gives its paragraphs, told apart by gaps', async () => {
    const { text, pages, by, notes } = await wordsOf('note.pdf', printed([set(P.slice(0, 4), WIDE)]));
    expect(text).toBe(P.slice(0, 4).join('\n\n'));
    expect(pages).toEqual([{ paragraph: 1, words: 0 }]);
    expect(notes).toEqual([]);
    expect(by).toMatch(/^pdfjs-dist \d/);
  });

  it('gives its paragraphs, told apart by the indent of their first line', async () => {
    expect(await textOf(set(P.slice(0, 4), { ...WIDE, indent: 14 }))).toBe(P.slice(0, 4).join('\n\n'));
  });

  it('keeps a sentence whole where one line is longer than all others', async () => {
    const long = {
      text: 'Dues of the harbour and of every berth in it, with all that is due on top of them in April',
      x: 70,
      y: 770,
    };
    expect(await textOf([long, ...set(P.slice(0, 2), { ...WIDE, width: 340 })])).toBe(
      [long.text, ...P.slice(0, 2)].join('\n\n'),
    );
  });

  it('keeps the words of pages that have nothing but lines which count with them', async () => {
    const pages = [1, 2, 3].map((n) => [{ text: `Berth ${n} is paid in advance.`, x: 70, y: 700 }]);
    expect(await textOf(...pages)).toBe(
      'Berth 1 is paid in advance.\n\nBerth 2 is paid in advance.\n\nBerth 3 is paid in advance.',
    );
  });

  it('reads two columns one after the other, under a title that runs over both', async () => {
    const title = {
      text: 'The dues of the harbour rise in April of this year, as owners heard',
      x: 60,
      y: 790,
      size: 15,
    };
    expect(await textOf([title, ...set(P.slice(0, 4), LEFT), ...set(P.slice(4, 8), RIGHT)])).toBe(
      [title.text, ...P.slice(0, 8)].join('\n\n'),
    );
  });

  it('reads three columns, and what runs over all of them between two sets of them', async () => {
    const three = (from: number, top: number): Set[] =>
      [0, 1, 2].flatMap((i) => set([P[from + i] ?? ''], { x: 40 + i * 180, top, width: 150 }));
    const between = set([P[30] ?? ''], { x: 40, top: 560, width: 510 });
    expect(await textOf([...three(0, 760), ...between, ...three(3, 470)])).toBe(
      [...P.slice(0, 3), P[30], ...P.slice(3, 6)].join('\n\n'),
    );
  });

  it('makes whole a paragraph that a column or page breaks, and says to the word where the page begins', async () => {
    const sets = set([P[0] ?? '', P[1] ?? ''], { ...LEFT, width: 220 });
    const cut = sets.length - 3;
    const over = sets.slice(cut).map((s, i) => ({ ...s, y: 740 - 12 * i }));
    const { text, pages } = await wordsOf('note.pdf', printed([sets.slice(0, cut), over]));
    expect(text).toBe(`${P[0]}\n\n${P[1]}`);
    const before = sets
      .slice(0, cut)
      .map((s) => s.text)
      .join(' ');
    expect(pages?.[1]).toEqual({ paragraph: 2, words: before.split(' ').length - (P[0] ?? '').split(' ').length });
  });

  it('leaves out heads and feet of pages and their numbers, and tells them', async () => {
    const pages = Array.from({ length: 6 }, (_, i) => [
      { text: i % 2 ? 'Port Authority' : 'Dues of 2026', x: 70, y: 800, size: 8 },
      ...set(P.slice(3 * i, 3 * i + 3), { ...WIDE, top: 740 - 5 * i }),
      { text: `Page ${i + 1} of 6`, x: 280, y: 30, size: 8 },
    ]);
    const { text, notes, pages: starts } = await wordsOf('note.pdf', printed(pages));
    expect(text).toBe(P.slice(0, 18).join('\n\n'));
    expect([...notes].sort()).toEqual(
      ['Page 1 of 6', 'Dues of 2026', 'Port Authority']
        .map((s) => `Left out, the head or foot of pages: “${s}”`)
        .sort(),
    );
    expect(starts?.map((s) => s.paragraph)).toEqual([1, 4, 7, 10, 13, 16]);
  });

  it('keeps notes at the foot apart from the text, and their marks apart from the words', async () => {
    const body = set([P[0] ?? ''], WIDE);
    const last = body.at(-1) ?? { text: '', x: 0, y: 0 };
    const marked = 'The owners were told';
    const width = 93;
    const text = await textOf([
      ...body,
      { text: marked, x: 70, y: last.y - 30 },
      { text: '12', x: 70 + width, y: last.y - 26, size: 6 },
      { text: 'of it.', x: 70 + width + 10, y: last.y - 30 },
      ...set(P.slice(1, 3), { ...WIDE, top: last.y - 60 }),
      { text: '12', x: 70, y: 63, size: 5 },
      { text: 'Letter of the pilots, page 4.', x: 77, y: 60, size: 8 },
    ]);
    expect(text.split('\n\n')).toEqual([
      P[0],
      'The owners were told¹² of it.',
      P[1],
      P[2],
      '¹² Letter of the pilots, page 4.',
    ]);
  });

  it('makes words whole that line ends part, and leaves those that are written with a hyphen', async () => {
    const said = [
      'The Authority has an-',
      'nounced that the well-',
      'known rise, well-known to all, will',
      'be paid for self-',
      'evident reasons.',
    ];
    const { text, notes } = await wordsOf(
      'note.pdf',
      printed([said.map((line, i) => ({ text: line, x: 70, y: 700 - 12 * i }))]),
    );
    expect(text.replaceAll('\n\n', ' ')).toBe(
      'The Authority has announced that the well-known rise, well-known to all, will be paid for self-evident reasons.',
    );
    expect(notes).toEqual([
      'A word is made whole that a line end had parted: “announced”',
      'A hyphen at a line end may be one of the word, and stays: “self-evident”',
    ]);
  });

  it('keeps the hyphen between two words that the text has by themselves', async () => {
    const said = ['The long rise is a long-', 'term one: the term is', 'ten years, and the in-', 'formation is dated.'];
    const { text } = await wordsOf(
      'note.pdf',
      printed([said.map((line, i) => ({ text: line, x: 70, y: 700 - 12 * i }))]),
    );
    expect(text.replaceAll('\n\n', ' ')).toBe(
      'The long rise is a long-term one: the term is ten years, and the information is dated.',
    );
  });

  it('leaves out page numbers in Roman numerals', async () => {
    const pages = ['ii', 'iii', 'iv', 'v'].map((number, i) => [
      ...set([P[2 * i] ?? '', P[2 * i + 1] ?? ''], WIDE),
      { text: number, x: 290, y: 40 },
    ]);
    const { text, notes } = await wordsOf('note.pdf', printed(pages));
    expect(text).toBe(P.slice(0, 8).join('\n\n'));
    expect(notes).toEqual(['Left out, the head or foot of pages: “ii”']);
  });

  it('gives a table a line a row', async () => {
    const rows = [
      ['Berth', 'Dues', 'Paid'],
      ['One', '4.5', 'yes'],
      ['Two', '5.0', 'no'],
      ['Three', '5.5', 'no'],
    ];
    const table = rows.flatMap((row, i) => row.map((text, j) => ({ text, x: 70 + 150 * j, y: 600 - 14 * i })));
    expect(await textOf([...set([P[0] ?? ''], WIDE), ...table])).toBe(
      `${P[0]}\n\n${rows.map((r) => r.join('\t')).join('\n')}`,
    );
  });

  it('leaves out what is set sideways, and tells it', async () => {
    const { text, notes } = await wordsOf(
      'note.pdf',
      printed([[...set([P[0] ?? ''], WIDE), { text: 'DRAFT', x: 100, y: 300, size: 60, turned: 45 }]]),
    );
    expect([text, notes]).toEqual([P[0], ['Left out, set sideways: “DRAFT”']]);
  });

  it('is read as its pages are turned', async () => {
    expect((await wordsOf('note.pdf', byQpdf(printed([set(P.slice(0, 2), WIDE)]), '--rotate=+0'))).text).toBe(
      P.slice(0, 2).join('\n\n'),
    );
    const sideways = printed([
      set(P.slice(0, 2), { x: 20, top: 560, width: 450 }).map((s) => ({ ...s, x: 595 - s.y, y: s.x, turned: 90 })),
    ]);
    expect((await wordsOf('note.pdf', byQpdf(sideways, '--rotate=+90'))).text).toBe(P.slice(0, 2).join('\n\n'));
  });

  it('says which pages have no text', async () => {
    const { notes, pages } = await wordsOf(
      'note.pdf',
      printed([set([P[0] ?? ''], WIDE), [], [], set([P[1] ?? ''], WIDE), []]),
    );
    expect(notes).toEqual(['No text stands on pages 2–3, 5: a picture, or nothing']);
    expect(pages?.map((s) => s.paragraph)).toEqual([1, 2, 2, 2, 3]);
  });

  it('of 300 pages gives every paragraph on its page', async () => {
    const pages = Array.from({ length: 300 }, (_, i) => [
      ...set([paragraph(2 * i), paragraph(2 * i + 1)], WIDE),
      { text: `${i + 1}`, x: 290, y: 30 },
    ]);
    const { text, pages: starts } = await wordsOf('report.pdf', printed(pages));
    expect(text.split('\n\n')).toEqual(Array.from({ length: 600 }, (_, i) => paragraph(i)));
    expect(starts?.map((s) => s.paragraph)).toEqual(Array.from({ length: 300 }, (_, i) => 2 * i + 1));
  });

  it('is read as a browser prints it, in columns, with ligatures and other alphabets', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const cyrillic = 'Порт повідомив власників суден, що плата за місце зросте на чотири відсотки, і не назвав дати.';
      await page.setContent(`<html lang="en"><body style="font: 11pt/1.3 serif; hyphens: auto"><h1>Official efforts</h1>
        <div style="columns: 2; column-gap: 24pt">${P.slice(0, 6)
          .map((p) => `<p style="text-align: justify">${p}</p>`)
          .join('')}</div><p>${cyrillic}</p></body></html>`);
      const { text } = await wordsOf('note.pdf', await page.pdf({ format: 'A4' }));
      expect(text).toBe(['Official efforts', ...P.slice(0, 6), cyrillic].join('\n\n'));
    } finally {
      await browser.close();
    }
  });

  it('is read where only changing it is under a password', async () => {
    const bytes = byQpdf(printed([set([P[0] ?? ''], WIDE)]), '--encrypt', '', 'owner', '256', '--');
    expect((await wordsOf('note.pdf', bytes)).text).toBe(P[0]);
  });

  it('is read where its list of objects is lost', async () => {
    const whole = printed([set([P[0] ?? ''], WIDE)]);
    expect((await wordsOf('note.pdf', whole.subarray(0, whole.length - 12))).text).toBe(P[0]);
  });

  it.each([
    [
      'a scan',
      () => printed([[], []]),
      'has no text: its pages are pictures, as a scan’s are; have the text recognised (OCR), and add that',
    ],
    [
      'under a password',
      () => byQpdf(printed([set(P.slice(0, 1), WIDE)]), '--encrypt', 'user', 'owner', '256', '--'),
      'is under a password: open it, print or save it without one, and add that',
    ],
    [
      'cut off at its beginning',
      () => printed([set(P.slice(0, 1), WIDE)]).subarray(0, 60),
      'is damaged, and no page of it can be found: get it again',
    ],
    [
      'noise',
      () => Uint8Array.from(`%PDF-1.7\n${'\x00\xff\x13'.repeat(1000)}`, (c) => c.charCodeAt(0)),
      'is damaged, and no page of it can be found: get it again',
    ],
  ])('is refused in one sentence where it is %s', async (_, made, says) => {
    expect(await refusalOf('note.pdf', made())).toBe(says);
  });
});
