import { paletteOf, rgbOf, type Accent, type Shades } from '../brand/palette.ts';
import type { Colour, LaidPage, Mark, Outline, Tagged } from './laid.ts';
import { COLOURS } from './theme.ts';

/** A page in the colours of its desk: whatever has the theme's accent, or a shade of it, has the desk's. It stands where it stood. */
export function inOwnColours(page: LaidPage, accent: Accent | undefined): LaidPage {
  if (!accent) return page;
  const own = ownColours(paletteOf(accent).light);
  const mark = (m: Mark): Mark => coloured(m, own);
  const node = (n: Tagged): Tagged => ({
    ...n,
    children: n.children.map((c) => (c.kind === 'tagged' ? node(c) : mark(c))),
  });
  return {
    ...page,
    artifacts: page.artifacts.map((artifact) => ({ ...artifact, marks: artifact.marks.map(mark) })),
    root: node(page.root),
  };
}

type Own = (colour: Colour) => Colour;

function ownColours(shades: Shades): Own {
  const own = new Map<Colour, Colour>(
    (['accent', 'tint', 'half'] as const).map((name) => [COLOURS[name], rgbOf(shades[name])]),
  );
  return (colour) => own.get(colour) ?? colour;
}

function coloured(mark: Mark, own: Own): Mark {
  // A logo has its own.
  if (mark.kind === 'emblem' || mark.kind === 'raster') return mark;
  if (mark.kind === 'run')
    return { ...mark, colour: own(mark.colour), ...(mark.outline ? { outline: outlined(mark.outline, own) } : {}) };
  if (!('paint' in mark)) return { ...mark, colour: own(mark.colour) };
  const { fill, line } = mark.paint;
  return { ...mark, paint: { ...(fill ? { fill: own(fill) } : {}), ...(line ? { line: outlined(line, own) } : {}) } };
}

const outlined = (outline: Outline, own: Own): Outline => ({ ...outline, colour: own(outline.colour) });
