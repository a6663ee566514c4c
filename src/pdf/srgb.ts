/**
 * An ICC profile for sRGB (IEC 61966-2-1), made from the numbers of its definition: a display profile of version 2.1
 * (ICC.1:1998-09) with three primaries adapted to D50 and one tone curve that they share.
 */

/** Red, green, blue and D50 white in XYZ, as 16.16 fixed point. */
const RED = [0x6fa2, 0x38f5, 0x0390];
const GREEN = [0x6299, 0xb785, 0x18da];
const BLUE = [0x24a0, 0x0f84, 0xb6cf];
const D50 = [0xf6d6, 0x10000, 0xd32d];

/** So many points, joined by straight lines, keep the curve within 1/20,000 of its definition. */
const CURVE_POINTS = 256;

const ascii = (text: string): number[] => Array.from(text, (c) => c.charCodeAt(0));
const u16 = (n: number): number[] => [(n >> 8) & 255, n & 255];
const u32 = (n: number): number[] => [...u16(n >>> 16), ...u16(n)];
const none = (count: number): number[] => new Array<number>(count).fill(0);

const xyz = (values: readonly number[]): number[] => [...ascii('XYZ '), ...none(4), ...values.flatMap(u32)];

/** The light that a signal from 0 to 1 stands for. */
const linear = (signal: number): number => (signal <= 0.04045 ? signal / 12.92 : ((signal + 0.055) / 1.055) ** 2.4);

function curve(): number[] {
  const points = Array.from({ length: CURVE_POINTS }, (_, i) => Math.round(linear(i / (CURVE_POINTS - 1)) * 65535));
  return [...ascii('curv'), ...none(4), ...u32(CURVE_POINTS), ...points.flatMap(u16)];
}

const description = (text: string): number[] => [
  ...ascii('desc'),
  ...none(4),
  ...u32(text.length + 1),
  ...ascii(text),
  ...none(1 + 4 + 4 + 2 + 1 + 67),
];

/** Device class, colour spaces and illuminant; the date is that of the amendment of the standard the numbers are from. */
const header = (size: number): number[] => [
  ...[...u32(size), ...none(4), ...u32(0x02100000), ...ascii('mntrRGB XYZ ')],
  ...[2003, 1, 1, 0, 0, 0].flatMap(u16),
  ...[...ascii('acsp'), ...none(28), ...D50.flatMap(u32), ...none(48)],
];

export function srgbProfile(): Uint8Array {
  const tags: [string, number[]][] = [
    ['desc', description('sRGB')],
    ['cprt', [...ascii('text'), ...none(4), ...ascii('No copyright, use freely'), 0]],
    ['wtpt', xyz(D50)],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve()],
  ];
  let offset = 128 + 4 + (tags.length + 2) * 12;
  let table: number[] = [];
  let body: number[] = [];
  for (const [tag, data] of tags) {
    const names = tag === 'rTRC' ? ['rTRC', 'gTRC', 'bTRC'] : [tag];
    table = [...table, ...names.flatMap((name) => [...ascii(name), ...u32(offset), ...u32(data.length)])];
    body = [...body, ...data, ...none(-data.length & 3)];
    offset += data.length + (-data.length & 3);
  }
  return Uint8Array.from([...header(offset), ...u32(tags.length + 2), ...table, ...body]);
}
