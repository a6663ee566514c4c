import { anchored } from '../../../src/model/anchors.ts';
import { briefSchema, type Brief, type Rich } from '../../../src/model/brief.ts';
import { siteSchema, type Site } from '../../../src/model/site.ts';

/** A brief that has one of everything an output can print, in three scripts, and the site that publishes it. */

const at = { line: 1, column: 1, endLine: 1, endColumn: 2 };

const said = (text: string, ...citations: number[]): Rich => [
  { kind: 'text' as const, text },
  ...citations.map((citation) => ({ kind: 'mark' as const, citation })),
];

const actor = (id: string, name: string, rest: object = {}) => ({ id, name, short: name, kind: 'state', ...rest });

const source = (number: number, id: string, title: string, rest: object = {}) => ({
  number,
  id,
  title,
  publisher: 'not stated',
  published: '2025-08-06',
  publishedBy: 'editor',
  lang: 'en',
  descriptor: 'wire report',
  party: [],
  rights: 'not stated',
  ...rest,
});

const citation = (id: number, number: number, source: string, quoted: string) => ({
  id,
  number,
  source,
  quoted,
  pieces: [{ start: 10 * id, end: 10 * id + 5 }],
  context: [
    {
      paragraph: id,
      cut: { before: false, after: true },
      parts: [
        { text: 'Before. ', cited: false },
        { text: quoted, cited: true },
      ],
    },
  ],
  at,
});

export const site: Site = siteSchema.parse({
  name: 'Harbour Street Desk',
  url: 'https://readout.example/desk/',
  contact: 'desk@readout.example',
  licence: 'CC BY 4.0',
});

const FULL = {
  id: 'moscow-talks',
  file: 'moscow-talks.mdx',
  title: 'Moscow talks end with “signals” and no concession as deadline nears',
  asOf: '2025-08-06T18:00:00Z',
  published: '2025-08-06',
  status: 'published',
  tlp: 'CLEAR',
  authors: ['Europe desk'],
  reviewedBy: ['Standards desk'],
  edition: 2,
  changeNote: 'adds the outcome of the forecast',
  place: 'Moscow',
  topics: ['ceasefire', 'tariffs'],
  lang: 'en',
  ai: 'drafted by a language model from the cited texts',
  bottomLine: {
    text: [
      { kind: 'text', text: 'Three hours of talks produced ' },
      { kind: 'text', text: 'signals', emphasis: true },
      { kind: 'text', text: ' on Ukraine but no announced step. A settlement by the deadline is unlikely (20–45 %).' },
    ],
    at,
  },
  whyItMatters: {
    text: said('Buyers of Russian exports, India & China first, face heavy tariffs <if> nothing moves.'),
    at,
  },
  keyFacts: [
    {
      text: said(
        'Steve Witkoff and Vladimir Putin met for three hours; Yuri Ushakov called it “useful and constructive”.',
        1,
        2,
      ),
      on: '2025-08-06',
      kind: 'fact',
      disputed: false,
      at,
    },
    {
      text: said('Russian sources say Putin doubts the impact of additional US sanctions.', 3),
      on: '2025-08',
      kind: 'claim',
      disputed: false,
      at,
    },
    {
      text: said(
        'Kyiv (Київ) counts 72 dead in the strike; Moscow disputes the figure; Ελλάδα offered aid to Łódź.',
        4,
      ),
      kind: 'fact',
      disputed: true,
      computed: '70 + 2',
      at,
    },
  ],
  positions: [
    {
      actor: actor('russia', 'Russia', { office: 'speaks through Vladimir Putin' }),
      basis: 'reported',
      wants: { text: said('Ukrainian neutrality; no further NATO expansion', 5), at },
      at,
    },
    {
      actor: actor('ukraine', 'Ukraine'),
      basis: 'stated',
      wants: { text: said('A full ceasefire and a leaders’ summit', 6), at },
      offers: { text: said('Refuses to cede territory', 6), at },
      at,
    },
    {
      actor: actor('united-states', 'United States', { represents: { id: 'nato', name: 'NATO' } }),
      basis: 'inferred',
      offers: { text: said('Heavy tariffs on buyers of Russian exports if no peace', 7), at },
      at,
    },
  ],
  quotes: [
    {
      text: said('last-ditch effort', 8),
      lang: 'en',
      by: actor('gerhard-mangott', 'Gerhard Mangott', { kind: 'person', office: 'analyst' }),
      at,
    },
    {
      text: said('война должна закончиться', 8),
      lang: 'ru',
      translation: 'the war must end',
      speaker: 'a senior official',
      at,
    },
  ],
  judgements: [
    {
      id: 'ceasefire',
      text: said('Russia agrees to a full ceasefire'),
      term: 'unlikely',
      low: 20,
      high: 45,
      by: 'the US deadline',
      confidence: 'moderate',
      because: 'one report; neither side published terms',
      at,
    },
    {
      id: 'talks',
      text: said('Talks continue in some form.'),
      term: 'likely',
      low: 55,
      high: 80,
      confidence: 'low',
      because: 'rests on tone, not on commitments',
      at,
    },
  ],
  scenarios: [
    {
      id: 'no-step',
      name: 'No step',
      probability: 65,
      text: said('Neither a moratorium nor a ceasefire is announced.'),
      at,
    },
    {
      id: 'some-step',
      name: 'Some step',
      probability: 35,
      text: said('A moratorium or a ceasefire is announced.'),
      at,
    },
  ],
  scenarioSet: {
    due: '2025-09-30',
    outcome: { is: 'came', scenario: 'No step', on: '2025-11-23', text: said('Neither was announced.', 9), at },
    brier: 0.245,
  },
  forecasts: [
    {
      id: 'full-ceasefire',
      text: said('Will Russia and Ukraine announce a full ceasefire?'),
      probability: 10,
      resolves: '2025-08-31',
      criteria: 'both governments confirm it',
      resolver: 'Standards desk',
      outcome: { is: 'no', on: '2025-11-23', text: said('Final decisions still lay ahead.', 9), at },
      brier: 0.01,
      at,
    },
  ],
  watch: [
    { on: '2025-08-08', effect: 'raises', text: said('Terms from Witkoff’s report are published'), at },
    { on: '2025-08', text: said('A date for a summit'), at },
  ],
  gaps: [
    { text: said('What the signals contained.'), at },
    { text: said('Which concessions Moscow would make.'), at },
  ],
  sources: [
    source(1, 'moscow-talks', 'Witkoff and Putin meet in Moscow'),
    source(2, 'geneva-statement', 'Joint Statement on United States-Ukraine Meeting', {
      publisher: 'The White House',
      published: '2025-11-23',
      publishedBy: 'document',
      descriptor: 'joint statement',
      url: 'https://www.whitehouse.gov/briefings-statements/2025/11/joint-statement/',
    }),
  ],
  citations: anchored('moscow-talks', [
    ...[
      'held a three-hour meeting',
      'The talks, held in Moscow',
      'Russian sources indicate',
      'killing 72',
      'Ukrainian neutrality',
      'insists on a full ceasefire',
      'heavy tariffs',
      '“last-ditch effort”',
    ].map((quoted, i) => citation(i + 1, 1, 'moscow-talks', quoted)),
    citation(9, 2, 'geneva-statement', 'Final decisions under this framework will be made'),
  ]),
  oneSided: actor('united-states', 'United States'),
  background: ['The talks focused on the war.', 'They went on.'].map((value) => ({
    type: 'paragraph',
    children: [{ type: 'text', value }],
  })),
};

/** The full brief, with what a test says otherwise. */
export const brief = (otherwise: object = {}): Brief => briefSchema.parse({ ...FULL, ...otherwise });
