import { tablesOf, type Tables } from './truetype.ts';

/**
 * Cuts a TrueType face down to the glyphs that are used: outlines and metrics without instructions, and none of the
 * tables by which a program would choose or place glyphs, since in a PDF both have been done.
 *
 * Table layouts are those of ISO/IEC 14496-22 (Open Font Format).
 */

export interface Subset {
  readonly bytes: Uint8Array;
  /** A glyph's index in the face as carried -> its index in the subset. */
  readonly indexOf: ReadonlyMap<number, number>;
}

const COMPONENT = {
  WORDS: 0x0001,
  SCALE: 0x0008,
  MORE: 0x0020,
  XY_SCALE: 0x0040,
  TWO_BY_TWO: 0x0080,
  INSTRUCTIONS: 0x0100,
};

/** The subset holds `.notdef` (blank), the glyphs asked for and the parts they are composed of, in the face's order. */
export function subsetFace(face: Uint8Array, glyphs: Iterable<number>): Subset {
  const tables = tablesOf(face);
  const outline = outlines(tables);
  const kept = closure(glyphs, outline);
  const indexOf = new Map(kept.map((glyph, index) => [glyph, index]));
  const pieces = kept.map((glyph) => (glyph ? withoutInstructions(outline(glyph), indexOf) : BLANK));
  const { glyf, loca } = joinOutlines(pieces);
  const bytes = fontFile([
    ['glyf', glyf],
    ['head', head(tables)],
    ['hhea', patched(tables.hhea, (view) => view.setUint16(34, kept.length))],
    ['hmtx', metrics(tables, kept)],
    ['loca', loca],
    ['maxp', maximumProfile(tables.maxp, kept.length)],
  ]);
  return { bytes, indexOf };
}

/** Reads a glyph's outline by its index; empty for one that draws nothing. */
function outlines({ glyf, loca, head }: Tables): (glyph: number) => Uint8Array {
  const long = head.getUint16(50) === 1;
  const at = (i: number): number => (long ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2);
  return (glyph) => new Uint8Array(glyf.buffer, glyf.byteOffset + at(glyph), at(glyph + 1) - at(glyph));
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const isComposite = (outline: Uint8Array): boolean => outline.length > 0 && viewOf(outline).getInt16(0) < 0;

/** Where each component record of a composite outline starts and ends. */
function components(outline: Uint8Array): { start: number; end: number }[] {
  const view = viewOf(outline);
  const records = [];
  for (let start = 10, flags = COMPONENT.MORE; flags & COMPONENT.MORE;) {
    flags = view.getUint16(start);
    const scale = flags & COMPONENT.SCALE ? 2 : flags & COMPONENT.XY_SCALE ? 4 : flags & COMPONENT.TWO_BY_TWO ? 8 : 0;
    const end = start + 4 + (flags & COMPONENT.WORDS ? 4 : 2) + scale;
    records.push({ start, end });
    start = end;
  }
  return records;
}

/** The glyphs and whatever they are composed of, `.notdef` first, ascending. */
function closure(glyphs: Iterable<number>, outline: (glyph: number) => Uint8Array): number[] {
  const kept = new Set([0]);
  const add = (glyph: number): void => {
    if (kept.has(glyph)) return;
    kept.add(glyph);
    const bytes = outline(glyph);
    if (isComposite(bytes)) for (const { start } of components(bytes)) add(viewOf(bytes).getUint16(start + 2));
  };
  for (const glyph of glyphs) add(glyph);
  return [...kept].sort((a, b) => a - b);
}

const BLANK = new Uint8Array();

/** An outline without its instructions, its components renumbered. */
function withoutInstructions(outline: Uint8Array, indexOf: ReadonlyMap<number, number>): Uint8Array {
  if (outline.length === 0) return BLANK;
  if (isComposite(outline)) return renumbered(outline, indexOf);
  const view = viewOf(outline);
  const lengthAt = 10 + view.getInt16(0) * 2;
  const after = lengthAt + 2 + view.getUint16(lengthAt);
  const bare = new Uint8Array(lengthAt + 2 + outline.length - after);
  bare.set(outline.subarray(0, lengthAt));
  bare.set(outline.subarray(after), lengthAt + 2);
  return bare;
}

function renumbered(outline: Uint8Array, indexOf: ReadonlyMap<number, number>): Uint8Array {
  const records = components(outline);
  const bare = outline.slice(0, records.at(-1)?.end);
  const view = viewOf(bare);
  for (const { start } of records) {
    view.setUint16(start, view.getUint16(start) & ~COMPONENT.INSTRUCTIONS);
    view.setUint16(start + 2, indexOf.get(view.getUint16(start + 2)) ?? 0);
  }
  return bare;
}

/** Outlines one after another on even places, with the table of short offsets that finds them. */
function joinOutlines(pieces: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array } {
  const offsets = [0];
  for (const piece of pieces) offsets.push((offsets.at(-1) ?? 0) + piece.length + (piece.length % 2));
  const size = offsets.at(-1) ?? 0;
  if (size > 0x1fffe) throw new Error(`Subset has ${size} bytes of outlines, more than short offsets reach`);
  const glyf = new Uint8Array(size);
  pieces.forEach((piece, i) => glyf.set(piece, offsets[i]));
  const loca = new Uint8Array(offsets.length * 2);
  const view = viewOf(loca);
  offsets.forEach((offset, i) => view.setUint16(i * 2, offset / 2));
  return { glyf, loca };
}

function patched(table: DataView, change: (view: DataView) => void): Uint8Array {
  const copy = new Uint8Array(table.buffer, table.byteOffset, table.byteLength).slice();
  change(viewOf(copy));
  return copy;
}

/** The head table for short offsets; its checksum is set when the file is whole. */
const head = (tables: Tables): Uint8Array =>
  patched(tables.head, (view) => {
    view.setUint32(8, 0);
    view.setUint16(50, 0);
  });

/** `maxp` with the new count and nothing claimed for instructions: storage, functions, stack and their sizes are none. */
const maximumProfile = (table: DataView, count: number): Uint8Array =>
  patched(table, (view) => {
    view.setUint16(4, count);
    view.setUint16(14, 1);
    for (let at = 16; at < 28; at += 2) view.setUint16(at, 0);
  });

/** One advance and side bearing a glyph, without the short form for glyphs of one width. */
function metrics(tables: Tables, kept: readonly number[]): Uint8Array {
  const table = new Uint8Array(kept.length * 4);
  const view = viewOf(table);
  kept.forEach((glyph, i) => {
    view.setUint16(i * 4, tables.advance(glyph));
    view.setInt16(i * 4 + 2, tables.bearing(glyph));
  });
  return table;
}

/** The sum of a stretch of whole 32-bit words. */
function checksum(view: DataView, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** A font file of the tables given, which are in the order of their tags. */
function fontFile(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const padded = (length: number): number => (length + 3) & ~3;
  const start = 12 + tables.length * 16;
  const file = new Uint8Array(tables.reduce((size, [, bytes]) => size + padded(bytes.length), start));
  const view = viewOf(file);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  [tables.length, 16 << power, power, tables.length * 16 - (16 << power)].forEach((n, i) =>
    view.setUint16(4 + i * 2, n),
  );
  let offset = start;
  let sums = 0;
  let headAt = 0;
  tables.forEach(([tag, bytes], i) => {
    const record = 12 + i * 16;
    const end = offset + padded(bytes.length);
    file.set(bytes, offset);
    const sum = checksum(view, offset, end);
    [...tag].forEach((c, k) => view.setUint8(record + k, c.charCodeAt(0)));
    [sum, offset, bytes.length].forEach((n, k) => view.setUint32(record + 4 + k * 4, n));
    if (tag === 'head') headAt = offset;
    sums += sum;
    offset = end;
  });
  view.setUint32(headAt + 8, (0xb1b0afba - sums - checksum(view, 0, start)) >>> 0);
  return file;
}
