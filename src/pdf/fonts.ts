import { FACES, type FaceName, type FontFiles, type LaidPage, type Run } from '../sheet/laid.ts';
import { glyphsOf, runsOf } from './clusters.ts';
import { subsetFace } from './subset.ts';
import { factsOf, tablesOf, unitsPerEm, type FaceFacts } from './truetype.ts';

/**
 * The faces of one brief's pages, cut down and numbered. A code stands for one text in every face, so that all faces
 * share one table from codes to text, and copied text is right even where one glyph serves two texts (a hyphen and a
 * soft hyphen). A face with several glyphs for a text gives each a code of its own.
 */
export interface Codebook {
  /** The text of each code; code 0 stands for none and is never shown. */
  readonly texts: readonly string[];
  /** In the order of `FACES`, those in use only. */
  readonly faces: ReadonlyMap<FaceName, EmbeddedFace>;
}

export interface EmbeddedFace {
  readonly facts: FaceFacts;
  /** Six letters made of which glyphs it has, and the face's name. */
  readonly name: string;
  /** A TrueType file of the glyphs in use. */
  readonly program: Uint8Array;
  /** The glyph in the program for each code, 0 for codes that this face does not use. */
  readonly glyphOf: Uint16Array;
  /** By code, in thousandths of an em; undefined for codes that this face does not use. */
  readonly widths: readonly (number | undefined)[];
  /** The code of a glyph in the face as carried, standing for a text. */
  readonly code: (glyph: number, text: string) => number;
}

type Uses = Map<string, number[]>;

/** Throws where a run shows `.notdef`, or a glyph for no text or a private one: the layout should have refused these. */
export function makeCodebook(pages: readonly LaidPage[], fonts: FontFiles): Codebook {
  const uses = usesOf(pages.flatMap(runsOf));
  const { texts, first } = numberTexts([...uses.values()]);
  const faces = FACES.flatMap((face) => {
    const used = uses.get(face);
    return used ? [[face, embed(fonts[face], used, first, texts.length)] as const] : [];
  });
  return { texts, faces: new Map(faces) };
}

/** What a code may not stand for: the private area, whose characters mean nothing elsewhere, and byte order marks. */
const UNREADABLE = /[\p{Co}\0\ufeff\ufffe]/u;

/** Which glyphs show which text, face by face. */
function usesOf(runs: readonly Run[]): Map<FaceName, Uses> {
  const uses = new Map<FaceName, Uses>();
  // Papers share their lines, so the same glyphs are looked at once; a line's glyphs are all of one face.
  const seen = new Set<Run['glyphs']>();
  for (const run of runs) {
    if (seen.has(run.glyphs)) continue;
    seen.add(run.glyphs);
    const used = uses.get(run.face) ?? new Map<string, number[]>();
    uses.set(run.face, used);
    for (const { id, text } of glyphsOf(run)) {
      const known = used.get(text);
      if (known?.includes(id)) continue;
      if (id === 0 || text === '') throw new Error(`No glyph or no text for "${text}" in "${run.text}" (${run.face})`);
      if (UNREADABLE.test(text)) throw new Error(`Text that no reader could tell in "${run.text}"`);
      if (known) known.push(id);
      else used.set(text, [id]);
    }
  }
  return uses;
}

/** Codes from 1 up in the order of the texts, as many for each as the face with the most glyphs for it needs. */
function numberTexts(faces: readonly Uses[]): { texts: string[]; first: ReadonlyMap<string, number> } {
  const most = new Map<string, number>();
  for (const uses of faces) {
    for (const [text, glyphs] of uses) most.set(text, Math.max(most.get(text) ?? 0, glyphs.length));
  }
  const texts = [''];
  const first = new Map<string, number>();
  for (const [text, count] of [...most].sort(([a], [b]) => (a < b ? -1 : 1))) {
    first.set(text, texts.length);
    for (let i = 0; i < count; i++) texts.push(text);
  }
  return { texts, first };
}

function embed(file: Uint8Array, uses: Uses, first: ReadonlyMap<string, number>, count: number): EmbeddedFace {
  const tables = tablesOf(file);
  const glyphOf = new Uint16Array(count);
  const widths = new Array<number | undefined>(count).fill(undefined);
  const { bytes: program, indexOf } = subsetFace(file, [...uses.values()].flat());
  const codes = new Map([...uses].map(([text, glyphs]) => [text, { from: first.get(text) ?? 0, glyphs }]));
  const code = (glyph: number, text: string): number => {
    const own = codes.get(text);
    const variant = own?.glyphs.indexOf(glyph) ?? -1;
    if (!own || variant < 0) throw new Error(`Glyph ${glyph} was not collected for "${text}"`);
    return own.from + variant;
  };
  for (const [text, glyphs] of uses) {
    for (const glyph of glyphs) {
      glyphOf[code(glyph, text)] = indexOf.get(glyph) ?? 0;
      widths[code(glyph, text)] = Math.round((tables.advance(glyph) * 1000) / unitsPerEm(tables));
    }
  }
  const facts = factsOf(file);
  return { facts, name: `${subsetTag(indexOf.keys())}+${facts.name}`, program, glyphOf, widths, code };
}

/** Six capital letters from the glyphs of a subset (FNV-1a, 32 bits), so that two subsets of a face have two names. */
function subsetTag(glyphs: Iterable<number>): string {
  let hash = 0x811c9dc5;
  for (const glyph of glyphs) hash = Math.imul(hash ^ glyph, 0x01000193) >>> 0;
  return Array.from({ length: 6 }, (_, i) => String.fromCharCode(65 + (Math.floor(hash / 26 ** i) % 26))).join('');
}

/** The table from codes to text as a CMap program (Adobe Technical Note 5411), shared by all faces. */
export function toUnicode(texts: readonly string[]): string {
  const lines = texts.flatMap((text, code) => (code ? [`<${hex(code)}><${utf16(text)}>`] : []));
  const blocks = [];
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict/CMap defineresource pop
end
end`;
}

const hex = (n: number): string => n.toString(16).toUpperCase().padStart(4, '0');

/** A text as hexadecimal UTF-16, high byte first. */
export const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i))).join('');
