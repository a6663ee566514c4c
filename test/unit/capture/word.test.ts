import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { paragraph, refusalOf, wordsOf } from './frame.ts';
import { p, t, word } from './word.ts';

const P = [1, 2, 3].map(paragraph);

describe('a Word document', () => {
  it('gives its paragraphs, however its words are cut into runs', async () => {
    const cuts = P.map((text) => p(t(text.slice(0, 15)), t(text.slice(15))));
    const { text, notes, by } = await wordsOf('note.docx', word(cuts.join('')));
    expect([text, notes]).toEqual([P.join('\n\n'), []]);
    expect(by).toMatch(/^mammoth \d/);
  });

  it('parts no words that a line break or a tab parts', async () => {
    const { text } = await wordsOf(
      'note.docx',
      word(p(t('Port Authority'), '<w:r><w:br/></w:r>', t('1 Quay'), '<w:r><w:tab/></w:r>', t('Old Town'))),
    );
    expect(text).toBe('Port Authority\n1 Quay\tOld Town');
  });

  it('gives a table a line a row, and a cell of several paragraphs as paragraphs', async () => {
    const row = (...cells: string[]): string => `<w:tr>${cells.map((c) => `<w:tc>${c}</w:tc>`).join('')}</w:tr>`;
    const table = `<w:tbl>${row(p(t('Berth')), p(t('Dues')))}${row(p(t('One')), p(t('4.5')))}${row(p(t('a')) + p(t('b')), p(t('c')))}</w:tbl>`;
    const { text } = await wordsOf('note.docx', word(p(t('Before')) + table + p(t('After'))));
    expect(text).toBe('Before\n\nBerth\tDues\nOne\t4.5\n\na\n\nb\n\nc\n\nAfter');
  });

  it('reads as with all tracked changes accepted, and tells what was deleted', async () => {
    const body = p(
      t('The dues '),
      '<w:del w:id="1" w:author="A"><w:r><w:delText>may fall</w:delText></w:r></w:del>',
      `<w:ins w:id="2" w:author="A">${t('will rise')}</w:ins>`,
      t(' in April.'),
    );
    const moved = p(`<w:moveFrom w:id="3">${t('gone')}</w:moveFrom>`, `<w:moveTo w:id="4">${t('here')}</w:moveTo>`);
    const { text, notes } = await wordsOf('note.docx', word(body + moved));
    expect(text).toBe('The dues will rise in April.\n\nhere');
    expect(notes).toEqual(['Its tracked changes are accepted; deleted, and so left out: “may fall”']);
  });

  it('gives notes after the text, their marks apart from the words', async () => {
    const note = (id: number, text: string): string => `<w:footnote w:id="${id}">${p(t(text))}</w:footnote>`;
    const body = p(
      t('The dues rise'),
      '<w:r><w:footnoteReference w:id="7"/></w:r>',
      t(' and stay'),
      '<w:r><w:footnoteReference w:id="2"/></w:r>',
      t('.'),
    );
    const { text } = await wordsOf(
      'note.docx',
      word(body, { footnotes: `<w:footnotes>${note(2, 'By decree.')}${note(7, 'By law.')}</w:footnotes>` }),
    );
    expect(text).toBe('The dues rise¹ and stay².\n\n¹ By law.\n\n² By decree.');
  });

  it('tells heads and feet of pages, numbers of lists, formulas and hidden words', async () => {
    const numbering =
      '<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>';
    const item = (text: string): string =>
      p('<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>', t(text));
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>';
    const { text, notes } = await wordsOf(
      'note.docx',
      word(item('Berth one') + item('Berth two') + p(hidden), {
        header1: `<w:hdr>${p(t('Draft of'), t('March'))}</w:hdr>`,
        numbering,
      }),
    );
    expect(text).toBe('Berth one\n\nBerth two\n\nsecret');
    expect(notes).toEqual([
      'Some of its words are hidden in Word, and are in the text',
      'The numbers that Word gives to 2 paragraphs itself are not in the text',
      'Heads and feet of its pages are left out: “Draft of March”',
    ]);
  });

  it.each([
    ['no words', word(p()), 'has no text'],
    [
      'no body',
      zipSync({ 'word/styles.xml': new Uint8Array() }),
      'is damaged: the part that holds its words is missing; get it again',
    ],
    ['broken XML', word('<w:p><w:r>'), expect.stringMatching(/^is damaged, or of a form that cannot be read: /)],
    [
      'a bomb',
      zipSync({ 'word/document.xml': new Uint8Array(65 * 1024 * 1024) }),
      expect.stringMatching(/bytes of words when unpacked, and at most 67108864 are read: part it$/),
    ],
    [
      'its end cut off',
      word(p(t(P.join(' ')))).subarray(0, 600),
      'is damaged: what it is packed in does not open; get it again',
    ],
  ])('is refused in one sentence where it has %s', async (_, bytes, says) => {
    expect(await refusalOf('note.docx', bytes)).toEqual(says);
  });
});
