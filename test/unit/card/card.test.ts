import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { content } from '../../../src/card/content.ts';
import { openFaces, type Faces } from '../../../src/card/faces.ts';
import type { Node } from '../../../src/card/box.ts';
import { openCards, type Cards } from '../../../src/card/index.ts';
import { landscape } from '../../../src/card/landscape.ts';
import { portrait } from '../../../src/card/portrait.ts';
import { setter } from '../../../src/card/setter.ts';
import { readFonts } from '../../../src/fonts/index.ts';
import { plain, type Brief } from '../../../src/model/brief.ts';
import { brief, site } from '../mail/brief.ts';

let cards: Cards;
let faces: Faces;
beforeAll(() => {
  const fonts = readFonts('.');
  cards = openCards(fonts);
  faces = openFaces(fonts);
});

const texts = ({ props: { lines, children = [] } }: Node): string[] =>
  lines ? lines.map((line) => line.runs.map((run) => run.text).join('')) : children.flatMap(texts);
/** What a picture says, lines joined. */
const says = (design: typeof portrait, b: Brief): string =>
  texts(design(content(b, site), b.lang, setter(faces)))
    .join(' ')
    .replace(/\s+/g, ' ');

const said = (text: string) => [{ kind: 'text' as const, text }];
const some = (n: number, word = 'threatened'): string =>
  Array.from({ length: n }, (_, i) => `${word}${i % 7 ? '' : ';'}`).join(' ');

test('the card is a PNG of 1200 × 630 and at most 60 KB', async () => {
  const png = await cards.card(brief(), site);
  expect(size(png)).toEqual([1200, 630]);
  expect(png.length).toBeLessThanOrEqual(60 * 1024);
});

test('the portrait is a PNG of 1080 × 1350 and at most 120 KB', async () => {
  const png = await cards.portrait(brief(), site);
  expect(size(png)).toEqual([1080, 1350]);
  expect(png.length).toBeLessThanOrEqual(120 * 1024);
});

test('every row of a picture is there, and its colours are in its palette', async () => {
  const png = await cards.card(brief(), site);
  const rows = inflateSync(chunk(png, 'IDAT'));
  expect(rows.length).toBe(1201 * 630);
  expect(rows.reduce((most, n) => Math.max(most, n), 0)).toBe(chunk(png, 'PLTE').length / 3 - 1);
});

test('both pictures say that a brief is not to be relied on, and nothing of the kind of another', () => {
  for (const design of [landscape, portrait]) {
    expect(says(design, brief({ status: 'withdrawn' }))).toContain('Withdrawn');
    expect(says(design, brief({ status: 'draft' }))).toContain('Draft');
    expect(says(design, brief())).not.toMatch(/Withdrawn|Draft/);
  }
});

/** FIRST, Traffic Light Protocol 2.0, "TLP colour-coding in RGB". */
const LABELS = { RED: 'ff2b2b', AMBER: 'ffc000', 'AMBER+STRICT': 'ffc000', GREEN: '33ff00' } as const;

test.each(Object.entries(LABELS))(
  'both pictures of TLP:%s have its label in its colour and no other',
  async (tlp, own) => {
    const labelled = brief({ tlp: tlp as keyof typeof LABELS });
    for (const png of [await cards.card(labelled, site), await cards.portrait(labelled, site)]) {
      const palette: string[] = chunk(png, 'PLTE').toString('hex').match(/.{6}/g) ?? [];
      expect([...new Set(Object.values(LABELS))].filter((colour) => palette.includes(colour))).toEqual([own]);
    }
  },
);

test('a program that did not write it sees the picture, in its colours', async () => {
  const png = await cards.card(brief({ tlp: 'RED' }), site);
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><image width="1200" height="630" href="${href}"/></svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  expect([...pixels.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  expect(pixels.toString('hex')).toContain('ff2b2bff');
});

test('the same brief is the same picture', async () => {
  const [one, two] = await Promise.all([cards.card(brief(), site), cards.card(brief(), site)]);
  expect(Buffer.compare(one, two)).toBe(0);
});

test('the portrait of a brief of ordinary length says its findings whole', () => {
  const b = brief();
  const whole = says(portrait, b);
  const printed = [
    'TLP:CLEAR',
    site.name,
    'As of 6 August 2025, 18:00 UTC · Edition 2',
    b.title,
    plain(b.bottomLine.text),
    ...b.keyFacts.map((f) => (f.disputed ? `Disputed: ${plain(f.text)}` : plain(f.text))),
    ...b.positions.map((p) => p.actor.name),
    'not stated',
    '‡ Inferred by the desk, not stated by the actor.',
    'Unlikely (20–45%) by the US deadline: Russia agrees to a full ceasefire',
    'Confidence moderate: one report; neither side published terms.',
    'readout.example/desk/briefings/moscow-talks/',
  ];
  for (const text of printed) expect(whole).toContain(text.replace(/\s+/g, ' '));
});

test('both pictures say only what an actor said as said by the actor', () => {
  const [first] = brief().positions;
  const known = (basis: 'stated' | 'reported' | 'inferred'): string =>
    says(portrait, brief({ positions: [{ ...first, actor: { ...first!.actor, office: undefined }, basis }] }));
  expect(known('stated')).not.toMatch(/‡|as reported/);
  expect(known('reported')).toMatch(/Russia as reported/);
  expect(known('inferred')).toMatch(/Russia\u00A0‡|Russia ‡/);
});

test('the card says the title, the bottom line and where to read on', () => {
  const whole = says(landscape, brief());
  for (const text of [brief().title, plain(brief().bottomLine.text), 'readout.example/desk/briefings/moscow-talks/'])
    expect(whole).toContain(text);
});

test('a word is broken only where no line holds it, and never joined to the next', () => {
  const title = 'Donaudampfschifffahrtsgesellschaftskapitän disputes ports with Αθήνα and Київ';
  const long = 'u'.repeat(120);
  expect(says(portrait, brief({ title }))).toContain('Donaudampfschifffahrtsgesellschaftskapitän disputes');
  const facts = [{ ...brief().keyFacts[0], text: said(`before ${long} after`) }];
  const lines = says(portrait, brief({ keyFacts: facts }));
  expect(lines).toMatch(/before u+ u+ after/);
  expect(lines.match(/u{20,}/g)?.join('')).toBe(long);
});

test('facts give way before a claim is cut', () => {
  const facts = Array.from({ length: 7 }, (_, i) => ({
    ...brief().keyFacts[0],
    text: said(`Fact ${i}: ${some(20)}.`),
  }));
  const whole = says(portrait, brief({ keyFacts: facts }));
  expect(whole).toContain('Fact 0');
  expect(whole).not.toContain('Fact 6');
  expect(whole).not.toContain('…');
});

test('a text there is no room for ends with an ellipsis, after a whole sentence where it can', () => {
  const bottomLine = { ...brief().bottomLine, text: said(`${some(40)}. ${some(160)}.`) };
  expect(says(landscape, brief({ bottomLine }))).toMatch(/threatened\. …/);
});

test('a text there is no room for is not cut down to a first sentence of one word', () => {
  const bottomLine = { ...brief().bottomLine, text: said(`No. ${some(160, 'soothed').replaceAll(';', '')}.`) };
  expect(says(landscape, brief({ bottomLine }))).toMatch(/No\.(?: soothed)+ …/);
});

test('a word without an end is cut where there is no room for all of it', () => {
  const bottomLine = { ...brief().bottomLine, text: said(`${'u'.repeat(400)} ${some(160)}.`) };
  const drawn = says(landscape, brief({ bottomLine })).match(/u{9,}/g)?.join('') ?? '';
  expect(drawn).toMatch(/^u{59}$/);
});

test('what only says where a word may break is not drawn', () => {
  expect(says(landscape, brief({ title: 'Waffen\u00ADstill\u200Bstand holds' }))).toContain('Waffenstillstand holds');
});

test('a character that no face has is a problem with its place, and refused', async () => {
  const [fact] = brief().keyFacts;
  const b = brief({
    keyFacts: [
      { ...fact, text: said('停戦 is Japanese for ceasefire'), at: { line: 14, column: 3, endLine: 14, endColumn: 9 } },
    ],
  });
  const problems = cards.problems(b, site);
  expect(problems.map((p) => `${p.line}:${p.column} ${p.rule} ${p.message}`)).toEqual([
    '14:3 one-page No typeface of the pictures has “停” (U+505C)',
    '14:3 one-page No typeface of the pictures has “戦” (U+6226)',
  ]);
  await expect(cards.portrait(b, site)).rejects.toThrow('No typeface of the pictures has “停”');
});

test('Greek, Cyrillic and diacritics are no problem', () => {
  expect(cards.problems(brief({ title: 'Київ, Αθήνα, Łódź și Þórshöfn' }), site)).toEqual([]);
});

const LETTERS = fc.constantFrom(...'aeinorstlЖщЙёфяωψξδłŞțßœ–-“”.,;:%&/1234567890');
const WORD = fc.oneof(
  { weight: 9, arbitrary: fc.string({ unit: LETTERS, minLength: 1, maxLength: 14 }) },
  { weight: 1, arbitrary: fc.string({ unit: LETTERS, minLength: 60, maxLength: 400 }) },
);
const TEXT = (most: number) => fc.array(WORD, { minLength: 1, maxLength: most }).map((words) => words.join(' '));

test('no brief overflows either picture, however long its words and texts', async () => {
  const claim = TEXT(90).map((t) => ({ text: said(t), at: brief().bottomLine.at }));
  const briefs = fc.record({
    title: fc.oneof(TEXT(5), TEXT(60)),
    bottomLine: claim,
    facts: fc.array(claim, { minLength: 1, maxLength: 7 }),
    cells: fc.array(fc.tuple(TEXT(12), claim, claim), { minLength: 0, maxLength: 6 }),
    because: TEXT(60),
  });
  await fc.assert(
    fc.asyncProperty(briefs, async ({ title, bottomLine, facts, cells, because }) => {
      const b: Brief = {
        ...brief(),
        title,
        bottomLine,
        keyFacts: facts.map((f) => ({ ...f, kind: 'fact', disputed: false })),
        positions: cells.map(([name, wants, offers]) => ({
          actor: { id: 'ukraine', name, short: name, kind: 'state' } as never,
          basis: 'reported',
          wants,
          offers,
          at: bottomLine.at,
        })),
        judgements: brief().judgements.map((j) => ({ ...j, because })),
      };
      const [card, upright] = await Promise.all([cards.card(b, site), cards.portrait(b, site)]);
      expectInside(card, 48);
      expectInside(upright, 52);
    }),
    { numRuns: 25, seed: 2026 },
  );
});

/** The margins are empty but for an overhang, and so is the row above the rule that the foot stands under. */
function expectInside(png: Uint8Array, margin: number): void {
  const [width, height] = size(png);
  const pixels = inflateSync(chunk(png, 'IDAT'));
  const row = (y: number): Buffer => pixels.subarray(y * (width + 1) + 1, (y + 1) * (width + 1));
  const ground = row(0)[0];
  const empty = (y: number): boolean => row(y).every((p) => p === ground);
  // A glyph's ink may reach a little beyond its advance.
  const near = margin - 8;
  for (let y = 0; y < height; y++) {
    const outside = y < near || y >= height - near;
    const [left, right] = outside ? [width, width] : [near, width - near];
    expect(row(y).every((p, x) => p === ground || (x >= left && x < right))).toBe(true);
  }
  const ruled = (y: number): boolean => !empty(y) && new Set(row(y).subarray(margin, width - margin)).size === 1;
  let rule = height - margin;
  while (rule > 0 && !ruled(rule)) rule--;
  expect(empty(rule - 2)).toBe(true);
}

const size = (png: Uint8Array): [number, number] => {
  const header = chunk(png, 'IHDR');
  return [header.readUInt32BE(0), header.readUInt32BE(4)];
};

function chunk(png: Uint8Array, name: string): Buffer {
  const bytes = Buffer.from(png);
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === name) return bytes.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
  throw new Error(`No ${name}`);
}
