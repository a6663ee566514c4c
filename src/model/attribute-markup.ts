import { singleBlanks } from './blanks.ts';

/** An attribute as MDX: `name="value"`, whatever stands in the value. */
export const markupOfAttribute = (name: string, value: string): string =>
  `${name}="${attributeValue(value).replaceAll('"', '&quot;')}"`;

/**
 * A passage as MDX. Straight quotation marks in it become curly ones, which a passage may have for them, so that none need be
 * written as a reference; where they do not pair, they stay.
 */
export function markupOfPassage(passage: string): string {
  const parts = passage.split('"');
  const curly = parts.reduce((before, part, i) => before + (i % 2 ? '“' : '”') + part);
  return markupOfAttribute('passage', parts.length % 2 ? curly : passage);
}

/** What would be read as a character reference is escaped; blanks are single and there is none at either end. */
export const attributeValue = (value: string): string =>
  singleBlanks(value)
    .trim()
    .replace(/&(?=[#A-Za-z])/g, '&amp;');
