import type { Clause } from './conformance.ts';
import { annotations, contentOf } from './structure.ts';
import {
  catalog,
  data,
  dict,
  dictionaries,
  list,
  pageOf,
  text,
  type Dictionary,
  type ReadPdf,
  type Value,
} from './qpdf.ts';
import { all, parseXml, type XmlElement } from './xml.ts';

const when = (broken: boolean, fault: string): string[] => (broken ? [fault] : []);

const latin1 = (pdf: ReadPdf): string => Buffer.from(pdf.bytes).toString('latin1');

function packet(pdf: ReadPdf): string {
  return data(pdf, catalog(pdf)['/Metadata']).toString('utf8');
}

/** The metadata's properties by name; empty where it is not well formed, which has a clause of its own. */
function properties(pdf: ReadPdf): Map<string, XmlElement> {
  try {
    return new Map(
      all(parseXml(packet(pdf)), 'rdf:Description').flatMap((d) =>
        d.children.map((child) => [child.name, child] as const),
      ),
    );
  } catch {
    return new Map();
  }
}

/** A property's text, in whichever container it stands. */
function property(pdf: ReadPdf, name: string): string | undefined {
  const element = properties(pdf).get(name);
  return element && (all(element, 'rdf:li')[0]?.text ?? element.text);
}

function wellFormed(pdf: ReadPdf): string[] {
  try {
    parseXml(packet(pdf));
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** Schemas that PDF/A knows, and those that the file declares. */
const KNOWN = ['dc', 'xmp', 'pdf', 'pdfaid', 'xmpMM', 'pdfaExtension'];

function undeclared(pdf: ReadPdf): string[] {
  const extension = properties(pdf).get('pdfaExtension:schemas');
  const declared = extension ? all(extension, 'pdfaSchema:prefix').map(({ text: prefix }) => prefix) : [];
  const fields = extension ? all(extension, 'pdfaProperty:name').map(({ text: name }) => name) : [];
  return [...properties(pdf).keys()].filter((name) => {
    const [prefix = '', local = ''] = name.split(':');
    return !KNOWN.includes(prefix) && !(declared.includes(prefix) && fields.includes(local));
  });
}

/** `D:20261120180000Z` or with `+02'00'` as XMP has it. */
const isoDate = (date: string): string =>
  date.replace(
    /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d)'?(\d\d)?'?$/,
    (_, y, mo, d, h, mi, s, z, zm) => `${y}-${mo}-${d}T${h}:${mi}:${s}${z}${zm ? `:${zm}` : ''}`,
  );

const INFO: readonly [entry: string, property: string][] = [
  ['/Title', 'dc:title'],
  ['/Author', 'dc:creator'],
  ['/Subject', 'dc:description'],
  ['/Creator', 'xmp:CreatorTool'],
  ['/Producer', 'pdf:Producer'],
  ['/CreationDate', 'xmp:CreateDate'],
  ['/ModDate', 'xmp:ModifyDate'],
];

function infoDiffers(pdf: ReadPdf): string[] {
  const info = dict(pdf, pdf.trailer['/Info']);
  return INFO.flatMap(([entry, name]) => {
    const value = text(info[entry]);
    if (value === undefined) return [];
    const plain = entry.endsWith('Date') ? isoDate(value) : value;
    return when(plain !== property(pdf, name), `${entry} is "${plain}", ${name} is "${property(pdf, name)}"`);
  });
}

const OPERATORS = new Set(
  'BDC EMC BT ET Tf Td TJ Tj Tr Ts Tm rg RG w j re m l c h f f* S B B* q Q cm J M Do'.split(' '),
);

const profile = (pdf: ReadPdf): { intent: Dictionary; bytes: Buffer; entries: Dictionary } => {
  const intent = dict(pdf, list(pdf, catalog(pdf)['/OutputIntents'])[0]);
  return { intent, bytes: data(pdf, intent['/DestOutputProfile']), entries: dict(pdf, intent['/DestOutputProfile']) };
};

function profileFaults(pdf: ReadPdf): string[] {
  const { intent, bytes, entries } = profile(pdf);
  return [
    ...when(intent['/S'] !== '/GTS_PDFA1', 'no output intent for PDF/A'),
    ...when(!text(intent['/OutputConditionIdentifier']), 'output intent without an identifier'),
    ...when(entries['/N'] !== 3, 'profile with other than 3 components'),
    ...when(bytes.length < 128 || bytes.readUInt32BE(0) !== bytes.length, 'profile of another length than it says'),
    ...when(
      bytes.toString('latin1', 36, 40) !== 'acsp' || bytes.toString('latin1', 12, 20) !== 'mntrRGB ',
      'no display profile for RGB',
    ),
    ...when((bytes[8] ?? 9) > 4, 'profile of a later version than 4'),
  ];
}

/** Entries that a conforming file never has, anywhere, with the clause that forbids them. */
const FORBIDDEN: readonly [key: string, clause: string][] = [
  ['/AA', '6.5.2'],
  ['/EF', '6.8'],
  ['/OCProperties', '6.9'],
  ['/AlternatePresentations', '6.10'],
  ['/PresSteps', '6.10'],
  ['/Requirements', '6.11'],
  ['/SMask', '6.2.10'],
  ['/JS', '6.5.1'],
  ['/XFA', '6.4.2'],
  ['/TR', '6.2.5'],
  ['/FFilter', '6.1.7'],
];

const keys = (pdf: ReadPdf): { ref: string; key: string; value: Value }[] =>
  [...dictionaries(pdf)].flatMap(({ ref, dictionary }) =>
    Object.entries(dictionary).map(([key, value]) => ({ ref, key, value })),
  );

/** The language of a dictionary, where it has one that is not a language tag. */
const badLanguages = (pdf: ReadPdf): string[] =>
  keys(pdf)
    .filter(({ key, value }) => key === '/Lang' && !/^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(text(value) ?? ''))
    .map(({ ref, value }) => `${String(value)} in ${ref}`);

export const documentClauses: readonly Clause[] = [
  {
    id: 'A 6.1.2',
    asks: 'a header at the first byte, then a comment of four bytes above 127',
    faults: (pdf) => when(!/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}/.test(latin1(pdf)), 'no such header'),
  },
  {
    id: 'A 6.1.3',
    asks: 'a file identifier, no encryption, nothing after the end',
    faults: (pdf) => [
      ...when(list(pdf, pdf.trailer['/ID']).length !== 2, 'no file identifier'),
      ...when('/Encrypt' in pdf.trailer, 'encrypted'),
      ...when(!/%%EOF\r?\n?$/.test(latin1(pdf)), 'bytes after the end'),
    ],
  },
  {
    id: 'A 6.1.7',
    asks: 'streams in the file itself, without LZW or Crypt',
    faults: (pdf) =>
      Object.entries(pdf.streams).flatMap(([ref, { dict: entries }]) => [
        ...when('/F' in entries, `${ref} is in another file`),
        ...when(/LZW|Crypt/.test(JSON.stringify(entries['/Filter'] ?? '')), `${ref} has a forbidden filter`),
      ]),
  },
  {
    id: 'A 6.1.13',
    asks: 'names of at most 127 bytes, strings of at most 32,767',
    faults: (pdf) =>
      keys(pdf).flatMap(({ ref, key, value }) => [
        ...when(key.length > 128, `name in ${ref}`),
        ...when(typeof value === 'string' && value.length > 32_767, `string in ${ref}`),
      ]),
  },
  {
    id: 'A 6.2.2',
    asks: 'only operators of the standard (of which sheets use these), resources of the page’s own',
    faults: (pdf) => [
      ...contentOf(pdf).flatMap(({ operator }) => when(!OPERATORS.has(operator), `operator ${operator}`)),
      ...when(!('/Resources' in pageOf(pdf)), 'page without resources'),
    ],
  },
  { id: 'A 6.2.3', asks: 'an output intent with a valid profile', faults: profileFaults },
  {
    id: 'A 6.2.4.3',
    asks: 'device colours only of the space that the output intent describes',
    faults: (pdf) =>
      contentOf(pdf).flatMap(({ operator }) =>
        when(/^([kK]|cs|CS|scn?|SCN?)$/.test(operator), `colour by ${operator}`),
      ),
  },
  {
    id: 'A 6.2.10',
    asks: 'no transparency without a blending space: here none at all',
    faults: (pdf) =>
      keys(pdf)
        .filter(({ key, value }) => (key === '/ca' || key === '/CA') && value !== 1)
        .map(({ ref }) => `transparency in ${ref}`),
  },
  {
    id: 'A 6.3.1, UA 7.18 (28-002, 28-005 to 28-007, 28-010, 28-014 to 28-018)',
    asks: 'annotations of standard types only: here links',
    faults: (pdf) =>
      annotations(pdf).flatMap(({ ref, dictionary }) => when(dictionary['/Subtype'] !== '/Link', `${ref} is no link`)),
  },
  {
    id: 'A 6.3.2',
    asks: 'annotations that print and are not hidden',
    faults: (pdf) =>
      annotations(pdf).flatMap(({ ref, dictionary }) =>
        when((Number(dictionary['/F'] ?? 0) & 0b100111) !== 4, `flags of ${ref}`),
      ),
  },
  {
    id: 'A 6.5.1',
    asks: 'no action but those allowed: here web addresses',
    faults: (pdf) =>
      keys(pdf)
        .filter(({ key, value }) => (key === '/A' || key === '/OpenAction') && !isAllowed(actionType(pdf, value)))
        .map(({ ref }) => `action in ${ref}`),
  },
  {
    id: 'A 6.5.2 to 6.11, UA 7.10, 7.11, 7.15 (20-001 to 20-003, 21-001, 25-001)',
    asks: 'none of the entries that are forbidden anywhere',
    faults: (pdf) =>
      keys(pdf).flatMap(({ ref, key }) =>
        FORBIDDEN.filter(([name]) => name === key).map(([name, clause]) => `${name} in ${ref} (${clause})`),
      ),
  },
  {
    id: 'A 6.6.2.1, UA 7.1 (06-001)',
    asks: 'well-formed metadata, without the attributes bytes and encoding',
    faults: (pdf) => [
      ...when(packet(pdf) === '', 'no metadata'),
      ...wellFormed(pdf),
      ...when(/<\?xpacket[^>]*(bytes|encoding)=/.test(packet(pdf)), 'packet with bytes or encoding'),
    ],
  },
  { id: 'A 6.6.2.3', asks: 'no property of a schema that is neither known nor declared', faults: undeclared },
  { id: 'A 6.6.3', asks: 'the same in the information dictionary as in the metadata', faults: infoDiffers },
  {
    id: 'A 6.6.4',
    asks: 'the mark of PDF/A-2a',
    faults: (pdf) =>
      when(property(pdf, 'pdfaid:part') !== '2' || property(pdf, 'pdfaid:conformance') !== 'A', 'no mark of PDF/A-2a'),
  },
  {
    id: 'A 6.7.2.2',
    asks: 'a document marked as tagged',
    faults: (pdf) => when(dict(pdf, catalog(pdf)['/MarkInfo'])['/Marked'] !== true, 'not marked'),
  },
  {
    id: 'UA 5 (06-002)',
    asks: 'the mark of PDF/UA-1',
    faults: (pdf) => when(property(pdf, 'pdfuaid:part') !== '1', 'no mark of PDF/UA-1'),
  },
  {
    id: 'UA 7.1 (01-007)',
    asks: 'no suspects',
    faults: (pdf) => when(dict(pdf, catalog(pdf)['/MarkInfo'])['/Suspects'] === true, 'has suspects'),
  },
  {
    id: 'UA 7.1 (06-003)',
    asks: 'a title in the metadata',
    faults: (pdf) => when(!property(pdf, 'dc:title'), 'no dc:title'),
  },
  {
    id: 'UA 7.1 (07-001, 07-002)',
    asks: 'the title shown in the window',
    faults: (pdf) =>
      when(dict(pdf, catalog(pdf)['/ViewerPreferences'])['/DisplayDocTitle'] !== true, 'title not shown'),
  },
  {
    id: 'UA 7.2 (11-001 to 11-006), A 6.7.4',
    asks: 'a language for the document, and only valid language tags',
    faults: (pdf) => [...when(!('/Lang' in catalog(pdf)), 'document without a language'), ...badLanguages(pdf)],
  },
  {
    id: 'UA 7.16 (26-001, 26-002)',
    asks: 'no encryption that keeps assistive technology out',
    faults: (pdf) => when('/Encrypt' in pdf.trailer, 'encrypted'),
  },
  {
    id: 'UA 7.20 (30-001, 30-002)',
    asks: 'no reference XObjects, and no forms with tagged content: here images alone',
    faults: (pdf) =>
      Object.entries(dict(pdf, dict(pdf, pageOf(pdf)['/Resources'])['/XObject'])).flatMap(([name, value]) =>
        when(dict(pdf, value)['/Subtype'] !== '/Image', `${name} is no image`),
      ),
  },
  {
    id: 'A 6.2.8',
    asks: 'images that are drawn as they are: no others in their place, not smoothed, eight bits of the page’s colours',
    faults: (pdf) =>
      [...dictionaries(pdf)].flatMap(({ ref, dictionary: image }) =>
        when(
          image['/Subtype'] === '/Image' &&
            ('/Alternates' in image ||
              '/OPI' in image ||
              image['/Interpolate'] === true ||
              image['/ColorSpace'] !== '/DeviceRGB' ||
              image['/BitsPerComponent'] !== 8),
          `${ref} is another image`,
        ),
      ),
  },
];

const isAllowed = (type: Value | undefined): boolean => type === undefined || type === '/URI';

/** The type of an action; undefined for what is none, as a structure element's attributes under the same key. */
function actionType(pdf: ReadPdf, value: Value): Value | undefined {
  const action = dict(pdf, value);
  return '/O' in action ? undefined : action['/S'];
}
