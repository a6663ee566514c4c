import satori from 'satori';
import type { Logo } from '../brand/logo.ts';
import { Canvas } from '../raster/canvas.ts';
import { paintLogo } from '../raster/logo.ts';
import type { Line, Node, Style } from './box.ts';
import type { Faces } from './faces.ts';
import { drawLine } from './lines.ts';
import { encodePng } from './png.ts';
import { GROUND } from './theme.ts';

/**
 * Draws a picture and writes it as a PNG: satori lays its boxes out, each before what stands in it, and they are painted here,
 * their grounds and their words. Throws where anything stands outside it, which a bug alone can do.
 */
export async function paint(tree: Node, faces: Faces): Promise<Uint8Array> {
  const { width, height } = tree.props.style as { width: number; height: number };
  const canvas = new Canvas(width, height, GROUND);
  await satori(tree as never, {
    width,
    height,
    fonts: [],
    onNodeDetected({ left, top, width: w, height: h, props }) {
      if (left + w > width || top + h > height) throw new Error('A box stands outside the picture');
      const { lines = [], logo, style } = props as { lines?: readonly Line[]; logo?: Logo; style: Style };
      const { backgroundColor: ground } = style;
      if (typeof ground === 'string') canvas.fill(left, top, w, h, ground);
      if (logo) paintLogo(canvas, logo, { x: left, y: top, width: w, height: h });
      lines.forEach((line, i) => drawLine({ line, left, top: top + i * line.height, width: w }, faces, canvas));
    },
  });
  return encodePng(canvas);
}
