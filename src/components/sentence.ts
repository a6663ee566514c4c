import type { Rich } from '../model/brief.ts';
import { stop } from '../wording/phrases.ts';

/** A running text that ends as a sentence does, its stop before any marks at its end. */
export function sentence(text: Rich): Rich {
  const end = text.findLastIndex((part) => part.kind === 'text');
  return text.map((part, i) =>
    i === end && part.kind === 'text' ? { ...part, text: stop(part.text.trimEnd()) } : part,
  );
}
