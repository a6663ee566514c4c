import { captured } from '../model/capture.ts';
import { controlIn, shown } from '../model/shown.ts';
import type { CharacterMaps, Choices, Extraction, Kind } from './extracted.ts';
import { fromPlainText } from './plain-text.ts';

/**
 * The words of a document, from its bytes alone. The library that reads a kind is loaded when one is to be read.
 *
 * @param maps where pdf.js cannot find its own files by itself
 * @returns one sentence where there are none; a library that a damaged file leads astray comes to one too
 */
export async function extract(
  bytes: Uint8Array,
  kind: Kind,
  choices: Choices,
  maps?: CharacterMaps,
): Promise<Extraction> {
  const found = await extracted(bytes, kind, choices, maps).catch(astray);
  if ('refused' in found) return found;
  const text = captured(found.text.toWellFormed());
  if (!text) return { refused: 'has no text' };
  const control = controlIn(text);
  if (!control) return { ...found, text };
  const what = `control character (${shown(control.character)}) in line ${control.at.line}`;
  return { refused: `has a ${what}, which no page can show: take it out of the copy` };
}

async function extracted(bytes: Uint8Array, kind: Kind, choices: Choices, maps?: CharacterMaps): Promise<Extraction> {
  switch (kind) {
    case 'txt':
    case 'md':
      return fromPlainText(bytes, choices.lines);
    case 'html':
      return (await import('./html.ts')).fromHtmlBytes(bytes, choices.reader);
    case 'eml':
      return (await import('./mail.ts')).fromMail(bytes, choices);
    case 'docx':
      return (await import('./docx.ts')).fromWord(bytes);
    case 'pdf':
      return (await import('./pdf.ts')).fromPdf(bytes, maps);
  }
}

/** These libraries throw plain errors at what they cannot read. */
function astray(e: unknown): Extraction {
  if (!(e instanceof Error) || e instanceof ReferenceError) throw e;
  // Whether the file leads it astray or it has a fault itself, its own words would tell no one.
  if (e instanceof TypeError)
    return { refused: `cannot be read: what reads it stopped (${shown(e.message, 120)}); save its words as .txt` };
  if (e instanceof RangeError) return { refused: 'is nested too deeply to be read: save its words as .txt' };
  return { refused: `is damaged, or of a form that cannot be read: ${shown(e.message.replace(/[.\s]+$/, ''), 120)}` };
}
