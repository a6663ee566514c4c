import { singleBlanks } from '../model/blanks.ts';
import { HOLDS, isComponent } from '../model/components.ts';
import { markupOfWords } from '../model/markup.ts';
import type { OutlinedComponent, Run, Stretch } from '../model/outline.ts';
import { spliceBetween, type Splice } from '../model/splice.ts';

/**
 * A component's running text as a writer sees it: plain words, each citation a circled number, anything styled as it is
 * written. What was not changed keeps its bytes.
 */

/** The sign that a citation is shown as, counted from 0. */
const signOf = (index: number): string => String.fromCodePoint(0x2460 + index);
const SIGN = /[\u2460-\u2473]/gu;
/** How many citations one text may show. */
const MOST_SIGNS = 20;

/** What a writer sees of a component's text; nothing where it has none, or cannot be shown so and is edited as text. */
export function shownWords(component: OutlinedComponent): string | undefined {
  const own = ownText(component);
  return own && shownText(own);
}

/** A component with its own text alone: what stands before the components in it. */
function ownText(component: OutlinedComponent): OutlinedComponent | undefined {
  const { name, body, inside, runs } = component;
  if (!isComponent(name) || !HOLDS[name].text) return undefined;
  const [first] = inside;
  if (!first || !body) return component;
  const behind = runs.some((run) => run.from >= first.from && (run.kind !== 'words' || run.text.trim() !== ''));
  if (behind) return undefined;
  return { ...component, body: { from: body.from, to: first.from }, runs: runs.filter((run) => run.to <= first.from) };
}

function shownText({ runs }: OutlinedComponent): string | undefined {
  if (runs.some((run) => run.kind !== 'cite' && SIGNS.test(run.text))) return undefined;
  if (runs.filter((run) => run.kind === 'cite').length > MOST_SIGNS) return undefined;
  return shownRuns(runs).trim();
}

const SIGNS = /[\u2460-\u2473]/u;

/** The splice after which a component shows other words; nothing where they name citations that it has not, or in another order. */
export function spliceOfWords(text: string, edited: OutlinedComponent, next: string): Splice | undefined {
  const component = ownText(edited);
  if (!component || shownText(component) === undefined) return undefined;
  const wanted = singleBlanks(next).trim();
  const kept = [...wanted.matchAll(SIGN)].map(([sign]) => (sign.codePointAt(0) ?? 0) - 0x2460);
  const cites = component.runs.filter((run) => run.kind === 'cite');
  if (kept.some((index, i) => index >= cites.length || (i > 0 && index <= (kept[i - 1] ?? -1)))) return undefined;
  if (!component.body) return opened(text, component, wanted);
  const { body } = component;
  const parts = wanted.split(SIGN);
  const segments = segmentsOf(component, kept);
  const made = parts.map((part, i) => rewritten(text, segments[i] ?? EMPTY, part));
  const marks = kept.map((index) => cites[index]).map((cite) => (cite ? text.slice(cite.from, cite.to) : ''));
  const whole = made.map((part, i) => part + (marks[i] ?? '')).join('');
  const { from, to, insert } = spliceBetween(text.slice(body.from, body.to), whole);
  return { from: body.from + from, to: body.from + to, insert };
}

/** `<Gap />` becomes `<Gap>words</Gap>`. */
const opened = (text: string, { name, attributesEnd, to }: OutlinedComponent, words: string): Splice => {
  const insert = `>${markupOfWords(words)}</${name}>`;
  const { from, to: end, insert: least } = spliceBetween(text.slice(attributesEnd, to), insert);
  return { from: attributesEnd + from, to: attributesEnd + end, insert: least };
};

/** What stands between two citations that are kept: its extent in the text, and its runs without the citations given up. */
interface Segment extends Stretch {
  readonly runs: readonly Run[];
}

const EMPTY: Segment = { from: 0, to: 0, runs: [] };

function segmentsOf({ runs, body }: OutlinedComponent, kept: readonly number[]): Segment[] {
  const segments: { from: number; to: number; runs: Run[] }[] = [
    { from: body?.from ?? 0, to: body?.to ?? 0, runs: [] },
  ];
  let index = -1;
  for (const run of runs) {
    const last = segments.at(-1);
    if (run.kind === 'cite' && kept.includes(++index)) {
      if (last) last.to = run.from;
      segments.push({ from: run.to, to: body?.to ?? run.to, runs: [] });
    } else last?.runs.push(run);
  }
  return segments;
}

/** A segment's source after its shown words became others: runs before and behind the change keep their bytes. */
function rewritten(text: string, { from, to, runs }: Segment, next: string): string {
  const shown = shownRuns(runs);
  const outer = (words: string) => words.replace(/\s+/gu, ' ');
  if (outer(shown).trim() === outer(next).trim() && !runs.some((run) => run.kind === 'cite')) {
    return text.slice(from, to);
  }
  let [first, last] = [0, runs.length];
  let [start, end] = [0, next.length];
  for (const run of runs) {
    const words = shownRun(run);
    if (run.kind === 'cite' || !next.startsWith(words, start) || start + words.length > end) break;
    start += words.length;
    first++;
  }
  for (const run of [...runs.slice(first)].reverse()) {
    const words = shownRun(run);
    if (run.kind === 'cite' || !next.slice(start, end).endsWith(words)) break;
    end -= words.length;
    last--;
  }
  const head =
    first > 0 ? text.slice(from, runs[first - 1]?.to) : blankAt(text.slice(from, runs[0]?.from ?? to), 'start');
  const tail =
    last < runs.length ? text.slice(runs[last]?.from ?? to, to) : blankAt(text.slice(runs.at(-1)?.to ?? to, to), 'end');
  return head + markupOfWords(next.slice(start, end)) + tail;
}

/** The blanks that a text begins or ends with. */
const blankAt = (text: string, where: 'start' | 'end'): string =>
  (where === 'start' ? /^\s*/ : /\s*$/).exec(text)?.[0] ?? '';

function shownRuns(runs: readonly Run[]): string {
  let index = -1;
  return runs.map((run) => (run.kind === 'cite' ? signOf(++index) : shownRun(run))).join('');
}

const shownRun = (run: Run): string => (run.kind === 'cite' ? '' : singleBlanks(run.text));
