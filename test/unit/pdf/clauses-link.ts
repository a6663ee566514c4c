import type { Clause } from './conformance.ts';
import { pageOf, type ReadPdf } from './qpdf.ts';
import { annotations, elements, isNode, parentTree, stringOf, textByMcid, type Node } from './structure.ts';

const when = (broken: boolean, fault: string): string[] => (broken ? [fault] : []);

const textOfNode = (element: Node, texts: ReadonlyMap<number, string>): string =>
  element.kids
    .map((kid) => (isNode(kid) ? textOfNode(kid, texts) : 'mcid' in kid ? (texts.get(kid.mcid) ?? '') : ''))
    .join('');

/** The elements that refer to an annotation as their own. */
const holders = (pdf: ReadPdf, ref: string): Node[] =>
  elements(pdf).filter(({ kids }) => kids.some((kid) => !isNode(kid) && 'object' in kid && kid.object === ref));

export const linkClauses: readonly Clause[] = [
  {
    id: 'UA 7.18.1 (ISO 32000-1, 14.7.4.3)',
    asks: 'annotations in the structure tree, led back to by the parent tree',
    faults: (pdf) =>
      annotations(pdf).flatMap(({ ref, dictionary }) => {
        const [holder, second] = holders(pdf, ref);
        const parent = parentTree(pdf).get(Number(dictionary['/StructParent'] ?? -1));
        return when(!holder || second !== undefined || parent !== holder.ref, `${ref} is not held by one element`);
      }),
  },
  {
    id: 'UA 7.18.3 (28-008, 28-009)',
    asks: 'tabs in the order of the structure',
    faults: (pdf) => when(annotations(pdf).length > 0 && pageOf(pdf)['/Tabs'] !== '/S', 'another order'),
  },
  {
    id: 'UA 7.18.5 (28-011)',
    asks: 'links in link elements',
    faults: (pdf) =>
      annotations(pdf).flatMap(({ ref }) =>
        when(
          holders(pdf, ref).some(({ role }) => role !== 'Link'),
          `${ref} is in another`,
        ),
      ),
  },
  {
    id: 'UA 7.18.1 (28-004), UA 7.18.5 (28-012), A 6.7.6',
    asks: 'words for what a link leads to',
    faults: (pdf) =>
      annotations(pdf).flatMap(({ ref, dictionary }) => when(!stringOf(dictionary['/Contents']), `${ref} has none`)),
  },
  {
    id: 'UA 7.18.5 (WCAG 2.2, 2.4.4)',
    asks: 'link elements with text and an annotation',
    faults: (pdf) => {
      const texts = textByMcid(pdf);
      return elements(pdf)
        .filter(({ role }) => role === 'Link')
        .flatMap((link) => [
          ...when(!textOfNode(link, texts).trim() && !stringOf(link.dictionary['/Alt']), `${link.ref} has no text`),
          ...when(!link.kids.some((kid) => !isNode(kid) && 'object' in kid), `${link.ref} has no annotation`),
        ]);
    },
  },
];
