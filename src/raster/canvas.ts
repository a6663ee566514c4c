import { WHOLE, type Mask } from './mask.ts';

/** A picture of at most 256 colours, as PNG takes it. */
export interface Indexed {
  readonly width: number;
  readonly height: number;
  /** A byte that is 0, then a byte a pixel, the number of its colour, row by row. */
  readonly rows: Uint8Array;
  /** Red, green and blue, three bytes a colour. */
  readonly palette: Uint8Array;
}

/** A colour that another shines through. */
interface Shade {
  readonly ground: number;
  readonly ink: number;
  readonly level: number;
}

const MOST = 256;

/**
 * A picture that is painted on. Its colours are numbered as they come; where 256 do not do, the nearest is taken of those there
 * are.
 */
export class Canvas implements Indexed {
  readonly width: number;
  readonly height: number;
  readonly rows: Uint8Array;
  readonly #colours: number[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #shades = new Map<number, Shade>();
  /** For a ground and an ink, the number of each level; -1 where it was not asked for. */
  readonly #tables = new Map<number, Int16Array>();

  /** @param ground its colour to begin with, as "#rrggbb" */
  constructor(width: number, height: number, ground: string) {
    [this.width, this.height] = [width, height];
    this.rows = new Uint8Array((width + 1) * height);
    this.#numberOf(parsed(ground));
  }

  get palette(): Uint8Array {
    return new Uint8Array(this.#colours.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  }

  /** Fills a box of whole pixels. */
  fill(left: number, top: number, width: number, height: number, colour: string): void {
    const ink = this.#numberOf(parsed(colour));
    const [from, to] = [Math.max(0, left), Math.min(this.width, left + width)];
    if (from >= to) return;
    for (let y = Math.max(0, top); y < Math.min(this.height, top + height); y++) {
      const start = y * (this.width + 1) + 1;
      this.rows.fill(ink, start + from, start + to);
    }
  }

  /** Paints what a mask covers, moved by whole pixels. */
  paint(mask: Mask, colour: string, x = 0, y = 0): void {
    const { rows, width, height } = this;
    const { levels } = mask;
    const ink = this.#numberOf(parsed(colour));
    const [left, top] = [mask.left + x, mask.top + y];
    const [firstX, endX] = [Math.max(0, -left), Math.min(mask.width, width - left)];
    const [firstY, endY] = [Math.max(0, -top), Math.min(mask.height, height - top)];
    let ground = -1;
    let table: Int16Array = NONE;
    for (let row = firstY; row < endY; row++) {
      let to = (top + row) * (width + 1) + 1 + left + firstX;
      for (let at = row * mask.width + firstX, end = row * mask.width + endX; at < end; at++, to++) {
        const level = levels[at] as number;
        if (level === 0) continue;
        const under = rows[to] as number;
        if (under !== ground) {
          ground = under;
          table = this.#tableOf(ground, ink);
        }
        const known = table[level] as number;
        rows[to] = known < 0 ? (table[level] = this.#shadeOf(ground, ink, level)) : known;
      }
    }
  }

  #tableOf(ground: number, ink: number): Int16Array {
    const key = ground * MOST + ink;
    const table = this.#tables.get(key) ?? new Int16Array(WHOLE + 1).fill(-1);
    this.#tables.set(key, table);
    return table;
  }

  /** What is seen where an ink covers a ground so far. Over a shade of its own it is a darker one: so shades stay few. */
  #shadeOf(ground: number, ink: number, level: number): number {
    if (level === WHOLE) return ink;
    const under = this.#shades.get(ground);
    if (under?.ink === ink)
      return this.#shadeOf(under.ground, ink, WHOLE - Math.round(((WHOLE - under.level) * (WHOLE - level)) / WHOLE));
    const mixed = mix(this.#colours[ground] ?? 0, this.#colours[ink] ?? 0, level / WHOLE);
    const before = this.#colours.length;
    const number = this.#numberOf(mixed);
    if (this.#colours.length > before) this.#shades.set(number, { ground, ink, level });
    return number;
  }

  #numberOf(colour: number): number {
    const known = this.#numbers.get(colour);
    if (known !== undefined) return known;
    const number = this.#colours.length < MOST ? this.#colours.push(colour) - 1 : nearest(colour, this.#colours);
    this.#numbers.set(colour, number);
    return number;
  }
}

const NONE = new Int16Array();

const parsed = (colour: string): number => {
  if (!/^#[\da-f]{6}$/i.test(colour)) throw new Error(`Not a colour: ${colour}`);
  return Number.parseInt(colour.slice(1), 16);
};

const CHANNELS: readonly number[] = [16, 8, 0];

const mix = (a: number, b: number, share: number): number =>
  CHANNELS.reduce((sum, c) => sum | (Math.round(((a >> c) & 255) * (1 - share) + ((b >> c) & 255) * share) << c), 0);

function nearest(colour: number, colours: readonly number[]): number {
  let [best, least] = [0, Infinity];
  colours.forEach((other, i) => {
    const apart = CHANNELS.reduce((sum, c) => sum + (((colour >> c) & 255) - ((other >> c) & 255)) ** 2, 0);
    if (apart < least) [best, least] = [i, apart];
  });
  return best;
}
