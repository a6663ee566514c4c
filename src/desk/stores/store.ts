import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64Of, bytesOfBase64, isOfBytes } from '../../brand/bytes.ts';
import { ORIGINALS } from '../../model/source.ts';

/** Where a desk keeps a content folder: in the browser, in a folder that the browser was let into, or behind a server. */
export interface Store {
  /** As the writer knows it. */
  readonly name: string;
  readonly kind: 'browser' | 'folder' | 'server' | 'memory';
  readAll: () => Promise<readonly Held[]>;
  /** What tells of every file that it was saved since, by its path: cheaper than its text. */
  stamps: () => Promise<ReadonlyMap<string, string>>;
  /** A file as it is now; nothing where there is none. */
  read: (path: string) => Promise<Held | undefined>;
  /**
   * Saves a text whole or not at all, and only over what it was based on.
   *
   * @param basedOn the digest of the text that was read or saved last; nothing where the file is to be new
   */
  save: (path: string, text: string, basedOn: string | undefined) => Promise<Saved>;
  /** The paths of the documents that sources were taken from. */
  originals: () => Promise<readonly string[]>;
  /** Such a document; nothing where there is none. */
  original: (path: string) => Promise<Uint8Array | undefined>;
  /**
   * Keeps such a document beside its source. One that is there is never written over.
   *
   * @returns whether it is there now, to the byte
   */
  keep: (path: string, bytes: Uint8Array) => Promise<boolean>;
  /** Where there is a server: runs one of its commands on the folder, tells what it prints, and gives its exit code. */
  readonly run?: (command: StoreCommand, tell: (printed: string) => void) => Promise<number>;
  /** Where there is a server: what a build writes of a briefing, to the byte. */
  readonly make?: (briefing: string, form: MadeForm) => Promise<Uint8Array>;
}

/** What only a server makes of a briefing: the writers of these run in no browser. */
export const MADE_FORMS = ['eml', 'png', 'portrait.png', 'sheet.png'] as const;
export type MadeForm = (typeof MADE_FORMS)[number];

/** A trial mailing takes the list of who is to get a briefing, as CSV; nothing is sent. */
export type StoreCommand = 'check' | 'build' | { readonly send: string; readonly list: string };

/** A file's text, and what tells it from every other. */
export interface Held {
  readonly path: string;
  readonly text: string;
  readonly digest: string;
}

/** What a saving came to: kept; or not, since someone else has saved `now` meanwhile, or taken the file away. */
export type Saved =
  { readonly kept: true; readonly digest: string } | { readonly kept: false; readonly now: Held | undefined };

/** SHA-256 of a text's UTF-8, in hexadecimal. */
export const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** A file's text from its bytes: of those that are none it is base64. @throws TypeError where it is not UTF-8 */
export const textOfFile = (path: string, bytes: Uint8Array): string =>
  isOfBytes(path) ? base64Of(bytes) : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** What is written of a text. */
export const bytesOfFile = (path: string, text: string): Uint8Array =>
  isOfBytes(path) ? bytesOfBase64(text) : utf8ToBytes(text);

export const held = (path: string, text: string): Held => ({ path, text, digest: digestOf(text) });

/** The folders of a content folder. */
export const FOLDERS: readonly string[] = ['sources', 'actors', 'editions', 'pages', 'brand'];

/** The files of a content folder that the desk reads, keeps and exports; all others it leaves alone. */
export const isContent = (path: string): boolean => CONTENT.test(path);
const ID = '[a-z0-9][a-z0-9-]{0,79}';
const CONTENT = new RegExp(
  `^(?:site\\.yaml|${ID}\\.mdx|(?:sources|pages)/${ID}\\.md|actors/${ID}\\.yaml|editions/${ID}\\.[1-9]\\d{0,5}\\.mdx|brand/${ID}\\.(?:svg|png|ttf|otf))$`,
);

/** The documents that sources were taken from: kept and exported, never shown. */
export const isOriginal = (path: string): boolean => ORIGINAL.test(path);
const ORIGINAL = new RegExp(`^sources/[a-z0-9][a-z0-9-]{0,79}\\.original\\.(?:${ORIGINALS.join('|')})$`);

export const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

/** A folder in memory. */
export function memoryStore(files: Iterable<readonly [string, string]>, name = 'memory'): Store {
  const texts = new Map(files);
  const documents = new Map<string, Uint8Array>();
  const read = (path: string): Promise<Held | undefined> => {
    const text = texts.get(path);
    return Promise.resolve(text === undefined ? undefined : held(path, text));
  };
  return {
    name,
    kind: 'memory',
    readAll: () => Promise.resolve([...texts].map(([path, text]) => held(path, text))),
    read,
    stamps: () => Promise.resolve(new Map([...texts].map(([path, text]) => [path, digestOf(text)]))),
    save: async (path, text, basedOn) => {
      const now = await read(path);
      if (now?.digest !== basedOn) return { kept: false, now };
      texts.set(path, text);
      return { kept: true, digest: digestOf(text) };
    },
    originals: () => Promise.resolve([...documents.keys()]),
    original: (path) => Promise.resolve(documents.get(path)),
    keep: (path, bytes) => {
      const there = documents.get(path) ?? bytes;
      documents.set(path, there);
      return Promise.resolve(isSame(there, bytes));
    },
  };
}
