import * as hb from 'harfbuzzjs';
import type { FaceName, FontFiles } from '../sheet/laid.ts';

/** The faces of the pictures: how wide a text will be, what has no glyph, and what is drawn. */
export interface Faces {
  /** The advance of a text in ems, kerned. */
  width(text: string, face: FaceName): number;
  /** The characters of a text that neither the face nor its stand-in has, each once. */
  missing(text: string, face: FaceName): string[];
  /** The glyphs of a text, in visual order; several stretches only where characters have to come from the stand-in. */
  shape(text: string, face: FaceName): Stretch[];
  /** A glyph as SVG path data that begins where the pen stands, in a grid of `upem`, y upwards; empty for a blank. */
  outline(face: FaceName, glyph: number): string;
  /** Ascent and descent in ems, both positive, from `hhea`; and the grid. */
  metrics(face: FaceName): { readonly ascent: number; readonly descent: number; readonly upem: number };
}

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
    outline(face, glyph) {
      const { font, outlines } = open(face);
      const known = outlines.get(glyph) ?? fromPen(font.glyphToPath(glyph));
      outlines.set(glyph, known);
      return known;
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

/** Texts kept at most for each face. */
const KEPT = 50_000;

interface Opened {
  readonly font: hb.Font;
  readonly upem: number;
  readonly points: ReadonlySet<number>;
  readonly widths: Map<string, number>;
  readonly outlines: Map<number, string>;
}

function openFace(bytes: Uint8Array): Opened {
  const face = new hb.Face(new hb.Blob(bytes));
  const points = new Set(face.collectUnicodes());
  return { font: new hb.Font(face), upem: face.upem, points, widths: new Map(), outlines: new Map() };
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

/** Path data with every point said from the one before it, so that the same words draw a glyph wherever the pen stands. */
function fromPen(path: string): string {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let out = '';
  for (const [, command = '', numbers = ''] of path.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const points = (numbers.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command === 'Z') {
      out += 'z';
      [x, y] = [startX, startY];
      continue;
    }
    if (points.length % 2) throw new Error(`An outline has a command that is not expected: ${command}`);
    out += command.toLowerCase() + points.map((n, i) => n - (i % 2 ? y : x)).join(' ');
    [x, y] = [points.at(-2) ?? x, points.at(-1) ?? y];
    if (command === 'M') [startX, startY] = [x, y];
  }
  return out;
}
