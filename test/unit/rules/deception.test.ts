import { describe, expect, it } from 'vitest';
import { deceptions, deceptionsInCapture } from '../../../src/rules/deception.ts';

const told = (text: string) => deceptions(text).map((d) => d.message);

/** Texts that mix alphabets, or carry characters no one sees, as honest writers do. */
const HONEST = [
  'Лише IT-сектор, e-декларація і 3D-друк',
  'SMSка, PDFом, VIPи прийшли',
  'What Шойгу said to Зеленський (Зеленского)',
  'The isotope ²³⁵U, η of 0.3, 5 μm, 4 μA, 10 kΩ, ΔT, TNFα, IFNγ, β-carotene, π',
  'COVID-19, H₂O, CO₂, x², 1½, 5 °C, № 5, € and ₴',
  'Łódź, Nguyễn Phú Trọng, Çatalhöyük, Þórr, İstanbul, ığdır, Đà Nẵng',
  'Nguyễn Phú Trọng in parts, é'.normalize('NFD'),
  'Пу\u0301тин with its stress, Київ'.normalize('NFD'),
  'the family 👨\u200D👩\u200D👧, the heart ❤\uFE0F, key 1\uFE0F\u20E3, the flag 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
  'فارسی می\u200Cخواهم and \u2067שלום\u2069 in Hebrew',
  'שלום\u200F, he said',
  'हिन्दी क\u094D\u200Dष',
  'Bundes\u00ADverfassungs\u00ADgericht and Wett\u00ADbewerbs\u00ADbehörde',
  'ภาษา\u200Bไทย',
  '東京ＮＨＫ放送, 葛\u{E0100}城, 10\u2060–\u206020',
  'Putin [ˈpuːtʲɪn] and /ɡiːvz/ as it is said',
  'Ελλάδα, Αθήνα and the Greek ΝΑΤΟ',
  'СССР, ТАСС, США',
  'The ᏣᎳᎩ nation',
  'https://www.правда.com.ua/ and https://xn--80ak6aa92e.com',
  'iPhone’и, d’Artagnan, L’Été, О’Генрі',
  'ﬁnance with a ligature',
  'a ≠ b'.normalize('NFD'),
  'Ⅳ. Session, ℃, K',
];

/** A text and a piece of what is told of it. */
const FALSE: readonly (readonly [text: string, piece: string])[] = [
  ['Jоe Biden', 'Cyrillic'],
  ['Irαn', 'Greek'],
  ['the U.Ѕ. side', '"U.Ѕ."'],
  ['СOVID-19', 'Cyrillic'],
  ['Путiн', 'Cyrillic'],
  ['Зeленський', 'Cyrillic'],
  ['NАТO', '"NАТO"'],
  ['Pᴜtin', 'small capital'],
  ['Pսtin', 'Armenian'],
  ['ᏢutᎥn', 'Cherokee'],
  ['ꓑutin', 'Lisu'],
  ['Ⲣutin', 'Coptic'],
  ['Ｐutin', 'full-width'],
  ['𝐏𝐮𝐭𝐢𝐧', 'mathematical'],
  ['Ⅿinister', 'numeral'],
  ['Kinɡ', 'phonetic'],
  ['1О0 ships', 'digit'],
  ['President Хі spoke', 'look Latin'],
  ['https://www.ехо.com/', 'look Latin'],
  ['Pu\u00ADtin', 'soft hyphen'],
  ['to\u00ADday', 'soft hyphen'],
  ['to\u200Bday', 'U+200B'],
  ['Bi\u200Dden', 'U+200D'],
  ['Bi\u2060den', 'U+2060'],
  ['1\uFEFF0 ships', 'U+FEFF'],
  ['Bi\u034Fden', 'U+034F'],
  ['Пу\u200Bтін', 'U+200B'],
  ['The teams\u3164will', 'U+3164'],
  ['The teams\u115Fwill', 'U+115F'],
  ['Bi\u2063den', 'U+2063'],
  ['Bi\uFE00den', 'variation selector'],
  ['Bi\u{E0101}den', 'variation selector'],
  ['5\u0338 ships', 'strikes'],
  ['no\u0336t agreed', 'strikes'],
  ['P\u0300\u0316\u0301\u0317\u0302utin', 'heap'],
  ['P\u0367tin', 'heap'],
  ['follow up.\u{E0069}\u{E0067}\u{E006E}', '"ign"'],
  ['a \u202Enoitatouq', 'U+202E'],
];

describe('Characters that make a text read as what it is not', () => {
  it.each(HONEST)('are not seen in %s', (text) =>
    expect(told(text).filter((m) => !m.includes('look Latin'))).toEqual([]),
  );

  it.each(FALSE)('are seen in %s', (text, piece) => expect(told(text).join('; ')).toContain(piece));

  it('are an error where a rule can tell, and else for a reader to look at', () => {
    expect(deceptions('President Хі spoke').map((d) => d.unsure)).toEqual([true]);
    expect(deceptions('President Xі spoke').map((d) => d.unsure)).toEqual([undefined]);
    expect(deceptions('said “Хі” in Ukrainian: як Хі каже')).toHaveLength(1);
  });

  it('are told of a captured text only where they reorder it or hide words in it', () => {
    expect(deceptionsInCapture('Jоe Bi\u00ADden')).toEqual([]);
    expect(deceptionsInCapture('Joe \u202EBiden\u{E0069}')).toHaveLength(2);
  });

  it('are found in time that grows with the text alone', () => {
    for (const piece of [
      'а',
      'aа',
      'a\u0301',
      '\u202A',
      'U.Ѕ.',
      '\u200B',
      '\u{E0041}',
      'https://а.',
      'α',
      '𝐏',
      'a\u00AD',
      '1О',
    ]) {
      const text = piece.repeat(50_000);
      const start = performance.now();
      deceptions(text);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});
