import { renderAsync } from '@resvg/resvg-js';
import satori from 'satori';
import type { FaceName, FontFiles } from '../sheet/laid.ts';
import type { Node } from './box.ts';
import { encodePng } from './png.ts';

type Fonts = Parameters<typeof satori>[1]['fonts'];

/** Each face is a family of its own, since satori takes one file for a family, weight and style. */
export function satoriFonts(fonts: FontFiles): Fonts {
  return (Object.entries(fonts) as [FaceName, Uint8Array][]).map(([name, bytes]) => ({
    name,
    data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    weight: 400,
    style: 'normal',
  }));
}

/** Lays a picture out, draws it and writes it as a PNG. Throws where anything stands outside it, which a bug alone can do. */
export async function paint(tree: Node, fonts: Fonts): Promise<Uint8Array> {
  const { width, height } = tree.props.style as { width: number; height: number };
  const svg = await satori(tree as never, {
    width,
    height,
    fonts,
    onNodeDetected({ left, top, width: w, height: h, textContent }) {
      if (left + w > width || top + h > height) throw new Error(`Outside the picture: ${textContent ?? 'a box'}`);
    },
  });
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } });
  return encodePng(image.pixels, image.width, image.height);
}
