import { unzipSync } from 'fflate';
import type { Kind, Refused } from './extracted.ts';

/** What a kind of document is called. */
const CALLED: Readonly<Record<Kind, string>> = {
  txt: 'a plain text',
  md: 'a plain text',
  html: 'a web page',
  pdf: 'a PDF',
  docx: 'a Word document',
  eml: 'a mail',
};

const ENDINGS: ReadonlyMap<string, Kind> = new Map([
  ['txt', 'txt'],
  ['text', 'txt'],
  ['md', 'md'],
  ['markdown', 'md'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['eml', 'eml'],
]);

/**
 * What kind of document a file is: by its name, which its bytes must bear out; by its bytes alone where the name does not say.
 * A plain text may be any text.
 */
export function kindOf(name: string, bytes: Uint8Array): { kind: Kind } | Refused {
  if (!bytes.length) return { refused: 'is empty' };
  const named = ENDINGS.get(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
  const found = signed(bytes);
  if (found && 'refused' in found) return found;
  if (found && 'called' in found) {
    const is = named && `${CALLED[named]}, as its name says, but `;
    return { refused: `is not ${is ?? 'text, but '}${found.called}: ${found.mend}` };
  }
  if (named === undefined) return { kind: found?.kind ?? 'txt' };
  if (found && found.kind !== named) return { refused: otherThan(named, found.kind) };
  if (!found && (named === 'pdf' || named === 'docx')) return { refused: unlike(named, bytes) };
  return { kind: named };
}

const otherThan = (named: Kind, found: Kind): string =>
  `is not ${CALLED[named]}, as its name says, but ${CALLED[found]}: let its name end in .${found}`;

function unlike(named: 'pdf' | 'docx', bytes: Uint8Array): string {
  const begins = new TextDecoder().decode(bytes.subarray(0, 2000)).trimStart();
  if (/^<(?:!doctype|html|\?xml)/i.test(begins))
    return `is not ${CALLED[named]}, as its name says, but a web page: open it in a browser to see what was saved`;
  return `is not ${CALLED[named]}, as its name says, or its beginning is lost: get it again`;
}

interface Unread {
  readonly called: string;
  readonly mend: string;
}

const PICTURE: Unread = { called: 'a picture', mend: 'have its text recognised (OCR), and add that' };
const ARCHIVE: Unread = { called: 'an archive', mend: 'unpack it, and add the document in it' };
const asText = (called: string): Unread => ({ called, mend: 'save it as .docx or .pdf, and add that' });

/** How files begin that tell what they are. */
const SIGNATURES: readonly (readonly [begins: string, is: Unread])[] = [
  ['{\\rtf', asText('a rich text')],
  ['\x89PNG', PICTURE],
  ['\xff\xd8\xff', PICTURE],
  ['GIF8', PICTURE],
  ['II*\x00', PICTURE],
  ['MM\x00*', PICTURE],
  ['RIFF', PICTURE],
  ['\x1f\x8b', ARCHIVE],
  ["7z\xbc\xaf'\x1c", ARCHIVE],
  ['Rar!', ARCHIVE],
];

/** What the first bytes say; nothing of what may be any text. */
function signed(bytes: Uint8Array): { kind: Kind } | Unread | Refused | undefined {
  const begins = Array.from(bytes.subarray(0, 1024), (byte) => String.fromCharCode(byte)).join('');
  if (begins.includes('%PDF-')) return { kind: 'pdf' };
  if (begins.startsWith('PK\x03\x04')) return zipped(bytes);
  if (begins.startsWith('\xd0\xcf\x11\xe0')) return compound(bytes);
  return SIGNATURES.find(([start]) => begins.startsWith(start))?.[1];
}

function zipped(bytes: Uint8Array): { kind: Kind } | Unread | Refused {
  const names = new Set<string>();
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.add(name);
        return false;
      },
    });
  } catch {
    return { refused: 'is damaged: what it is packed in does not open; get it again' };
  }
  const has = (start: string): boolean => [...names].some((name) => name.startsWith(start));
  if (has('word/')) return { kind: 'docx' };
  if (has('xl/')) return asText('a spreadsheet');
  if (has('ppt/')) return asText('a presentation');
  return names.has('mimetype') ? asText('an OpenDocument or e-book file') : ARCHIVE;
}

/** The form of Office's files before 2007, which later ones under a password have too. */
function compound(bytes: Uint8Array): Unread | Refused {
  const encrypted = [...'EncryptedPackage'].join('\0');
  return latin(bytes).includes(encrypted)
    ? { refused: 'is under a password: open it, save it without one, and add that' }
    : asText('a file of an old Office or of Outlook');
}

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
