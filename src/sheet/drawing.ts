import type { Circle, Colour, FaceName, LaidPage, Mark, Run, Shape, Squares, Tagged } from './laid.ts';
import type { Setter } from './words.ts';

/**
 * A laid-out page as SVG, every glyph an outline: it looks the same wherever it is shown and needs no font. It is a
 * picture beside the PDF, which has the text.
 */
export function drawPage(page: LaidPage, setter: Setter): string {
  const glyphs = new Map<string, string>();
  const draw = (mark: Mark): string => drawMark(mark, glyphs, setter);
  const marks = [...page.artifacts.flatMap((a) => a.marks), ...marksIn(page.root)].map(draw).join('');
  const { width, height } = page;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>` +
    `<defs>${[...glyphs.values()].join('')}</defs><rect width="100%" height="100%" fill="#fff"/>${marks}</svg>`
  );
}

const marksIn = (node: Tagged): Mark[] => node.children.flatMap((c) => (c.kind === 'tagged' ? marksIn(c) : [c]));

function drawMark(mark: Mark, glyphs: Map<string, string>, setter: Setter): string {
  if (mark.kind === 'run') return drawRun(mark, glyphs, setter);
  if (mark.kind === 'squares') return `<path fill="${hex(mark.colour)}" d="${squares(mark)}"/>`;
  if (mark.kind === 'shape' || mark.kind === 'circle') return drawShape(mark, n);
  const { x, y, width, height, colour } = mark;
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${hex(colour)}"/>`;
}

/** A shape or a circle as SVG, its numbers written as `n` has it. */
export function drawShape(mark: Shape | Circle, n: (value: number) => string): string {
  const { x, y } = mark;
  const { fill, line } = mark.paint;
  const painted =
    ` fill="${fill ? hex(fill) : 'none'}"` +
    (line ? ` stroke="${hex(line.colour)}" stroke-width="${n(line.weight)}"` : '');
  if (mark.kind === 'circle') return `<circle${painted} cx="${n(x)}" cy="${n(y)}" r="${n(mark.radius)}"/>`;
  let [atX, atY] = [0, 0];
  const corners = mark.corners.map(([cx, cy]) => {
    const [dx, dy] = [cx - atX, cy - atY];
    [atX, atY] = [cx, cy];
    return dy === 0 ? `h${n(dx)}` : dx === 0 ? `v${n(dy)}` : `l${n(dx)} ${n(dy)}`;
  });
  return `<path${painted} d="M${n(x)} ${n(y)}${corners.join('')}${mark.closed ? 'z' : ''}"/>`;
}

/** A glyph is drawn once and used where it stands; outlines have y upwards, pages downwards. */
function drawRun(run: Run, glyphs: Map<string, string>, setter: Setter): string {
  const upem = setter.unitsPerEm(run.face);
  const scale = run.size / upem;
  let pen = 0;
  let uses = '';
  for (const glyph of run.glyphs) {
    const id = define(run.face, glyph.id, glyphs, setter);
    const x = n((pen + glyph.dx) * upem);
    if (id) uses += `<use xlink:href="#${id}" x="${x}"${glyph.dy ? ` y="${n(glyph.dy * upem)}"` : ''}/>`;
    pen += glyph.advance;
  }
  if (!uses) return '';
  const matrix = `matrix(${n(scale, 5)} 0 0 ${n(-scale, 5)} ${n(run.x)} ${n(run.y)})`;
  const { outline } = run;
  const stroke = outline ? ` stroke="${hex(outline.colour)}" stroke-width="${n(outline.weight / scale)}"` : '';
  return `<g fill="${hex(run.colour)}"${stroke} transform="${matrix}">${uses}</g>`;
}

/** The id of a glyph's outline, or nothing for a blank. */
function define(face: FaceName, glyph: number, glyphs: Map<string, string>, setter: Setter): string | undefined {
  const id = `${face}-${glyph}`;
  const known = glyphs.get(id);
  if (known !== undefined) return known ? id : undefined;
  const d = setter.outline(face, glyph);
  glyphs.set(id, d ? `<path id="${id}" d="${d}"/>` : '');
  return d ? id : undefined;
}

function squares({ x, y, side, cells }: Squares): string {
  return cells
    .flatMap((row, r) =>
      row.map((dark, c) => (dark ? `M${n(x + c * side)} ${n(y + r * side)}h${n(side)}v${n(side)}h${n(-side)}z` : '')),
    )
    .join('');
}

/** Rounded, without zeros at its end. */
function n(value: number, digits = 3): string {
  const scale = 10 ** digits;
  return String(Math.round(value * scale) / scale);
}

const hex = (colour: Colour): string =>
  '#' +
  colour
    .map((c) =>
      Math.round(c * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('');
