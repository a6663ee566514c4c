import type { FaceName, FontFiles, Glyph } from './laid.ts';

/** A stretch of text in one face after shaping. Lengths are ems: one shaping serves every size, density and paper. */
export interface Shaped {
  readonly face: FaceName;
  readonly text: string;
  /** In visual order. */
  readonly glyphs: readonly Glyph[];
  /** The sum of the advances. */
  readonly width: number;
  /** What of the width is blank at its end. */
  readonly blank: number;
  readonly direction: 'ltr' | 'rtl';
  /** The characters that no carried face has; they stand as empty boxes and must not be painted. */
  readonly missing: string;
}

/** How text is shaped: the language chooses local letter forms, the figures their widths. */
export interface Manner {
  readonly face: FaceName;
  readonly lang: string;
  /** Figures of one width, for columns of numbers. */
  readonly tabular: boolean;
}

/** HarfBuzz and the faces, once per process; words are kept as they are shaped. */
export interface Setter {
  /** The words' glyphs; several pieces only where a character had to come from another face. */
  shape(text: string, manner: Manner): readonly Shaped[];
  /** Ascent and descent of a face in ems, both positive, from `hhea`. */
  extents(face: FaceName): { readonly ascent: number; readonly descent: number };
  /** A glyph's outline as SVG path data, in a grid of `unitsPerEm`, y upwards; empty for a blank. */
  outline(face: FaceName, glyph: number): string;
  unitsPerEm(face: FaceName): number;
  /** The same with other faces. */
  withFaces(fonts: FontFiles): Setter;
}

/** Words kept at most; a library of a thousand briefs stays below it. */
const KEPT = 200_000;

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const BLANK = /[ \u00A0\u2000-\u200A\u202F]+$/;

/** The face that stands in for one that lacks a character. */
const SECOND: Readonly<Record<FaceName, FaceName>> = {
  serif: 'sans',
  'serif-italic': 'sans-italic',
  'serif-semibold': 'sans-semibold',
  'serif-semibold-italic': 'sans-semibold-italic',
  'serif-bold': 'sans-bold',
  sans: 'serif',
  'sans-italic': 'serif-italic',
  'sans-semibold': 'serif-semibold',
  'sans-semibold-italic': 'serif-semibold-italic',
  'sans-bold': 'serif-bold',
};

/** Starts HarfBuzz, which compiles its WebAssembly, and opens a face when it is first used. */
export async function openSetter(fonts: FontFiles): Promise<Setter> {
  return setterOf(await import('harfbuzzjs'), fonts);
}

function setterOf(hb: typeof import('harfbuzzjs'), fonts: FontFiles): Setter {
  const buffer = new hb.Buffer();
  const open = keep((face: FaceName) => {
    const opened = new hb.Face(new hb.Blob(fonts[face]));
    return { font: new hb.Font(opened), upem: opened.upem };
  });
  const outlinesOf = keep((face: FaceName) => keep((glyph: number) => open(face).font.glyphToPath(glyph)));
  const figures = { true: [new hb.Feature('tnum')], false: [new hb.Feature('pnum')] };

  /** Shapes in one face, whatever it lacks. */
  function shapeIn(text: string, { face, lang, tabular }: Manner): Shaped {
    const { font, upem } = open(face);
    buffer.reset();
    buffer.setClusterLevel(hb.ClusterLevel.MONOTONE_CHARACTERS);
    buffer.addText(text);
    // Always given: HarfBuzz would else take the machine's own language.
    buffer.setLanguage(lang);
    buffer.guessSegmentProperties();
    hb.shape(font, buffer, figures[`${tabular}`]);
    return assemble(text, face, buffer.getGlyphInfos(), buffer.getGlyphPositions(), upem);
  }

  function shapeAny(text: string, manner: Manner): Shaped[] {
    const whole = shapeIn(text, manner);
    if (!whole.missing) return [whole];
    const second = SECOND[manner.face];
    const inSecond = (c: string) =>
      [...c].every((p) => open(second).font.nominalGlyph(p.codePointAt(0) ?? 0) !== undefined);
    return stretches(text, (c) => whole.missing.includes(c) && inSecond(c)).map((s) =>
      shapeIn(s.text, s.other ? { ...manner, face: second } : manner),
    );
  }

  let words = new Map<string, Shaped[]>();
  return {
    shape(text, manner) {
      const key = `${manner.face}|${manner.lang}|${manner.tabular ? 't' : 'p'}|${text}`;
      let shaped = words.get(key);
      if (!shaped) {
        if (words.size >= KEPT) words = new Map();
        words.set(key, (shaped = shapeAny(text, manner)));
      }
      return shaped;
    },
    extents: keep((face) => {
      const { font, upem } = open(face);
      const { ascender, descender } = font.hExtents();
      return { ascent: ascender / upem, descent: -descender / upem };
    }),
    outline: (face, glyph) => outlinesOf(face)(glyph),
    unitsPerEm: (face) => open(face).upem,
    withFaces: (other) => setterOf(hb, other),
  };
}

function assemble(
  text: string,
  face: FaceName,
  infos: readonly { codepoint: number; cluster: number }[],
  positions: readonly { xAdvance: number; xOffset: number; yOffset: number }[],
  upem: number,
): Shaped {
  const ends = clusterEnds(infos, text.length);
  const glyphs: Glyph[] = [];
  const seen = new Set<number>();
  let width = 0;
  let missing = '';
  infos.forEach(({ codepoint: id, cluster }, i) => {
    const at = positions[i];
    if (!at) throw new Error('HarfBuzz gave a glyph no position');
    const own = seen.has(cluster) ? '' : text.slice(cluster, ends.get(cluster));
    seen.add(cluster);
    if (id === 0) missing += own;
    width += at.xAdvance / upem;
    glyphs.push({ id, advance: at.xAdvance / upem, dx: at.xOffset / upem, dy: at.yOffset / upem, text: own });
  });
  const direction = RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr';
  return { face, text, glyphs, width, blank: blankAtEnd(text, glyphs, direction), direction, missing };
}

/** Where each cluster's text ends: at the next one's start, in the text's order. */
function clusterEnds(infos: readonly { cluster: number }[], length: number): Map<number, number> {
  const starts = [...new Set(infos.map((i) => i.cluster))].sort((a, b) => a - b);
  return new Map(starts.map((start, i) => [start, starts[i + 1] ?? length]));
}

function blankAtEnd(text: string, glyphs: readonly Glyph[], direction: 'ltr' | 'rtl'): number {
  const blanks = BLANK.exec(text)?.[0].length ?? 0;
  if (!blanks) return 0;
  const last = direction === 'ltr' ? glyphs.slice(-blanks) : glyphs.slice(0, blanks);
  return last.reduce((sum, g) => sum + g.advance, 0);
}

/** The text cut, between graphemes, where the answer changes. */
function stretches(text: string, other: (grapheme: string) => boolean): { text: string; other: boolean }[] {
  const out: { text: string; other: boolean }[] = [];
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    const is = other(segment);
    const last = out.at(-1);
    if (last?.other === is) last.text += segment;
    else out.push({ text: segment, other: is });
  }
  return out;
}

/** Remembers what a function gave for each argument. */
function keep<A, B>(make: (a: A) => B): (a: A) => B {
  const kept = new Map<A, B>();
  return (a) => {
    let b = kept.get(a);
    if (b === undefined) kept.set(a, (b = make(a)));
    return b;
  };
}
