import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

/**
 * Pixels as a PNG of 8 bits a pixel with a palette (ISO/IEC 15948). `rgba` has four bytes a pixel, all opaque. The pictures
 * are text on flat grounds, of fewer than 256 colours, so nothing is lost; where there are more, the lowest bits are given
 * up until a palette holds them.
 */
export async function encodePng(rgba: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const aligned = rgba.byteOffset % 4 ? rgba.slice() : rgba;
  const pixels = new Uint32Array(aligned.buffer, aligned.byteOffset, width * height);
  for (let lost = 0; ; lost++) {
    const indexed = index(pixels, width, height, lost);
    if (indexed) return file(indexed, width, height);
  }
}

interface Indexed {
  /** A filter byte, then a byte a pixel, row by row. */
  readonly rows: Uint8Array;
  /** RGB, three bytes a colour. */
  readonly palette: Uint8Array;
}

/** Nothing where there are more than 256 colours. Pixels are little-endian: red is the lowest byte. */
function index(pixels: Uint32Array, width: number, height: number, lost: number): Indexed | undefined {
  const mask = ((0xff << lost) & 0xff) * 0x010101;
  const numbers = new Map<number, number>();
  const rows = new Uint8Array((width + 1) * height);
  const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  let last = -1;
  let number = 0;
  for (let y = 0; y < height; y++) {
    let at = y * (width + 1);
    // Half of a picture's rows are the row above again: between lines, and through bars and grounds.
    if (y > 0 && sameAsAbove(bytes, y, width * 4)) {
      rows.copyWithin(at, at - width - 1, at);
      continue;
    }
    at++;
    for (let x = y * width, end = x + width; x < end; x++, at++) {
      const pixel = pixels[x] as number;
      if (pixel !== last) {
        last = pixel;
        const colour = pixel & mask;
        const known = numbers.get(colour);
        number = known ?? numbers.size;
        if (known === undefined) numbers.set(colour, number);
        if (number > 255) return undefined;
      }
      rows[at] = number;
    }
  }
  return {
    rows,
    palette: new Uint8Array([...numbers.keys()].flatMap((c) => [c & 255, (c >> 8) & 255, (c >> 16) & 255])),
  };
}

const sameAsAbove = (bytes: Uint8Array, y: number, stride: number): boolean =>
  Buffer.compare(bytes.subarray((y - 1) * stride, y * stride), bytes.subarray(y * stride, (y + 1) * stride)) === 0;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

async function file({ rows, palette }: Indexed, width: number, height: number): Promise<Uint8Array> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8);
  // Level 6 takes twice as long for 5% fewer bytes, 9 twenty times for 10%.
  const data = await promisify(deflate)(rows, { level: 4, memLevel: 9 });
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
