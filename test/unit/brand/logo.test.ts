import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesOfBase64 } from '../../../src/brand/bytes.ts';
import { svgOf, type Logo } from '../../../src/brand/logo.ts';
import { assetsOf, pageStyle } from '../../../src/brand/page-style.ts';
import { pixelsOf, readPng } from '../../../src/brand/png.ts';
import { readSvg } from '../../../src/brand/svg.ts';
import { assemble } from '../../../src/model/assemble.ts';
import { draft, html } from '../../../src/mail/message.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import { isFault } from './faults.ts';
import { site } from '../sheet/sample.ts';
import { CREST, pngOf, RINGS, WORDMARK } from './brands.ts';

const svg = (inside: string, attributes = 'viewBox="0 0 20 10"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;
const SHAPE = '<path d="M0 0h20v10z"/>';

describe('A logo of shapes', () => {
  it('is read as its shapes, in their colours, wherever they were moved to, and nothing else of it is kept', () => {
    const read = readSvg(CREST, 'Crest');
    if (isFault(read)) throw new Error(read.message);
    expect(read.shapes.map(({ fill, evenOdd, line }) => [fill, evenOdd, line?.colour])).toEqual([
      ['#12355b', undefined, undefined],
      ['#ffffff', true, undefined],
      ['#c8a13a', undefined, undefined],
      ...Array.from({ length: 3 }, () => [undefined, undefined, '#ffffff']),
      ...Array.from({ length: 6 }, () => [undefined, undefined, '#c8a13a']),
    ]);
    expect(svgOf(read)).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 840 1000">(<path [^<>]*\/>){12}<\/svg>$/);
    const at = (inside: string): string | undefined => {
      const one = readSvg(svg(inside), 'x');
      return isFault(one) ? one.message : one.shapes[0]?.d;
    };
    expect(at('<rect x="1" y="2" width="3" height="4"/>')).toBe('M100 200L400 200L400 600L100 600Z');
    expect(at('<g transform="translate(1 2) scale(2)"><path d="m1,1 2 0 0 1z"/></g>')).toBe(
      'M300 400L700 400L700 600Z',
    );
    expect(at('<path transform="rotate(90 10 5)" d="M8 5H12V6Z"/>')).toBe('M1000 300L1000 700L900 700Z');
    expect(at('<path d="M1 1c1 0 2 1 2 2s1 1 2 1q1 0 1 1t1 1V1Z"/>')).toMatch(/^M100 100C200 100 .* 700 600L700 100Z$/);
    expect(at('<path d="M2 5a3 3 0 1 0 6 0a3 3 0 10-6 0"/>')?.match(/C/g)).toHaveLength(4);
    expect(at('<path style="fill:rgb(1,2,3)" d="M0 0L1e0 .5.5 1-0 2z"/>')).toBe('M0 0L100 50L50 100L0 200Z');
  });

  it.each([
    ['a script', svg(`${SHAPE}\n<script>alert(1)</script>`), '2:1', 'a <script>', 'Take it out'],
    ['an event handler', svg('<path onload="x()" d="M0 0h1v1z"/>'), '1:61', 'the event handler onload', 'Take it out'],
    ['another document', svg('<foreignObject><p/></foreignObject>'), '1:61', 'a <foreignObject>', 'Take it out'],
    ['a picture from elsewhere', svg('<image href="https://x.example/a.png"/>'), '1:61', 'an? <image>', 'as a PNG'],
    ['a link to another file', svg('<use xlink:href="other.svg#a"/>'), '1:61', 'a <use>', 'Unlink'],
    ['a reference', svg('<path href="#a" d="M0 0h1v1z"/>'), '1:61', 'refers to "#a"', 'Take the reference out'],
    [
      'a style from elsewhere',
      svg('<path style="fill:url(//x)" d="M0 0h1v1z"/>'),
      '1:61',
      'style of the logo refers',
      'Flatten',
    ],
    ['a style sheet', svg('<style>@import "x"</style>'), '1:61', 'a <style>', 'presentation attributes'],
    [
      'a style sheet beside it',
      `<?xml-stylesheet href="x"?>${svg(SHAPE)}`,
      '1:1',
      'refers to a style sheet',
      'Take out the line',
    ],
    ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg(SHAPE)}`, '1:1', 'declares entities', '<!DOCTYPE'],
    ['an entity it does not declare', svg('<path d="&a;"/>'), '1:61', 'declares entities', '<!DOCTYPE'],
    ['a filter', svg(`<filter id="a"/>${SHAPE}`), '1:61', 'a <filter>', 'Flatten'],
    ['a filter in use', svg('<path filter="url(#a)" d="M0 0h1v1z"/>'), '1:61', 'filter of the logo refers', 'Flatten'],
    ['letters', svg('<text>Port</text>'), '1:61', 'a <text>', 'into paths'],
    ['what is half seen through', svg('<g opacity=".5"><path d="M0 0h1v1z"/></g>'), '1:61', 'opacity: .5', 'Flatten'],
    ['what moves', svg('<path d="M0 0h1v1z"><animate/></path>'), '1:81', 'a <animate>', 'stands still'],
    ['a colour no one knows', svg('<path fill="blurple" d="M0 0h1v1z"/>'), '1:61', 'blurple', '#rrggbb'],
    [
      'a path that is none',
      svg('<path d="M0 0 hello"/>'),
      '1:61',
      'A <path> of the logo cannot be read',
      'plain numbers',
    ],
    ['what stands beside the page', svg('<path d="M0 0h99v1z"/>'), '1:61', 'outside its view box', 'Fit the page'],
    ['nothing', svg('<title>Port</title>'), '1:1', 'draws nothing', 'with its shapes'],
    ['no size', svg(SHAPE, ''), '1:1', 'how large', 'viewBox'],
    ['a ribbon', svg(SHAPE, 'viewBox="0 0 900 10"'), '1:1', '90.00 times as wide as high', 'letterheads'],
    ['too much', svg(`<path d="M0 0${'l1 1'.repeat(17_000)}"/>`), '1:1', '64 characters|characters of SVG', 'Simplify'],
    ['too many curves', svg(`<path d="M0 0${'h1'.repeat(7000)}"/>`), '1:61', 'over 6000 curves', 'Simplify'],
    ['another kind of file', 'GIF89a', '1:1', 'no SVG', 'as a PNG'],
    ['an open tag', '<svg viewBox="0 0 1 1"><g>', '1:27', 'not closed', 'plain SVG'],
    ['a page of HTML', '<html><svg viewBox="0 0 1 1"/></html>', '1:1', 'no SVG', '<svg'],
  ])('is refused where it has %s, at its place', (_, text, place, message, note) => {
    const [found, ...more] = told({ 'brand/l.svg': text }, '{ file: brand/l.svg, alt: L }');
    expect(more).toEqual([]);
    expect(found).toMatch(new RegExp(`^brand/l\\.svg:${place} brand: .*(${message})`));
    expect(found?.split(' | ')[1]).toContain(note);
  });

  it('whatever it is, is read or refused, and what is read draws only', () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '/',
        '"',
        "'",
        '&#60;',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        'url(',
        '<script>',
        ' onload="',
        'href="',
      ],
      ...[
        '1e999',
        '-',
        'a0 0 0 0 0',
        'matrix(',
        'transform="',
        '\u0000',
        '<g>',
        '</g>',
        'style="',
        ';',
        'NaN',
        'M',
        'Z',
      ],
    );
    const edits = fc.array(fc.tuple(fc.nat(CREST.length), fc.nat(30), pieces), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(edits, (all) => {
        const text = all.reduce((t, [at, cut, put]) => t.slice(0, at) + put + t.slice(at + cut), CREST);
        const read = readSvg(text, 'Crest');
        if (isFault(read)) expect(read.at).toBeLessThanOrEqual(text.length);
        else
          expect(svgOf(read)).toMatch(
            /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ 1000">(<path fill="(none|#[\da-f]{6})"( [a-z-]+="[\d.#a-zMLCZ -]+")*\/>)+<\/svg>$/,
          );
      }),
      { numRuns: 300, seed: 2026 },
    );
  });
});

const base = (logo: string): string => `name: Desk\nurl: https://desk.example\nlogo: ${logo}\n`;
function told(files: Record<string, string>, logo: string): string[] {
  const { problems } = assemble(new Map(Object.entries({ 'site.yaml': base(logo), ...files })));
  return problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.rule}: ${p.message} | ${p.note}`);
}

describe('The field', () => {
  it('takes a file of the folder that is there, and owes words for those who do not see it', () => {
    const good = { 'brand/crest.svg': CREST };
    expect(told(good, '{ file: brand/crest.svg, alt: Crest }')).toEqual([]);
    expect(told(good, '{ file: brand/crest.svg }')).toEqual([
      expect.stringMatching(/^site\.yaml:3:1 schema: Field `logo\.alt` is missing/),
    ]);
    expect(told(good, '{ file: brand/Crest.svg, alt: Crest }')).toEqual([
      'site.yaml:3:15 brand: There is no file brand/Crest.svg | Write `brand/crest.svg`, or put the file there',
    ]);
    for (const outside of [
      '../crest.svg',
      '/etc/crest.svg',
      'brand/../../crest.svg',
      'https://x.example/a.svg',
      'brand/a.gif',
    ])
      expect(told(good, `{ file: "${outside}", alt: Crest }`)).toEqual([
        expect.stringMatching(/^site\.yaml:3:15 schema: .*expected a file of the folder brand\/, as brand\/logo\.svg/),
      ]);
  });
});

describe('A logo of pixels', () => {
  const grey = (bits: number, interlace = 0): Uint8Array => {
    const bytes = Uint8Array.from(pngOf(64, 64, () => [0, 0, 0, 255]));
    bytes.set([bits, 6, 0, 0, interlace], 24);
    return bytes;
  };
  it('is seen on white where it is clear', () => {
    const pixels = pixelsOf(RINGS);
    const at = (x: number, y: number): number[] => [...pixels.subarray((y * 240 + x) * 3, (y * 240 + x) * 3 + 3)];
    expect(at(0, 0)).toEqual([255, 255, 255]);
    expect(at(18, 80)).toEqual([0, 106, 99]);
    expect(at(222, 80)).toEqual([232, 119, 34]);
  });

  it('has rows that were filtered in any way', () => {
    const plain = readFileSync(join(process.cwd(), 'public/icon-192.png'));
    const read = readPng(plain, 'Readout');
    if (isFault(read)) throw new Error(read.message);
    const pixels = pixelsOf(plain);
    // What another program reads of it, row by row.
    const drawn = new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192"><rect width="192" height="192" fill="#fff"/><image width="192" height="192" href="data:image/png;base64,${plain.toString('base64')}"/></svg>`,
    ).render().pixels;
    let far = 0;
    for (let i = 0; i < 192 * 192; i++)
      for (let c = 0; c < 3; c++) if (Math.abs((drawn[i * 4 + c] ?? 0) - (pixels[i * 3 + c] ?? 0)) > 2) far++;
    expect(far).toBe(0);
  });

  it.each([
    ['is none', new TextEncoder().encode('GIF89a'), 'no PNG'],
    ['is cut off', RINGS.subarray(0, 900), 'no PNG|damaged'],
    ['is damaged', Uint8Array.from(RINGS, (b, i) => (i === 600 ? b ^ 255 : b)), 'damaged'],
    ['has sixteen bits', grey(16), 'no PNG'],
    ['is interlaced', grey(8, 1), 'no PNG'],
    ['is too small', pngOf(40, 40, () => [0, 0, 0, 255]), '40 × 40 pixels'],
    ['is a ribbon', pngOf(900, 64, () => [0, 0, 0, 255]), 'times as wide as high'],
  ])('is refused where it %s', (_, bytes, message) => {
    const read = readPng(bytes, 'x');
    expect(isFault(read) ? read.message : 'read').toMatch(new RegExp(message));
  });
});

describe('A site without a look of its own', () => {
  it('has no style, no file and no picture of it, and its mail no part', async () => {
    const { briefings, site: ours } = await loadLibrary('briefings');
    const [brief] = briefings;
    if (!brief) throw new Error('There is no briefing');
    expect(assetsOf(ours)).toEqual([]);
    expect(pageStyle(site)).toBeUndefined();
    const pdf = Uint8Array.of(1);
    const mail = Buffer.from(await draft(brief, ours, { pdf, filename: 'a.pdf' })).toString();
    expect(mail).not.toMatch(/cid:|Content-ID|related/);
    const logo: Logo = {
      kind: 'raster',
      alt: 'Rings',
      aspect: 1.5,
      width: 240,
      height: 160,
      png: Buffer.from(RINGS).toString('base64'),
    };
    const own = Buffer.from(await draft(brief, { ...ours, drawnLogo: logo }, { pdf, filename: 'a.pdf' })).toString();
    expect(own).toMatch(/Content-ID: <logo@readout\.example>/);
    expect(html(brief, { ...ours, drawnLogo: logo })).toMatch(
      /<img src="cid:logo@readout\.example" alt="Rings" width="60" height="40"/,
    );
    const emblem = readSvg(WORDMARK, 'Nord');
    if (isFault(emblem)) throw new Error(emblem.message);
    // No program for mail shows it, and the name is there.
    expect(html(brief, { ...ours, drawnLogo: emblem })).toBe(html(brief, ours));
    expect(bytesOfBase64(logo.png)).toEqual(new Uint8Array(RINGS));
  });
});
