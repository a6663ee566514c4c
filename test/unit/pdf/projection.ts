import { dict, text, type ReadPdf } from './qpdf.ts';
import { annotations, attribute, isNode, stringOf, textByMcid, tree, type Node } from './structure.ts';

/** Where a link's area leads to, by the area's reference. */
export const targetsOf = (pdf: ReadPdf): Map<string, string> =>
  new Map(annotations(pdf).map(({ ref, dictionary }) => [ref, text(dict(pdf, dictionary['/A'])['/URI']) ?? 'nowhere']));

/** An element's words, those of what it holds among them. */
export function wordsIn(element: Node, texts: ReadonlyMap<number, string>): string {
  return element.kids
    .map((kid) => (isNode(kid) ? wordsIn(kid, texts) : 'mcid' in kid ? (texts.get(kid.mcid) ?? '') : ''))
    .join('');
}

/** As many letters of a text as tell it from others. */
const BEGINNING = 48;

/**
 * A sheet's structure tree as lines to be read: each element's role, with its language, scope and what it leads to where it
 * has any, and how its own words begin.
 */
export function projection(pdf: ReadPdf): string {
  const [targets, texts] = [targetsOf(pdf), textByMcid(pdf)];
  const lines: string[] = [];
  const visit = (element: Node, depth: number): void => {
    const at = '  '.repeat(depth);
    const lang = stringOf(element.dictionary['/Lang']);
    const scope = attribute(element, pdf, '/Scope');
    const leads = element.kids.flatMap((kid) => ('object' in kid ? [targets.get(kid.object) ?? 'nowhere'] : []));
    const said = [
      element.role,
      lang && `(${lang})`,
      typeof scope === 'string' && scope.slice(1),
      ...[...new Set(leads)].map((target) => `→ ${target}`),
    ];
    lines.push(at + said.filter(Boolean).join(' '));
    let own = '';
    const flush = (): void => {
      const words = own.trim();
      if (words) lines.push(`${at}  "${words.slice(0, BEGINNING)}${words.length > BEGINNING ? '…' : ''}"`);
      own = '';
    };
    for (const kid of element.kids) {
      if ('mcid' in kid) own += texts.get(kid.mcid) ?? '';
      if (!isNode(kid)) continue;
      flush();
      visit(kid, depth + 1);
    }
    flush();
  };
  for (const element of tree(pdf)) visit(element, 0);
  return `${lines.join('\n')}\n`;
}
