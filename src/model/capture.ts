import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The words of a captured text as they are kept: LF line ends, no blanks at the ends of lines, no blank lines at its ends. */
export function captured(text: string): string {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trimEnd());
  const first = lines.findIndex(Boolean);
  return first < 0 ? '' : lines.slice(first, lines.findLastIndex(Boolean) + 1).join('\n');
}

/** SHA-256 in hex of a captured text's NFC as UTF-8: what `sha256` of a source holds. */
export const hashOf = (body: string): string => bytesToHex(sha256(utf8ToBytes(captured(body).normalize('NFC'))));

/** A text with a line as long as this or longer was never wrapped by a program. */
const UNWRAPPED = 120;

/**
 * Joins the lines that a program wrapped, so that a line is a paragraph. A line is joined with the next where the next
 * one's first word would not have fitted on it, at the width of the text's longest line, or where it is over half full
 * and ends inside a sentence; one that begins a list item is never joined to what stands before it. A text with long lines
 * is left as it is.
 */
export function joinWrapped(body: string): string {
  const lines = body.split('\n');
  const width = lines.reduce((most, l) => Math.max(most, l.length), 0);
  if (width >= UNWRAPPED) return body;
  const out: string[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1] ?? '';
    const word = line.trimStart().split(' ')[0] ?? '';
    const full = before.length + 1 + word.length > width;
    const inside = before.length > width / 2 && !/[.!?:;][”"’)\]]*$/.test(before);
    if (before && line && !ITEM.test(line) && (full || inside)) out.push(`${out.pop() ?? ''} ${line.trimStart()}`);
    else out.push(line);
  });
  return out.join('\n');
}

const ITEM = /^\s*([-*•–]|\d+[.)])\s/;
