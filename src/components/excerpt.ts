import type { Citation } from '../model/brief.ts';

/** How much uncited text stays beside the cited words in a margin, in characters. */
const NEAR = 36;

/** A piece of a context. `far` text is far from the cited words: a margin has no room for it until it is opened. */
export interface Part {
  text: string;
  kind: 'cited' | 'near' | 'far';
}

/** The paragraphs of a citation's context, each cut where a margin may leave text out. */
export function excerpt(context: Citation['context']): Part[][] {
  return context.map(({ parts }) =>
    parts.flatMap(({ text, cited }, i): Part[] => {
      if (cited) return [{ text, kind: 'cited' }];
      const before = i > 0 ? leading(text) : 0;
      const after = i < parts.length - 1 ? trailing(text) : text.length;
      if (before >= after) return [{ text, kind: 'near' }];
      const pieces: Part[] = [
        { text: text.slice(0, before), kind: 'near' },
        { text: text.slice(before, after), kind: 'far' },
        { text: text.slice(after), kind: 'near' },
      ];
      return pieces.filter((p) => p.text);
    }),
  );
}

/** Where the text near its start ends, after a whole word. */
function leading(text: string): number {
  if (text.length <= NEAR) return text.length;
  const blank = text.lastIndexOf(' ', NEAR);
  return blank < 0 ? 0 : blank;
}

/** Where the text near its end begins, before a whole word. */
function trailing(text: string): number {
  if (text.length <= NEAR) return 0;
  const blank = text.indexOf(' ', text.length - NEAR);
  return blank < 0 ? text.length : blank + 1;
}
