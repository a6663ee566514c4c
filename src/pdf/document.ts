import { bytesOfBase64 } from '../brand/bytes.ts';
import { pixelsOf } from '../brand/png.ts';
import type { LaidPage, Raster, Tagged } from '../sheet/laid.ts';
import type { Box } from './bounds.ts';
import { PdfFile, array, bytesOf, deflated, dictionary, literal, name, plain, textString, utf8 } from './file.ts';
import type { Ref, StreamData } from './file.ts';
import { toUnicode, type Codebook, type EmbeddedFace } from './fonts.ts';
import { LOGO } from './paint.ts';
import { writeOutline } from './outline.ts';
import { srgbProfile } from './srgb.ts';
import type { Element, LinkArea, StructureTree } from './tags.ts';
import { PRODUCER, fullMoment, xmp, type Facts } from './xmp.ts';

/**
 * The objects of a one-page document that is PDF/UA-1 and PDF/A-2a at once: the only file that knows which there are.
 * `STANDARD.md` says which clause asks for what.
 */

/** Streams that the sheets of one brief share. */
export interface SharedStreams {
  readonly profile: StreamData;
  readonly toUnicode: StreamData;
  readonly faces: ReadonlyMap<string, { program: StreamData; glyphOf: StreamData }>;
}

let profile: StreamData | undefined;

export function shareStreams(codes: Codebook): SharedStreams {
  const faces = [...codes.faces].map(([face, { program, glyphOf }]) => {
    const big = bytesOf(Array.from(glyphOf, (glyph) => String.fromCharCode(glyph >> 8, glyph & 255)).join(''));
    return [face, { program: deflated(program), glyphOf: deflated(big) }] as const;
  });
  return {
    profile: (profile ??= deflated(srgbProfile())),
    toUnicode: deflated(bytesOf(toUnicode(codes.texts))),
    faces: new Map(faces),
  };
}

/** What stands on one page, tagged and painted. */
export interface PaintedPage {
  readonly page: LaidPage;
  readonly tree: StructureTree;
  readonly content: string;
}

export function writeDocument(painted: PaintedPage, facts: Facts, codes: Codebook, shared: SharedStreams): Uint8Array {
  const file = new PdfFile();
  const page = file.reserve();
  const fonts = writeFonts(file, painted.content, codes, shared);
  const links = painted.tree.links.map((link, i) => [link, file.add(linkObject(link, painted.page, i + 1))] as const);
  const structure = writeStructure(file, painted, page, new Map(links));
  const outline = writeOutline(
    file,
    painted.tree.headings,
    { ref: page, height: painted.page.height },
    ({ element }) => {
      const ref = structure.elements.get(element);
      if (!ref) throw new Error('A heading is not in the structure tree');
      return ref;
    },
  );
  const pictures = writePicture(file, painted.page);
  const pages = file.reserve();
  file.set(
    page,
    dictionary({
      Type: '/Page',
      Parent: pages,
      MediaBox: array([0, 0, painted.page.width, painted.page.height]),
      Resources: dictionary({ Font: dictionary(fonts), XObject: pictures && dictionary(pictures) }),
      Contents: file.stream({}, deflated(bytesOf(painted.content))),
      StructParents: 0,
      Tabs: '/S',
      Annots: links.length ? array(links.map(([, ref]) => ref)) : undefined,
    }),
  );
  file.set(pages, dictionary({ Type: '/Pages', Kids: `[${page}]`, Count: 1 }));
  const Root = file.add(
    dictionary({
      Type: '/Catalog',
      Pages: pages,
      Lang: textString(facts.lang),
      MarkInfo: '<</Marked true>>',
      ViewerPreferences: '<</DisplayDocTitle true>>',
      StructTreeRoot: structure.root,
      Outlines: outline,
      OutputIntents: `[${outputIntent(file, shared)}]`,
      Metadata: file.stream({ Type: '/Metadata', Subtype: '/XML' }, plain(utf8(xmp(facts)))),
    }),
  );
  return file.bytes({ Root, Info: file.add(information(facts)) });
}

/** `2025-08-06T18:00:00+02:00` as `D:20250806180000+02'00'` (7.9.4). */
function date(when: string): string {
  const full = fullMoment(when);
  const zone = full.slice(19);
  return literal(`D:${full.slice(0, 19).replace(/\D/g, '')}${zone === 'Z' ? zone : `${zone.replace(':', "'")}'`}`);
}

function information(facts: Facts): string {
  return dictionary({
    Title: textString(facts.title),
    Author: textString(facts.author),
    Subject: textString(facts.subject),
    Creator: literal(PRODUCER),
    Producer: literal(PRODUCER),
    CreationDate: date(facts.created),
    ModDate: date(facts.created),
  });
}

function outputIntent(file: PdfFile, { profile }: SharedStreams): string {
  return dictionary({
    Type: '/OutputIntent',
    S: '/GTS_PDFA1',
    OutputConditionIdentifier: literal('sRGB'),
    Info: literal('sRGB IEC61966-2.1'),
    DestOutputProfile: file.stream({ N: 3 }, profile),
  });
}

let kept: { png: string; data: StreamData } | undefined;

/** The logo where it is one of pixels, by the name under which the content paints it. They are opaque: what was clear is white. */
function writePicture(file: PdfFile, { root }: LaidPage): Record<string, Ref> | undefined {
  const raster = rasterIn(root);
  if (!raster) return undefined;
  const { png, pixels } = raster;
  // A desk has one for all its sheets.
  if (kept?.png !== png) kept = { png, data: deflated(pixelsOf(bytesOfBase64(png))) };
  const entries = {
    ...{ Type: '/XObject', Subtype: '/Image', Width: pixels.width, Height: pixels.height },
    ...{ ColorSpace: '/DeviceRGB', BitsPerComponent: 8 },
  };
  return { [LOGO]: file.stream(entries, kept.data) };
}

function rasterIn(node: Tagged): Raster | undefined {
  for (const child of node.children) {
    const found = child.kind === 'tagged' ? rasterIn(child) : child.kind === 'raster' ? child : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The faces that this page's content selects, by the names under which it does. */
function writeFonts(file: PdfFile, content: string, codes: Codebook, shared: SharedStreams): Record<string, Ref> {
  const cmap = file.stream({}, shared.toUnicode);
  const used = [...codes.faces].filter(([face]) => content.includes(`/${face} `));
  return Object.fromEntries(
    used.map(([face, embedded]) => {
      const streams = shared.faces.get(face);
      if (!streams) throw new Error(`Face ${face} has no streams`);
      const descendant = dictionary({
        Type: '/Font',
        Subtype: '/CIDFontType2',
        BaseFont: name(embedded.name),
        CIDSystemInfo: '<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>',
        FontDescriptor: file.add(
          descriptor(embedded, file.stream({ Length1: streams.program.length }, streams.program)),
        ),
        W: widths(embedded),
        CIDToGIDMap: file.stream({}, streams.glyphOf),
      });
      const font = dictionary({
        Type: '/Font',
        Subtype: '/Type0',
        BaseFont: name(embedded.name),
        Encoding: '/Identity-H',
        DescendantFonts: `[${file.add(descendant)}]`,
        ToUnicode: cmap,
      });
      return [face, file.add(font)];
    }),
  );
}

/** Font flags (table 123): symbolic, since codes are our own; serif; italic. */
function descriptor({ facts, name: fontName }: EmbeddedFace, program: Ref): string {
  return dictionary({
    Type: '/FontDescriptor',
    FontName: name(fontName),
    Flags: 4 + (facts.serif ? 2 : 0) + (facts.italicAngle ? 64 : 0),
    FontBBox: array(facts.box),
    ItalicAngle: facts.italicAngle,
    Ascent: facts.ascent,
    Descent: facts.descent,
    CapHeight: facts.capHeight,
    // The width of vertical stems is nowhere in a TrueType file; weight tells it nearly enough for a fallback font.
    StemV: Math.round(50 + (facts.weight / 65) ** 2),
    FontFile2: program,
  });
}

/** Widths as runs of neighbouring codes (9.7.4.3). */
function widths({ widths: byCode }: EmbeddedFace): string {
  const runs: string[] = [];
  for (let code = 0; code < byCode.length; code++) {
    if (byCode[code] === undefined) continue;
    const end = byCode.indexOf(undefined, code);
    const stop = end < 0 ? byCode.length : end;
    runs.push(`${code}[${byCode.slice(code, stop).join(' ')}]`);
    code = stop;
  }
  return `[${runs.join('')}]`;
}

const rectangle = ({ left, top, right, bottom }: Box, page: LaidPage): string =>
  array([left, page.height - bottom, right, page.height - top].map((n) => Math.round(n * 100) / 100));

/** A link's area on the page, printed though invisible (flag 4), with its words for those who do not see where it is. */
function linkObject(link: LinkArea, page: LaidPage, structParent: number): string {
  return dictionary({
    Type: '/Annot',
    Subtype: '/Link',
    Rect: rectangle(link.box, page),
    Border: '[0 0 0]',
    F: 4,
    Contents: textString(link.contents),
    StructParent: structParent,
    A: dictionary({ S: '/URI', URI: literal(new URL(link.href).href) }),
  });
}

/** The structure tree with its parent tree (page first, then each link) and its ids; where each element of it is written. */
function writeStructure(
  file: PdfFile,
  { page, tree }: PaintedPage,
  pageRef: Ref,
  links: ReadonlyMap<LinkArea, Ref>,
): { root: Ref; elements: ReadonlyMap<Element, Ref> } {
  const elements = new Map<Element, Ref>();
  const root = file.reserve();
  const ownerOf = new Map<number | LinkArea, Ref>();
  const ids: [id: string, ref: Ref][] = [];

  const write = (element: Element, parent: Ref): Ref => {
    const ref = file.reserve();
    elements.set(element, ref);
    if (element.id) ids.push([element.id, ref]);
    const kids = element.kids.map((kid) => {
      if (kid.kind === 'element') return write(kid, ref);
      ownerOf.set(kid.kind === 'sequence' ? kid.mcid : kid, ref);
      return kid.kind === 'sequence' ? kid.mcid : dictionary({ Type: '/OBJR', Obj: links.get(kid) });
    });
    file.set(ref, elementObject(element, parent, kids, page, pageRef));
    return ref;
  };

  const document = write(tree.root, root);
  const owned = tree.sequences.map(({ mcid }) => ownerOf.get(mcid) ?? 'null');
  const numbers = [`0${array(owned)}`, ...tree.links.map((link, i) => `${i + 1} ${ownerOf.get(link)}`)];
  ids.sort(([a], [b]) => (a < b ? -1 : 1));
  file.set(
    root,
    dictionary({
      Type: '/StructTreeRoot',
      K: document,
      ParentTree: file.add(`<</Nums[${numbers.join(' ')}]>>`),
      ParentTreeNextKey: tree.links.length + 1,
      IDTree: ids.length
        ? file.add(`<</Names[${ids.map(([id, ref]) => `${textString(id)}${ref}`).join(' ')}]>>`)
        : undefined,
    }),
  );
  return { root, elements };
}

function elementObject(element: Element, parent: Ref, kids: (string | number)[], page: LaidPage, pageRef: Ref): string {
  const { role, lang, alt, id } = element;
  return dictionary({
    S: name(role),
    P: parent,
    Pg: element.kids.some((kid) => kid.kind !== 'element') ? pageRef : undefined,
    K: kids.length === 1 ? kids[0] : array(kids),
    Lang: lang === undefined ? undefined : textString(lang),
    Alt: alt === undefined ? undefined : textString(alt),
    ID: id === undefined ? undefined : textString(id),
    A: attributes(element, page),
  });
}

/** Attributes by their owner (14.8.5): a header's scope, a list's numbering, a figure's place. */
function attributes({ scope, numbering, box }: Element, page: LaidPage): string | undefined {
  if (scope) return `<</O/Table/Scope/${scope}>>`;
  if (numbering) return `<</O/List/ListNumbering/${numbering}>>`;
  if (box) return `<</O/Layout/Placement/Block/BBox${rectangle(box, page)}>>`;
  return undefined;
}
