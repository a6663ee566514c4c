import { dict, text, type ReadPdf } from './qpdf.ts';
import { annotations, attribute, elements, isNode, stringOf, textByMcid, tree, type Node } from './structure.ts';

/** Where a link's area leads to, by the area's reference. */
export const targetsOf = (pdf: ReadPdf): Map<string, string> =>
  new Map(annotations(pdf).map(({ ref, dictionary }) => [ref, text(dict(pdf, dictionary['/A'])['/URI']) ?? 'nowhere']));

/** An element's words, those of what it holds among them. */
export function wordsIn(element: Node, texts: ReadonlyMap<number, string>): string {
  return element.kids
    .map((kid) => (isNode(kid) ? wordsIn(kid, texts) : 'mcid' in kid ? (texts.get(kid.mcid) ?? '') : ''))
    .join('');
}

/** Words and where they lead, on one line; a full stop that ends their sentence is none of their own. */
export const linkLine = (words: string, target: string): string =>
  `${words
    .normalize('NFC')
    .replace(/[\u00AD\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')} → ${target}`;

/** Every link of a sheet, by its words and every place that its areas lead to, in alphabetical order, each once. */
export function linksIn(pdf: ReadPdf): string[] {
  const [targets, texts] = [targetsOf(pdf), textByMcid(pdf)];
  const lines = elements(pdf)
    .filter(({ role }) => role === 'Link')
    .flatMap((link) =>
      link.kids.flatMap((kid) =>
        'object' in kid ? [linkLine(wordsIn(link, texts), targets.get(kid.object) ?? 'nowhere')] : [],
      ),
    );
  return [...new Set(lines)].sort();
}

/** The words of each element that has a language of its own, by that language. */
export function saidIn(pdf: ReadPdf): Map<string, string[]> {
  const texts = textByMcid(pdf);
  const said = new Map<string, string[]>();
  for (const element of elements(pdf)) {
    const lang = stringOf(element.dictionary['/Lang']);
    if (lang) said.set(lang, [...(said.get(lang) ?? []), wordsIn(element, texts)]);
  }
  return said;
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
