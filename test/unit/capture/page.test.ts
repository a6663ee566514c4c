import { describe, expect, it } from 'vitest';
import { captured, paragraph, refusalOf, wordsOf } from './frame.ts';

const article = (inside: string, around = ''): string =>
  `<!doctype html><html lang="en"><head><title>Dues rise</title><meta charset="utf-8"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>Dues rise</h1>${inside}</article></main>${around}
<footer><p>Imprint</p></footer></body></html>`;

const P = [1, 2, 3, 4, 5].map(paragraph);
const BODY = P.map((p) => `<p>${p}</p>`).join('\n');

/** Readability takes the first heading for the page’s title, which is no part of its text. */
const HEADING = 'Kept, though Readability leaves them out, 2 words: “Dues rise”';

describe('a saved page', () => {
  it('gives its article, a line a paragraph, and nothing of what is around it', async () => {
    const { text, by, notes } = await wordsOf('page.html', article(BODY));
    expect(text).toBe(['Dues rise', ...P].join('\n\n'));
    expect(by).toMatch(/^defuddle \d+\.\d+\.\d+$/);
    expect(notes).toEqual([HEADING]);
  });

  it('gives a table a line a row, a list a line an item, and notes’ marks apart from the words', async () => {
    const inside = `${BODY}<table><tr><th>Berth</th><th>Dues</th></tr><tr><td>One</td><td>4.5</td></tr></table>
<ul><li>Berth one is free</li><li>Berth two is let</li></ul><p>It is 40 m<sup>2</sup> large, the letter says.<sup>[12]</sup></p>`;
    const { text } = await wordsOf('page.html', article(inside));
    expect(text).toContain('Berth\tDues\nOne\t4.5');
    expect(text).toContain('Berth one is free\nBerth two is let');
    expect(text).toContain('It is 40 m² large, the letter says.¹²');
  });

  it('reads a row that only lays out a page as paragraphs', async () => {
    const cells = P.map((p) => `<p>${p}</p><p>Line under it ${p.length}</p>`).join('');
    const { text } = await wordsOf('old.htm', `<html><body><table><tr><td>${cells}</td></tr></table></body></html>`);
    for (const p of P) expect(text.split('\n')).toContain(p);
  });

  it('has a line for each line of an address, and none for how the source is broken', async () => {
    const { text } = await wordsOf('page.html', article(`${BODY}<p>Port Authority<br>1 Quay\nStreet<br/>Old Town</p>`));
    expect(text).toContain('Port Authority\n1 Quay Street\nOld Town');
  });

  it('tells every stretch that the two readers see differently, and takes the fuller text or the one that is asked for', async () => {
    const owners =
      'The owners answered on the same day that they had paid what the tariff of last year asked for and that nothing more was owed to anyone at all in this port.';
    const page = article(`${BODY}<div class="related-content"><p>${owners}</p></div>`);
    const defuddle = await wordsOf('page.html', page, { reader: 'defuddle' });
    const readability = await wordsOf('page.html', page);
    expect(defuddle.text).not.toContain(owners);
    expect(readability.text).toContain(owners);
    expect(defuddle.notes).toEqual([
      expect.stringMatching(
        /^Left out, though Readability has them, 32 words: “The owners answered .* in this port\.”; --reader readability takes its text$/,
      ),
      HEADING,
    ]);
    expect(readability.notes.slice(1)).toEqual([
      expect.stringMatching(/^Kept, though Defuddle leaves them out, 32 words: “The owners/),
    ]);
    expect(readability.by).toContain('@mozilla/readability');
  });

  it('loses no short list that one reader takes for a menu', async () => {
    const page = article(`${BODY}<ul><li>Berth one is free</li><li>Berth two is let</li></ul>`);
    const { notes } = await wordsOf('page.html', page);
    expect(notes.slice(1)).toEqual([
      'Kept, though Defuddle leaves them out, 8 words: “Berth one is free Berth two is let”',
    ]);
    const without = await wordsOf('page.html', page, { reader: 'defuddle' });
    expect(without.notes.slice(0, 1)).toEqual([
      expect.stringMatching(/^Left out, though Readability has them, 8 words: “Berth one/),
    ]);
  });

  it('tells what both leave out', async () => {
    const imprint = Array.from({ length: 30 }, (_, i) => `imprint${i}`).join(' ');
    const { text, notes } = await wordsOf('page.html', article(BODY, `<footer><p>${imprint}</p></footer>`));
    expect(text).not.toContain('imprint1');
    expect(notes.join('\n')).toMatch(/Left out as no part of the article, \d+ words: “.*imprint/);
  });

  it('is read in the encoding that it names', async () => {
    const words =
      'Порт повідомив власників суден, що плата за місце зросте на чотири відсотки, і не назвав жодної дати. '
        .repeat(4)
        .trim();
    const head =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><article><p>';
    const bytes = Uint8Array.from(`${head}${words}</p></article></body></html>`, (c) => {
      const code = c.codePointAt(0) ?? 0;
      if (code < 128) return code;
      if (c === 'ї') return 0xbf;
      return c === 'і' ? 0xb3 : code - 0x410 + 0xc0;
    });
    expect((await wordsOf('page.html', bytes)).text).toBe(words);
    const latin = Uint8Array.from('<p>caf\u00e9</p>', (c) => c.charCodeAt(0));
    expect(await refusalOf('page.html', latin)).toBe('is not UTF-8, and names no other encoding: save it as UTF-8');
    expect(await refusalOf('page.html', '<meta charset="klingon"><p>a</p>')).toContain(
      'an encoding that is not known, klingon',
    );
  });

  it('asks nothing of the network, whatever site it says it is of', async () => {
    const fetched = globalThis.fetch;
    globalThis.fetch = () => Promise.reject(new Error('the network was asked'));
    try {
      const page = `<!doctype html><html><head><link rel="canonical" href="https://www.youtube.com/watch?v=aaaaaaaaaaa"><base href="https://x.com/a/status/1"></head><body><article>${BODY}</article></body></html>`;
      expect((await wordsOf('page.html', page)).text).toContain(P[2]);
    } finally {
      globalThis.fetch = fetched;
    }
  });

  it.each([
    [
      'of which only a script knows the words',
      '<html><body><div id="root"></div><script>run()</script></body></html>',
      'has no text: a script writes this page; copy its words from the browser into a .txt',
    ],
    ['with no words', '<html><body><img src="a.png"></body></html>', 'has no text'],
    ['that is plain text', 'The Authority told the owners.', 'is not a web page, as its name says: it has no markup'],
    ['that is a PDF', '%PDF-1.7\n', 'is not a web page, as its name says, but a PDF: let its name end in .pdf'],
    [
      'nested without end',
      `<html><body>${'<div>'.repeat(20_000)}a`,
      'is nested too deeply to be read: save its words as .txt',
    ],
  ])('is refused in one sentence where it is one %s', async (_, page, says) => {
    expect(await captured('page.html', page)).toEqual({ refused: says });
  });
});

describe('a file that is no document', () => {
  it.each([
    [
      'picture.pdf',
      '\x89PNG\r\n',
      'is not a PDF, as its name says, but a picture: have its text recognised (OCR), and add that',
    ],
    [
      'notes.txt',
      '{\\rtf1 Notes}',
      'is not a plain text, as its name says, but a rich text: save it as .docx or .pdf, and add that',
    ],
    ['notes', '{\\rtf1 Notes}', 'is not text, but a rich text: save it as .docx or .pdf, and add that'],
    ['report.docx', 'PK\x03\x04 cut off', 'is damaged: what it is packed in does not open; get it again'],
    [
      'report.pdf',
      '<!DOCTYPE html><title>404</title>',
      'is not a PDF, as its name says, but a web page: open it in a browser to see what was saved',
    ],
    ['report.docx', 'Report', 'is not a Word document, as its name says, or its beginning is lost: get it again'],
    [
      'report.docx',
      `\xd0\xcf\x11\xe0 ${[...'EncryptedPackage'].join('\0')}`,
      'is under a password: open it, save it without one, and add that',
    ],
    [
      'report.doc',
      '\xd0\xcf\x11\xe0 WordDocument',
      'is not text, but a file of an old Office or of Outlook: save it as .docx or .pdf, and add that',
    ],
    ['report.txt', '', 'is empty'],
  ])('is refused in one sentence: %s', async (name, begins, says) => {
    expect(
      await refusalOf(
        name,
        Uint8Array.from(begins, (c) => c.charCodeAt(0)),
      ),
    ).toBe(says);
  });
});
