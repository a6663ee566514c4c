import { hash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { Indexed } from '../raster/canvas.ts';
import { rowPairs } from './row-pairs.ts';

/** A picture, three bytes a pixel, on white where it was not opaque. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** How much a channel of a pixel may differ, of 255, before it is another one: what smoothing alone may do. */
export const TOLERANCE = 24;

/** More pixels than this are not drawn: as many as ten windows have. */
const MOST = 60e6;

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The pixels of a PNG (ISO/IEC 15948) of 8 bits a channel, not interlaced; nothing where it is another or is damaged. */
export function decodePng(bytes: Uint8Array): Pixels | undefined {
  const chunks = chunksOf(bytes);
  const header = chunks.get('IHDR');
  const data = chunks.get('IDAT');
  if (!header || header.length < 13 || !data) return undefined;
  const view = new DataView(header.buffer, header.byteOffset);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, type, , , interlaced] = header.subarray(8);
  const channels = CHANNELS[type ?? -1];
  if (depth !== 8 || channels === undefined || interlaced !== 0 || width * height > MOST) return undefined;
  const rows = inflated(data, (width * channels + 1) * height);
  if (!rows) return undefined;
  unfilter(rows, width * channels, height, channels);
  const palette = chunks.get('PLTE') ?? new Uint8Array();
  return {
    width,
    height,
    rgb: inColour(rows, { width, height, type: type ?? 0, channels, palette, alphas: chunks.get('tRNS') }),
  };
}

/** Each kind of chunk, those of one kind put together; nothing of a file that is no PNG. */
function chunksOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array[]>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 8 && view.getUint32(0) === 0x89504e47)
    for (let at = 8; at + 12 <= bytes.length;) {
      const length = view.getUint32(at);
      const name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
      const list = found.get(name) ?? [];
      list.push(bytes.subarray(at + 8, at + 8 + length));
      found.set(name, list);
      at += length + 12;
    }
  return new Map([...found].map(([name, parts]) => [name, new Uint8Array(Buffer.concat(parts))]));
}

function inflated(data: Uint8Array, length: number): Uint8Array | undefined {
  try {
    const rows = inflateSync(data, { maxOutputLength: length });
    return rows.length === length ? rows : undefined;
  } catch {
    return undefined;
  }
}

/** Undoes the filters of rows, in place. */
function unfilter(rows: Uint8Array, stride: number, height: number, step: number): void {
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1) + 1;
    const filter = rows[start - 1] ?? 0;
    if (filter === 0) continue;
    for (let x = 0; x < stride; x++) {
      const at = start + x;
      const left = x >= step ? (rows[at - step] ?? 0) : 0;
      const up = y > 0 ? (rows[at - stride - 1] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (rows[at - stride - 1 - step] ?? 0) : 0;
      rows[at] = (rows[at] ?? 0) + predicted(filter, left, up, corner);
    }
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

interface Format {
  readonly width: number;
  readonly height: number;
  readonly type: number;
  readonly channels: number;
  readonly palette: Uint8Array;
  readonly alphas: Uint8Array | undefined;
}

function inColour(rows: Uint8Array, { width, height, type, channels, palette, alphas }: Format): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  const byPalette = type === 3;
  const isGrey = channels < 3;
  const hasAlpha = type === 4 || type === 6;
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, at = y * (width * channels + 1) + 1; x < width; x++, at += channels) {
      const entry = (rows[at] ?? 0) * 3;
      const alpha = byPalette ? (alphas?.[rows[at] ?? 0] ?? 255) : hasAlpha ? (rows[at + channels - 1] ?? 255) : 255;
      for (let channel = 0; channel < 3; channel++) {
        const value = byPalette ? palette[entry + channel] : rows[at + (isGrey ? 0 : channel)];
        rgb[to++] = alpha === 255 ? (value ?? 0) : Math.round(((value ?? 0) * alpha + 255 * (255 - alpha)) / 255);
      }
    }
  }
  return rgb;
}

/** What is different between two pictures. */
export interface Difference {
  /** How much of the picture, from 0 to 1. */
  readonly share: number;
  /** The new one, pale, with what went in one colour and what came in another. */
  readonly picture: Indexed;
}

/** So many shades of each: what stayed in pale greys, what went in one colour, what came in another. */
const SHADES = 16;
const [STAYED, WENT, CAME] = [0, SHADES, 2 * SHADES];

/** From the ink of a shade to its ground. */
const RAMPS = [
  [0xaf, 0xaf, 0xaf, 0xff, 0xff, 0xff],
  [0xb8, 0x32, 0x0c, 0xfb, 0xe3, 0xdb],
  [0x0b, 0x5a, 0xa6, 0xdd, 0xec, 0xf9],
] as const;

const PALETTE = new Uint8Array(
  RAMPS.flatMap(([r, g, b, toR, toG, toB]) =>
    Array.from({ length: SHADES }, (_, i) =>
      [r + ((toR - r) * i) / (SHADES - 1), g + ((toG - g) * i) / (SHADES - 1), b + ((toB - b) * i) / (SHADES - 1)].map(
        Math.round,
      ),
    ).flat(),
  ),
);

/**
 * Compares pixel by pixel, each row with the row of the other picture that it is, so that what only moved down or up is no
 * difference; nor is what moved by less than a row. Nothing where no pixel differs by more than {@link TOLERANCE}.
 */
export function differenceOf(was: Pixels, now: Pixels): Difference | undefined {
  const width = Math.max(was.width, now.width);
  const pairs = rowPairs(rowNames(was), rowNames(now));
  const rows = new Uint8Array((width + 1) * pairs.length);
  let different = 0;
  for (const [i, [a, b]] of pairs.entries())
    different += paintRow(
      rows.subarray(i * (width + 1) + 1, (i + 1) * (width + 1)),
      { of: was, y: a },
      { of: now, y: b },
    );
  if (!different && was.height === now.height && was.width === now.width) return undefined;
  return {
    share: different / (width * pairs.length),
    picture: { width, height: pairs.length, rows, palette: PALETTE },
  };
}

/** A row of a picture; below 0 where it has none. */
interface Row {
  readonly of: Pixels;
  readonly y: number;
}

/** @returns how many pixels differ */
function paintRow(to: Uint8Array, was: Row, now: Row): number {
  let different = 0;
  for (let x = 0; x < to.length; x++) {
    const [a, b] = [placeOf(was, x), placeOf(now, x)];
    const mark =
      a < 0 && b < 0
        ? STAYED + SHADES - 1
        : b < 0
          ? WENT + shade(was.of, a)
          : a < 0
            ? CAME + shade(now.of, b)
            : markOf(was, a, now, b);
    to[x] = mark;
    if (mark >= WENT) different++;
  }
  return different;
}

/** Where a pixel of a row begins; -1 where there is none. */
const placeOf = ({ of, y }: Row, x: number): number => (y < 0 || x >= of.width ? -1 : (y * of.width + x) * 3);

function markOf(was: Row, a: number, now: Row, b: number): number {
  if (isNear(was.of, a, now.of, b) || (isAmong(was.of, a, now.of, b) && isAmong(now.of, b, was.of, a)))
    return STAYED + shade(now.of, b);
  return brightness(was.of, a) < brightness(now.of, b) ? WENT : CAME;
}

function isNear(was: Pixels, a: number, now: Pixels, b: number): boolean {
  for (let channel = 0; channel < 3; channel++)
    if (Math.abs((was.rgb[a + channel] ?? 0) - (now.rgb[b + channel] ?? 0)) > TOLERANCE) return false;
  return true;
}

/** Whether a pixel is of a colour between those of the other picture's pixel and the ones above and below it. */
function isAmong(one: Pixels, at: number, other: Pixels, place: number): boolean {
  const stride = other.width * 3;
  for (let channel = 0; channel < 3; channel++) {
    const here = other.rgb[place + channel] ?? 0;
    const above = other.rgb[place + channel - stride] ?? here;
    const below = other.rgb[place + channel + stride] ?? here;
    const value = one.rgb[at + channel] ?? 0;
    if (value < Math.min(here, above, below) - TOLERANCE || value > Math.max(here, above, below) + TOLERANCE)
      return false;
  }
  return true;
}

/** From 0, the darkest. */
const shade = (of: Pixels, at: number): number => (brightness(of, at) * SHADES) >> 8;

const brightness = ({ rgb }: Pixels, at: number): number =>
  (2 * (rgb[at] ?? 0) + 5 * (rgb[at + 1] ?? 0) + (rgb[at + 2] ?? 0)) >> 3;

/** Rows of one name hold the same pixels. */
const rowNames = (of: Pixels): string[] =>
  Array.from({ length: of.height }, (_, y) => hash('sha1', rowOf(of, y), 'base64'));

const rowOf = ({ rgb, width }: Pixels, y: number): Uint8Array => rgb.subarray(y * width * 3, (y + 1) * width * 3);
