import { singleBlanks } from './blanks.ts';

/** An attribute as MDX: `name="value"`, whatever stands in the value. */
export const markupOfAttribute = (name: string, value: string): string =>
  `${name}="${attributeValue(value).replaceAll('"', '&quot;')}"`;

/** What would be read as a character reference is escaped; blanks are single and there is none at either end. */
export const attributeValue = (value: string): string =>
  singleBlanks(value)
    .trim()
    .replace(/&(?=[#A-Za-z])/g, '&amp;');
