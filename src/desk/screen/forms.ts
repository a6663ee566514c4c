/** What of each component is data, and how it is asked for. */

export type Field = {
  readonly name: string;
  readonly label: string;
  /** Asked for only where one looks for it. */
  readonly rare?: true;
} & (
  | { readonly as: 'line' | 'date' | 'actor' | 'term' | 'percent' }
  /** The first of a choice is meant where none is given. */
  | { readonly as: 'choice'; readonly of: readonly (readonly [value: string, label: string])[] }
);

const ID: Field = { name: 'id', label: 'Id, for links', rare: true, as: 'line' };

const COMPUTED: Field = { name: 'computed', label: 'Computed, how', rare: true, as: 'line' };

export const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  KeyFact: [
    { name: 'on', label: 'On', as: 'date' },
    {
      name: 'kind',
      label: 'Kind',
      as: 'choice',
      of: [
        ['', 'fact'],
        ['claim', 'claim'],
      ],
    },
    {
      name: 'disputed',
      label: 'Disputed',
      rare: true,
      as: 'choice',
      of: [
        ['', 'no'],
        ['yes', 'yes'],
      ],
    },
    COMPUTED,
  ],
  Position: [
    { name: 'actor', label: 'Actor', as: 'actor' },
    {
      name: 'basis',
      label: 'Known',
      as: 'choice',
      of: [
        ['', 'as stated'],
        ['reported', 'as reported'],
        ['inferred', 'inferred by the desk'],
      ],
    },
  ],
  Wants: [COMPUTED],
  Offers: [COMPUTED],
  Quote: [
    { name: 'by', label: 'By', as: 'actor' },
    { name: 'speaker', label: 'or a speaker unnamed', rare: true, as: 'line' },
    { name: 'lang', label: 'Language', rare: true, as: 'line' },
    { name: 'translation', label: 'Translation', rare: true, as: 'line' },
  ],
  Judgement: [
    ID,
    { name: 'term', label: 'Probability', as: 'term' },
    { name: 'by', label: 'By', as: 'line' },
    {
      name: 'confidence',
      label: 'Confidence',
      as: 'choice',
      of: [
        ['low', 'low'],
        ['moderate', 'moderate'],
        ['high', 'high'],
      ],
    },
    { name: 'because', label: 'because', as: 'line' },
  ],
  Scenario: [
    ID,
    { name: 'name', label: 'Name', as: 'line' },
    { name: 'probability', label: 'Per cent', as: 'percent' },
  ],
  Forecast: [
    { name: 'id', label: 'Id', as: 'line' },
    { name: 'probability', label: 'Per cent', as: 'percent' },
    { name: 'resolves', label: 'Resolves on', as: 'date' },
    { name: 'criteria', label: 'Criteria', as: 'line' },
    { name: 'resolver', label: 'Resolver', as: 'line' },
  ],
  Outcome: [
    {
      name: 'is',
      label: 'It came',
      as: 'choice',
      of: [
        ['yes', 'yes'],
        ['no', 'no'],
        ['void', 'void: nothing can settle it'],
        ['open', 'left open'],
      ],
    },
    { name: 'on', label: 'On', as: 'date' },
    COMPUTED,
  ],
  Watch: [
    { name: 'on', label: 'On', as: 'date' },
    {
      name: 'effect',
      label: 'Effect',
      as: 'choice',
      of: [
        ['', 'none said'],
        ['raises', 'raises'],
        ['lowers', 'lowers'],
      ],
    },
  ],
};

/** Of an outcome at the top of the file, which is that of the scenarios together. */
export const SET_FIELDS: readonly Field[] = [
  { name: 'is', label: 'The scenario that came, or none, void, open', as: 'line' },
  { name: 'on', label: 'On', as: 'date' },
  COMPUTED,
];

/** Of the document itself, in the order it is asked for. */
export const FRONT: readonly Field[] = [
  { name: 'title', label: 'Title: the finding, with a verb', as: 'line' },
  { name: 'asOf', label: 'Information cut-off', as: 'line' },
  { name: 'published', label: 'Published', as: 'date' },
  {
    name: 'status',
    label: 'Status',
    as: 'choice',
    of: [
      ['draft', 'draft'],
      ['published', 'published'],
      ['withdrawn', 'withdrawn'],
    ],
  },
  {
    name: 'tlp',
    label: 'Label',
    as: 'choice',
    of: ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'].map((label) => [label, `TLP:${label}`] as const),
  },
  { name: 'authors', label: 'Authors', as: 'line' },
  { name: 'reviewedBy', label: 'Reviewed by', as: 'line' },
  { name: 'place', label: 'Place', rare: true, as: 'line' },
  { name: 'topics', label: 'Topics, parted by commas', rare: true, as: 'line' },
  { name: 'ai', label: 'Machine assistance: “none”, or one line', as: 'line' },
  { name: 'changeNote', label: 'What changed, where it is a new edition', rare: true, as: 'line' },
];

export const LABELS: Readonly<Record<string, string>> = {
  BottomLine: 'Bottom line',
  WhyItMatters: 'Why it matters',
  KeyFact: 'Key fact',
  Position: 'Position',
  Wants: 'Wants',
  Offers: 'Offers or conditions',
  Quote: 'In their words',
  Judgement: 'Judgement',
  Scenario: 'Scenario',
  Forecast: 'Forecast',
  Outcome: 'Outcome',
  Watch: 'Watch',
  Gap: 'Not known',
};
