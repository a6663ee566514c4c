/** Reads what a PDF needs to know of a TrueType face. Table layouts are those of ISO/IEC 14496-22. */

export interface Tables {
  readonly head: DataView;
  readonly hhea: DataView;
  readonly maxp: DataView;
  readonly loca: DataView;
  readonly glyf: DataView;
  /** A glyph's advance and left side bearing, in the face's units. */
  readonly advance: (glyph: number) => number;
  readonly bearing: (glyph: number) => number;
}

/** What a font descriptor says of a face; lengths in thousandths of an em, the angle in degrees. */
export interface FaceFacts {
  readonly name: string;
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  /** 1 (thin) to 1000; 400 is regular. */
  readonly weight: number;
  readonly serif: boolean;
}

const directories = new WeakMap<Uint8Array, (tag: string) => DataView>();

/** Read once for each face. */
function directory(face: Uint8Array): (tag: string) => DataView {
  const known = directories.get(face) ?? readDirectory(face);
  directories.set(face, known);
  return known;
}

function readDirectory(face: Uint8Array): (tag: string) => DataView {
  const view = new DataView(face.buffer, face.byteOffset, face.byteLength);
  const tables = new Map<string, DataView>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16;
    const tag = lettersOf(face.subarray(at, at + 4));
    tables.set(tag, new DataView(face.buffer, face.byteOffset + view.getUint32(at + 8), view.getUint32(at + 12)));
  }
  return (tag) => {
    const table = tables.get(tag);
    if (!table) throw new Error(`Face has no ${tag} table`);
    return table;
  };
}

/** Throws where a table is missing: a face with other outlines than TrueType's is not one the project carries. */
export function tablesOf(face: Uint8Array): Tables {
  const table = directory(face);
  const [hhea, hmtx] = [table('hhea'), table('hmtx')];
  const long = hhea.getUint16(34);
  return {
    head: table('head'),
    hhea,
    maxp: table('maxp'),
    loca: table('loca'),
    glyf: table('glyf'),
    advance: (glyph) => hmtx.getUint16(Math.min(glyph, long - 1) * 4),
    bearing: (glyph) => hmtx.getInt16(glyph < long ? glyph * 4 + 2 : long * 4 + (glyph - long) * 2),
  };
}

export const unitsPerEm = (tables: Tables): number => tables.head.getUint16(18);

/** Proportional serif styles of PANOSE lie between cove and triangle; from 11 on a face has none. */
const isSerif = (panose: number): boolean => panose >= 2 && panose <= 10;

export function factsOf(face: Uint8Array): FaceFacts {
  const table = directory(face);
  const [head, hhea, os2] = [table('head'), table('hhea'), table('OS/2')];
  const ems = (units: number): number => Math.round((units * 1000) / head.getUint16(18));
  return {
    name: postScriptName(table('name')),
    box: [ems(head.getInt16(36)), ems(head.getInt16(38)), ems(head.getInt16(40)), ems(head.getInt16(42))],
    ascent: ems(hhea.getInt16(4)),
    descent: ems(hhea.getInt16(6)),
    // Before its version 2 the table has none; the ascent is near enough for a fallback font.
    capHeight: ems(os2.getUint16(0) < 2 ? hhea.getInt16(4) : os2.getInt16(88)),
    italicAngle: table('post').getInt32(4) / 65536,
    weight: os2.getUint16(4),
    serif: isSerif(os2.getUint8(33)),
  };
}

/** Name 6, which is ASCII in every encoding, so that its letters are the odd bytes of UTF-16 or all of them. */
function postScriptName(table: DataView): string {
  const storage = table.getUint16(4);
  for (let i = 0; i < table.getUint16(2); i++) {
    const at = 6 + i * 12;
    if (table.getUint16(at + 6) !== 6) continue;
    const bytes = new Uint8Array(
      table.buffer,
      table.byteOffset + storage + table.getUint16(at + 10),
      table.getUint16(at + 8),
    );
    return lettersOf(bytes.filter((byte) => byte > 32 && byte < 127));
  }
  throw new Error('Face has no PostScript name');
}

const lettersOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
