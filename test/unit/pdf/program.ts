import { data, dict, list, pageOf, type Dictionary, type ReadPdf } from './qpdf.ts';

/** A font as a reader of the file finds it. */
export interface ReadFont {
  readonly font: Dictionary;
  readonly descendant: Dictionary;
  readonly descriptor: Dictionary;
  readonly unicode: ReadonlyMap<number, string>;
  readonly widths: ReadonlyMap<number, number>;
  readonly glyph: (code: number) => number;
  readonly program: Program | undefined;
}

/** What an embedded TrueType program says: how many glyphs it has, their advances in thousandths, and which draw. */
export interface Program {
  readonly glyphs: number;
  readonly advance: (glyph: number) => number;
  readonly outline: (glyph: number) => number;
}

/** Undefined where the bytes are no TrueType program with all that a reader needs. */
function readProgram(bytes: Buffer): Program | undefined {
  if (bytes.length < 12 || bytes.readUInt32BE(0) !== 0x00010000) return undefined;
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const record = bytes.subarray(12 + i * 16, 28 + i * 16);
    tables.set(
      record.toString('latin1', 0, 4),
      bytes.subarray(record.readUInt32BE(8), record.readUInt32BE(8) + record.readUInt32BE(12)),
    );
  }
  const [head, hhea, hmtx, maxp, loca, glyf] = ['head', 'hhea', 'hmtx', 'maxp', 'loca', 'glyf'].map((tag) =>
    tables.get(tag),
  );
  if (!head || !hhea || !hmtx || !maxp || !loca || !glyf) return undefined;
  const units = head.readUInt16BE(18);
  const offset = (glyph: number): number =>
    head.readInt16BE(50) ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  return {
    glyphs: maxp.readUInt16BE(4),
    advance: (glyph) => (hmtx.readUInt16BE(Math.min(glyph, hhea.readUInt16BE(34) - 1) * 4) * 1000) / units,
    outline: (glyph) => offset(glyph + 1) - offset(glyph),
  };
}

/** The mappings of a ToUnicode CMap, single ones and ranges. */
function readCmap(source: string): Map<number, string> {
  const map = new Map<number, string>();
  const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of source.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      map.set(parseInt(code, 16), utf16(to));
  }
  for (const [, block = ''] of source.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from = '', last = '', to = ''] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const start = parseInt(from, 16);
      for (let code = start; code <= parseInt(last, 16); code++) {
        map.set(code, String.fromCodePoint((utf16(to).codePointAt(0) ?? 0) + code - start));
      }
    }
  }
  return map;
}

function readWidths(pdf: ReadPdf, descendant: Dictionary): Map<number, number> {
  const widths = new Map<number, number>();
  const entries = list(pdf, descendant['/W']);
  for (let i = 0; i < entries.length; i += 2) {
    const start = Number(entries[i]);
    const run = entries[i + 1];
    if (Array.isArray(run)) run.forEach((width, k) => widths.set(start + k, Number(width)));
    else for (let code = start; code <= Number(run); code++) widths.set(code, Number(entries[i + 2]));
    if (!Array.isArray(run)) i++;
  }
  return widths;
}

/** The page's fonts by the names under which its content selects them. */
export function fontsOf(pdf: ReadPdf): Map<string, ReadFont> {
  const resources = dict(pdf, dict(pdf, pageOf(pdf)['/Resources'])['/Font']);
  return new Map(
    Object.entries(resources).map(([name, ref]) => {
      const font = dict(pdf, ref);
      const descendant = dict(pdf, list(pdf, font['/DescendantFonts'])[0]);
      const descriptor = dict(pdf, descendant['/FontDescriptor']);
      const map = data(pdf, descendant['/CIDToGIDMap']);
      const glyph = (code: number): number => (code * 2 + 1 < map.length ? map.readUInt16BE(code * 2) : 0);
      const program = readProgram(data(pdf, descriptor['/FontFile2']));
      const unicode = readCmap(data(pdf, font['/ToUnicode']).toString('latin1'));
      return [
        name,
        { font, descendant, descriptor, unicode, widths: readWidths(pdf, descendant), glyph, program },
      ] as const;
    }),
  );
}
