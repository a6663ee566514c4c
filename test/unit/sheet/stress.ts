import type { Brief, Rich } from '../../../src/model/brief.ts';
import { longest, prose, rich, sample, type Wish } from './sample.ts';

/** Briefs made to stress the sheet, by what is hard about them. */

const with_ = (wish: Wish, over: Record<string, unknown>): Brief => sample(wish, over);

/** A sample whose every text is in these words. */
function inWords(words: string, wish: Wish = {}, over: Record<string, unknown> = {}): Brief {
  const brief = sample(wish, over);
  const said = (n: number, from = 0): string => {
    const list = words.split(' ');
    return Array.from({ length: n }, (_, i) => list[(i + from) % list.length]).join(' ');
  };
  const text = (old: Rich, n: number, from = 0): Rich => [
    { kind: 'text', text: `${said(n, from)} ` },
    ...old.filter((p) => p.kind === 'mark'),
  ];
  return {
    ...brief,
    bottomLine: { ...brief.bottomLine, text: text([], 20) },
    keyFacts: brief.keyFacts.map((f, i) => ({ ...f, text: text(f.text, 12, i) })),
    positions: brief.positions.map((p, i) =>
      p.wants ? { ...p, wants: { ...p.wants, text: text(p.wants.text, 7, i) } } : p,
    ),
    gaps: brief.gaps.map((g, i) => ({ ...g, text: text([], 8, i) })),
  };
}

const UKRAINIAN =
  'Міністерство розвитку громад та територій повідомляє що судна чекають біля порту через ґрунтову їзду й єдність';
const RUSSIAN =
  'Министерство сообщает что переговоры завершились без публичного соглашения и стороны вернулись в столицы';
const GREEK = 'Η Ελλάδα δηλώνει ότι οι συνομιλίες έληξαν χωρίς δημόσια συμφωνία και οι αντιπροσωπείες επέστρεψαν';
const POLISH = 'Łódź źródło świadczy że żądania strony są zgodne z ogłoszonym wcześniej stanowiskiem rządu';
const TURKISH = 'Türkiye görüşmelerin İstanbul’da sürdüğünü ve ığdır çağrısının geçerli olduğunu söyledi';
const VIETNAMESE = 'Chính phủ Việt Nam cho biết cuộc họp đã kết thúc mà không có thỏa thuận công khai nào được ký';
const SERBIAN = 'Влада Србије саопштава да су преговори завршени без јавног споразума и да ће бити настављени';
const COMPOUNDS =
  'Verhandlungsdelegationen Waffenstillstandsvereinbarung Sicherheitsgarantien bleiben Verhandlungsgegenstand';

const everything: Wish = {
  facts: 5,
  positions: 3,
  quotes: 1,
  judgements: 2,
  scenarios: 3,
  forecasts: 1,
  watch: 3,
  gaps: 2,
  sources: 3,
};

const few: Wish = { facts: 3, positions: 2, judgements: 1, watch: 2, gaps: 1 };

export const STRESS: Readonly<Record<string, Brief>> = {
  'the shortest legal brief': sample(),
  'the longest legal brief': longest(),
  'an ordinary brief': sample(everything),
  'two actors': sample({ ...everything, positions: 2 }),
  'six actors': sample({ ...everything, positions: 6 }),
  'no quotation': sample({ ...everything, quotes: 0 }),
  'two quotations': sample({ ...everything, quotes: 2 }),
  'three forecasts': sample({ ...everything, forecasts: 3 }),
  'three judgements': sample({ ...everything, judgements: 3 }),
  'two scenarios': sample({ ...everything, scenarios: 2 }),
  'no outlook but one judgement': sample({ facts: 7, judgements: 1 }),
  'nothing to watch': sample({ ...everything, watch: 0 }),
  'five dates to watch': sample({ ...everything, watch: 5 }),
  'one gap': sample({ ...everything, gaps: 1 }),
  'three gaps': sample({ ...everything, gaps: 3 }),
  'one source': sample({ ...everything, sources: 1 }),
  'seven sources': sample({ ...everything, sources: 7 }),
  'twelve sources': sample({ ...everything, sources: 12 }),
  'facts of one word': sample({ facts: 3, wordsAFact: 1 }),
  'facts of forty words': sample({ facts: 7, wordsAFact: 40 }),
  'no line on why it matters': with_(everything, { whyItMatters: undefined }),
  'a title of one word': with_(everything, { title: 'Ceasefire' }),
  'a title of 80 characters': with_(everything, {
    title: 'Negotiators leave Istanbul without agreement as fourteen deadlines approach',
  }),
  'a title of narrow letters': with_(everything, {
    title: 'Illicit fill-in still illegal: all ill will is still in limbo, initial filing',
  }),
  'a title of wide letters': with_(everything, {
    title: 'WARSAW MEMORANDUM: COMMON MARKET WORKING GROUPS MAKE MAXIMUM COMMAND DEMANDS NOW',
  }),
  'Ukrainian words': inWords(UKRAINIAN, everything),
  'Russian words': inWords(RUSSIAN, everything, { lang: 'ru' }),
  'Serbian words': inWords(SERBIAN, everything, { lang: 'sr' }),
  'Greek words': inWords(GREEK, everything, { lang: 'el' }),
  'Polish words': inWords(POLISH, everything, { lang: 'pl' }),
  'Turkish words': inWords(TURKISH, everything, { lang: 'tr' }),
  'Vietnamese words': inWords(VIETNAMESE, everything, { lang: 'vi' }),
  'German compounds': inWords(COMPOUNDS, few, { lang: 'de' }),
  'three scripts in one sentence': inWords(`${UKRAINIAN} ${GREEK} ${POLISH}`, everything),
  'a word that no column holds': inWords(
    'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgebungsverfahrensordnung gilt',
    few,
  ),
  'a letter that no face has': inWords('ሰላም agreed', everything),
  'an address in the text': inWords(
    'see https://www.example.org/ministry/statements/2025/08/06/full-text-of-the-joint-statement now',
    few,
  ),
  'numbers, ranges and units': inWords(
    'rose by 4.5 % to 5.9 million t between 3 September and 14 November 2025, $15–20 a tonne',
    everything,
  ),
  'a restricted and withdrawn brief': with_(everything, {
    tlp: 'AMBER+STRICT',
    status: 'withdrawn',
    edition: 3,
    changeNote: prose(30),
  }),
  'a long line on machine help': with_(everything, { ai: prose(40) }),
  'many authors and reviewers': with_(everything, {
    authors: ['Ana Horvat', 'Björn Ångström', 'Σωκράτης Παπαδόπουλος'],
    reviewedBy: ['Олена Коваль', 'Zoë Brontë', 'İpek Şahin'],
  }),
  'a quotation in another language, translated': with_(everything, {
    quotes: [
      {
        text: rich('Конструктивный и полезный разговор', 1),
        lang: 'ru',
        translation: 'A constructive and useful conversation',
        speaker: 'a senior official',
        at: { line: 50, column: 1, endLine: 50, endColumn: 2 },
      },
    ],
  }),
  'disputed and computed facts': with_(everything, {
    keyFacts: sample().keyFacts.map((f) => ({
      ...f,
      disputed: true,
      kind: 'claim',
      computed: 'the sum of both tables',
    })),
  }),
  'positions inferred and reported': with_(everything, {
    positions: sample({ positions: 4 }).positions.map((p, i) => ({ ...p, basis: i % 2 ? 'inferred' : 'reported' })),
  }),
  'every source from one party': with_(everything, { oneSided: sample().positions[0]?.actor }),
};

/** Those that no page can hold, and what is said of them. */
export const REFUSED: Readonly<Record<string, RegExp>> = {
  'the longest legal brief': /^Brief is \d+ lines too long for (A4|Letter) at its tightest setting$/,
  'a word that no column holds': /^“Rindfleisch\S+” is wider than its column, \d+ points$/,
  'a letter that no face has': /^No typeface of the sheet has “.” \(U\+12[0-9A-F]{2}\)$/,
};
