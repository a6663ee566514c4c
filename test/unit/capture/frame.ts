import { extract } from '../../../src/capture/extract.ts';
import type { Choices, Extraction } from '../../../src/capture/extracted.ts';
import { kindOf } from '../../../src/capture/kind.ts';

export const USUAL: Choices = { lines: 'join' };

/** What capturing a document of this name comes to. */
export async function captured(
  name: string,
  document: string | Uint8Array,
  choices: Partial<Choices> = {},
): Promise<Extraction> {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  const is = kindOf(name, bytes);
  return 'refused' in is ? is : extract(bytes, is.kind, { ...USUAL, ...choices });
}

/** As {@link captured}, of a document that has words. */
export async function wordsOf(...document: Parameters<typeof captured>) {
  const found = await captured(...document);
  if ('refused' in found) throw new Error(found.refused);
  return found;
}

/** Why a document gives none. */
export async function refusalOf(...document: Parameters<typeof captured>): Promise<string> {
  const found = await captured(...document);
  return 'refused' in found ? found.refused : `has words: ${found.text}`;
}

/** A paragraph of its own words, so that it can be told from every other. */
export const paragraph = (n: number): string =>
  `In year ${1900 + n} the Authority told owner ${n} that berth ${n} would be paid in advance, that letter ${n} had been received, and that the dues of harbour ${n} would rise by ${n} per cent. It gave no date for answer ${n}.`;
