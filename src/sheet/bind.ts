/**
 * What a line may not be broken in the middle of, beyond what UAX 14 forbids, and what it had better not end with. Month
 * names come from the language's own calendar.
 */

/** Symbols and words of measure that stay with the number before them. */
const UNITS = new Set(
  (
    '% ‰ ° °C °F € $ £ ₴ ₽ ₹ km km² m m² m³ cm mm kg g t ha l kW MW GW kWh MWh GWh TWh kt Mt bcm bn mn tn ' +
    'billion million trillion thousand hundred per pp pt p.m. a.m. UTC GMT CET CEST EET EUR USD GBP UAH RUB ' +
    'млн млрд тыс. тис. км кг т руб. грн εκατ. δισ. χλμ. Mio. Mrd. Uhr'
  ).split(' '),
);

/** Words that stay with the number after them. */
const COUNTED = new Set('No. Nos. no. Art. art. p. pp. para. Resolution Chapter Section § №'.split(' '));

/**
 * Whether a line must not be broken between two words that UAX 14 lets apart; `before` may end with blanks. Dates, numbers
 * and their units, ranges and initials hold together.
 */
export function isBound(before: string, after: string, lang: string): boolean {
  const left = before.trimEnd();
  const numberBefore = hasDigit(left);
  if (!numberBefore && !hasDigit(after)) return isInName(left, after.trimEnd());
  const numberAfter = /^\D?\d/.test(after);
  const right = after.trimEnd().replace(/[.,;:!?)\]”»]+$/, '');
  if (numberAfter && (COUNTED.has(left) || /\d[–—]$/.test(left) || /^\d{1,2},$/.test(left))) return true;
  if (numberBefore && NUMBER.test(left) && (UNITS.has(after.trimEnd()) || UNITS.has(right))) return true;
  const months = monthNames(lang);
  if (numberAfter)
    return months.has(
      left
        .replace(/^[([“«]/, '')
        .replace(/[.,]$/, '')
        .toLowerCase(),
    );
  return /^[([“«]?\d{1,2}\.?$/.test(left) && months.has(right.toLowerCase());
}

/** "Donald J. Trump": an initial keeps to the names on both sides. */
const isInName = (left: string, right: string): boolean =>
  left.endsWith('.') ? INITIAL.test(left) : right.length === 2 && INITIAL.test(right) && /^\p{Lu}\p{Ll}+$/u.test(left);

const INITIAL = /^\p{Lu}\.$/u;
const NUMBER = /^[([“«]?[+−–-]?[$€£₴₽₹]?\d[\d.,:/–-]*$/;

/** The cost, in squared shares of the measure, of ending a line with this word. */
export function costOfEnding(before: string): number {
  const word = before.trimEnd();
  const last = word.charCodeAt(word.length - 1);
  if (last === HYPHEN || last === 0x2010) return 0.06;
  if (isDigit(last) || /\d[)”»]$/.test(word)) return 0.015;
  if (word.length > 4) return 0;
  if (/^[“«(]?\p{L}$/u.test(word)) return 0.02;
  return /^[\p{L}’]{2,3}$/u.test(word) ? 0.004 : 0;
}

const HYPHEN = 0x2d;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isDigit(text.charCodeAt(i))) return true;
  return false;
}

const calendars = new Map<string, ReadonlySet<string>>();

/** Month names, long and short, alone and as they stand beside a day, in lower case and without a final stop. */
function monthNames(lang: string): ReadonlySet<string> {
  let names = calendars.get(lang);
  if (!names) calendars.set(lang, (names = new Set(listMonths(lang))));
  return names;
}

function listMonths(lang: string): string[] {
  const styles = (['long', 'short'] as const).flatMap((month) => [{ month }, { month, day: 'numeric' as const }]);
  const formats = styles.map((style) => new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' }));
  return Array.from({ length: 12 }, (_, m) => new Date(Date.UTC(2001, m, 1))).flatMap((on) =>
    formats.map((f) => {
      const name = f.formatToParts(on).find((p) => p.type === 'month')?.value ?? '';
      return name.replace(/\.$/, '').toLowerCase();
    }),
  );
}
