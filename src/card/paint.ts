import { renderAsync } from '@resvg/resvg-js';
import satori from 'satori';
import type { Line, Node } from './box.ts';
import type { Faces } from './faces.ts';
import { drawLine } from './lines.ts';
import { encodePng } from './png.ts';

/**
 * Draws a picture and writes it as a PNG: satori lays its boxes out and draws their grounds, the words are drawn here into the
 * boxes of their lines. Throws where anything stands outside it, which a bug alone can do.
 */
export async function paint(tree: Node, faces: Faces): Promise<Uint8Array> {
  const image = await renderAsync(await drawn(tree, faces), { font: { loadSystemFonts: false } });
  return encodePng(image.pixels, image.width, image.height);
}

/** The picture as SVG. */
async function drawn(tree: Node, faces: Faces): Promise<string> {
  const { width, height } = tree.props.style as { width: number; height: number };
  let words = '';
  const boxes = await satori(tree as never, {
    width,
    height,
    fonts: [],
    onNodeDetected({ left, top, width: w, height: h, props }) {
      if (left + w > width || top + h > height) throw new Error('A box stands outside the picture');
      const { line } = props as { line?: Line };
      if (line) words += drawLine({ line, left, top, width: w, height: h }, faces);
    },
  });
  const end = boxes.lastIndexOf('</svg>');
  if (end < 0) throw new Error('satori drew no picture');
  return `${boxes.slice(0, end)}${words}</svg>`;
}
