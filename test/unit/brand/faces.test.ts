import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { base64Of } from '../../../src/brand/bytes.ts';
import { faultOfFace } from '../../../src/brand/face.ts';
import { assetsOf, pageStyle } from '../../../src/brand/page-style.ts';
import { readFonts } from '../../../src/fonts/index.ts';
import { assemble } from '../../../src/model/assemble.ts';
import { facesOf } from '../../../src/sheet/own-faces.ts';
import { layOut } from '../../../src/sheet/fit.ts';
import { sample, setter } from '../sheet/sample.ts';

const FACE = new Uint8Array(readFileSync('src/fonts/SourceSerif4-Regular.ttf'));

/** Where a table of a typeface begins. */
function placeOf(face: Uint8Array, table: string): number {
  const view = new DataView(face.buffer, face.byteOffset);
  for (let at = 12; ; at += 16)
    if (Buffer.from(face.subarray(at, at + 4)).toString() === table) return view.getUint32(at + 8);
}
const with_ = (change: (view: DataView) => void): Uint8Array => {
  const face = Uint8Array.from(FACE);
  change(new DataView(face.buffer));
  return face;
};
const licensed = (bits: number): Uint8Array => with_((view) => view.setUint16(placeOf(FACE, 'OS/2') + 8, bits));

const YAML = `name: Nord
url: https://nord.example
faces:
  sans: { regular: brand/r.ttf, bold: brand/r.ttf, italic: brand/i.ttf }
`;
const library = (regular: Uint8Array, italic: Uint8Array | undefined = FACE) =>
  assemble(
    new Map([
      ['site.yaml', YAML],
      ['brand/r.ttf', base64Of(regular)],
      ...(italic ? [['brand/i.ttf', base64Of(italic)] as const] : []),
    ]),
  );
const told = (...faces: Parameters<typeof library>): string[] =>
  library(...faces).problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.rule}: ${p.message}`);

describe('A typeface of the desk’s own', () => {
  it.each([0, 4, 8, 12, 6])('is taken where its licence bits are %i', (bits) => {
    expect(faultOfFace(licensed(bits))).toBeUndefined();
  });

  it.each([
    [2, 'embedding it'],
    [0x0104, 'cutting it down'],
    [0x0200, 'embedding its outlines'],
  ])('is refused where its licence bits are %i', (bits, what) => {
    const { message = '', note = '' } = faultOfFace(licensed(bits)) ?? {};
    expect(message).toContain(`licence bits do not allow ${what}`);
    expect(message).toContain(`fsType ${bits}`);
    expect(note).toContain('Ask its maker');
  });

  it('is told of where it is named, once for each, and none is taken then', () => {
    expect(told(FACE)).toEqual([]);
    expect(told(licensed(2))).toEqual([
      expect.stringMatching(/^site\.yaml:4:20 brand: brand\/r\.ttf: The typeface’s own licence bits/),
      expect.stringMatching(/^site\.yaml:4:39 brand: brand\/r\.ttf: The typeface’s own licence bits/),
    ]);
    expect(library(licensed(2)).site.ownFaces).toBeUndefined();
    expect(told(FACE, new Uint8Array())).toEqual([expect.stringMatching(/^site\.yaml:4:60 brand: .*no typeface/)]);
    const { problems } = assemble(
      new Map([
        ['site.yaml', YAML],
        ['brand/r.ttf', base64Of(FACE)],
      ]),
    );
    expect(problems.map((p) => `${p.line}:${p.column} ${p.message}`)).toEqual(['4:60 There is no file brand/i.ttf']);
  });

  it.each([
    ['words', new TextEncoder().encode('not a typeface at all'), 'no typeface'],
    ['PostScript outlines', with_((view) => view.setUint32(0, 0x4f54544f)), 'PostScript outlines'],
    ['what is packed for the web', with_((view) => view.setUint32(0, 0x774f4632)), 'packed for the web'],
    ['several', with_((view) => view.setUint32(0, 0x74746366)), 'several typefaces'],
    ['a variable one', with_((view) => view.setUint32(12, 0x66766172)), 'variable|no .* table'],
    ['half of one', FACE.subarray(0, FACE.length >> 1), 'damaged'],
  ])('is refused where the file has %s', (_, bytes, message) => {
    expect(faultOfFace(bytes)?.message).toMatch(new RegExp(message));
  });

  it('whatever its bytes are, is taken or refused', () => {
    const edits = fc.array(fc.tuple(fc.nat(FACE.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 });
    const heads = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(edits, heads, fc.nat(FACE.length), (all, first, length) => {
        const bytes = Uint8Array.from(length % 3 ? FACE : FACE.subarray(0, length));
        for (const [at, value] of [...all, ...first]) if (at < bytes.length) bytes[at] = value;
        const found = faultOfFace(bytes);
        expect(typeof (found?.message ?? '')).toBe('string');
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  it('sets what it is for, on sheets and pages, and stands in settings by its digest alone', async () => {
    const { site } = library(FACE);
    expect(JSON.stringify(site).length).toBeLessThan(1000);
    expect(JSON.stringify(site)).toContain(site.ownFaces?.digest.slice(0, 40));
    const ours = readFonts(process.cwd());
    const own = (await setter()).withFaces(facesOf(ours, site.ownFaces));
    expect(own.shape('Berths', { face: 'sans', lang: 'en', tabular: false })[0]?.width).toBe(
      (await setter()).shape('Berths', { face: 'serif', lang: 'en', tabular: false })[0]?.width,
    );
    const sheet = layOut(sample(), site, own);
    expect('pages' in sheet).toBe(true);
    const names = assetsOf(site).map(({ name }) => name.replace(/[\da-f]{12}/, 'x'));
    expect(names).toEqual(['brand.x.css', 'sans-regular.x.ttf', 'sans-bold.x.ttf', 'sans-italic.x.ttf']);
    expect(pageStyle(site)?.body).toContain("--sans: 'Own sans', 'Source Sans'");
    expect(pageStyle(site)?.body).not.toContain('--serif');
  });
});
