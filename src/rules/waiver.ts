import type { Brief } from '../model/brief.ts';
import type { Library } from '../model/library.ts';
import type { Comment } from '../model/node.ts';
import { elementsOf } from '../model/parts.ts';
import {
  problem,
  RULES,
  sortProblems,
  START,
  type OwnRuleName,
  type Place,
  type Problem,
  type RuleName,
} from '../problem.ts';
import { isOwnName } from './own.ts';
import { encloses } from './reading.ts';

/**
 * Takes out of a list of problems what the briefings' comments waive, and adds what is wrong with the waivers: one without
 * a reason or for no rule is an error, one that waives nothing a warning.
 *
 * `readout-allow RULE: reason` covers the component it stands in, else the next one; `readout-allow-all` the briefing. Call
 * it once, with all problems there are: a waiver is judged unused by what it is handed. Rules of a desk's own are in `own`, each
 * with whether it may be waived; where they are not known, waivers of theirs are not judged.
 *
 * Good:
 *
 *     {/* readout-allow stale-date: the text is about the word itself *\/}
 *     <KeyFact>Talks are held now. <Cite passage="The talks, held in Moscow"/></KeyFact>
 *
 *     <KeyFact>Talks are held now. {/* readout-allow stale-date: the text is about the word itself *\/} <Cite passage="The talks, held in Moscow"/></KeyFact>
 *
 *     {/* readout-allow-all stale-date: a live page, made anew each day *\/}
 *     <Gap>Who leads.</Gap>
 *     <KeyFact>Talks are held now. <Cite passage="The talks, held in Moscow"/></KeyFact>
 *
 * Bad:
 *
 *     {/* readout-allow stale-date *\/}
 *     <KeyFact>Talks are held now. <Cite passage="The talks, held in Moscow"/></KeyFact>
 *     → The waiver of `stale-date` has no reason
 *
 *     {/* readout-allow stale-dates: a live page *\/}
 *     <KeyFact>Talks are held now. <Cite passage="The talks, held in Moscow"/></KeyFact>
 *     → There is no rule `stale-dates` to waive
 *
 *     {/* readout-allow quote-verbatim: it reads better *\/}
 *     <KeyFact>The talks were “good”. <Cite passage="The talks, held in Moscow"/></KeyFact>
 *     → The rule `quote-verbatim` cannot be waived
 *
 *     {/* readout-allow stale-date: a live page *\/}
 *     <KeyFact>Talks were held. <Cite passage="The talks, held in Moscow"/></KeyFact>
 *     → The waiver of `stale-date` waives nothing
 */
export function applyWaivers(
  problems: readonly Problem[],
  library: Pick<Library, 'briefings' | 'comments'>,
  own?: ReadonlyMap<OwnRuleName, boolean>,
): Problem[] {
  const briefs = new Map(library.briefings.map((b) => [b.file, b]));
  const read = Object.entries(library.comments).flatMap(([file, comments]) =>
    comments.flatMap((c) => waiversIn(c).map((w) => ({ ...w, file, covers: coverOf(w, briefs.get(file)) }))),
  );
  const isWaivable = (rule: string): boolean | undefined =>
    isRule(rule) ? RULES[rule].waivable : isOwnName(rule) ? (own ? own.get(rule) : true) : undefined;
  const isJudged = ({ rule }: Waiver): boolean => own !== undefined || !isOwnName(rule);
  const faulty = read.flatMap((w) => faultOf(w, isWaivable(w.rule)));
  const sound = Map.groupBy(
    read.filter((w) => !faultOf(w, isWaivable(w.rule)).length),
    (w) => w.file,
  );
  const used = new Set<Waiver>();
  const left = problems.filter((p) => {
    const waivers = (sound.get(p.file) ?? []).filter((w) => w.rule === p.rule && w.covers && encloses(w.covers, p));
    for (const w of waivers) used.add(w);
    return !waivers.length;
  });
  const unused = [...sound.values()]
    .flat()
    .filter((w) => w.covers && !used.has(w) && isJudged(w))
    .map((w) => unusedProblem(w, isOutside(w, left, briefs.get(w.file))));
  return sortProblems([...left, ...faulty, ...unused]);
}

/** One waiver as written; `covers` is nothing where the briefing could not be read, so that it is not judged. */
interface Waiver {
  file: string;
  rule: string;
  reason: string;
  all: boolean;
  at: Place;
  covers: Place | undefined;
}

const WAIVER = /^[ \t]*readout-allow(?<all>-all)?\b[ \t]*(?<rule>[^\s:]*)[ \t]*(?::(?<reason>[\s\S]*))?/u;

/** A comment may hold several, each at the beginning of a line. */
const waiversIn = ({ text, at }: Comment): Omit<Waiver, 'file' | 'covers'>[] =>
  text.split(/\n(?=[ \t]*readout-allow)/u).flatMap((part) => {
    const groups = WAIVER.exec(part)?.groups;
    return groups
      ? [{ rule: groups['rule'] ?? '', reason: (groups['reason'] ?? '').trim(), all: groups['all'] !== undefined, at }]
      : [];
  });

const isRule = (name: string): name is RuleName => Object.hasOwn(RULES, name);

/** @param waivable nothing where there is no such rule */
function faultOf({ file, rule, reason, at }: Waiver, waivable: boolean | undefined): Problem[] {
  if (waivable === undefined) {
    const note = 'Write {/* readout-allow RULE: reason */} with the rule’s name as the report gives it';
    return [
      problem('waiver', file, at, rule ? `There is no rule \`${rule}\` to waive` : 'The waiver names no rule', note),
    ];
  }
  if (!waivable)
    return [
      problem(
        'waiver',
        file,
        at,
        `The rule \`${rule}\` cannot be waived`,
        'Mend what it reports, and take the waiver out',
      ),
    ];
  if (!reason)
    return [
      problem('waiver', file, at, `The waiver of \`${rule}\` has no reason`, 'Say after a colon why it is right here'),
    ];
  return [];
}

/** Whether what a waiver is for stands in the front matter, where no component covers it. */
function isOutside({ file, rule }: Waiver, left: readonly Problem[], brief: Brief | undefined): boolean {
  const inside = brief ? componentsOf(brief) : [];
  return left.some((p) => p.file === file && p.rule === rule && !inside.some((at) => encloses(at, p)));
}

function unusedProblem({ file, rule, at }: Waiver, outside: boolean): Problem {
  const note = outside
    ? `It stands in no component: write readout-allow-all ${rule}, for the whole briefing`
    : 'Take it out, or put it right before the component it is for';
  return problem('waiver', file, at, `The waiver of \`${rule}\` waives nothing`, note, 'warning');
}

const WHOLE: Place = { ...START, endLine: Infinity };

function coverOf({ all, at }: Pick<Waiver, 'all' | 'at'>, brief: Brief | undefined): Place | undefined {
  if (!brief || all) return brief && WHOLE;
  const places = componentsOf(brief);
  const around = places.filter((p) => encloses(p, at)).at(-1);
  return around ?? places.find((p) => encloses({ ...at, endLine: Infinity }, p)) ?? at;
}

/** Places of all components in the order of the file, an inner one after the one it stands in. */
function componentsOf(brief: Brief): Place[] {
  const places = elementsOf(brief).flatMap(({ at, parts }) => [at, ...parts.map((part) => part.at)]);
  return places.sort((a, b) => a.line - b.line || a.column - b.column);
}
