import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Words that stand in one place of one briefing and nowhere else, so that whoever finds one knows what leaked from where. */

/** How a briefing is held back, as front matter; `published` is not, and shows that its canaries can be found. */
export const KINDS = {
  published: {},
  draft: { status: 'draft' },
  embargoed: { published: '2999-01-01' },
  green: { tlp: 'GREEN' },
  amber: { tlp: 'AMBER' },
  strict: { tlp: 'AMBER+STRICT' },
  red: { tlp: 'RED' },
  both: { status: 'draft', published: '2999-01-01' },
} as const;

export type Kind = keyof typeof KINDS;

/** The places of a briefing, its source and its actors that a canary is put into. */
export const PLACES = [
  ...['title', 'bottomLine', 'whyItMatters', 'keyFact', 'claim', 'wants', 'offers', 'quote', 'translation', 'speaker'],
  ...['judgement', 'because', 'by', 'scenarioName', 'scenario', 'forecast', 'criteria', 'resolver', 'outcome', 'watch'],
  ...['gap', 'passage', 'sourceTitle', 'publisher', 'url', 'descriptor', 'rights', 'body', 'actor', 'short', 'alias'],
  ...[
    'office',
    'nameElsewhere',
    'topic',
    'place',
    'author',
    'reviewer',
    'changeNote',
    'ai',
    'background',
    'comment',
    'original',
  ],
] as const;

export type Place = (typeof PLACES)[number];

const letters = (n: number): string => String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26));

/** What every canary begins with, and no other text holds. */
export const MARK = 'Qvk';

const wordOf = (kind: Kind, place: Place): string =>
  `${MARK}${letters(Object.keys(KINDS).indexOf(kind))}${letters(PLACES.indexOf(place))}zj`;

/** Which canaries stand in a text, as "kind place", in whatever letter case. */
export function canariesIn(text: string): string[] {
  const found = new Set(text.toLowerCase().match(/qvk[a-z]{4}zj/g) ?? []);
  const all = (Object.keys(KINDS) as Kind[]).flatMap((kind) => PLACES.map((place) => [kind, place] as const));
  return all.filter(([kind, place]) => found.has(wordOf(kind, place).toLowerCase())).map((names) => names.join(' '));
}

/** Writes a briefing of a kind into a content folder, with a source and actors of its own, a canary in every place. */
export async function plant(content: string, kind: Kind): Promise<void> {
  const w = (place: Place): string => wordOf(kind, place);
  const id = `${kind}-${w('title').toLowerCase()}`;
  const files = { [`${id}.mdx`]: briefing(kind, id, w), ...source(id, w), ...actors(id, w) };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(content, file)), { recursive: true });
    await writeFile(join(content, file), text);
  }
}

type Words = (place: Place) => string;

function source(id: string, w: Words): Record<string, string> {
  const body = `The harbour of ${w('body')} counts its ships each week. Every ${w('passage')} ship pays in advance.
“Der Kai ist keine ${w('quote')} Maschine,” said the chair of the board. The board asks for ${w('wants')} terms.
The board offers ${w('offers')} terms. The board says that ${w('claim')} ships wait.`;
  const fields = {
    title: `Notice of ${w('sourceTitle')}`,
    publisher: `${w('publisher')} gazette`,
    published: '2026-03-10',
    url: `https://${w('url').toLowerCase()}.example/notice`,
    descriptor: `notice of ${w('descriptor')}`,
    party: `${id}-board`,
    rights: `${w('rights')}; may be quoted`,
    sha256: createHash('sha256').update(body).digest('hex'),
    original: `{ file: ${id}.original.txt, sha256: ${createHash('sha256').update(w('original')).digest('hex')}, by: readout }`,
    locators: '{ pages: "1 1+12" }',
  };
  return {
    [`sources/${id}.original.txt`]: w('original'),
    [`sources/${id}.md`]: `---\n${front(fields)}---\n\n${body}\n`,
  };
}

function actors(id: string, w: Words): Record<string, string> {
  return {
    [`actors/${id}-board.yaml`]: `name: ${w('actor')} board
short: ${w('short')}
kind: organisation
aliases: [May, ${w('alias')}]
names: { de: ${w('nameElsewhere')} }
offices:
  - title: keeper of ${w('office')}
    from: 2020-01
`,
  };
}

const front = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');

function briefing(kind: Kind, id: string, w: Words): string {
  const fields = {
    title: `Ships pay ${w('title')} dues before they leave the harbour`,
    asOf: '2026-03-12T09:00:00Z',
    published: '2026-03-12',
    status: 'published',
    tlp: 'CLEAR',
    edition: '2',
    changeNote: `The ${w('changeNote')} was put right`,
    authors: `${w('author')} desk`,
    reviewedBy: `${w('reviewer')} desk`,
    place: w('place'),
    topics: `[${w('topic')}]`,
    ai: `${w('ai')} read it`,
    ...KINDS[kind],
  };
  const cite = (passage: string): string => `<Cite source="${id}" passage="${passage}"/>`;
  const allowed = ['uncited-source', 'quote-speaker', 'actor-known', 'claim-attributed', 'forecast-resolvable']
    .map((rule) => `{/* readout-allow-all ${rule}: it is made to be looked for, not to be read */}`)
    .join('\n');
  return `---
${front(fields)}---

${allowed}
{/* left out: "${w('comment')}" because it says nothing */}

<BottomLine>Ships pay in advance, and ${w('bottomLine')} waits.</BottomLine>
<WhyItMatters>Owners decide on ${w('whyItMatters')} now.</WhyItMatters>

<KeyFact>Every ${w('passage')} ship pays in advance, ${w('keyFact')} too. ${cite(`Every ${w('passage')} ship pays in advance.`)}</KeyFact>
<KeyFact kind="claim">The board says that ${w('claim')} ships wait. ${cite(`The board says that ${w('claim')} ships wait.`)}</KeyFact>
<KeyFact>The harbour counts its ships each week. ${cite(`The harbour of ${w('body')} counts its ships each week.`)}</KeyFact>

<Position actor="${id}-board">
  <Wants>${w('wants')} terms. ${cite(`The board asks for ${w('wants')} terms.`)}</Wants>
  <Offers>${w('offers')} terms. ${cite(`The board offers ${w('offers')} terms.`)}</Offers>
</Position>
<Position actor="port-authority">
  <Wants>Ships that pay. ${cite(`Every ${w('passage')} ship pays in advance.`)}</Wants>
</Position>

<Quote speaker="${w('speaker')}, chair" lang="de" translation="The quay is no ${w('translation')}">Der Kai ist keine ${w('quote')} Maschine ${cite(`Der Kai ist keine ${w('quote')} Maschine`)}</Quote>

<Judgement term="unlikely" by="the end of ${w('by')}" confidence="moderate" because="one notice of ${w('because')}">The board delays ${w('judgement')}</Judgement>
<Scenario name="${w('scenarioName')} stands" probability="70">Owners pay for ${w('scenario')}.</Scenario>
<Scenario name="It falls" probability="30">Owners wait.</Scenario>
<Forecast id="strike" probability="20" resolves="2026-03-18" criteria="${w('criteria')} refuse work for a full day" resolver="the log of ${w('resolver')}">
  Will the pilots of ${w('forecast')} strike?
  <Outcome is="no" on="2026-03-18">No pilot of ${w('outcome')} refused work. ${cite(`Every ${w('passage')} ship pays in advance.`)}</Outcome>
</Forecast>
<Watch on="2026-03-20" effect="raises">The board of ${w('watch')} meets</Watch>
<Gap>How many ships of ${w('gap')} wait.</Gap>

## Background

The harbour of ${w('background')} is old.
`;
}
