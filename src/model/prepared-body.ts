import { Contexts } from './context.ts';
import { Pages } from './locators.ts';
import { Searchable } from './passage.ts';
import type { Source } from './source.ts';

/** A source's body, made ready once, however many passages are looked for in it. */
export interface PreparedBody {
  readonly searchable: Searchable;
  readonly contexts: Contexts;
  /** Of a document that has pages. */
  readonly pages?: Pages;
}

const bodies = new WeakMap<Source, PreparedBody>();

export function preparedBody(source: Source): PreparedBody {
  const { body, lang, locators } = source;
  const known = bodies.get(source) ?? {
    searchable: new Searchable(body, lang),
    contexts: new Contexts(body, lang),
    ...(locators && { pages: new Pages(locators.pages, body) }),
  };
  bodies.set(source, known);
  return known;
}
