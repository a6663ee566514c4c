import type { Texts } from '../desk/engine.ts';
import { START, type Place } from '../problem.ts';
import type { Named } from './named.ts';
import { passageIn } from './passages.ts';

/** A stretch of a file of the content folder. */
export interface Spot {
  readonly file: string;
  readonly at: Place;
}

/** Where what is named stands: a passage's words in their source, an actor's or a source's file. */
export function definitionOf(texts: Texts, file: string, named: Named): Spot[] {
  switch (named.kind) {
    case 'passage': {
      const source = texts.library(file).sources.find(({ id }) => id === named.source);
      const found = source && passageIn(texts, source, named.passage);
      return (found?.places ?? []).map((at) => ({ file: found?.file ?? '', at }));
    }
    case 'source':
      return fileThere(texts, `sources/${named.name}.md`);
    case 'actor':
      return fileThere(texts, `actors/${named.name}.yaml`);
    case 'briefing':
      return fileThere(texts, `${named.name}.mdx`);
    default:
      return [];
  }
}

const fileThere = (texts: Texts, file: string): Spot[] => (texts.text(file) === undefined ? [] : [{ file, at: START }]);
