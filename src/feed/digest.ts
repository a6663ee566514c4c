import { z } from 'zod';
import type { Brief } from '../model/brief.ts';
import type { Digest, Entry, Settled } from '../model/digest.ts';
import type { Due } from '../model/due-next.ts';
import { briefingId, day, language, line, moment, partialDate } from '../model/fields.ts';
import { LABELS } from '../model/label.ts';
import { slugOf } from '../model/superseded.ts';
import type { Site } from '../model/site.ts';
import * as said from '../wording/digest.ts';
import { said as inWords } from '../wording/phrase.ts';
import { address } from '../wording/phrases.ts';

/** What programs get of a digest: flat, every address absolute, texts as plain words; what more there is stands in each briefing's JSON. */

const briefing = z.object({
  id: briefingId,
  title: z.string(),
  address: z.string().describe('Its page'),
  json: z.string().describe('All of it'),
  edition: z.int(),
  status: z.enum(['published', 'withdrawn']),
  published: day,
  asOf: moment,
  lang: language,
  tlp: z.enum(LABELS),
});

const range = z.object({ low: z.int(), high: z.int() }).describe('In per cent, both ends included');

const entry = briefing.extend({
  bottomLine: z.string().optional().describe('Absent where it is withdrawn'),
  judgement: z
    .object({
      ...{ id: z.string(), text: z.string(), term: z.string(), ...range.shape },
      ...{ by: z.string().optional(), confidence: z.enum(['low', 'moderate', 'high']), because: z.string() },
    })
    .optional()
    .describe('The first; absent where it is withdrawn'),
  restsOn: z
    .enum(['withdrawn', 'corrected'])
    .optional()
    .describe('What became of a source that it rests on, where something did'),
  changes: z.array(z.string()).describe('What the editions of the span changed, in words, the newest first'),
  changeNote: line.optional(),
  replacedBy: briefingId.optional(),
  since: z.enum(['superseded', 'withdrawn']).optional().describe('What has become of that edition after the span'),
});

const settled = z.object({
  ...{ kind: z.enum(['judgement', 'forecast', 'scenarios']), on: day, briefing, address: z.string() },
  text: z.string().describe('What was to be settled'),
  said: z.string().describe('How likely it was said to be, in words'),
  ...{ is: z.enum(['yes', 'no', 'void', 'open', 'came', 'none']), scenario: z.string().optional() },
  happened: z.string().describe('What came of it; of void and open the reason'),
  brier: z.number().optional().describe('Of a forecast, or of scenarios over all of them; as in the briefing'),
});

const due = z.object({
  ...{ kind: z.enum(['watch', 'forecast', 'judgement', 'scenarios']), on: partialDate, overdue: z.boolean() },
  ...{ briefing, address: z.string(), text: z.string() },
  likelihood: range.extend({ term: z.string().optional() }).optional(),
});

export const digestSchema = z.object({
  title: z.string(),
  lang: language,
  from: day,
  to: day.describe('Both days are in it'),
  topic: z.string().optional(),
  tlp: z.enum(LABELS).describe('The most restricted label of what it holds'),
  withdrawn: z.array(entry),
  new: z.array(entry).describe('Whose first edition came out in these days'),
  changed: z.array(entry).describe('Which had come out before, and have another edition'),
  settled: z.array(settled),
  leftOpen: z.array(settled).describe('Looked at, and left open for a reason'),
  due: z.array(due).describe('What is overdue on the last day, then what is next'),
  moreDue: z.int().describe('How much more is due that is not listed'),
});

export type PublicDigest = z.infer<typeof digestSchema>;

/** The public JSON of a digest, indented, with a line end. */
export function digestJson(digest: Digest, site: Site, schemaAddress?: string): string {
  const open = publicDigest(digest, site);
  return JSON.stringify(schemaAddress === undefined ? open : { $schema: schemaAddress, ...open }, null, 2) + '\n';
}

export function publicDigest(digest: Digest, site: Site): PublicDigest {
  const { span, topic, tlp, moreDue } = digest;
  const { lang } = site;
  const entries = (all: readonly Entry[]) => all.map((one) => entryOf(one, site));
  return digestSchema.parse({
    ...{ title: inWords(said.titleOf(digest, lang)), lang, ...span, topic, tlp },
    ...{ withdrawn: entries(digest.withdrawn), new: entries(digest.fresh), changed: entries(digest.changed) },
    settled: digest.settled.map((one) => settledOf(one, site)),
    leftOpen: digest.leftOpen.map((one) => settledOf(one, site)),
    due: digest.due.map((one) => dueOf(one, site)),
    moreDue,
  });
}

const briefingOf = (brief: Brief, site: Site) => ({
  ...brief,
  address: address(brief, site.url),
  json: `${site.url}/briefings/${slugOf(brief)}.json`,
});

function entryOf(entry: Entry, site: Site) {
  const { brief, since } = entry;
  const { changeNote, replacedBy } = brief;
  const judgement = said.firstJudgement(entry);
  const stands = brief.status !== 'withdrawn';
  return {
    ...briefingOf(brief, site),
    bottomLine: stands ? said.wordsOf(brief.bottomLine.text) : undefined,
    judgement: stands && judgement ? { ...judgement, text: said.wordsOf(judgement.text) } : undefined,
    restsOn: said.fallenOf(brief),
    changes: said.changesOf(entry, false).map(inWords),
    ...{ changeNote, replacedBy, since },
  };
}

const within = (brief: Brief, fragment: string, site: Site): string => `${address(brief, site.url)}#${fragment}`;

function settledOf(one: Settled, site: Site) {
  const { kind, on, brief, fragment, outcome } = one;
  const { lead, text } = said.saidBefore(one);
  return {
    ...{ kind, on, briefing: briefingOf(brief, site), address: within(brief, fragment, site) },
    text: said.wordsOf(text),
    said: inWords(lead),
    is: outcome.is,
    scenario: 'scenario' in outcome ? outcome.scenario : undefined,
    happened: said.wordsOf(outcome.text),
    brier: one.kind === 'forecast' ? one.forecast.brier : one.kind === 'scenarios' ? one.set.brier : undefined,
  };
}

const dueOf = ({ kind, on, late, brief, fragment, text, likelihood }: Due, site: Site) => ({
  ...{ kind, on, overdue: late, briefing: briefingOf(brief, site), address: within(brief, fragment, site) },
  text: said.wordsOf(text),
  likelihood,
});
