import { perLanguage } from './languages/index.ts';

/** A time of day in a text; in minutes from midnight, two readings where a half of the day is not said. */
export interface SaidTime {
  start: number;
  end: number;
  minutes: number[];
}

const NEUTRAL = String.raw`(?<h>[01]?\d|2[0-4]):(?<m>[0-5]\d)`;
const EDGES = [String.raw`(?=\d)(?<![\p{L}\d:.,])`, String.raw`(?![\p{L}\d]|[:.,]\d)`] as const;

const patterns = perLanguage(({ calendar }) =>
  [...calendar.clock, NEUTRAL].map((form) => new RegExp(EDGES[0] + form + EDGES[1], 'giu')),
);
const ANYWHERE = [new RegExp(EDGES[0] + NEUTRAL + EDGES[1], 'gu')];

const words = perLanguage(({ calendar }) => {
  const all = Object.keys(calendar.times).join('|');
  const pattern = new RegExp(String.raw`(?<!\p{L})(?:${all})(?!\p{L})`, 'giu');
  return { table: calendar.times, pattern, anywhere: new RegExp(all, 'iu') };
});

/** Every time of day in a text: "4 a.m.", "4.00 a.m." and "04:00" are one; "4:00" may be in the afternoon too. */
export function saidTimes(text: string, lang: string): SaidTime[] {
  const found: SaidTime[] = [];
  if (/\d/.test(text)) for (const form of patterns(lang) ?? ANYWHERE) addTimes(text, form, found);
  const known = words(lang);
  if (!known || !Object.keys(known.table).length || !known.anywhere.test(text)) return found;
  for (const m of text.matchAll(known.pattern)) {
    const minutes = known.table[m[0].toLowerCase()];
    if (minutes !== undefined) found.push({ start: m.index, end: m.index + m[0].length, minutes: [minutes] });
  }
  return found;
}

function addTimes(text: string, form: RegExp, found: SaidTime[]): void {
  for (const m of text.matchAll(form)) {
    const [start, end] = [m.index, m.index + m[0].length];
    const { h = '', m: minute = '0', half } = m.groups ?? {};
    if (found.some((f) => f.start < end && start < f.end)) continue;
    found.push({ start, end, minutes: minutesOf(h, Number(minute), half?.toLowerCase()) });
  }
}

/** What a language writes for the half of the day before noon. */
const MORNINGS: ReadonlySet<string> = new Set(['a', 'morning']);

function minutesOf(hour: string, minute: number, half: string | undefined): number[] {
  const h = Number(hour);
  if (half) return [((h % 12) + (MORNINGS.has(half) ? 0 : 12)) * 60 + minute];
  const either = h > 0 && h <= 12 && !hour.startsWith('0');
  return either ? [h * 60 + minute, ((h + 12) % 24) * 60 + minute] : [(h % 24) * 60 + minute];
}
