/** The whole days that a text names, as its language writes them or as YYYY-MM-DD: "by 30 April 2025". */
export function daysNamed(text: string, lang: string): string[] {
  const years = new Set(text.match(/(?<!\d)\d{4}(?!\d)/g));
  return [...years].flatMap((year) =>
    [...daysOf(Number(year), lang)].filter(([, forms]) => forms.some((form) => has(text, form))).map(([day]) => day),
  );
}

/**
 * The last day of a term that is written as a date: a whole day at the end of the words, or a day, a month or a year in
 * digits. Nothing where the words name an event: "the US deadline".
 */
export function dayOfTerm(by: string, lang: string): string | undefined {
  if (/^\d{4}(-\d{2})?$/.test(by)) return lastDayOf(by);
  const year = /(?<!\d)\d{4}(?!\d)/.exec(by)?.[0];
  if (year === undefined) return undefined;
  return [...daysOf(Number(year), lang)].find(([, forms]) => forms.some((form) => endsWith(by, form)))?.[0];
}

/** Whole days from one day to another, both YYYY-MM-DD. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

function lastDayOf(on: string): string | undefined {
  const [year = 0, month = 12] = on.split('-').map(Number);
  const ms = Date.UTC(year, month, 0);
  const day = new Date(ms).toISOString().slice(0, 10);
  return day.startsWith(on) ? day : undefined;
}

/** "1 May 2025" is no part of "31 May 2025". */
const has = (text: string, form: string): boolean => {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
    if (!/\d/.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at + form.length))) return true;
  return false;
};

const endsWith = (text: string, form: string): boolean =>
  text.endsWith(form) && !/\d/.test(text.charAt(text.length - form.length - 1));

type Days = ReadonlyMap<string, readonly string[]>;

const known = new Map<string, Days>();

/** Every day of a year in the forms that a language has for it, kept, since a desk names few years. */
function daysOf(year: number, lang: string): Days {
  const key = `${lang} ${year}`;
  const before = known.get(key);
  if (before) return before;
  const writers = (/^en\b/.test(lang) ? ['en-GB', 'en-US'] : [lang, 'en-GB']).map(
    (tag) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
  );
  const days = new Map<string, readonly string[]>();
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at);
    const iso = day.toISOString().slice(0, 10);
    days.set(iso, [iso, ...writers.map((writer) => writer.format(day))]);
  }
  known.set(key, days);
  return days;
}
