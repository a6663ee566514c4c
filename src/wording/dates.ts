import { spoken } from './index.ts';

/**
 * Dates as a reader says them, in the language of the words about them and never in the machine's: a day is a day wherever
 * the site is built. Where Readout does not speak a briefing's language, they are English as those words are.
 */

/** "6 August 2025", "August 2025" or "2025": as much as the date has. */
export function date(on: string, lang: string, style: 'long' | 'short' = 'long'): string {
  const [year = '', month, dayOfMonth] = on.split('-');
  if (!month) return year;
  const at = new Date(`${year}-${month}-${dayOfMonth ?? '01'}T00:00:00Z`);
  return formatter(lang, style, dayOfMonth !== undefined).format(at);
}

/** Whether a writer's words are a day, a month or a year of the calendar, as YYYY-MM-DD, YYYY-MM or YYYY. */
export function isDate(words: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(words)) return false;
  const ms = Date.parse(`${words}${'-01-01'.slice(words.length - 4)}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(words);
}

/** "1–7 August 2025": days from one to another, or the one where they are the same. */
export function days(from: string, to: string, lang: string): string {
  const [first, last] = [from, to].map((on) => new Date(`${on}T00:00:00Z`));
  if (!first || !last || from === to) return date(to, lang);
  // Between two numbers alone the dash stands close.
  return formatter(lang, 'long', true)
    .formatRange(first, last)
    .replace(/^(\S+?)\s*–\s*(?=\S+ )/u, (whole, left: string) => (/\p{L}/u.test(left) ? whole : `${left}–`));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one costs a hundred times what using it does. */
function formatter(lang: string, month: 'long' | 'short', withDay: boolean): Intl.DateTimeFormat {
  const key = `${lang} ${month} ${withDay}`;
  const known = formatters.get(key);
  if (known) return known;
  const day = withDay ? { day: 'numeric' as const } : {};
  const made = new Intl.DateTimeFormat(dayMonthOrder(lang), { timeZone: 'UTC', year: 'numeric', month, ...day });
  formatters.set(key, made);
  return made;
}

/** "6 August 2025, 18:00 UTC": a moment in the zone it was written in. */
export function moment(when: string, lang: string): string {
  const zone = /(Z|[+-]\d{2}:\d{2})$/.exec(when)?.[0] ?? 'Z';
  const offset =
    zone === 'Z' || /00:00$/.test(zone)
      ? ''
      : zone
          .replace(/:00$/, '')
          .replace(/([+-])0/, '$1')
          .replace('-', '−');
  return `${date(when.slice(0, 10), lang)}, ${when.slice(11, 16)} UTC${offset}`;
}

/** Plain English puts the day first, as the field's English does (ISO order of size, no comma). */
function dayMonthOrder(lang: string): string {
  const own = spoken(lang);
  return own === 'en' ? 'en-GB' : own;
}

const withoutYear = new Map<string, Intl.DateTimeFormat>();

/** "6 Aug": a day, where its year stands beside it. */
export function dayMonth(on: string, lang: string): string {
  const known = withoutYear.get(lang);
  const format =
    known ?? new Intl.DateTimeFormat(dayMonthOrder(lang), { timeZone: 'UTC', month: 'short', day: 'numeric' });
  if (!known) withoutYear.set(lang, format);
  return format.format(new Date(`${on}T00:00:00Z`));
}
