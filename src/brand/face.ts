import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Fault } from './logo.ts';

/** The three faces that a desk's own family has. */
export const STYLES = ['regular', 'bold', 'italic'] as const;
export type Style = (typeof STYLES)[number];

/** Families, as the sheet has them: what happened is set in serif, what it is in sans. */
export const FAMILIES = ['serif', 'sans'] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * A desk's own typefaces. Their bytes are in a map, which JSON leaves out: wherever settings are compared, or are part of a key, the
 * digest stands for them.
 */
export interface OwnFaces {
  readonly digest: string;
  readonly bytes: ReadonlyMap<`${Family}-${Style}`, Uint8Array>;
}

export function ownFaces(bytes: OwnFaces['bytes']): OwnFaces {
  const digests = [...bytes].map(([name, face]) => `${name} ${bytesToHex(sha256(face))}`);
  return { digest: digests.sort().join(', '), bytes };
}

const NEEDED = ['head', 'hhea', 'hmtx', 'maxp', 'loca', 'glyf', 'cmap', 'OS/2', 'name', 'post'];

const fault = (message: string, note: string): Fault => ({ at: 0, message, note });

const CONVERT = 'Give the TrueType form of it (.ttf)';

/**
 * Why a file cannot be a typeface of the sheet; nothing where it can. It is embedded, cut down to the letters in use, and whether that
 * is allowed its own licence bits say (OS/2 fsType, ISO/IEC 14496-22).
 */
export function faultOfFace(bytes: Uint8Array): Fault | undefined {
  try {
    return faultIn(bytes);
  } catch (e) {
    // A place beyond the file's end.
    if (e instanceof RangeError) return fault('The typeface is damaged', 'Save or fetch it again');
    throw e;
  }
}

function faultIn(bytes: Uint8Array): Fault | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters = (at: number): string => new TextDecoder('latin1').decode(bytes.subarray(at, at + 4));
  const kind = letters(0);
  if (kind === 'OTTO') return fault('The typeface has PostScript outlines, which a sheet does not embed', CONVERT);
  if (kind === 'wOFF' || kind === 'wOF2') return fault('The typeface is packed for the web', CONVERT);
  if (kind === 'ttcf') return fault('The file holds several typefaces', 'Give each as a file of its own');
  if (kind !== 'true' && (bytes.length < 12 || view.getUint32(0) !== 0x10000))
    return fault('The file is no typeface', CONVERT);
  const tables = new Map<string, DataView>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16;
    const [from, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    tables.set(letters(at), new DataView(bytes.buffer, bytes.byteOffset + from, length));
    if (from + length > bytes.length) throw new RangeError('beyond its end');
  }
  const lacking = NEEDED.filter((name) => !tables.has(name));
  if (lacking.length) return fault(`The typeface has no ${lacking.join(', ')} table`, CONVERT);
  if (tables.has('fvar'))
    return fault('The typeface is a variable one', 'Make an instance of it for each of regular, bold and italic');
  const table = (name: string): DataView => tables.get(name) ?? view;
  return faultOfLicence(table('OS/2').getUint16(8)) ?? faultOfOutlines(table);
}

/** Bits 0 to 3 say what may be done, and the least strict of those set holds; the others are conditions. */
function faultOfLicence(type: number): Fault | undefined {
  const refused = (what: string): Fault =>
    fault(
      `The typeface’s own licence bits do not allow ${what} (OS/2 fsType ${type})`,
      'Ask its maker for a licence to embed it, or choose another',
    );
  if (type & 0x0002 && !(type & 0x000c)) return refused('embedding it');
  if (type & 0x0100) return refused('cutting it down to the letters in use');
  return type & 0x0200 ? refused('embedding its outlines') : undefined;
}

/** Whether every outline, and every part of one, lies in the file. */
function faultOfOutlines(table: (name: string) => DataView): Fault | undefined {
  const [head, maxp, loca, glyf] = [table('head'), table('maxp'), table('loca'), table('glyf')];
  const units = head.getUint16(18);
  if (head.getUint32(12) !== 0x5f0f3cf5 || units < 16 || units > 16384)
    return fault('The typeface is damaged', 'Save or fetch it again');
  const long = head.getInt16(50) === 1;
  const glyphs = maxp.getUint16(4);
  const at = (i: number): number => (long ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2);
  const widths = table('hhea').getUint16(34);
  if (!widths || table('hmtx').byteLength < widths * 4 + (glyphs - widths) * 2) throw new RangeError('too few widths');
  for (let glyph = 0; glyph < glyphs; glyph++) {
    const [from, to] = [at(glyph), at(glyph + 1)];
    if (to < from || to > glyf.byteLength) throw new RangeError('an outline beyond the table');
    if (to === from || glyf.getInt16(from) >= 0) continue;
    for (let part = from + 10, flags = 0x20; flags & 0x20;) {
      flags = glyf.getUint16(part);
      if (glyf.getUint16(part + 2) >= glyphs) throw new RangeError('a part that is no glyph');
      part += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
      if (part > to) throw new RangeError('parts beyond the outline');
    }
  }
  return undefined;
}
