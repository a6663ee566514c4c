import { crc32, deflateSync } from 'node:zlib';
import type { Indexed } from '../raster/canvas.ts';

/** More than most pictures take, so that what is written need not be put together. */
const CHUNK = 2 ** 17;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A picture as a PNG of 8 bits a pixel with a palette (ISO/IEC 15948), its rows not filtered: text on flat grounds is smallest so. */
export function encodePng({ rows, palette, width, height }: Indexed): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8);
  // Level 6 takes twice as long for 5% fewer bytes, 3 two thirds of the time for 12% more.
  const data = deflateSync(rows, { level: 4, chunkSize: CHUNK });
  const parts = [chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', data), chunk('IEND', new Uint8Array())];
  return new Uint8Array(Buffer.concat([Uint8Array.from(SIGNATURE), ...parts]));
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length);
  out.write(name, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}
