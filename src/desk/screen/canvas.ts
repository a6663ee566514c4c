import { bytesOfBase64 } from '../../brand/bytes.ts';
import { pixelsOf } from '../../brand/png.ts';
import type { DrawnImage, DrawnMark, DrawnRun } from '../../sheet/drawing.ts';
import type { ShownPage } from '../look.ts';

/** A page on a canvas, as sharp as the screen is, of which only what changed is drawn again. */
export interface PageCanvas {
  show: (page: ShownPage) => void;
  close: () => void;
}

/** How many pixels a page is wide at most: four times a large screen. */
const MOST_PIXELS = 8192;
/** Runs of glyphs that are kept; a page has some hundreds. */
const KEPT = 4000;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function openPageCanvas(canvas: HTMLCanvasElement): PageCanvas {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser draws no canvas');
  const marks = new Map<string, DrawnMark>();
  const glyphs = new Map<string, Path2D>();
  const runs = new Map<string, Path2D>();
  let page: ShownPage | undefined;
  let drawn: readonly string[] = [];
  let pixels = 0;

  const markOf = (text: string): DrawnMark => kept(marks, text, () => JSON.parse(text) as DrawnMark);
  const glyphOf = (id: string): Path2D => kept(glyphs, id, () => new Path2D(page?.outlines[id] ?? ''));
  const pathOf = (run: DrawnRun): Path2D =>
    kept(runs, JSON.stringify(run.glyphs), () => {
      const path = new Path2D();
      for (const [id, e, f] of run.glyphs) path.addPath(glyphOf(id), { a: 1, b: 0, c: 0, d: 1, e, f });
      return path;
    });

  let picture: { of: string; drawn: HTMLCanvasElement } | undefined;
  const pictureOf = ({ png, pixels }: DrawnImage): HTMLCanvasElement => {
    if (picture?.of !== png) picture = { of: png, drawn: drawnPixels(png, pixels) };
    return picture.drawn;
  };

  function draw(mark: DrawnMark, scale: number): void {
    if (!context) return;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    if (mark.kind === 'rectangle') {
      context.fillStyle = mark.colour;
      return context.fillRect(mark.x, mark.y, mark.width, mark.height);
    }
    if (mark.kind === 'image') return context.drawImage(pictureOf(mark), mark.x, mark.y, mark.width, mark.height);
    const fill = mark.kind === 'run' ? mark.colour : mark.fill;
    const path = mark.kind === 'run' ? pathOf(mark) : new Path2D(mark.d);
    if (mark.kind === 'run') context.transform(mark.scale, 0, 0, -mark.scale, mark.x, mark.y);
    if (fill !== undefined) {
      context.fillStyle = fill;
      context.fill(path, mark.kind === 'path' && mark.evenOdd ? 'evenodd' : 'nonzero');
    }
    if (!mark.stroke) return;
    context.strokeStyle = mark.stroke.colour;
    context.lineWidth = mark.stroke.weight;
    context.stroke(path);
  }

  /** Draws what stands in a box of whole pixels, in the order in which it stands on the page. */
  function drawIn(box: Box, all: readonly DrawnMark[], scale: number): void {
    if (!context) return;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    context.clip();
    context.fillStyle = '#fff';
    context.fill();
    for (const mark of all) if (meet(box, boxOf(mark, scale))) draw(mark, scale);
    context.restore();
  }

  function paint(): void {
    if (!page || !pixels) return;
    const scale = pixels / page.width;
    const height = Math.round(page.height * scale);
    const isNew = canvas.width !== pixels || canvas.height !== height;
    if (isNew) [canvas.width, canvas.height] = [pixels, height];
    const { marks: next } = page;
    const [was, is] = [new Set(drawn), new Set(next)];
    const changed = isNew ? [] : [...drawn.filter((m) => !is.has(m)), ...next.filter((m) => !was.has(m))];
    drawn = next;
    const whole = { left: 0, top: 0, right: pixels, bottom: height };
    const isWhole = isNew || changed.length > next.length / 2;
    const all = next.map(markOf);
    for (const box of isWhole ? [whole] : apart(changed.map((m) => boxOf(markOf(m), scale)))) drawIn(box, all, scale);
  }

  const resized = new ResizeObserver(() => {
    pixels = Math.min(Math.round(canvas.clientWidth * devicePixelRatio), MOST_PIXELS);
    paint();
  });
  resized.observe(canvas);

  return {
    show: (next) => {
      page = next;
      canvas.style.aspectRatio = `${next.width} / ${next.height}`;
      paint();
    },
    close: () => resized.disconnect(),
  };
}

/** A logo of pixels, decoded here: a picture that loads would come after the page was drawn. */
function drawnPixels(png: string, { width, height }: DrawnImage['pixels']): HTMLCanvasElement {
  const drawn = Object.assign(document.createElement('canvas'), { width, height });
  const data = new ImageData(width, height);
  const rgb = pixelsOf(bytesOfBase64(png));
  for (let i = 0; i < width * height; i++) {
    data.data.set(rgb.subarray(i * 3, i * 3 + 3), i * 4);
    data.data[i * 4 + 3] = 255;
  }
  drawn.getContext('2d')?.putImageData(data, 0, 0);
  return drawn;
}

/** Where a mark is drawn, in whole pixels; letters may go beyond their line and their width. */
function boxOf(mark: DrawnMark, scale: number): Box {
  const { x, y, width } = mark;
  const [left, top, right, bottom] =
    mark.kind === 'run'
      ? [x - mark.size, y - 1.5 * mark.size, x + width + mark.size, y + mark.size]
      : [x, y, x + width, y + mark.height];
  return {
    left: Math.floor(left * scale) - 1,
    top: Math.floor(top * scale) - 1,
    right: Math.ceil(right * scale) + 1,
    bottom: Math.ceil(bottom * scale) + 1,
  };
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Boxes of which no two meet, around all of some. */
function apart(boxes: readonly Box[]): Box[] {
  const all: Box[] = [];
  for (let next of boxes) {
    for (let at = all.findIndex((box) => meet(box, next)); at >= 0; at = all.findIndex((box) => meet(box, next))) {
      const [met = next] = all.splice(at, 1);
      next = {
        left: Math.min(met.left, next.left),
        top: Math.min(met.top, next.top),
        right: Math.max(met.right, next.right),
        bottom: Math.max(met.bottom, next.bottom),
      };
    }
    all.push(next);
  }
  return all;
}

/** What is kept under a name, made where nothing is; all is given up where it is too much. */
function kept<T>(all: Map<string, T>, name: string, make: () => T): T {
  const known = all.get(name);
  if (known !== undefined) return known;
  if (all.size >= KEPT) all.clear();
  const made = make();
  all.set(name, made);
  return made;
}
