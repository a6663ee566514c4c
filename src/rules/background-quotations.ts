import { normal } from '../model/passage.ts';
import type { Prose } from '../model/prose.ts';
import { quotations } from './quotation.ts';
import { findQuoted, tokensOf } from './quoted-words.ts';
import type { Finding, Reading } from './rule.ts';

/** Quotations in the background, where no citation can stand: in a source of the briefing they must be all the same. */

export function quotationsInBackground(reading: Reading): Finding[] {
  const { brief } = reading;
  if (!brief.background) return [];
  const said = brief.background.flatMap(paragraphsOf).flatMap(quotations);
  if (!said.length) return [];
  const bodies = brief.sources.flatMap(({ id }) => {
    const body = reading.sourceOf({ source: id })?.source.body;
    return body === undefined ? [] : [normal(body)];
  });
  return said.flatMap(({ words }) => {
    if (isCited(words, reading) || stands(words, bodies)) return [];
    const message = `The quotation "${words}" is in the background and in no source of the briefing`;
    const note = 'Copy the words of a source exactly, or take the quotation marks off';
    return [{ at: reading.placeInBackground(words), message, note }];
  });
}

const isCited = (words: string, { brief, sourceOf }: Reading): boolean =>
  brief.citations.some((citation) => {
    const source = sourceOf(citation);
    return source && findQuoted(words, citation, source).length > 0;
  });

/** Whether every piece of a quotation stands in one body. */
function stands(words: string, bodies: readonly string[]): boolean {
  const tokens = tokensOf(words).filter((t) => t.kind === 'words');
  const pieces = tokens.map(({ text }) =>
    normal(text)
      .replace(/[,.;]$/, '')
      .replace(/^"|"$/g, ''),
  );
  return bodies.some((body) => pieces.every((piece) => body.includes(piece)));
}

/** The words of each paragraph and heading in a part of the background, code left out. */
function paragraphsOf(node: Prose): string[] {
  if (node.type === 'paragraph' || node.type === 'heading') return [node.children.map(wordsIn).join('')];
  return 'children' in node ? node.children.flatMap(paragraphsOf) : [];
}

function wordsIn(node: Prose): string {
  if (node.type === 'text') return node.value.replace(/\s+/gu, ' ');
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(wordsIn).join('') : '';
}
