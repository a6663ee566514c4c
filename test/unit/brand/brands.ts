import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zlibSync } from 'fflate';

/** Three desks with a look of their own, each with the sample's briefings, whose sheets are full. */

/** A file of a content folder, by its path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A shield with a bar of gold, three waves and an anchor: shapes, lines, turned and moved. */
export const CREST = readFileSync('test/site/every-part/brand/crest.svg', 'utf8');

/** A wordmark: "NORD" in a bold bar, all of it outlines. */
export const WORDMARK = `<svg xmlns="http://www.w3.org/2000/svg" width="190" height="64">
  <rect width="190" height="64" fill="#d0021b"/>
  <g fill="#ffffff" transform="translate(16,14)">
    <path d="M0 36V0h9l15 21V0h9v36h-8L9 14v22z"/>
    <path fill-rule="evenodd" d="M62 0a18 18 0 1 1 0 36 18 18 0 0 1 0-36zm0 9a9 9 0 1 0 0 18 9 9 0 0 0 0-18z"/>
    <path fill-rule="evenodd" d="M90 36V0h16a12 12 0 0 1 5.500 22.500L120 36h-10.500l-7-12H99v12zm9-20h6a4 4 0 0 0 0-8h-6z"/>
    <path fill-rule="evenodd" d="M128 36V0h13a18 18 0 0 1 0 36zm9-8.500h4a9.500 9.500 0 0 0 0-19h-4z"/>
  </g>
</svg>
`;

/** A PNG of so many pixels, each red, green, blue and how opaque it is. */
export function pngOf(
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly [number, number, number, number],
): Uint8Array {
  const rows = new Uint8Array(height * (1 + width * 4));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows.set(pixel(x, y), y * (1 + width * 4) + 1 + x * 4);
  const head = new Uint8Array(13);
  new DataView(head.buffer).setUint32(0, width);
  new DataView(head.buffer).setUint32(4, height);
  head.set([8, 6, 0, 0, 0], 8);
  const chunk = (name: string, data: Uint8Array): Uint8Array => {
    const out = new Uint8Array(12 + data.length);
    const view = new DataView(out.buffer);
    view.setUint32(0, data.length);
    out.set(Buffer.from(name, 'latin1'), 4);
    out.set(data, 8);
    view.setUint32(8 + data.length, crc(out.subarray(4, 8 + data.length)));
    return out;
  };
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    chunk('IDAT', zlibSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function crc(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ -1) >>> 0;
}

/** Two rings that hold each other, on clear ground. */
export const RINGS = pngOf(240, 160, (x, y) => {
  const ring = (cx: number): number => {
    const off = Math.abs(Math.hypot(x + 0.5 - cx, y + 0.5 - 80) - 58) - 14;
    return Math.min(1, Math.max(0, 0.5 - off));
  };
  const [left, right] = [ring(76), ring(164)];
  const over = right > 0 && !(left > 0 && y < 80);
  if (over || !left) return [232, 119, 34, Math.round(right * 255)];
  return [0, 106, 99, Math.round(left * 255)];
});

const sample = (line: string): string => `${line}
url: https://desk.example
audience: "TLP:CLEAR"
`;

export const MINISTRY: Files = {
  'site.yaml': `${sample('name: Ministry of Ports')}accent: '#12355b'
logo: { file: brand/crest.svg, alt: Crest of the Republic of Ardan }
letterhead:
  - Republic of Ardan, Directorate of Analysis
  - 12 Harbour Street, 10115 Port Ardan
footer:
  - { text: Imprint, url: https://ports.example/imprint }
  - { text: Accessibility, url: https://ports.example/accessibility }
contact: analysis@ports.example
`,
  'brand/crest.svg': CREST,
};

export const NEWSROOM: Files = {
  'site.yaml': `${sample('name: Nord Newsroom')}paper: letter
accent: '#d0021b'
logo: { file: brand/nord.svg, alt: Nord }
footer: [{ text: How we work, url: https://nord.example/method }]
`,
  'brand/nord.svg': WORDMARK,
};

export const NGO: Files = {
  'site.yaml': `${sample('name: Δίκτυο Ανθρωπιστικής Βοήθειας')}accent: '#006a63'
logo: { file: brand/rings.png, alt: Two rings that hold each other }
letterhead: Humanitarian Aid Network, Athens
footer:
${[
  'Who we are',
  'What we do',
  'Where our money comes from',
  'Annual report',
  'Complaints and safeguarding',
  'Privacy',
  'Give',
]
  .map((text, i) => `  - { text: ${text}, url: https://aid.example/${i} }`)
  .join('\n')}
contact: https://aid.example/contact
licence: CC BY-SA 4.0
`,
  'brand/rings.png': RINGS,
};

/** A content folder of such a desk, with the sample's briefings. */
export function folderOf(brand: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'readout-brand-'));
  cpSync('briefings', folder, { recursive: true });
  for (const [path, content] of Object.entries(brand)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Its settings with a sans of its own, as Debian has it. */
export const newsroomWithFaces = (): Files => ({
  ...NEWSROOM,
  'site.yaml': `${String(NEWSROOM['site.yaml'])}faces:
  sans: { regular: brand/nord-regular.ttf, bold: brand/nord-bold.ttf, italic: brand/nord-italic.ttf }
`,
  'brand/nord-regular.ttf': dejaVu('DejaVuSansCondensed'),
  'brand/nord-bold.ttf': dejaVu('DejaVuSansCondensed-Bold'),
  'brand/nord-italic.ttf': dejaVu('DejaVuSansCondensed-Oblique'),
});

/** A typeface that tests have. */
export const dejaVu = (name: string): Uint8Array => readFileSync(`/usr/share/fonts/truetype/dejavu/${name}.ttf`);
