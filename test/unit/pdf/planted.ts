import { catalog, data, dict, list, pageOf, type Dictionary, type ReadPdf, type Value } from './qpdf.ts';
import { annotations, elements, parentTree, structRoot, type Node } from './structure.ts';

const first = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined) throw new Error('Nothing to spoil');
  return item;
};

const element = (pdf: ReadPdf, role: string): Node => first(elements(pdf).filter((e) => e.role === role));

/** Changes a stream's decoded text. */
export function edit(pdf: ReadPdf, ref: Value | undefined, change: (text: string) => string): void {
  const stream = pdf.streams[String(ref)];
  const before = data(pdf, ref).toString('latin1');
  const after = change(before);
  if (!stream || after === before) throw new Error('The fault was not planted');
  stream.data = Buffer.from(after, 'latin1').toString('base64');
}

export const font = (pdf: ReadPdf): { font: Dictionary; descendant: Dictionary; descriptor: Dictionary } => {
  const found = dict(pdf, first(Object.values(dict(pdf, dict(pdf, pageOf(pdf)['/Resources'])['/Font']))));
  const descendant = dict(pdf, list(pdf, found['/DescendantFonts'])[0]);
  return { font: found, descendant, descriptor: dict(pdf, descendant['/FontDescriptor']) };
};

const content = (change: (text: string) => string) => (pdf: ReadPdf) => edit(pdf, pageOf(pdf)['/Contents'], change);
const metadata = (change: (text: string) => string) => (pdf: ReadPdf) => edit(pdf, catalog(pdf)['/Metadata'], change);
const header = (change: (text: string) => string) => (pdf: ReadPdf) => {
  pdf.bytes = Buffer.from(change(Buffer.from(pdf.bytes).toString('latin1')), 'latin1');
};

/** What is done to a sound file, and the clause that must notice. */
const plantXObject = (pdf: ReadPdf, entries: Dictionary): void => {
  pageOf(pdf)['/Resources'] = { ...dict(pdf, pageOf(pdf)['/Resources']), '/XObject': { '/X': entries } };
};

export const PLANTED: readonly [fault: string, clause: string, plant: (pdf: ReadPdf) => void][] = [
  ['a header cell without scope', 'UA 7.5 (15-003)', (pdf) => delete element(pdf, 'TH').dictionary['/A']],
  ['a skipped heading level', 'UA 7.4.2 (14-002, 14-003)', (pdf) => (element(pdf, 'H2').dictionary['/S'] = '/H3')],
  [
    'a page without a first heading',
    'UA 7.4.2 (14-002, 14-003)',
    (pdf) => (element(pdf, 'H1').dictionary['/S'] = '/P'),
  ],
  [
    'headings with and without numbers',
    'UA 7.4.4 (14-006, 14-007)',
    (pdf) => (element(pdf, 'H3').dictionary['/S'] = '/H'),
  ],
  [
    'a link without words',
    'UA 7.18.1 (28-004), UA 7.18.5 (28-012), A 6.7.6',
    (pdf) => delete first(annotations(pdf)).dictionary['/Contents'],
  ],
  [
    'a link without text',
    'UA 7.18.5 (WCAG 2.2, 2.4.4)',
    (pdf) => {
      const link = element(pdf, 'Link');
      link.dictionary['/K'] = list(pdf, link.dictionary['/K']).filter((kid) => typeof kid !== 'number');
    },
  ],
  ['a link without an annotation', 'UA 7.18.5 (WCAG 2.2, 2.4.4)', (pdf) => (element(pdf, 'Link').dictionary['/K'] = 3)],
  ['an annotation in a span', 'UA 7.18.5 (28-011)', (pdf) => (element(pdf, 'Link').dictionary['/S'] = '/Span')],
  [
    'an annotation that the parent tree forgets',
    'UA 7.18.1 (ISO 32000-1, 14.7.4.3)',
    (pdf) => (first(annotations(pdf)).dictionary['/StructParent'] = 99),
  ],
  ['tabs in another order', 'UA 7.18.3 (28-008, 28-009)', (pdf) => (pageOf(pdf)['/Tabs'] = '/R')],
  ['a document without an outline', 'UA 7.17 (ISO 32000-1, 12.3.3)', (pdf) => delete catalog(pdf)['/Outlines']],
  [
    'an outline that leaves a heading out',
    'UA 7.17 (ISO 32000-1, 12.3.3)',
    (pdf) => delete dict(pdf, dict(pdf, dict(pdf, catalog(pdf)['/Outlines'])['/First'])['/First'])['/Next'],
  ],
  [
    'an outline that leads nowhere',
    'UA 7.17 (ISO 32000-1, 12.3.3)',
    (pdf) => delete dict(pdf, dict(pdf, catalog(pdf)['/Outlines'])['/First'])['/Dest'],
  ],
  [
    'words in a quotation that are in no paragraph',
    'UA 7.1 (ISO 32000-1, 14.8.4.2)',
    (pdf) => {
      const quotation = element(pdf, 'BlockQuote');
      quotation.dictionary['/K'] = dict(pdf, list(pdf, quotation.dictionary['/K'])[0])['/K'] ?? 0;
    },
  ],
  ['a hidden annotation', 'A 6.3.2', (pdf) => (first(annotations(pdf)).dictionary['/F'] = 6)],
  [
    'an annotation of another type',
    'A 6.3.1, UA 7.18 (28-002, 28-005 to 28-007, 28-010, 28-014 to 28-018)',
    (pdf) => (first(annotations(pdf)).dictionary['/Subtype'] = '/Movie'),
  ],
  ['a script behind a link', 'A 6.5.1', (pdf) => (first(annotations(pdf)).dictionary['/A'] = { '/S': '/JavaScript' })],
  [
    'an action on opening',
    'A 6.5.2 to 6.11, UA 7.10, 7.11, 7.15 (20-001 to 20-003, 21-001, 25-001)',
    (pdf) => (catalog(pdf)['/AA'] = {}),
  ],
  ['a figure without alternative text', 'UA 7.3 (13-004)', (pdf) => delete element(pdf, 'Figure').dictionary['/Alt']],
  [
    'a figure without a place',
    'UA 7.3 (ISO 32000-1, 14.8.5.4.3)',
    (pdf) => delete element(pdf, 'Figure').dictionary['/A'],
  ],
  ['a note without an id', 'UA 7.9 (19-003)', (pdf) => delete element(pdf, 'Note').dictionary['/ID']],
  [
    'two notes with one id',
    'UA 7.9 (19-004)',
    (pdf) => elements(pdf).forEach((e) => e.role === 'Note' && (e.dictionary['/ID'] = 'u:source-1')),
  ],
  [
    'an id that leads nowhere',
    'UA 7.9 (ISO 32000-1, 14.7.2)',
    (pdf) => (dict(pdf, structRoot(pdf)['/IDTree'])['/Names'] = []),
  ],
  [
    'ids out of their order',
    'UA 7.9 (ISO 32000-1, 14.7.2)',
    (pdf) => {
      const [one = null, first = null, two = null, second = null] = list(
        pdf,
        dict(pdf, structRoot(pdf)['/IDTree'])['/Names'],
      );
      dict(pdf, structRoot(pdf)['/IDTree'])['/Names'] = [two, second, one, first];
    },
  ],
  ['a cell outside a row', 'UA 7.2 (09-004)', (pdf) => (element(pdf, 'TR').dictionary['/S'] = '/Div')],
  [
    'a row with a cell less',
    'UA 7.2 (rows of a table)',
    (pdf) => {
      const row = element(pdf, 'TR');
      row.dictionary['/K'] = list(pdf, row.dictionary['/K']).slice(1);
    },
  ],
  ['a body outside an item', 'UA 7.2 (09-005)', (pdf) => (element(pdf, 'LI').dictionary['/S'] = '/P')],
  [
    'a list that does not say how it is numbered',
    'UA 7.6 (ISO 32000-1, 14.8.5.5)',
    (pdf) => delete element(pdf, 'L').dictionary['/A'],
  ],
  [
    'a structure type of our own',
    'A 6.7.3.4, UA 7.1 (02-001, 02-003, 02-004), UA 7.2 (09-006 to 09-008), UA 7.7 (17-002, 17-003)',
    (pdf) => (element(pdf, 'Sect').dictionary['/S'] = '/Part2'),
  ],
  [
    'a standard type given another meaning',
    'A 6.7.3.4, UA 7.1 (02-001, 02-003, 02-004), UA 7.2 (09-006 to 09-008), UA 7.7 (17-002, 17-003)',
    (pdf) => (structRoot(pdf)['/RoleMap'] = { '/P': '/Span' }),
  ],
  ['no structure tree', 'A 6.7.3.3', (pdf) => delete catalog(pdf)['/StructTreeRoot']],
  [
    'a missing marked-content id',
    'UA 7.1 (ISO 32000-1, 14.7.4.2), A 6.7.3.3',
    content((text) => text.replace('/MCID 2>>', '/MCID 9999>>')),
  ],
  ['text in no mark', 'UA 7.1 (01-005)', content((text) => `${text}\nBT /serif 9 Tf (\\000\\001) Tj ET`)],
  [
    'an artifact inside content',
    'UA 7.1 (01-003)',
    content((text) => text.replace('/MCID 0>>BDC', '/MCID 0>>BDC /Artifact BMC EMC /Artifact BMC 0 0 1 1 re f EMC')),
  ],
  [
    'content inside an artifact',
    'UA 7.1 (01-004)',
    content((text) =>
      text.replace('/H1<</MCID 0>>BDC', '/Artifact BMC /H1<</MCID 0>>BDC').replace('EMC\n/H2', 'EMC EMC\n/H2'),
    ),
  ],
  ['an operator of no standard', 'A 6.2.2', content((text) => `${text}\n/GS1 gs`)],
  ['a colour for print', 'A 6.2.4.3', content((text) => `0 0 0 1 k\n${text}`)],
  [
    'a parent tree that points wrong',
    'UA 7.1 (ISO 32000-1, 14.7.4.4)',
    (pdf) => (parentTree(pdf).get(0) as Value[]).reverse(),
  ],
  [
    'an element that names another parent',
    'UA 7.1 (ISO 32000-1, 14.7.4.4)',
    (pdf) => (element(pdf, 'TD').dictionary['/P'] = element(pdf, 'H1').ref),
  ],
  ['no language', 'UA 7.2 (11-001 to 11-006), A 6.7.4', (pdf) => delete catalog(pdf)['/Lang']],
  [
    'a language that is none',
    'UA 7.2 (11-001 to 11-006), A 6.7.4',
    (pdf) => (element(pdf, 'Span').dictionary['/Lang'] = 'u:Ukrainian language'),
  ],
  ['a title not shown', 'UA 7.1 (07-001, 07-002)', (pdf) => (catalog(pdf)['/ViewerPreferences'] = {})],
  ['suspects', 'UA 7.1 (01-007)', (pdf) => (dict(pdf, catalog(pdf)['/MarkInfo'])['/Suspects'] = true)],
  ['a document not marked', 'A 6.7.2.2', (pdf) => delete catalog(pdf)['/MarkInfo']],
  [
    'metadata with an unescaped character',
    'A 6.6.2.1, UA 7.1 (06-001)',
    metadata((text) => text.replace('desk &amp; &lt;partners&gt;', 'desk & <partners>')),
  ],
  ['metadata without a title', 'UA 7.1 (06-003)', metadata((text) => text.replace(/<dc:title>[^]*<\/dc:title>/, ''))],
  ['no mark of PDF/UA', 'UA 5 (06-002)', metadata((text) => text.replace('<pdfuaid:part>1</pdfuaid:part>', ''))],
  ['a lower level of PDF/A', 'A 6.6.4', metadata((text) => text.replace('conformance>A<', 'conformance>B<'))],
  [
    'a schema not declared',
    'A 6.6.2.3',
    metadata((text) => text.replace(/<pdfaExtension:schemas>[^]*<\/pdfaExtension:schemas>/, '')),
  ],
  [
    'another date in the metadata',
    'A 6.6.3',
    metadata((text) => text.replace('<xmp:CreateDate>2026', '<xmp:CreateDate>2025')),
  ],
  ['no output intent', 'A 6.2.3', (pdf) => delete catalog(pdf)['/OutputIntents']],
  [
    'a profile cut short',
    'A 6.2.3',
    (pdf) =>
      edit(pdf, dict(pdf, list(pdf, catalog(pdf)['/OutputIntents'])[0])['/DestOutputProfile'], (text) =>
        text.slice(0, 300),
      ),
  ],
  [
    'transparency',
    'A 6.2.10',
    (pdf) =>
      (pageOf(pdf)['/Resources'] = { ...dict(pdf, pageOf(pdf)['/Resources']), '/ExtGState': { '/G': { '/ca': 0.5 } } }),
  ],
  ['a form', 'UA 7.20 (30-001, 30-002)', (pdf) => plantXObject(pdf, { '/Subtype': '/Form' })],
  [
    'a picture that a reader smooths',
    'A 6.2.8',
    (pdf) =>
      plantXObject(pdf, {
        ...{ '/Type': '/XObject', '/Subtype': '/Image', '/Interpolate': true },
        ...{ '/ColorSpace': '/DeviceRGB', '/BitsPerComponent': 8 },
      }),
  ],
  ['a font not embedded', 'A 6.2.11.4.1, UA 7.21.4.1 (31-009)', (pdf) => delete font(pdf).descriptor['/FontFile2']],
  [
    'a missing width',
    'A 6.2.11.5, UA 7.21.5 (31-016)',
    (pdf) => (font(pdf).descendant['/W'] = list(pdf, font(pdf).descendant['/W']).slice(2)),
  ],
  [
    'no map to glyphs',
    'A 6.2.11.3.2, UA 7.21.3.2 (31-004, 31-005)',
    (pdf) => delete font(pdf).descendant['/CIDToGIDMap'],
  ],
  [
    'a glyph that is not there',
    'A 6.2.11.4.1, UA 7.21.4.1 (31-011), A 6.2.11.8, UA 7.21.8 (31-030)',
    (pdf) => edit(pdf, font(pdf).descendant['/CIDToGIDMap'], (text) => text.replace(/[^\0]/g, '\0')),
  ],
  [
    'no texts for the codes',
    'A 6.2.11.7.2, UA 7.2 (10-001), UA 7.21.7 (31-027)',
    (pdf) => delete font(pdf).font['/ToUnicode'],
  ],
  [
    'a code that stands for nothing',
    'A 6.2.11.7.2, UA 7.21.7 (31-028, 31-029)',
    (pdf) => edit(pdf, font(pdf).font['/ToUnicode'], (text) => text.replace('<0001><0020>', '<0001><0000>')),
  ],
  [
    'a code from the private area',
    'A 6.2.11.7.3',
    (pdf) => edit(pdf, font(pdf).font['/ToUnicode'], (text) => text.replace('<0001><0020>', '<0001><E001>')),
  ],
  [
    'a list of characters',
    'A 6.2.11.4.2, UA 7.21.4.2 (31-012 to 31-015)',
    (pdf) => (font(pdf).descriptor['/CIDSet'] = '1 0 R'),
  ],
  [
    'two names for a font',
    'A 6.2.11.2, UA 7.21.6 (31-017 to 31-026)',
    (pdf) => (font(pdf).descriptor['/FontName'] = '/Other'),
  ],
  [
    'another encoding',
    'A 6.2.11.3.1, UA 7.21.3 (31-001 to 31-003, 31-006 to 31-008)',
    (pdf) => (font(pdf).font['/Encoding'] = '/UniGB-UCS2-H'),
  ],
  ['a header without its comment', 'A 6.1.2', header((text) => text.replace(/\n%[^\n]*/, ''))],
  ['bytes after the end', 'A 6.1.3', header((text) => `${text}more`)],
  ['no file identifier', 'A 6.1.3', (pdf) => delete pdf.trailer['/ID']],
  ['encryption', 'UA 7.16 (26-001, 26-002)', (pdf) => (pdf.trailer['/Encrypt'] = {})],
  ['a stream packed by LZW', 'A 6.1.7', (pdf) => (first(Object.values(pdf.streams)).dict['/Filter'] = '/LZWDecode')],
  ['a name too long', 'A 6.1.13', (pdf) => (catalog(pdf)[`/${'a'.repeat(128)}`] = true)],
];
