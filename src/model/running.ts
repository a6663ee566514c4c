import type { Problem } from '../problem.ts';
import type { Rich, Span } from './brief.ts';
import type { Citations } from './citations.ts';
import { attributesOf } from './structure.ts';
import type { Element } from './syntax.ts';

/** An element's running text: blanks single, none at either end nor before a mark. */
export function richOf(element: Element, cites: Citations, file: string, problems: Problem[]): Rich {
  const out: Rich = [];
  let ends = ' ';
  for (const child of element.children) {
    if ('name' in child) {
      const citation =
        child.name === 'Cite' ? cites.add(attributesOf('Cite', child, file, problems), child) : undefined;
      if (citation === undefined) continue;
      trimEnd(out);
      out.push({ kind: 'mark', citation });
      ends = 'x';
      continue;
    }
    const text = child.code
      ? child.text
      : child.text.replace(/ +/g, ' ').slice(ends === ' ' && child.text.startsWith(' ') ? 1 : 0);
    if (!text) continue;
    append(out, { ...child, text });
    ends = text.at(-1) ?? ends;
  }
  trimEnd(out);
  return out;
}

/** Neighbours of one style become one span. */
function append(out: Rich, span: Span): void {
  const last = out.at(-1);
  const { text, ...style } = span;
  if (last?.kind === 'text') {
    const { text: before, ...same } = last;
    if (JSON.stringify(same) === JSON.stringify(style))
      return void (out[out.length - 1] = { ...last, text: before + text });
  }
  out.push(span);
}

function trimEnd(out: Rich): void {
  const last = out.at(-1);
  if (last?.kind !== 'text') return;
  const text = last.text.replace(/ +$/, '');
  if (text) out[out.length - 1] = { ...last, text };
  else out.pop();
}
