import { captured, joinWrapped } from '../model/capture.ts';
import type { Choices, Extraction } from './extracted.ts';
import { OWN } from './versions.ts';

/** The words of a plain text, the lines that a program wrapped joined where that is chosen. */
export function fromPlainText(bytes: Uint8Array, lines: Choices['lines']): Extraction {
  try {
    return { text: unwrapped(new TextDecoder('utf-8', { fatal: true }).decode(bytes), lines), notes: [], by: OWN };
  } catch (e) {
    if (e instanceof TypeError) return { refused: 'is not UTF-8' };
    throw e;
  }
}

export const unwrapped = (text: string, lines: Choices['lines']): string =>
  lines === 'join' ? joinWrapped(captured(text)) : captured(text);
