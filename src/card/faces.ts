import * as hb from 'harfbuzzjs';
import type { FaceName, FontFiles } from '../sheet/laid.ts';

/** The faces of the pictures, for what satori keeps to itself: how wide a text will be, and what has no glyph. */
export interface Faces {
  /** The advance of a text in ems, kerned. */
  width(text: string, face: FaceName): number;
  /** The characters of a text that neither the face nor its stand-in has, each once. */
  missing(text: string, face: FaceName): string[];
}

/** The face that stands in, character by character, for one that lacks a glyph. */
export const standIn = (face: FaceName): FaceName =>
  (face.startsWith('serif') ? face.replace('serif', 'sans') : face.replace('sans', 'serif')) as FaceName;

/** What a font need not draw: white space, and what only directs how others are drawn. */
const UNDRAWN = /[\s\p{Default_Ignorable_Code_Point}]/u;

/** Opens each face when it is first asked for. Widths are kept by text, so a word costs its shaping once. */
export function openFaces(fonts: FontFiles): Faces {
  const buffer = new hb.Buffer();
  const opened = new Map<FaceName, Opened>();
  const open = (face: FaceName): Opened => {
    const known = opened.get(face) ?? openFace(fonts[face]);
    opened.set(face, known);
    return known;
  };
  const has = (face: FaceName, c: string): boolean => open(face).points.has(c.codePointAt(0) ?? 0);

  return {
    width(text, face) {
      const { widths } = open(face);
      const known = widths.get(text);
      if (known !== undefined) return known;
      const lacking = [...text].some((c) => !has(face, c));
      const width = shapedWidth(open(lacking ? standIn(face) : face), text, buffer);
      if (widths.size >= KEPT) widths.clear();
      widths.set(text, width);
      return width;
    },
    missing: (text, face) => [
      ...new Set([...text].filter((c) => !UNDRAWN.test(c) && !has(face, c) && !has(standIn(face), c))),
    ],
  };
}

/** Texts kept at most for each face. */
const KEPT = 50_000;

interface Opened {
  readonly font: hb.Font;
  readonly upem: number;
  readonly points: ReadonlySet<number>;
  readonly widths: Map<string, number>;
}

function openFace(bytes: Uint8Array): Opened {
  const face = new hb.Face(new hb.Blob(bytes));
  return { font: new hb.Font(face), upem: face.upem, points: new Set(face.collectUnicodes()), widths: new Map() };
}

function shapedWidth({ font, upem }: Opened, text: string, buffer: hb.Buffer): number {
  buffer.reset();
  buffer.addText(text);
  // Always given: HarfBuzz would else take the machine's own language.
  buffer.setLanguage('en');
  buffer.guessSegmentProperties();
  hb.shape(font, buffer);
  return buffer.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0) / upem;
}
