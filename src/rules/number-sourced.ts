import { daysBetween, saidDates, type SaidDate } from './calendar.ts';
import { groundOf, groundOfDate, joined, type Ground } from './cited.ts';
import { mayCount, numerals, readsNumberWords, type Numeral } from './numerals.ts';
import { PART, type Printed } from './printed.ts';
import type { Finding, Reading, Rule } from './rule.ts';

/**
 * Every numeral of a claim is in the paragraphs it cites, whatever its form ("three" is 3), or the element says with
 * `computed` how it was reached. A numeral in the title, the bottom line or why it matters is in one of the briefing's
 * claims, judgements or forecasts.
 *
 * A date may also be the day its source was published, or the claim's `on` where that is in the week before: a report
 * says "on Tuesday". The year may be the source's. A small group that is known already ("the two sides") is no count.
 *
 * Standard: ONS.
 *
 * Good:
 *
 *     <KeyFact>A strike killed 72 in the war’s fourth year, 3.5 years on. <Cite passage="a deadly strike in Kyiv killing 72"/> <Cite passage="the ongoing 3-1/2-year war"/></KeyFact>
 *
 *     <KeyFact on="2025-08-06">On 6 August 2025 the two sides met for 3 hours. <Cite passage="held a three-hour meeting"/></KeyFact>
 *
 *     <KeyFact computed="72 divided by 12">A strike killed six people in each house. <Cite passage="a deadly strike in Kyiv killing 72"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact>A strike in Kyiv killed 73. <Cite passage="a deadly strike in Kyiv killing 72"/></KeyFact>
 *     → "73" is not in the cited paragraph
 *
 *     <KeyFact>The tariff takes effect on 27 September. <Cite source="india-tariffs" passage="effective August 27"/></KeyFact>
 *     → "27 September" is not in the cited paragraph
 *
 *     <BottomLine>Envoys met for eleven hours and parted without terms.</BottomLine>
 *     → "eleven" in the bottom line is in no claim, judgement or forecast
 */
export const numberSourced: Rule = (reading) => [
  ...reading.claims.flatMap((text) => unsourced(text, reading)),
  ...unclaimed(reading),
];

function unsourced(text: Printed, { sourceOf, broken }: Reading): Finding[] {
  if (text.computed || !text.citations.length || broken(text.at) || !mayCount(text.text)) return [];
  const cited = text.citations.flatMap((c) => sourceOf(c) ?? []);
  const paragraphs = text.citations.flatMap((c) => {
    const source = sourceOf(c);
    return source ? source.paragraphsOf(c).map((p) => source.groundOf(p)) : [];
  });
  const where = paragraphs.length > 1 ? 'the cited paragraphs' : 'the cited paragraph';
  const published = cited.map((c) => c.source.published);
  // In a source whose number words are not known here, a small number may well stand as a word.
  const foreign = cited.some((c) => !readsNumberWords(c.source.lang));
  const years = published.map((d) => Number(d.slice(0, 4)));
  const ground = { ...joined(paragraphs), years, days: [...published, ...reported(text.on, published)], foreign };
  return missing(text, ground).map((n) => ({
    at: text.at,
    message: `"${n.text}" is not in ${where}`,
    note: advice(ground.said),
  }));
}

function advice(said: readonly string[]): string {
  const some = said.slice(0, 6).join(', ') + (said.length > 6 ? ' …' : '');
  const has = some ? `The source has ${some}. ` : '';
  return `${has}Use the source’s number, or say with computed="…" how it was reached`;
}

/** A date that the text's `on` gives, where a source of the week after may have said it as a weekday. */
const reported = (on: string | undefined, published: readonly string[]): string[] =>
  on?.length === 10 && published.some((p) => daysBetween(on, p) >= 0 && daysBetween(on, p) <= 7) ? [on] : [];

function unclaimed({ brief, texts }: Reading): Finding[] {
  const tops = texts.filter((t) => TOPS.has(t.part) && mayCount(t.text));
  if (!tops.length) return [];
  const claimed = texts.filter((t) => t.isClaim || SAID_AHEAD.has(t.part)).map((t) => groundOf(t.text, t.lang));
  const bounds = brief.judgements.map((j) => groundOf(`${j.by ?? ''} ${j.low} ${j.high}`, brief.lang));
  const chances = brief.forecasts.map((f) => groundOf(`${f.probability}`, brief.lang));
  const dates = [...texts.flatMap((t) => t.on ?? []), ...brief.forecasts.map((f) => f.resolves)].map(groundOfDate);
  const ground = {
    ...joined([...claimed, ...bounds, ...chances, ...dates]),
    years: [Number(brief.asOf.slice(0, 4))],
    days: [],
    foreign: false,
  };
  return tops.flatMap((text) =>
    missing(text, ground).map((n) => ({
      at: text.at,
      message: `"${n.text}" in ${PART[text.part]} is in no claim, judgement or forecast`,
      note: 'Put it into a key fact with its citation, or take it out here',
    })),
  );
}

const TOPS: ReadonlySet<Printed['part']> = new Set(['title', 'bottomLine', 'whyItMatters']);
const SAID_AHEAD: ReadonlySet<Printed['part']> = new Set(['judgement', 'because', 'forecast', 'criteria']);

interface Grounds extends Ground {
  years: readonly number[];
  /** Whole dates that may be said in full or in part. */
  days: readonly string[];
  /** Whether months and small numbers may stand there in words that are not read here. */
  foreign: boolean;
}

/** The numerals that rest on nothing; a date is one of them, as a whole. */
function missing(text: Printed, ground: Grounds): Pick<Numeral, 'text'>[] {
  const dates = saidDates(text.text, text.lang);
  const inDate = (n: Numeral) => dates.some((d) => d.start <= n.start && n.end <= d.end);
  const quoted = (at: number) => text.part !== 'quote' && text.isQuoted(at);
  const lone = numerals(text.text, text.lang).filter(
    (n) => !n.known && !inDate(n) && !quoted(n.start) && !rests(n.values, ground),
  );
  const wrong = dates.filter((d) => !quoted(d.start) && !dateRests(d, ground));
  return [...lone, ...wrong.map((d) => ({ text: text.text.slice(d.start, d.end) }))];
}

function rests(values: readonly number[], { values: known, years, foreign }: Grounds): boolean {
  if (values.some((v) => known.has(v) || years.includes(v) || (foreign && v <= 100))) return true;
  return values.some((v) => !Number.isInteger(v) && [...known].some((k) => Math.abs(k - v) < 1e-9));
}

function dateRests({ year, month, days }: SaidDate, { values, months, years, days: whole, foreign }: Grounds): boolean {
  const isWhole = whole.some((day) => {
    const [y, m, d] = day.split('-').map(Number);
    return m === month && days.every((n) => n === d) && (year === undefined || year === y);
  });
  const yearKnown = year === undefined || years.includes(year) || values.has(year);
  // An ISO date in a source gives its month as a number only.
  const monthKnown = foreign || months.has(month) || (months.size === 0 && values.has(month));
  return isWhole || (yearKnown && monthKnown && days.every((d) => values.has(d)));
}
