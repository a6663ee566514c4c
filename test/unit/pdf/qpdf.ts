import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A PDF as qpdf reads it (its JSON, version 2): names as `/Name`, strings as `u:…` or `b:hex`, references as `7 0 R`,
 * streams decoded. Nothing here knows how the file was written.
 */
export type Value = null | boolean | number | string | Value[] | Dictionary;
export interface Dictionary {
  [key: string]: Value;
}

export interface Stream {
  readonly dict: Dictionary;
  /** Base64 of the decoded bytes. */
  data: string;
}

export interface ReadPdf {
  /** The file's own bytes. */
  bytes: Uint8Array;
  readonly trailer: Dictionary;
  /** By reference, as `7 0 R`. */
  readonly values: Record<string, Value>;
  readonly streams: Record<string, Stream>;
}

/** Runs a program on a file of these bytes, and gives what it prints. Throws where it fails or warns by its exit code. */
export function runOn(bytes: Uint8Array, program: string, args: (file: string, folder: string) => string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'readout-pdf-'));
  try {
    const file = join(folder, 'sheet.pdf');
    writeFileSync(file, bytes);
    return execFileSync(program, args(file, folder), {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface QpdfObject {
  value?: Value;
  stream?: Stream;
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const args = ['--json=2', '--json-key=qpdf', '--json-stream-data=inline', '--decode-level=generalized'];
  const json = JSON.parse(runOn(bytes, 'qpdf', (file) => [...args, file])) as {
    qpdf: [unknown, Record<string, QpdfObject>];
  };
  const pdf: ReadPdf = { bytes, trailer: {}, values: {}, streams: {} };
  for (const [key, object] of Object.entries(json.qpdf[1])) {
    if (key === 'trailer') Object.assign(pdf.trailer, object.value);
    else if (object.stream) pdf.streams[key.slice(4)] = object.stream;
    else pdf.values[key.slice(4)] = object.value ?? null;
  }
  return pdf;
}

/** Reads a file once, however often it is asked; a file is spoilt before it is read this way, never after. */
export function oncePerFile<T>(read: (pdf: ReadPdf) => T): (pdf: ReadPdf) => T {
  const known = new WeakMap<ReadPdf, T>();
  return (pdf) => {
    const value = known.get(pdf) ?? read(pdf);
    known.set(pdf, value);
    return value;
  };
}

/** A copy that can be spoilt. */
export const copy = (pdf: ReadPdf): ReadPdf => structuredClone(pdf);

const isRef = (value: Value | undefined): value is string => typeof value === 'string' && /^\d+ \d+ R$/.test(value);

/** What a value is, references followed; a stream gives its dictionary. */
export function follow(pdf: ReadPdf, value: Value | undefined): Value {
  if (!isRef(value)) return value ?? null;
  return pdf.streams[value]?.dict ?? pdf.values[value] ?? null;
}

export function dict(pdf: ReadPdf, value: Value | undefined): Dictionary {
  const followed = follow(pdf, value);
  return followed !== null && typeof followed === 'object' && !Array.isArray(followed) ? followed : {};
}

export function list(pdf: ReadPdf, value: Value | undefined): Value[] {
  const followed = follow(pdf, value);
  return Array.isArray(followed) ? followed : [];
}

/** A stream's decoded bytes; none where the value is no reference to a stream. */
export function data(pdf: ReadPdf, value: Value | undefined): Buffer {
  return Buffer.from((isRef(value) ? pdf.streams[value]?.data : undefined) ?? '', 'base64');
}

/** The text of a string value; undefined for anything else. */
export const text = (value: Value | undefined): string | undefined =>
  typeof value === 'string' && value.startsWith('u:') ? value.slice(2) : undefined;

export const catalog = (pdf: ReadPdf): Dictionary => dict(pdf, pdf.trailer['/Root']);

/** The one page. */
export const pageOf = (pdf: ReadPdf): Dictionary => dict(pdf, list(pdf, dict(pdf, catalog(pdf)['/Pages'])['/Kids'])[0]);

/** Every dictionary of the file, nested ones too, with the reference it stands under. */
export function* dictionaries(pdf: ReadPdf): Generator<{ ref: string; dictionary: Dictionary }> {
  const within = function* (ref: string, value: Value): Generator<{ ref: string; dictionary: Dictionary }> {
    if (Array.isArray(value)) for (const item of value) yield* within(ref, item);
    else if (value !== null && typeof value === 'object') {
      yield { ref, dictionary: value };
      for (const item of Object.values(value)) yield* within(ref, item);
    }
  };
  yield* within('trailer', pdf.trailer);
  for (const [ref, value] of Object.entries(pdf.values)) yield* within(ref, value);
  for (const [ref, { dict: value }] of Object.entries(pdf.streams)) yield* within(ref, value);
}
