import type { Stretch } from './pdf-glyphs.ts';

/** So many lines at the top and at the foot of a page may be its head or foot. */
const LINES = 4;
/** On this share of the pages it stands; those on the left and on the right may differ. */
const SHARE = 0.4;

/**
 * Heads and feet: what stands at the same height of many pages, alike but for a number that counts with them. One of each is
 * given, as it first stands.
 */
export function runningHeads(pages: readonly (readonly Stretch[])[]): { heads: ReadonlySet<Stretch>; told: string[] } {
  const found = new Map<string, { pages: Set<number>; alike: Stretch[] }>();
  pages.forEach((page, number) => {
    for (const s of outermost(page)) {
      for (const key of keysOf(s, number)) {
        const one = found.get(key) ?? { pages: new Set(), alike: [] };
        one.pages.add(number);
        one.alike.push(s);
        found.set(key, one);
      }
    }
  });
  const least = Math.max(2, Math.ceil(SHARE * pages.filter((page) => page.length).length));
  const heads = new Set<Stretch>();
  const told = new Set<string>();
  for (const { pages: on, alike } of [...found.values()].sort((a, b) => b.pages.size - a.pages.size)) {
    if (on.size < least) continue;
    const [first] = alike;
    if (first && !heads.has(first)) told.add(first.text);
    for (const s of alike) heads.add(s);
  }
  return { heads, told: [...told] };
}

function outermost(page: readonly Stretch[]): Stretch[] {
  const heights = [...new Set(page.map((s) => Math.round(s.y)))].sort((a, b) => a - b);
  const outer = new Set([...heights.slice(0, LINES), ...heights.slice(-LINES)]);
  return page.filter((s) => outer.has(Math.round(s.y)));
}

/** A text with its height, each of its numbers as it is or by how much it is ahead of the page's. */
function keysOf({ text, y }: Stretch, page: number): string[] {
  const roman = /^[\s–—-]*([ivxlc]+)[\s–—-]*$/i.exec(text)?.[1];
  if (roman !== undefined) return [`${Math.round(y)} ${text}`, `${Math.round(y)} <roman ${valueOf(roman) - page}>`];
  const parts = text.split(/(\d+)/);
  if (parts.length > 7) return [`${Math.round(y)} ${text}`];
  let keys = [''];
  parts.forEach((part, i) => {
    const forms = i % 2 ? [part, `<${Number(part) - page}>`] : [part];
    keys = keys.flatMap((key) => forms.map((form) => key + form));
  });
  return keys.map((key) => `${Math.round(y)} ${key}`);
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** A number in Roman numerals, as pages of a preface have. */
function valueOf(roman: string): number {
  const values = [...roman.toLowerCase()].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}
