import { createHash } from 'node:crypto';

/** The words of a captured text as they are kept: LF line ends, no blanks at the ends of lines, no blank lines at its ends. */
export function captured(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}

/** SHA-256 in hex of a captured text's NFC as UTF-8: what `sha256` of a source holds. */
export const hashOf = (body: string): string => createHash('sha256').update(captured(body).normalize('NFC'), 'utf8').digest('hex');
