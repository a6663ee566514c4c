/**
 * Every word that Readout itself says to a reader, in English. A second language is a second file of this shape;
 * `index.ts` is the only one that knows which there are. Content never stands here.
 */
export const en = {
  /** Headings and column heads, in printing order. */
  bottomLine: 'Bottom line',
  whyItMatters: 'Why it matters',
  keyFacts: 'Key facts',
  positions: 'Positions',
  actor: 'Actor',
  wants: 'Wants',
  offers: 'Offers or conditions',
  notStated: 'not stated',
  quotes: 'In their words',
  outlook: 'Outlook',
  scenarios: 'Scenarios',
  forecasts: 'Forecasts',
  watch: 'Watch',
  gaps: 'What is not known',
  sources: 'Sources',
  background: 'Background',
  openQuote: '“',
  closeQuote: '”',

  /** Marks and notes. */
  inferredMark: '‡',
  inferredNote: '‡ Inferred by the desk, not stated by the actor.',
  reported: 'as reported',
  disputed: 'Disputed',
  claim: 'Claim',
  computed: (how: string) => `Computed: ${how}`,
  oneSided: (party: string) => `Every source was issued by one party: ${party}.`,
  publisherNotStated: 'publisher not stated',
  editorsDate: 'date by the editor',
  undated: 'n.d.',

  /** The document. */
  asOf: (when: string) => `As of ${when}`,
  edition: (n: number) => `Edition ${n}`,
  change: (note: string) => `Changed: ${note}`,
  published: (date: string) => `Published ${date}`,
  draft: 'Draft',
  withdrawn: 'Withdrawn',
  reviewed: (authors: string, reviewers: string) => `${authors}; reviewed by ${reviewers}`,
  ai: (line: string) => `Machine assistance: ${line}`,
  scale: { icd203: 'Probability words: ICD 203', phia: 'Probability words: PHIA yardstick' },
  licence: (line: string) => `Licence: ${line}`,
  contact: (address: string) => `Write to ${address}`,
  labelMeaning: {
    CLEAR: 'may be shared without limit',
    GREEN: 'for the community, not for the public',
    AMBER: 'for the organisation and its clients who need to know',
    'AMBER+STRICT': 'for the organisation only, those who need to know',
    RED: 'for the named recipients only',
  },
  qr: (address: string) => `QR code of ${address}`,

  /** Likelihood and confidence, never in one sentence. */
  percent: (n: number) => `${n} %`,
  range: (low: number, high: number) => `${low}–${high} %`,
  terms: {
    'almost no chance': 'almost no chance',
    'very unlikely': 'very unlikely',
    unlikely: 'unlikely',
    'roughly even chance': 'roughly even chance',
    likely: 'likely',
    'very likely': 'very likely',
    'almost certain': 'almost certain',
    'remote chance': 'remote chance',
    'highly unlikely': 'highly unlikely',
    'realistic possibility': 'realistic possibility',
    'highly likely': 'highly likely',
  } as Record<string, string>,
  judgement: (term: string, range: string, by?: string) => (by ? `${term} (${range}) by ${by}:` : `${term} (${range}):`),
  confidenceLevel: { low: 'low', moderate: 'moderate', high: 'high' },
  confidence: (level: string, because: string) => `Confidence ${level}: ${because}`,
  scenario: (name: string, percent: string) => `${name} (${percent}):`,
  forecast: (percent: string, date: string) => `${percent} by ${date}:`,
  criteria: (text: string) => `Counts as yes: ${text}`,
  resolver: (who: string) => `Settled by: ${who}`,
  outcome: (is: string, date: string) => `Outcome, ${date}: ${is}.`,
  outcomeIs: { yes: 'yes', no: 'no', void: 'void' },
  brier: (score: string) => `Brier score ${score}`,
  raises: 'raises the likelihood',
  lowers: 'lowers the likelihood',

  /** The site. */
  home: 'Briefings',
  method: 'Method',
  pdf: 'PDF, one page',
  print: 'Print',
  email: 'Email',
  data: 'Data',
};

export type Wording = typeof en;
