import * as hb from 'harfbuzzjs';
import { maskOf, type Mask } from '../raster/mask.ts';
import { outlineOf, type Outline } from '../raster/outline.ts';
import type { FaceName, FontFiles } from '../sheet/laid.ts';

/** The faces of the pictures: how wide a text will be, what has no glyph, and what is drawn. */
export interface Faces {
  /** The advance of a text in ems, kerned. */
  width(text: string, face: FaceName): number;
  /** The characters of a text that neither the face nor its stand-in has, each once. */
  missing(text: string, face: FaceName): string[];
  /** The glyphs of a text, in visual order; several stretches only where characters have to come from the stand-in. */
  shape(text: string, face: FaceName): Stretch[];
  /** What a glyph covers of the pixels around the pen, which stands so many `PHASES` of a pixel right of a whole one; nothing for a blank. */
  mask(face: FaceName, glyph: number, size: number, phase: number): Mask | undefined;
  /** Ascent and descent in ems, both positive, from `hhea`; and the grid. */
  metrics(face: FaceName): { readonly ascent: number; readonly descent: number; readonly upem: number };
}

/** Of how many places within a pixel the nearest is taken: more is not seen, and fewer glyphs are drawn twice. */
export const PHASES = 4;

/** Glyphs of one face, in its grid. */
export interface Stretch {
  readonly face: FaceName;
  readonly glyphs: readonly { readonly id: number; readonly x: number; readonly y: number }[];
  /** The sum of the advances. */
  readonly width: number;
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
    shape: (text, face) =>
      stretches(text, (c) => !has(face, c) && has(standIn(face), c)).map(({ text: own, other }) => {
        const from = other ? standIn(face) : face;
        return { face: from, ...shaped(open(from), own, buffer) };
      }),
    mask(face, glyph, size, phase) {
      const { masks, upem, outline } = open(face);
      const key = (glyph * LARGEST + size) * PHASES + phase;
      const known = masks.get(key);
      if (known !== undefined) return known ?? undefined;
      const placed = { outline: outline(glyph), scale: size / upem, up: true, x: phase / PHASES, y: 0 };
      const mask = maskOf([placed]);
      if (masks.size >= KEPT) masks.clear();
      masks.set(key, mask ?? null);
      return mask;
    },
    metrics(face) {
      const { font, upem } = open(face);
      const { ascender, descender } = font.hExtents();
      return { ascent: ascender / upem, descent: -descender / upem, upem };
    },
    missing: (text, face) => [
      ...new Set([...text].filter((c) => !UNDRAWN.test(c) && !has(face, c) && !has(standIn(face), c))),
    ],
  };
}

/** Texts kept at most for each face, and glyphs drawn; a glyph is half a kilobyte. */
const KEPT = 50_000;

/** Above all sizes of type, in pixels. */
const LARGEST = 1024;

/** How far a straight line may leave a curve, as a share of the size: a fifteenth of a pixel at the largest. */
const TOLERANCE = 0.001;

interface Opened {
  readonly font: hb.Font;
  readonly upem: number;
  readonly points: ReadonlySet<number>;
  readonly widths: Map<string, number>;
  /** Glyphs drawn; null is a blank. */
  readonly masks: Map<number, Mask | null>;
  readonly outline: (glyph: number) => Outline;
}

function openFace(bytes: Uint8Array): Opened {
  const face = new hb.Face(new hb.Blob(bytes));
  const points = new Set(face.collectUnicodes());
  const font = new hb.Font(face);
  const { upem } = face;
  const outlines = new Map<number, Outline>();
  const outline = (glyph: number): Outline => {
    const known = outlines.get(glyph) ?? outlineOf(font.glyphToPath(glyph), TOLERANCE * upem);
    outlines.set(glyph, known);
    return known;
  };
  return { font, upem, points, widths: new Map(), masks: new Map(), outline };
}

const shapedWidth = (opened: Opened, text: string, buffer: hb.Buffer): number =>
  shaped(opened, text, buffer).width / opened.upem;

function shaped({ font }: Opened, text: string, buffer: hb.Buffer): Omit<Stretch, 'face'> {
  buffer.reset();
  buffer.addText(text);
  // Always given: HarfBuzz would else take the machine's own language.
  buffer.setLanguage('en');
  buffer.guessSegmentProperties();
  hb.shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  let pen = 0;
  const glyphs = buffer.getGlyphInfos().map(({ codepoint: id }, i) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
    const at = { id, x: pen + xOffset, y: yOffset };
    pen += xAdvance;
    return at;
  });
  return { glyphs, width: pen };
}

/** The text cut where the answer changes. */
function stretches(text: string, other: (character: string) => boolean): { text: string; other: boolean }[] {
  const out: { text: string; other: boolean }[] = [];
  for (const character of text) {
    const is = other(character);
    const last = out.at(-1);
    if (last?.other === is) last.text += character;
    else out.push({ text: character, other: is });
  }
  return out;
}
