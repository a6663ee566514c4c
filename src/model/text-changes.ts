import type { Brief, Rich } from './brief.ts';
import type { Change } from './change.ts';
import { plain } from './plain.ts';
import { toldApart, wordChanges, type Text } from './told-apart.ts';

/** What became of one text between two editions. */

export const asRich = (value: Rich | string): Rich =>
  typeof value === 'string' ? [{ kind: 'text', text: value }] : value;
export const textIn = (value: Rich | string, brief: Brief, lang: string): Text => ({
  rich: asRich(value),
  brief,
  lang,
});

export type Field = Pick<Change, 'subject' | 'text' | 'what' | 'lang'>;

/** What became of words: at most that they are others, and that they rest on another passage. */
export function textChange(field: Field, was: Text, now: Text, strict: boolean): Change[] {
  const [before, after] = [plain(was.rich), plain(now.rich)];
  switch (toldApart(was, now, strict)) {
    case 'none':
      return [];
    case 'retouched':
      return [{ ...field, did: 'retouched', class: 'wording', was: before, now: after }];
    case 'source':
      return [sourceChange(field, was, now)];
    case 'words': {
      const words = wordChanges(before, after, now.lang);
      const reworded: Change = { ...field, did: 'reworded', class: 'substance', was: before, now: after, words };
      return restsOn(was) === restsOn(now) ? [reworded] : [reworded, sourceChange(field, was, now)];
    }
  }
}

function sourceChange(field: Field, was: Text, now: Text): Change {
  return { ...field, did: 'source-replaced', class: 'substance', was: restsOn(was), now: restsOn(now) };
}

/** The ids of the sources and the words cited: “moscow-talks: a meeting”. */
const restsOn = ({ rich, brief }: Text): string =>
  rich
    .flatMap((piece) => {
      const citation = piece.kind === 'mark' ? brief.citations[piece.citation - 1] : undefined;
      if (citation) return [`${citation.source}: ${citation.quoted}`];
      return piece.kind === 'text' && piece.href !== undefined ? [piece.href] : [];
    })
    .join('; ');
