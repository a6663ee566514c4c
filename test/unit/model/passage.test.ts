import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassage, normal } from '../../../src/model/passage.ts';

const body = `The Kremlin has called such threats illegal — but has not said “what concessions”, if any, it might offer.
Dues rise by 4.5 per cent from 1 April. The tariff doesn’t apply to fishing boats.

A meeting took place. Another meeting was cancelled, and a third one, on 1 April, was not.
Café owners in Łódź and Київ agreed.`;

/** The source's own words where a passage stands, pieces joined by a bar; or why it stands nowhere. */
function find(passage: string, text: string = body, lang = 'en'): string {
  const found = findPassage(passage, text, lang);
  return found.miss ? found.miss.reason : found.pieces.map((p) => text.slice(p.start, p.end)).join(' | ');
}

describe('A passage is found', () => {
  it('where it stands word for word', () => {
    expect(find('Dues rise by 4.5 per cent')).toBe('Dues rise by 4.5 per cent');
  });

  it.each([
    ['straight quotation marks for curly ones', 'said "what concessions", if any', 'said “what concessions”, if any'],
    ['a straight apostrophe', "doesn't apply", 'doesn’t apply'],
    ['a hyphen for a dash', 'illegal - but', 'illegal — but'],
    ['no-break and thin spaces', 'from\u00a01\u2009April', 'from 1 April'],
    ['doubled blanks and a line end', 'fishing   \n boats', 'fishing boats'],
    ['letters with their marks apart', 'Cafe\u0301 owners in Ło\u0301dz\u0301', 'Café owners in Łódź'],
    ['another alphabet', 'Київ agreed', 'Київ agreed'],
  ])('in the source’s own glyphs, given %s', (_, passage, words) => {
    expect(find(passage)).toBe(words);
  });

  it('across a line end and across a blank line', () => {
    expect(find('it might offer. Dues rise')).toBe('it might offer.\nDues rise');
    expect(find('fishing boats. A meeting')).toBe('fishing boats.\n\nA meeting');
  });

  it('in two pieces of one paragraph, the end at its first place after the start', () => {
    expect(find('The tariff […] boats')).toBe('The tariff | boats');
    expect(find('meeting was [...] not')).toBe('meeting was | not');
  });

  it('in a decomposed body, with the marks of the last letter', () => {
    const decomposed = 'Cafe\u0301 owners';
    expect(find('Café', decomposed)).toBe('Cafe\u0301');
  });

  it('wherever it was copied from', () => {
    const words = [...body.matchAll(/\S+/gu)];
    const range = fc.tuple(fc.nat(words.length - 1), fc.integer({ min: 6, max: 12 }));
    fc.assert(
      fc.property(range, ([from, count]) => {
        const last = words[Math.min(from + count, words.length) - 1];
        const start = words[from]?.index ?? 0;
        const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
        const passage = body.slice(start, end);
        const found = findPassage(passage, body, 'en');
        if (found.miss) expect(found.miss.reason).toBe('ambiguous');
        else expect(found.pieces).toEqual([{ start, end }]);
      }),
      { seed: 1 },
    );
  });
});

describe('A passage is refused', () => {
  it.each([
    ['one word is changed', 'Dues rise by 4.5 per cent from 2 April'],
    ['a number is changed', 'Dues rise by 4.6 per cent'],
    ['a negation is dropped', 'but has said “what concessions”'],
    ['a capital is changed', 'dues rise by'],
    ['a comma is added', 'Dues rise, by 4.5'],
    ['a word is cut short', 'fishing boat'],
    ['its first word begins within another', 'ishing boats'],
    ['an accent is dropped', 'Cafe owners'],
    ['a letter comes from another alphabet', 'fishing bоats'],
  ])('where %s', (_, passage) => {
    expect(find(passage)).toBe('missing');
  });

  it('where it begins with the mark of a letter that it leaves off', () => {
    expect(find('x\u0303e agreed', 'x\u0303e agreed')).toBe('x\u0303e agreed');
    expect(find('\u0303e agreed', 'x\u0303e agreed')).toBe('missing');
  });

  it('where it stands more than once, saying how often', () => {
    expect(findPassage('meeting', body, 'en').miss).toMatchObject({ reason: 'ambiguous', count: 2 });
    expect(findPassage('1 April', body, 'en').miss).toMatchObject({ reason: 'ambiguous', count: 2 });
  });

  it('where its end is in another paragraph, before its start, or nowhere', () => {
    expect(find('Dues rise […] A meeting')).toBe('end-missing');
    expect(find('The tariff […] Dues')).toBe('end-missing');
    expect(find('The tariff […] whales')).toBe('end-missing');
  });

  it('where it is nothing but blanks, or joins three pieces', () => {
    expect(find('  ')).toBe('empty');
    expect(find('Dues […] per cent […] April')).toBe('joins');
    expect(find('Dues […]')).toBe('empty');
  });

  it('with the closest words of the source and the first that differs', () => {
    expect(findPassage('Dues rise by 5.4 per cent from 1 April', body, 'en').miss).toMatchObject({
      closest: 'Dues rise by 4.5 per cent from 1 April',
      differs: { wanted: '5.4', found: '4.5' },
      near: { alike: false },
    });
    expect(findPassage('Nothing whatever', body, 'en').miss).not.toHaveProperty('closest');
  });
});

describe('The edge of a word', () => {
  const edges: [lang: string, what: string, body: string, found: string[], refused: string[]][] = [
    [
      'zh',
      'Chinese',
      '乌克兰总统要求全面停火，普京拒绝。',
      ['乌克兰总统', '全面停火', '停火，普京'],
      ['乌克', '克兰总统', '兰总'],
    ],
    [
      'ja',
      'Japanese',
      'ウクライナ大統領は停戦を求めた。GDPが3.5%増加した。',
      ['大統領', '停戦', 'GDP', '3.5%増加'],
      ['ウクライ', '統領は', '3', '.5%'],
    ],
    ['th', 'Thai', 'ประธานาธิบดียูเครนเรียกร้องให้หยุดยิง', ['ยูเครน', 'ประธานาธิบดี'], ['ประธานา', 'ธานาธิบดี']],
    [
      'ko',
      'Korean',
      '대통령은 전면 휴전을 요구했다. 3월까지 답이 없다.',
      ['대통령', '전면 휴전', '휴전을', '3월까지'],
      ['통령은', '요구', '대통', '답'],
    ],
    [
      'ar',
      'Arabic',
      'قال الرئيس إنّ الهدنة لن تُمدَّد.',
      ['الرئيس', 'الهدنة لن تُمدَّد', 'إنّ'],
      ['رئيس', 'الهدن', 'إن', 'تُمدَّ'],
    ],
    [
      'he',
      'Hebrew',
      'הנשיא אמר ש"הפסקת אש" תלויה בצה"ל, ב-2025.',
      ['הפסקת אש', 'תלויה בצה"ל', '2025'],
      ['בצה', 'נשיא', 'תלוי'],
    ],
    [
      'en',
      'English',
      'They can’t agree on 4.5 per cent or 3,000 tons; Ukraine’s refusal.',
      ['They can’t', '4.5 per', '3,000'],
      ['They can', 'on 4', '5 per cent', '000 tons', 'Ukrain', 't agree'],
    ],
    [
      'fr',
      'French',
      'Il n’accepte pas l’accord de paix qu’il signe.',
      ['accord de paix', 'n’accepte pas', 'il signe'],
      ['accepte pas', 'ccord de', 'paix qu'],
    ],
    ['en', 'letters outside the first plane', 'a 𐐷𐐲𐑌𐐺𐐲𐑉 b', ['𐐷𐐲𐑌𐐺𐐲𐑉'], ['𐐲𐑌𐐺𐐲𐑉', '𐐷𐐲']],
    ['en', 'Chinese in a text that says it is English', '乌克兰总统要求全面停火', ['全面停火'], ['面停']],
  ];

  it.each(edges)('in %s: %s', (lang, _, text, found, refused) => {
    expect(found.filter((passage) => find(passage, text, lang) !== passage)).toEqual([]);
    expect(refused.filter((passage) => find(passage, text, lang) !== 'missing')).toEqual([]);
  });

  it('is the same whichever way a Korean text writes its syllables', () => {
    const body = '대통령은 휴전을 요구했다';
    expect(find('휴전', body.normalize('NFD'), 'ko').normalize('NFC')).toBe('휴전');
    expect(find('휴전'.normalize('NFD'), body, 'ko')).toBe('휴전');
  });
});

it('Normalising twice is normalising once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(normal(normal(text))).toBe(normal(text));
    }),
    { seed: 1 },
  );
});
