import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { zlibSync } from 'fflate';

/**
 * How PDF objects are written down (ISO 32000-1, 7.3 and 7.5): values as text of one byte a character, objects packed
 * into a compressed object stream, found through a cross-reference stream. It knows no kind of object by name.
 */

/** A reference to an indirect object. */
export type Ref = `${number} 0 R`;

/** A stream's bytes as they stand in the file, and whether they are deflated. */
export interface StreamData {
  readonly bytes: Uint8Array;
  readonly deflated: boolean;
  /** Before deflation. */
  readonly length: number;
}

/** By a library in JavaScript, not by the platform's zlib: so the same content gives the same bytes in Node and in a browser. */
export const deflated = (bytes: Uint8Array): StreamData => ({
  bytes: zlibSync(bytes, { level: 6 }),
  deflated: true,
  length: bytes.length,
});

export const plain = (bytes: Uint8Array): StreamData => ({ bytes, deflated: false, length: bytes.length });

/** One byte a character; throws on a character that is none. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0xff) throw new Error('Text has characters above U+00FF');
    bytes[i] = code;
  }
  return bytes;
}

export const utf8 = utf8ToBytes;

/** A dictionary; entries that are undefined are left out. */
export function dictionary(entries: Readonly<Record<string, string | number | boolean | undefined>>): string {
  let written = '<<';
  for (const key in entries) {
    const value = entries[key];
    if (value !== undefined) written += `/${key}${typeof value === 'string' && delimits(value) ? '' : ' '}${value}`;
  }
  return `${written}>>`;
}

/** Whether a value begins with a delimiter, so that no blank is needed before it. */
const delimits = (value: string): boolean => '[(</'.includes(value.charAt(0));

export const array = (items: Iterable<string | number>): string => `[${[...items].join(' ')}]`;

/** A name; characters outside the regular ones are written as numbers (7.3.5). */
export const name = (text: string): string =>
  `/${text.replace(/[^A-Za-z0-9+_.-]/g, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

/** A byte string of ASCII. */
export const literal = (text: string): string => `(${text.replace(/[\\()]/g, '\\$&')})`;

/** A text string: ASCII as it is, anything else as UTF-16 with its mark (7.9.2.2). */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return literal(text);
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0'));
  return `<feff${units.join('')}>`;
}

type Body = { value: string } | { entries: string; data: StreamData };

export class PdfFile {
  readonly #objects: (Body | undefined)[] = [];

  /** A reference to an object that is set later. */
  reserve(): Ref {
    this.#objects.push(undefined);
    return `${this.#objects.length} 0 R`;
  }

  set(ref: Ref, value: string): void {
    this.#objects[parseInt(ref, 10) - 1] = { value };
  }

  add(value: string): Ref {
    const ref = this.reserve();
    this.set(ref, value);
    return ref;
  }

  stream(entries: Readonly<Record<string, string | number | undefined>>, data: StreamData): Ref {
    const filter = data.deflated ? '/FlateDecode' : undefined;
    this.#objects.push({ entries: dictionary({ ...entries, Filter: filter, Length: data.bytes.length }), data });
    return `${this.#objects.length} 0 R`;
  }

  /** The whole file. Its id is a hash of everything before its cross-reference table, so the same content has the same. */
  bytes(trailer: { Root: Ref; Info: Ref }): Uint8Array {
    const writer = new Writer();
    const places: Place[] = [];
    const packed: { number: number; value: string }[] = [];
    this.#objects.forEach((body, i) => {
      if (!body) throw new Error(`Object ${i + 1} was reserved and never set`);
      if ('value' in body) packed.push({ number: i + 1, value: body.value });
      else places[i + 1] = { kind: 1, a: writer.stream(i + 1, body.entries, body.data.bytes), b: 0 };
    });
    const holder = this.#objects.length + 1;
    packed.forEach(({ number }, index) => (places[number] = { kind: 2, a: holder, b: index }));
    const { entries, data } = objectStream(packed);
    places[holder] = { kind: 1, a: writer.stream(holder, entries, data), b: 0 };
    places[0] = { kind: 0, a: 0, b: 65535 };
    return writer.end(holder + 1, places, trailer);
  }
}

/** A row of the cross-reference table: free, at an offset, or in an object stream at an index (7.5.8.3). */
interface Place {
  kind: 0 | 1 | 2;
  a: number;
  b: number;
}

class Writer {
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  constructor() {
    this.#push(bytesOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'));
  }

  #push(...chunks: readonly Uint8Array[]): void {
    for (const chunk of chunks) {
      this.#length += chunk.length;
      this.#chunks.push(chunk);
    }
  }

  /** Writes a stream object and gives its offset. */
  stream(number: number, entries: string, data: Uint8Array): number {
    const at = this.#length;
    this.#push(bytesOf(`${number} 0 obj\n${entries}\nstream\n`), data, bytesOf('\nendstream\nendobj\n'));
    return at;
  }

  end(number: number, places: Place[], trailer: { Root: Ref; Info: Ref }): Uint8Array {
    const hash = sha256.create();
    for (const chunk of this.#chunks) hash.update(chunk);
    const id = bytesToHex(hash.digest()).slice(0, 32);
    const at = this.#length;
    places[number] = { kind: 1, a: at, b: 0 };
    const rows = deflated(predicted(places)).bytes;
    const entries = dictionary({
      Type: '/XRef',
      Size: number + 1,
      W: '[1 3 2]',
      ...trailer,
      ID: `[<${id}><${id}>]`,
      DecodeParms: dictionary({ Predictor: 12, Columns: COLUMNS }),
      Filter: '/FlateDecode',
      Length: rows.length,
    });
    this.stream(number, entries, rows);
    this.#push(bytesOf(`startxref\n${at}\n%%EOF\n`));
    return concatenated(this.#chunks, this.#length);
  }
}

const COLUMNS = 6;

/** The table's rows, each as its differences from the row above (PNG's Up), which deflate to a third. */
function predicted(places: readonly Place[]): Uint8Array {
  const rows = new Uint8Array(places.length * (COLUMNS + 1));
  let above = new Uint8Array(COLUMNS);
  places.forEach(({ kind, a, b }, i) => {
    const row = Uint8Array.of(kind, a >> 16, a >> 8, a, b >> 8, b);
    rows[i * (COLUMNS + 1)] = 2;
    row.forEach((byte, c) => (rows[i * (COLUMNS + 1) + 1 + c] = byte - (above[c] ?? 0)));
    above = row;
  });
  return rows;
}

function objectStream(packed: readonly { number: number; value: string }[]): { entries: string; data: Uint8Array } {
  let offset = 0;
  const index: number[] = [];
  for (const { number, value } of packed) {
    index.push(number, offset);
    offset += value.length + 1;
  }
  const head = `${index.join(' ')}\n`;
  const data = deflated(bytesOf(head + packed.map(({ value }) => value).join('\n'))).bytes;
  const entries = {
    Type: '/ObjStm',
    N: packed.length,
    First: head.length,
    Filter: '/FlateDecode',
    Length: data.length,
  };
  return { entries: dictionary(entries), data };
}

function concatenated(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
