/** Colours as a screen has them and as an eye does: hexadecimal sRGB, OKLCH (Ottosson 2020), and the contrast of WCAG 2.2. */

/** `#rrggbb`, in small letters. */
export type Hex = `#${string}`;

/** Lightness from 0 to 1, chroma, and hue in radians. */
export interface Lch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

type Triple = readonly [number, number, number];

export const channelsOf = (hex: Hex): Triple =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as never;

const hexOf = (channels: Triple): Hex =>
  `#${channels
    .map((c) =>
      Math.round(Math.min(1, Math.max(0, c)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const encoded = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

export function lchOf(hex: Hex): Lch {
  const [r, g, b] = channelsOf(hex).map(linear) as unknown as Triple;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, y),
    h: Math.atan2(y, a),
  };
}

/** The same before it is cut to what a screen can show. */
function channelsAt({ l, c, h }: Lch): Triple {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z),
    encoded(-1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z),
    encoded(-0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z),
  ];
}

const canBeShown = (channels: Triple): boolean => channels.every((c) => c >= -0.0005 && c <= 1.0005);

/** The colour of a lightness and a hue, with as much of its chroma as a screen can show. */
export function hexAt({ l, c, h }: Lch): Hex {
  if (canBeShown(channelsAt({ l, c, h }))) return hexOf(channelsAt({ l, c, h }));
  let [low, high] = [0, c];
  while (high - low > 0.0005) {
    const middle = (low + high) / 2;
    if (canBeShown(channelsAt({ l, c: middle, h }))) low = middle;
    else high = middle;
  }
  return hexOf(channelsAt({ l, c: low, h }));
}

/** Relative luminance (WCAG 2.2). */
function luminanceOf(hex: Hex): number {
  const [r, g, b] = channelsOf(hex).map(linear) as unknown as Triple;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** From 1, no contrast, to 21. */
export function contrast(a: Hex, b: Hex): number {
  const [one, other] = [luminanceOf(a), luminanceOf(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** What a printer without colours makes of one: its luma (ITU-R BT.601), as drivers reckon it. */
export function greyOf(hex: Hex): Hex {
  const [r, g, b] = channelsOf(hex);
  const grey = 0.299 * r + 0.587 * g + 0.114 * b;
  return hexOf([grey, grey, grey]);
}
