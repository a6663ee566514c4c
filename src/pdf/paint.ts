import type {
  Artifact,
  Circle,
  Colour,
  Emblem,
  Glyph,
  LaidPage,
  Mark,
  Paint,
  Raster,
  Rectangle,
  Run,
  Shape,
  Squares,
} from '../sheet/laid.ts';
import { CAPS, commandsOf, GRID, JOINS } from '../brand/logo.ts';
import { rgbOf } from '../brand/palette.ts';
import { readingOrder } from './clusters.ts';
import { utf16, type Codebook } from './fonts.ts';
import type { Sequence } from './tags.ts';

/** A run as text-showing operators. */
export type LineWriter = (run: Run) => string;

/**
 * The content stream of a page (ISO 32000-1, 7.8.2 and 9.4): artifacts first, then the tagged sequences in reading
 * order. Each character of the string returned is one byte. A face is called by its own name as a resource.
 */
export function paint(page: LaidPage, sequences: readonly Sequence[], write: LineWriter): string {
  const painter = new Painter(page.height, write);
  for (const artifact of page.artifacts) painter.marked(`/Artifact<<${artifactEntries(artifact)}>>`, artifact.marks);
  for (const { role, mcid, actual, marks } of sequences) {
    // Replacement text is only looked for on spans by some readers.
    if (actual === undefined) painter.marked(`/${role}<</MCID ${mcid}>>`, marks);
    else painter.marked(`/Span<</MCID ${mcid}/ActualText<FEFF${utf16(actual)}>>>`, marks);
  }
  return painter.content();
}

function artifactEntries({ type, side }: Artifact): string {
  if (type === 'Layout' || !side) return `/Type/${type}`;
  return `/Type/${type}/Subtype/${side === 'Top' ? 'Header' : 'Footer'}/Attached[/${side}]`;
}

/** What the picture of a page is called as a resource: there is one at most. */
export const LOGO = 'logo';

/** Of path construction (ISO 32000-1, table 59). */
const OPERATORS: Readonly<Record<string, string>> = { M: 'm', L: 'l', C: 'c', Z: 'h' };

const millionth = (n: number): string => String(Math.round(n * 1e6) / 1e6);

/** To a hundredth, which is a 25,000th of an inch. */
const hundredths = (points: number): number => Math.round(points * 100);
const decimal = (n: number): string => String(n / 100);
const thousandth = (n: number): string => String(Math.round(n * 1000) / 1000);

class Painter {
  readonly #height: number;
  readonly #write: LineWriter;
  readonly #out: string[] = [];
  #font = '';
  #colour = '';

  constructor(height: number, write: LineWriter) {
    this.#height = height;
    this.#write = write;
  }

  content(): string {
    return this.#out.join('\n');
  }

  /** Paints marks as one marked-content sequence; runs that follow each other share a text object. */
  marked(tag: string, marks: readonly Mark[]): void {
    this.#out.push(`${tag}BDC`);
    for (let i = 0; i < marks.length; i++) {
      const mark = marks[i];
      if (mark?.kind === 'rectangle') this.#rectangle(mark);
      else if (mark?.kind === 'squares') this.#squares(mark);
      else if (mark?.kind === 'shape') this.#shape(mark);
      else if (mark?.kind === 'circle') this.#circle(mark);
      else if (mark?.kind === 'emblem') this.#emblem(mark);
      else if (mark?.kind === 'raster') this.#raster(mark);
      else {
        const runs = runsFrom(marks, i);
        this.#text(runs);
        i += runs.length - 1;
      }
    }
    this.#out.push('EMC');
  }

  #fill(colour: Colour): void {
    const operator = `${colour.map(thousandth).join(' ')} rg`;
    if (operator !== this.#colour) this.#out.push(operator);
    this.#colour = operator;
  }

  #rectangle({ x, y, width, height, colour }: Rectangle): void {
    this.#fill(colour);
    const corner = [x, this.#height - y - height, width, height].map(hundredths).map(decimal);
    this.#out.push(`${corner.join(' ')} re f`);
  }

  #shape({ x, y, corners, closed, paint }: Shape): void {
    const [first, ...rest] = [[0, 0] as const, ...corners].map(([dx, dy]) => this.#point(x + dx, y + dy));
    this.#painted(`${first} m ${rest.map((point) => `${point} l`).join(' ')}`, closed, paint);
  }

  /** Four curves, which stray from a circle by a 3,000th of its radius. */
  #circle({ x, y, radius: r, paint }: Circle): void {
    const k = r * 0.5523;
    const curve = (...points: readonly (readonly [number, number])[]): string =>
      `${points.map(([dx, dy]) => this.#point(x + dx, y + dy)).join(' ')} c`;
    const curves = [
      curve([r, k], [k, r], [0, r]),
      curve([-k, r], [-r, k], [-r, 0]),
      curve([-r, -k], [-k, -r], [0, -r]),
      curve([k, -r], [r, -k], [r, 0]),
    ];
    this.#painted(`${this.#point(x + r, y)} m ${curves.join(' ')}`, true, paint);
  }

  #point(x: number, y: number): string {
    return [x, this.#height - y].map(hundredths).map(decimal).join(' ');
  }

  /** A path filled, stroked, or both (ISO 32000-1, 8.5.3). */
  #painted(path: string, closed: boolean, { fill, line }: Paint): void {
    if (fill) this.#fill(fill);
    if (line) this.#out.push(`${line.colour.map(thousandth).join(' ')} RG ${thousandth(line.weight)} w 0 j`);
    this.#out.push(`${path}${closed ? ' h' : ''} ${fill && line ? 'B' : line ? 'S' : 'f'}`);
  }

  /** Its paths as they are, in their own grid; what is set in it is set for it alone. */
  #emblem({ x, y, height, shapes }: Emblem): void {
    const scale = millionth(height / GRID);
    const corner = [x, this.#height - y].map(hundredths).map(decimal).join(' ');
    this.#out.push(`q ${scale} 0 0 -${scale} ${corner} cm`);
    for (const shape of shapes) {
      const { fill, evenOdd, line } = shape;
      if (fill) this.#out.push(`${rgbOf(fill).map(thousandth).join(' ')} rg`);
      if (line) {
        const { colour, weight, cap, join } = line;
        const ends = `${CAPS.indexOf(cap)} J ${JOINS.indexOf(join)} j 4 M`;
        this.#out.push(`${rgbOf(colour).map(thousandth).join(' ')} RG ${thousandth(weight)} w ${ends}`);
      }
      const path = commandsOf(shape).map(({ letter, numbers }) => [...numbers, OPERATORS[letter]].join(' '));
      this.#out.push(`${path.join(' ')} ${line ? (fill ? 'B' : 'S') : 'f'}${fill && evenOdd ? '*' : ''}`);
    }
    this.#out.push('Q');
  }

  #raster({ x, y, width, height }: Raster): void {
    const box = [width, height, x, this.#height - y - height].map(hundredths).map(decimal);
    this.#out.push(`q ${box[0]} 0 0 ${box[1]} ${box[2]} ${box[3]} cm /${LOGO} Do Q`);
  }

  /** One path on a grid of its own, a rectangle for each run of dark squares, so that no seam shows between them. */
  #squares({ x, y, side, cells, colour }: Squares): void {
    this.#fill(colour);
    const corner = [x, this.#height - y].map(hundredths).map(decimal).join(' ');
    this.#out.push(`q ${thousandth(side)} 0 0 -${thousandth(side)} ${corner} cm`);
    cells.forEach((row, line) => {
      for (let start = row.indexOf(true); start >= 0;) {
        const light = row.indexOf(false, start);
        const end = light < 0 ? row.length : light;
        this.#out.push(`${start} ${line} ${end - start} 1 re`);
        start = row.indexOf(true, end);
      }
    });
    this.#out.push('f Q');
  }

  #text(runs: readonly Run[]): void {
    this.#out.push('BT');
    let [atX, atY] = [0, 0];
    for (const run of runs) {
      this.#fill(run.colour);
      const font = `/${run.face} ${thousandth(run.size)} Tf`;
      if (font !== this.#font) this.#out.push(font);
      this.#font = font;
      const [x, y] = [hundredths(run.x), hundredths(this.#height - run.y)];
      this.#out.push(`${decimal(x - atX)} ${decimal(y - atY)} Td`);
      for (const line of outlined(run, this.#write(run))) this.#out.push(line);
      [atX, atY] = [x, y];
    }
    this.#out.push('ET');
  }
}

/** Filled and then stroked (9.3.6), with round joins, whose corners do not stand out. */
function outlined({ outline }: Run, shown: string): string[] {
  if (!outline) return [shown];
  return [`${outline.colour.map(thousandth).join(' ')} RG ${thousandth(outline.weight)} w 1 j 2 Tr`, shown, '0 Tr'];
}

/** The runs that follow each other from a place among the marks. */
function runsFrom(marks: readonly Mark[], start: number): Run[] {
  const runs: Run[] = [];
  for (let mark = marks[start]; mark?.kind === 'run'; mark = marks[start + runs.length]) runs.push(mark);
  return runs;
}

/**
 * Writes runs in reading order: a glyph that stands elsewhere than the advances before it put the pen is reached by a
 * move, backwards where the text runs from right to left. Papers share their lines' glyphs, and a line is written once.
 */
export function lineWriter(codes: Codebook): LineWriter {
  const written = new Map<readonly Glyph[], { run: Run; operators: string }>();
  const bytes = codes.texts.map((_, code) => escaped(code >> 8) + escaped(code & 255));
  return (run) => {
    const known = written.get(run.glyphs);
    if (known && sameManner(known.run, run)) return known.operators;
    const operators = showText(run, codes, bytes);
    written.set(run.glyphs, { run, operators });
    return operators;
  };
}

const sameManner = (a: Run, b: Run): boolean => a.face === b.face && a.size === b.size && a.direction === b.direction;

function showText(run: Run, codes: Codebook, bytes: readonly string[]): string {
  const face = codes.faces.get(run.face);
  if (!face) throw new Error(`Face ${run.face} was not collected`);
  const line = new Line();
  for (const { id, text, x, y } of readingOrder(run)) {
    const code = face.code(id, text);
    line.glyph(bytes[code] ?? '', face.widths[code] ?? 0, x, (y * run.size) / 1000);
  }
  return line.end();
}

/** Gathers the glyphs of a line into as few operators as their places allow. */
class Line {
  #out = '';
  #items = '';
  #string = '';
  #pen = 0;
  #rise = 0;

  /** The code as a string has it; places in thousandths of an em from the line’s start, the rise in points. */
  glyph(code: string, width: number, x: number, rise: number): void {
    if (rise !== this.#rise) {
      this.#operator(`${thousandth(rise)} Ts`);
      this.#rise = rise;
    }
    if (x !== this.#pen) {
      this.#endString();
      this.#items += this.#pen - x;
    }
    this.#string += code;
    this.#pen = x + width;
  }

  #operator(text: string): void {
    this.#show();
    this.#out += `${text}\n`;
  }

  end(): string {
    if (this.#rise) this.#operator('0 Ts');
    this.#show();
    return this.#out.trimEnd();
  }

  #endString(): void {
    if (this.#string) this.#items += `(${this.#string})`;
    this.#string = '';
  }

  #show(): void {
    this.#endString();
    if (this.#items) this.#out += `[${this.#items}]TJ\n`;
    this.#items = '';
  }
}

/** A byte within a literal string; a carriage return would be read as a line feed (ISO 32000-1, 7.3.4.2). */
function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  if (byte === 13) return '\\r';
  return character === '(' || character === ')' || character === '\\' ? `\\${character}` : character;
}
