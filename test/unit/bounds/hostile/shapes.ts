/** Texts that are made to take a reader's time, each as long as is asked for. */

export type Shape = (length: number) => string;

const repeated =
  (unit: string): Shape =>
  (length) =>
    unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Lines of what a shape makes, short enough to be read in a briefing. */
const lines =
  (unit: string, each = 5000): Shape =>
  (length) =>
    repeated(`${repeated(unit)(each)}\n\n`)(length);

/** Numbers one after the other, so that nothing is there twice. */
const counted =
  (make: (i: number) => string): Shape =>
  (length) => {
    let text = '';
    for (let i = 0; text.length < length; i++) text += make(i);
    return text.slice(0, length);
  };

export const SHAPES: Readonly<Record<string, Shape>> = {
  'square brackets that open': lines('['),
  'brackets of links': lines('[a]('),
  'brackets that close': lines(']'),
  'round brackets': lines('('),
  'double quotation marks': lines('"'),
  'curly quotation marks that open': lines('“a '),
  'single quotation marks before words': lines("'a "),
  apostrophes: lines('’'),
  'quotation marks of all kinds': lines('„“»«‹›‘’"\' '),
  'full stops': lines('.'),
  omissions: lines('[…] … '),
  blanks: (length) => `a${' '.repeat(length - 2)}b`,
  'line ends': (length) => `a${'\n'.repeat(length - 2)}b`,
  'blanks before line ends': repeated('a          \n'),
  'no-break and zero-width spaces': lines('a\u00A0\u200B\u2060'),
  'zero-width joiners': lines('\u200D'),
  'combining marks on each letter': lines('a\u0301\u0323'),
  'combining marks without end': repeated('\u0301\u0323'),
  'emphasis in emphasis': lines('*a **b _c '),
  underscores: lines('_'),
  'backticks of all lengths': counted((i) => `${'`'.repeat(i % 90)} `),
  'one word without end': repeated('a'),
  'words of a letter': lines('a '),
  'one line without end': repeated('The Port said on 5 May that dues rise by 4.5 per cent. '),
  'a sentence without end': repeated('and the Port rose '),
  'sentences of an abbreviation': repeated('U.S. '),
  'capitalised words': lines('Jean Port '),
  initials: lines('J. '),
  'numbers in words': lines('twenty-one hundred million '),
  'huge numbers': lines('9'),
  'numbers of all forms': lines('1,000.5 3½ 10–20 % €5m 5 May 2025 '),
  'different words': counted((i) => `word${i.toString(36)} ${i % 12 === 11 ? '\n' : ''}`),
  'Latin and Cyrillic letters in one word': repeated('aа'),
  'Cyrillic letters that look Latin': repeated('а'),
  'Greek letters and blanks': lines('ο a'),
  'direction controls': lines('\u2067a'),
  'Chinese without a stop': repeated('乌克兰总统要求全面停火'),
  'Thai without a blank': repeated('ประธานาธิบดียูเครนเรียกร้อง'),
  'Hangul letters apart': repeated('대통령은 '.normalize('NFD')),
  'letters outside the first plane': repeated('𐐷𝒜😀'),
  'web addresses': lines('https://a.b.c.example/a?b=c#d '),
  'hosts without end': repeated('https://aа.'),
  comments: lines('{/* left out: "a" because b */} '),
  waivers: lines('{/* readout-allow stale-date: a */}\n\n', 400),
  'angle brackets': lines('<'),
  'tags that open': lines('<Gap>'),
  braces: lines('{'),
  tables: counted((i) => `| a${i} `),
  'quotes in quotes': lines('> ', 4000),
  'lists in lists': counted((i) => `${' '.repeat(i % 60)}- a\n`),
  entities: lines('&amp;'),
  'aliases of YAML': counted((i) => `a${i}: &a${i} [*a${Math.max(0, i - 1)}]\n`),
  'fields of YAML': counted((i) => `field${i}: 1\n`),
  'one field of YAML many times': repeated('name: a\n'),
  'deep YAML': repeated('['),
  'YAML that is indented deeper and deeper': counted((i) => `${' '.repeat(i % 200)}a:\n`),
  'YAML in folded scalars': repeated('a: >\n  b\n'),
  'control characters': lines('\u0001'),
  'names that every object has': lines('constructor __proto__ toString '),
};
