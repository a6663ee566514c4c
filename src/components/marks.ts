import type { Brief, Rich, Span } from '../model/brief.ts';

/** Citations of one source that stand together: one mark, which opens all of them. */
export interface Marks {
  kind: 'marks';
  citations: number[];
}

/** A running text whose marks of one source, where they stand together, are one. */
export function marked(text: Rich, brief: Brief): (Span | Marks)[] {
  const out: (Span | Marks)[] = [];
  for (const part of text) {
    const last = out.at(-1);
    if (part.kind === 'text') out.push(part);
    else if (last?.kind === 'marks' && sourceOf(last.citations[0], brief) === sourceOf(part.citation, brief))
      last.citations.push(part.citation);
    else out.push({ kind: 'marks', citations: [part.citation] });
  }
  return out;
}

const sourceOf = (citation: number | undefined, brief: Brief) => brief.citations[(citation ?? 0) - 1]?.source;
