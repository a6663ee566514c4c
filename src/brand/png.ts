import { unzlibSync } from 'fflate';
import { base64Of } from './bytes.ts';
import type { Fault, Raster } from './logo.ts';

/** Larger is no logo: in bytes, and in pixels of a side. */
const MOST_BYTES = 128 * 1024;
const MOST_PIXELS = 2000;
/** A sheet is printed with 300 dots an inch, and the logo is some 34 points high on it. */
const LEAST_PIXELS = 64;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** How many samples a pixel has, by the type of its colours. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Chunks {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly type: number;
  readonly palette: Uint8Array;
  readonly alphas: Uint8Array;
  readonly data: Uint8Array;
}

const fault = (message: string, note: string): Fault => ({ at: 0, message, note });

/** A PNG file -> a logo, or why it cannot be one. */
export function readPng(bytes: Uint8Array, alt: string): Raster | Fault {
  if (bytes.length > MOST_BYTES)
    return fault(`The logo has ${bytes.length} bytes, at most ${MOST_BYTES} are read`, 'Save it smaller, or as SVG');
  const chunks = chunksOf(bytes);
  if (!chunks) return fault('The logo is no PNG', 'Save it as PNG, with 8 bits a colour and without interlace');
  const { width, height } = chunks;
  if (width > MOST_PIXELS || height > MOST_PIXELS || height < LEAST_PIXELS)
    return fault(
      `The logo has ${width} × ${height} pixels, expected from ${LEAST_PIXELS} high to ${MOST_PIXELS} a side`,
      'Save it some 200 pixels high, or as SVG',
    );
  if (width / height > 8 || height / width > 2)
    return fault(
      `The logo is ${(width / height).toFixed(2)} times as wide as high, from 0.5 to 8 stand in a head`,
      'Use the form of it that is made for letterheads',
    );
  if (!decoded(chunks)) return fault('The PNG of the logo is damaged', 'Save it again');
  const aspect = Math.round((width / height) * 1000) / 1000;
  return { kind: 'raster', alt, aspect, width, height, png: base64Of(bytes) };
}

/** Its pixels on white paper: three bytes each. Throws where the file is none that {@link readPng} takes. */
export function pixelsOf(bytes: Uint8Array): Uint8Array {
  const chunks = chunksOf(bytes);
  const pixels = chunks && decoded(chunks);
  if (!pixels) throw new Error('A logo is no PNG');
  return pixels;
}

function chunksOf(bytes: Uint8Array): Chunks | undefined {
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let head: Pick<Chunks, 'width' | 'height' | 'depth' | 'type'> | undefined;
  let [palette, alphas]: Uint8Array[] = [new Uint8Array(), new Uint8Array()];
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = new TextDecoder('latin1').decode(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (data.length < length) return undefined;
    if (name === 'IHDR' && length === 13) {
      const [depth = 0, type = 0, , , interlace] = bytes.subarray(at + 16, at + 21);
      if (interlace || depth > 8 || (depth < 8 && type !== 3 && type !== 0) || !(type in SAMPLES)) return undefined;
      head = { width: view.getUint32(at + 8), height: view.getUint32(at + 12), depth, type };
    } else if (name === 'PLTE') palette = data;
    else if (name === 'tRNS') alphas = data;
    else if (name === 'IDAT') parts.push(data);
    at += 12 + length;
  }
  if (!head?.width || !head.height || !parts.length) return undefined;
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  return { ...head, palette: palette ?? new Uint8Array(), alphas: alphas ?? new Uint8Array(), data };
}

/** Nothing where the data are damaged. */
function decoded({ width, height, depth, type, palette, alphas, data }: Chunks): Uint8Array | undefined {
  if (width > MOST_PIXELS || height > MOST_PIXELS) return undefined;
  const samples = SAMPLES[type] ?? 1;
  const row = Math.ceil((width * samples * depth) / 8);
  const back = Math.max(1, (samples * depth) >> 3);
  const raw = inflated(data, (row + 1) * height);
  if (!raw) return undefined;
  const out = new Uint8Array(width * height * 3);
  let above = new Uint8Array(row);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)] ?? 0;
    if (filter > 4) return undefined;
    const line = raw.slice(y * (row + 1) + 1, (y + 1) * (row + 1));
    unfilter(line, above, filter, back);
    for (let x = 0; x < width; x++) paint(line, x, y * width + x);
    above = line;
  }
  return out;

  function paint(line: Uint8Array, x: number, to: number): void {
    const at = x * samples;
    const value =
      depth === 8
        ? (line[at] ?? 0)
        : ((line[(x * depth) >> 3] ?? 0) >> (8 - depth - ((x * depth) & 7))) & ((1 << depth) - 1);
    let [r, g, b, a] = [0, 0, 0, 255];
    if (type === 3) {
      [r, g, b] = [palette[value * 3] ?? 0, palette[value * 3 + 1] ?? 0, palette[value * 3 + 2] ?? 0];
      a = alphas[value] ?? 255;
    } else if (type === 0 || type === 4) {
      r = g = b = depth === 8 ? value : Math.round((value * 255) / ((1 << depth) - 1));
      if (type === 4) a = line[at + 1] ?? 255;
    } else {
      [r, g, b] = [line[at] ?? 0, line[at + 1] ?? 0, line[at + 2] ?? 0];
      if (type === 6) a = line[at + 3] ?? 255;
    }
    for (const [i, c] of [r, g, b].entries()) out[to * 3 + i] = Math.round((c * a + 255 * (255 - a)) / 255);
  }
}

function inflated(data: Uint8Array, length: number): Uint8Array | undefined {
  try {
    const raw = unzlibSync(data, { out: new Uint8Array(length) });
    return raw.length === length ? raw : undefined;
  } catch {
    return undefined;
  }
}

/** ISO/IEC 15948, 9. */
function unfilter(line: Uint8Array, above: Uint8Array, filter: number, back: number): void {
  for (let i = 0; i < line.length; i++) {
    const [left, up, corner] = [
      i < back ? 0 : (line[i - back] ?? 0),
      above[i] ?? 0,
      i < back ? 0 : (above[i - back] ?? 0),
    ];
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    line[i] = (line[i] ?? 0) + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
