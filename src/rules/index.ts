import type { DigestOf } from '../model/asked.ts';
import type { Library } from '../model/library.ts';
import { mendable, problem, sortProblems, type Problem, type RuleName } from '../problem.ts';
import { acronymDefined } from './acronym-defined.ts';
import { actorKnown } from './actor-known.ts';
import { assessmentInFacts } from './assessment-in-facts.ts';
import { bidiControl } from './bidi-control.ts';
import { citeRequired } from './cite-required.ts';
import { claimAttributed } from './claim-attributed.ts';
import { confidenceApart } from './confidence-apart.ts';
import { dateConsistent } from './date-consistent.ts';
import { disputedBoth } from './disputed-both.ts';
import { duplicateClaim } from './duplicate-claim.ts';
import { estimativeTerm } from './estimative-term.ts';
import { forecastOverdue } from './forecast-overdue.ts';
import { forecastResolvable } from './forecast-resolvable.ts';
import { languageOf } from './languages/index.ts';
import type { LanguagePart } from './languages/language.ts';
import { loadedWord } from './loaded-word.ts';
import { numberSourced } from './number-sourced.ts';
import { officeOnDate } from './office-on-date.ts';
import { oneSided } from './one-sided.ts';
import { passiveHedge } from './passive-hedge.ts';
import { policyAdvice } from './policy-advice.ts';
import { positionBalance } from './position-balance.ts';
import { positionSilence } from './position-silence.ts';
import { quoteEllipsis } from './quote-ellipsis.ts';
import { quoteSpeaker } from './quote-speaker.ts';
import { quoteVerbatim } from './quote-verbatim.ts';
import { groundsOf, readerOf } from './reading.ts';
import { review } from './review.ts';
import type { Reading, Rule } from './rule.ts';
import { scenarioSum } from './scenario-sum.ts';
import { sectionBudget } from './section-budget.ts';
import { sentenceLength } from './sentence-length.ts';
import { sourceStatus } from './source-status.ts';
import { staleDate } from './stale-date.ts';
import { titleFinding } from './title-finding.ts';
import { uncitedSource } from './uncited-source.ts';

export { applyWaivers } from './waiver.ts';

/**
 * The editorial rules, in the order of `RULES`. What is not here is told elsewhere under its own name: form, snapshots,
 * passages, labels and the line on machine help by the model, `one-page` by the sheet, `waiver` by `applyWaivers`, and
 * `bidi-control`, which reads the whole folder, below. Each with what it needs of a briefing's language; one without needs
 * nothing.
 */
const ALL: readonly (readonly [name: RuleName, rule: Rule, needs?: readonly LanguagePart[]])[] = [
  ['quote-verbatim', quoteVerbatim, ['reversals', 'quoting']],
  ['quote-speaker', quoteSpeaker, ['quoting']],
  ['quote-ellipsis', quoteEllipsis, ['reversals']],
  ['cite-required', citeRequired],
  ['number-sourced', numberSourced, ['numbers', 'units', 'calendar']],
  ['claim-attributed', claimAttributed, ['speech']],
  ['disputed-both', disputedBoth, ['speech']],
  ['actor-known', actorKnown, ['persons']],
  ['office-on-date', officeOnDate, ['persons', 'offices']],
  ['stale-date', staleDate, ['stale']],
  ['date-consistent', dateConsistent, ['calendar']],
  ['estimative-term', estimativeTerm, ['probability']],
  ['assessment-in-facts', assessmentInFacts, ['probability']],
  ['confidence-apart', confidenceApart, ['probability']],
  ['scenario-sum', scenarioSum],
  ['forecast-resolvable', forecastResolvable, ['vague']],
  ['forecast-overdue', forecastOverdue],
  ['source-status', sourceStatus],
  ['position-silence', positionSilence],
  ['one-sided', oneSided],
  ['position-balance', positionBalance],
  ['loaded-word', loadedWord, ['loaded']],
  ['policy-advice', policyAdvice, ['advice']],
  ['passive-hedge', passiveHedge, ['hedges']],
  ['acronym-defined', acronymDefined, ['acronyms']],
  ['title-finding', titleFinding, ['verbs']],
  ['section-budget', sectionBudget],
  ['sentence-length', sentenceLength],
  ['duplicate-claim', duplicateClaim],
  ['review', review],
  ['uncited-source', uncitedSource],
];

/** What the rules found in a briefing, by its file and all that they read for it. */
export interface KnownProblems {
  get: (file: string, from: string) => Problem[] | undefined;
  keep: (file: string, from: string, problems: Problem[]) => void;
}

/**
 * Every problem that the rules find in a Library, those the model found not among them; waivers are not applied yet.
 *
 * @param today the day of the check, YYYY-MM-DD: by it a forecast is overdue
 * @param known what the rules found in briefings before
 * @param digestOf stands for a value in what they read: the same for the same
 */
export function checkLibrary(
  library: Library,
  { today, known, digestOf = JSON.stringify }: { today: string; known?: KnownProblems; digestOf?: DigestOf },
): Problem[] {
  const found: Problem[] = [];
  const [read, ground] = [readerOf(library, today), known && groundsOf(library, today, digestOf)];
  for (const brief of library.briefings) {
    const from = ground?.(brief);
    const before = from === undefined ? undefined : known?.get(brief.file, from);
    const problems = before ?? checkOne(read(brief));
    if (from !== undefined) known?.keep(brief.file, from, problems);
    for (const problem of problems) found.push(problem);
  }
  return sortProblems([...found, ...bidiControl(library)]);
}

const checkOne = (reading: Reading): Problem[] =>
  ALL.flatMap(([name, rule]) =>
    rule(reading).map(({ at, message, note, severity, fix }) =>
      mendable(problem(name, reading.brief.file, at, message, note, severity), fix),
    ),
  );

/** The rules that do not read a language, or not all of what they read in others. */
export function rulesUnread(lang: string): RuleName[] {
  const language = languageOf(lang);
  return ALL.flatMap(([name, , needs = []]) => (needs.some((part) => !language?.[part]) ? [name] : []));
}
