import { drawPage, svgOf } from './drawing.ts';
import type { LaidPage } from './laid.ts';
import type { Setter } from './words.ts';

/** Turns pixels, four bytes each and all opaque, into a file: the size of a PNG is for who composes to choose. */
export type Encode = (rgba: Uint8Array, width: number, height: number) => Promise<Uint8Array>;

/** A laid-out page as a picture so many pixels wide. */
export async function paintPage(page: LaidPage, setter: Setter, width: number, encode: Encode): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const options = { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } } as const;
  const image = await renderAsync(svgOf(drawPage(page, setter)), options);
  return encode(image.pixels, image.width, image.height);
}
