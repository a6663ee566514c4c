import { ENGLISH } from './languages/en/index.ts';
import { languageOf } from './languages/index.ts';

/** Dates as a text says them. English only: in another language no date is found. */

/** A date in a text, in UTF-16 units; `days` has both ends of "23–25 March". */
export interface SaidDate {
  start: number;
  end: number;
  year?: number;
  /** From 1. */
  month: number;
  days: number[];
}

const MONTHS = ENGLISH.calendar.months;
const WEEKDAYS = ENGLISH.calendar.weekdays.map(([name = '']) => name);

const MONTH = MONTHS.flat().join('|');
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?`;
const DAYS = String.raw`(?<days>${DAY}(?:\s?[–-]\s?${DAY}|\s(?:and|to)\s${DAY})?)`;
const YEAR = String.raw`(?:,?\s(?<year>(?:19|20)\d\d))`;
const FORMS = [
  String.raw`\b${DAYS}(?:\sof)?\s(?<month>${MONTH})\b(?:\.(?=\s\d))?${YEAR}?`,
  String.raw`\b(?<month>${MONTH})\.?\s${DAYS}\b(?!\s?%)${YEAR}?`,
  String.raw`\b(?<month>${MONTH})\.?${YEAR}`,
  String.raw`\b(?<year>(?:19|20)\d\d)-(?<month>\d\d)-(?<days>\d\d)\b`,
].map((form) => new RegExp(form, 'gu'));

/** Dates with a month, in the order they stand; the fullest reading of each. */
export function saidDates(text: string, lang: string): SaidDate[] {
  if (!speaks(lang) || !/\d/.test(text)) return [];
  const found: SaidDate[] = [];
  for (const form of FORMS) {
    for (const m of text.matchAll(form)) {
      const [start, end] = [m.index, m.index + m[0].length];
      if (found.some((f) => f.start < end && start < f.end)) continue;
      found.push({ start, end, ...read(m.groups ?? {}) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function read({
  days = '',
  month = '',
  year,
}: Record<string, string | undefined>): Pick<SaidDate, 'year' | 'month' | 'days'> {
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    month: /\d/.test(month) ? Number(month) : monthNumber(month),
    days: (days.match(/\d+/g) ?? []).map(Number),
  };
}

const monthNumber = (name: string): number => MONTHS.findIndex((names) => names.includes(name)) + 1;

const MONTH_NAME = new RegExp(String.raw`\b(?:${MONTH})\b`, 'gu');

/** Every month that a text names, from 1, with or without a day. */
export const monthsNamed = (text: string, lang: string): number[] =>
  speaks(lang) ? Array.from(text.matchAll(MONTH_NAME), ([name]) => monthNumber(name)) : [];

const GAP = String.raw`(?:\s|,|\(|\bthe\b|\bin \p{Lu}[\p{L}-]+|\bmorning\b|\bafternoon\b|\bevening\b|\bnight\b)*`;
const WEEKDAY = new RegExp(String.raw`\b(${WEEKDAYS.join('|')})\b`, 'gu');
const ONLY_GAP = new RegExp(String.raw`^${GAP}$`, 'u');

/** Weekdays that stand beside a full date of their sentence, and the day the date says. */
export function weekdaysWithDates(text: string, lang: string): { weekday: string; day: string; actual: string }[] {
  if (!speaks(lang) || !/day\b/.test(text)) return [];
  const dates = saidDates(text, lang).filter((d) => d.year !== undefined && d.days.length === 1);
  return Array.from(text.matchAll(WEEKDAY)).flatMap((m) => {
    const end = m.index + m[0].length;
    const date =
      dates.find((d) => ONLY_GAP.test(text.slice(end, d.start)) && d.start >= end) ??
      dates.find((d) => m.index >= d.end && ONLY_GAP.test(text.slice(d.end, m.index)));
    if (!date) return [];
    const day = isoDay(date);
    return [{ weekday: m[0], day, actual: weekdayOf(day) }];
  });
}

const isoDay = ({ year, month, days }: SaidDate): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(days[0]).padStart(2, '0')}`;

/** The weekday of a day of the calendar, "" where the calendar has no such day. */
export const weekdayOf = (day: string): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

/** How many days a second day comes after the first. */
export const daysBetween = (first: string, second: string): number =>
  Math.round((Date.parse(`${second}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000);

const speaks = (lang: string): boolean => languageOf(lang)?.tag === 'en';
