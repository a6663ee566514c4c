import { daysBetween } from '../model/due.ts';
import { date } from '../wording/dates.ts';
import { languageOf, perLanguage } from './languages/index.ts';
import type { CalendarWords, Language } from './languages/language.ts';

/** Dates as a text says them, in the languages that the rules read; in another only those in ISO form. */

/** A date in a text, in UTF-16 units; `days` has both ends of "23–25 March". */
export interface SaidDate {
  start: number;
  end: number;
  year?: number;
  /** From 1. */
  month: number;
  days: number[];
  /** Whether it is the last day of something, or the first: "by 6 August", "from 6 August". */
  bound?: Bound;
}

type Bound = 'latest' | 'earliest';

/** A month or weekday that a text names; a month from 1, a weekday from 0, which is Sunday. */
export interface SaidName {
  start: number;
  end: number;
  number: number;
}

interface Compiled {
  forms: RegExp[];
  monthName: Named;
  weekday: Named;
  anyWeekday: Named;
  gap: RegExp;
  monthNumber: ReadonlyMap<string, number>;
  weekdayNumber: ReadonlyMap<string, number>;
  alsoWords: readonly string[];
  /** The longer words first: "not before" before "before". */
  bounds: readonly (readonly [bound: Bound, before: RegExp])[];
}

const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;
const ISO = String.raw`${BEFORE}(?<year>(?:19|20)\d\d)-(?<month>\d\d)-(?<days>\d\d)${AFTER}`;
const NUMERIC = String.raw`${BEFORE}(?<days>0?[1-9]|[12]\d|3[01])\.(?<month>0?[1-9]|1[0-2])\.(?<year>(?:19|20)\d\d)${AFTER}`;
const ANYWHERE = [new RegExp(ISO, 'gu'), new RegExp(NUMERIC, 'gu')];

const compiled = perLanguage(({ calendar }: Language): Compiled => {
  const month = alternatives(calendar.months.flat());
  // Where months are written small, a capital is the beginning of a sentence; "May" and "may" are two words.
  const flags = calendar.months.flat().some((m) => /^\p{Lu}/u.test(m)) ? 'gu' : 'giu';
  const day = String.raw`(?:0?[1-9]|[12]\d|3[01])(?:${calendar.daySuffix})?`;
  const days = String.raw`(?<days>${day}(?:\s?\p{Pd}\s?${day}|\s\p{L}{1,3}\s${day})?)`;
  const link = calendar.links.length ? String.raw`(?:\s(?:${calendar.links.join('|')}))?` : '';
  const year = String.raw`(?:,?${link}\s(?<year>(?:19|20)\d\d))`;
  const forms = [
    String.raw`${BEFORE}${days}${link}\s(?<month>${month})${AFTER}(?:\.(?=\s\d))?${year}?`,
    String.raw`${BEFORE}(?<month>${month})\.?\s${days}(?![\p{L}\d]|[.,]\d|\s?%)${year}?`,
    String.raw`${BEFORE}(?<month>${month})\.?${year}`,
    ISO,
    NUMERIC,
  ].map((form) => new RegExp(form, flags));
  const [full, short] = [calendar.weekdays, calendar.shortWeekdays];
  const between = String.raw`\p{L}{1,3}|in\s\p{Lu}[\p{L}-]+${calendar.dayParts.map((p) => `|${p}`).join('')}`;
  return {
    forms,
    monthName: namesIn(month, flags),
    weekday: namesIn(alternatives(full.flat()), flags),
    anyWeekday: namesIn(alternatives([...full, ...short].flat()), flags),
    gap: new RegExp(String.raw`^(?:[\s,.(]|${BEFORE}(?:${between})${AFTER})*$`, 'u'),
    monthNumber: numbered(calendar.months, 1),
    weekdayNumber: new Map([...numbered(full, 0), ...numbered(short, 0)]),
    alsoWords: calendar.alsoWords ?? [],
    bounds: boundsOf(calendar),
  };
});

/** Names as whole words, and a test that is cheap where none of them is there. */
interface Named {
  whole: RegExp;
  anywhere: RegExp;
}

const namesIn = (names: string, flags: string): Named => ({
  whole: new RegExp(`${BEFORE}(?:${names})${AFTER}`, flags),
  anywhere: new RegExp(names, flags.replace('g', '')),
});

function boundsOf({ bounds }: CalendarWords): Compiled['bounds'] {
  const all = Object.entries(bounds).flatMap(([bound, words]) => words.map((w) => [bound as Bound, w] as const));
  const pattern = (words: string) => new RegExp(`${BEFORE}${words.replace(/'/gu, "['’]")}\\s(?:the\\s)?$`, 'iu');
  return [...all].sort(([, a], [, b]) => b.length - a.length).map(([bound, words]) => [bound, pattern(words)]);
}

const alternatives = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).join('|') || '(?!)';

const numbered = (names: CalendarWords['months'], first: number): Map<string, number> =>
  new Map(names.flatMap((forms, i) => forms.map((form): [string, number] => [form.toLowerCase(), i + first])));

/** Dates with a month, in the order they stand; the fullest reading of each. */
export function saidDates(text: string, lang: string): SaidDate[] {
  if (!/\d/.test(text)) return [];
  const known = compiled(lang);
  const found: SaidDate[] = [];
  const forms = known && hasName(text, known.monthName) ? known.forms : /\d[-.]\d/.test(text) ? ANYWHERE : [];
  for (const form of forms) {
    for (const m of text.matchAll(form)) {
      const [start, end] = [m.index, m.index + m[0].length];
      if (found.some((f) => f.start < end && start < f.end)) continue;
      const before = text.slice(Math.max(0, start - 25), start);
      const bound = known?.bounds.find(([, pattern]) => pattern.test(before))?.[0];
      found.push({ start, end, ...read(m.groups ?? {}, known), ...(bound ? { bound } : {}) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function read(
  { days = '', month = '', year }: Record<string, string | undefined>,
  known: Compiled | undefined,
): Pick<SaidDate, 'year' | 'month' | 'days'> {
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    month: /\d/.test(month) ? Number(month) : (known?.monthNumber.get(month.toLowerCase()) ?? 0),
    days: (days.match(/\d+/g) ?? []).map(Number),
  };
}

/** Every month that a text names, with or without a day. */
export function saidMonths(text: string, lang: string): SaidName[] {
  const known = compiled(lang);
  if (!known) return [];
  // "May talks resume?" and "March on Washington" begin with no month for certain.
  const isSure = ({ start, end }: SaidName) =>
    !known.alsoWords.includes(text.slice(start, end)) || !/(?:^|[.!?:;“"(]\s?)$/u.test(text.slice(0, start).trimEnd());
  return named(text, known.monthName, known.monthNumber).filter(isSure);
}

/** Every weekday that a text names in full. */
export function saidWeekdays(text: string, lang: string): SaidName[] {
  const known = compiled(lang);
  return known ? named(text, known.weekday, known.weekdayNumber) : [];
}

const hasName = (text: string, { anywhere, whole }: Named): boolean => anywhere.test(text) && text.search(whole) >= 0;

const named = (text: string, { anywhere, whole }: Named, numbers: ReadonlyMap<string, number>): SaidName[] =>
  anywhere.test(text)
    ? Array.from(text.matchAll(whole), (m) => ({
        start: m.index,
        end: m.index + m[0].length,
        number: numbers.get(m[0].toLowerCase()) ?? 0,
      }))
    : [];

/** A weekday that stands beside a date with a day of its sentence. */
export interface DatedWeekday {
  start: number;
  end: number;
  weekday: number;
  date: SaidDate;
}

/** @param said the dates of the text */
export function weekdaysWithDates(text: string, lang: string, said: readonly SaidDate[]): DatedWeekday[] {
  const known = compiled(lang);
  if (!known) return [];
  const dates = said.filter((d) => d.days.length === 1);
  if (!dates.length) return [];
  return named(text, known.anyWeekday, known.weekdayNumber).flatMap(({ start, end, number }) => {
    const date =
      dates.find((d) => d.start >= end && known.gap.test(text.slice(end, d.start))) ??
      dates.find((d) => start >= d.end && known.gap.test(text.slice(d.end, start)));
    return date ? [{ start, end, weekday: number, date }] : [];
  });
}

/** The day of a date, YYYY-MM-DD, in the year it says or the one in which it is nearest to another day. */
export function dayOf({ year, month, days }: SaidDate, near: string): string {
  const on = (y: number) => `${y}-${String(month).padStart(2, '0')}-${String(days[0] ?? 1).padStart(2, '0')}`;
  if (year !== undefined) return on(year);
  const about = Number(near.slice(0, 4));
  const distance = (day: string) => Math.abs(daysBetween(near, day));
  return [about - 1, about, about + 1].map(on).sort((a, b) => distance(a) - distance(b))[0] ?? on(about);
}

/** Whether the calendar has a day, YYYY-MM-DD. */
export const exists = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

/** The name of another weekday in the form that a text has one in; nothing where no form is known to be the same. */
export function otherWeekday(said: string, weekday: number, lang: string): string | undefined {
  const { weekdays = [], shortWeekdays = [] } = languageOf(lang)?.calendar ?? {};
  for (const names of [weekdays, shortWeekdays]) {
    const form = names.flatMap((forms) => forms.indexOf(said)).find((at) => at >= 0);
    // The plain form is the first of each; of the others it is not said which answers to which.
    if (form === 0) return names[weekday]?.[0];
  }
  return undefined;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A weekday's name, for messages, by its number from 0, which is Sunday. */
export const weekdayName = (weekday: number): string => WEEKDAYS[weekday] ?? '';

/** The weekday of a day of the calendar. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Days that words such as "yesterday" mean in a text of a day. */
export function relativeDays(text: string, lang: string, written: string): string[] {
  const known = relative(lang);
  if (!known) return [];
  if (!known.anywhere.test(text)) return [];
  return Array.from(text.matchAll(known.whole), ([word]) => dayAfter(written, known.days[word.toLowerCase()] ?? 0));
}

/** Years that words such as "last year" mean in a text of a day. */
export function relativeYearsIn(text: string, lang: string, written: string): number[] {
  const known = years(lang);
  if (!known) return [];
  const own = Number(written.slice(0, 4));
  if (!known.anywhere.test(text)) return [];
  return Array.from(text.matchAll(known.whole), ([words]) => own + (known.by.get(words.toLowerCase()) ?? 0));
}

const years = perLanguage(({ calendar }) => ({
  by: new Map(Object.entries(calendar.relativeYears).map(([words, by]) => [words.toLowerCase(), by])),
  ...namesIn(alternatives(Object.keys(calendar.relativeYears)), 'giu'),
}));

/** By how many days a word such as "yesterday" is from the day it is written on; nothing for another word. */
export function relativeDay(word: string, lang: string): number | undefined {
  const days = relative(lang)?.days ?? {};
  return Object.hasOwn(days, word.toLowerCase()) ? days[word.toLowerCase()] : undefined;
}

/** A day as it stands in a sentence where a word such as "today" stood: "on 6 August 2025", and "until 6 August 2025". */
export function onDay(text: string, at: number, day: string, lang: string): string | undefined {
  const known = onDays(lang);
  if (!known) return undefined;
  const before = /(\p{L}+)\s+$/u.exec(text.slice(0, at))?.[1]?.toLowerCase();
  const written = date(day, lang);
  const words =
    !known.word || (before !== undefined && known.notAfter.includes(before)) ? written : `${known.word} ${written}`;
  return /^\p{Lu}/u.test(text.slice(at)) ? words.replace(/^\p{Ll}/u, (c) => c.toUpperCase()) : words;
}

const onDays = perLanguage(({ calendar }) => calendar.onDay);

const relative = perLanguage(({ calendar }) => {
  return { days: calendar.relative, ...namesIn(alternatives(Object.keys(calendar.relative)), 'giu') };
});

/** The day so many days after another. */
export const dayAfter = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
