/** A stretch of a page's words on one line, in points from the page's top left corner; `y` is its baseline. */
export interface Stretch {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** What a page sets at one place, as pdf.js gives it, already turned to the page's own up. */
export interface Glyphs extends Stretch {
  readonly rightToLeft: boolean;
}

/** A gap from which on words belong to different columns or cells, in ems; justified words stand closer. */
const APART = 1.2;
/** A gap from which on there is a blank, in ems. */
const BLANK = 0.12;
/** By how much baselines of one line may differ, in ems. */
const LEVEL = 0.3;

/** The words of a page in stretches, none of which crosses the gap between two columns; raised digits are marks of notes. */
export function stretchesOf(glyphs: readonly Glyphs[]): Stretch[] {
  // Blanks are seen by the gaps they leave.
  const words = glyphs.filter((g) => g.text.trim());
  return rowsOf(words, median(words.map((g) => g.size))).flatMap(inStretches);
}

interface Row {
  y: number;
  size: number;
  readonly glyphs: Glyphs[];
}

function rowsOf(glyphs: readonly Glyphs[], usual: number): Row[] {
  const rows: Row[] = [];
  const isSmall = (g: Glyphs): boolean => g.size < 0.8 * usual && /^\s*[\d*†‡]{1,3}\s*$/.test(g.text);
  const sorted = [...glyphs].sort((a, b) => a.y - b.y || a.x - b.x);
  for (const g of sorted.filter((one) => !isSmall(one))) {
    const row = rows.at(-1);
    if (row && Math.abs(g.y - row.y) <= LEVEL * Math.max(g.size, row.size)) row.glyphs.push(g);
    else rows.push({ y: g.y, size: g.size, glyphs: [g] });
  }
  for (const g of sorted.filter(isSmall)) {
    const row = rows.find(
      (r) => r.y - g.y < 0.7 * r.size && r.y - g.y > -LEVEL * r.size && r.glyphs.some((o) => touches(o, g, r.size)),
    );
    if (!row) rows.push({ y: g.y, size: g.size, glyphs: [g] });
    else row.glyphs.push(row.y - g.y > 0.15 * row.size ? { ...g, text: raised(g.text), y: row.y } : g);
  }
  return rows;
}

const touches = (a: Glyphs, b: Glyphs, size: number): boolean =>
  Math.abs(a.right - b.x) < 0.35 * size || Math.abs(b.right - a.x) < 0.5 * size;

const raised = (text: string): string => text.replace(/\d/g, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(d)));

function inStretches({ glyphs }: Row): Stretch[] {
  const found: { -readonly [K in keyof Stretch]: Stretch[K] }[] = [];
  const backwards = glyphs.filter((g) => g.rightToLeft).length > glyphs.length / 2;
  for (const g of [...glyphs].sort((a, b) => a.x - b.x)) {
    const last = found.at(-1);
    const gap = last ? g.x - last.right : 0;
    if (!last || gap > APART * Math.max(g.size, last.size))
      found.push({ text: g.text, x: g.x, right: g.right, y: g.y, size: g.size });
    else {
      const between = gap > BLANK * g.size ? ' ' : '';
      last.text = backwards ? `${g.text}${between}${last.text}` : `${last.text}${between}${g.text}`;
      last.right = Math.max(last.right, g.right);
      last.size = Math.max(last.size, g.size);
    }
  }
  return found.map((s) => ({ ...s, text: s.text.replace(/\s+/gu, ' ').trim() }));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
