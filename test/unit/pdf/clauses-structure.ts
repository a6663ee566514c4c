import type { Clause } from './conformance.ts';
import { catalog, dict, list, pageOf, text, type ReadPdf, type Value } from './qpdf.ts';
import { outlineFaults } from './outline.ts';
import {
  attribute,
  contentOf,
  elements,
  isNode,
  parentTree,
  structRoot,
  stringOf,
  tree,
  type Node,
} from './structure.ts';

const when = (broken: boolean, fault: string): string[] => (broken ? [fault] : []);

/** Operators that put something on the page. */
const PAINTS = /^(Tj|TJ|'|"|f|F|f\*|B|B\*|b|b\*|S|s|sh|Do)$/;

/** Standard structure types, and of these only such as need no clauses of their own (no contents, formulas or forms). */
const USED = new Set(
  'Document Sect H H1 H2 H3 P L LI Lbl LBody Table THead TBody TR TH TD BlockQuote Span Link Reference Note Figure'.split(
    ' ',
  ),
);

/** What may stand directly in tables and lists (ISO 32000-1, 14.8.4.3). */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  L: ['L', 'LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
};
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  THead: ['Table'],
  TBody: ['Table'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  LBody: ['LI'],
};

function misplaced(pdf: ReadPdf, about: RegExp): string[] {
  const visit = (element: Node, parent: string): string[] => {
    const kids = element.kids.filter(isNode);
    const allowed = CHILDREN[element.role];
    return [
      ...(about.test(element.role) && !(PARENTS[element.role] ?? [parent]).includes(parent)
        ? [`${element.role} in ${parent}`]
        : []),
      ...(about.test(element.role) && allowed
        ? kids.filter(({ role }) => !allowed.includes(role)).map(({ role }) => `${role} in ${element.role}`)
        : []),
      ...kids.flatMap((kid) => visit(kid, element.role)),
    ];
  };
  return tree(pdf).flatMap((root) => visit(root, 'StructTreeRoot'));
}

/** Marked-content ids as the content has them, and the element that each belongs to. */
function owners(pdf: ReadPdf): Map<number, Node[]> {
  const map = new Map<number, Node[]>();
  for (const element of elements(pdf)) {
    for (const kid of element.kids)
      if (!isNode(kid) && 'mcid' in kid) map.set(kid.mcid, [...(map.get(kid.mcid) ?? []), element]);
  }
  return map;
}

const painted = (pdf: ReadPdf): Set<number> =>
  new Set(contentOf(pdf).flatMap(({ marks }) => marks.flatMap(({ mcid }) => (mcid === undefined ? [] : [mcid]))));

function mcidFaults(pdf: ReadPdf): string[] {
  const owned = owners(pdf);
  const inContent = painted(pdf);
  return [
    ...[...inContent]
      .filter((mcid) => owned.get(mcid)?.length !== 1)
      .map((mcid) => `content ${mcid} has ${owned.get(mcid)?.length ?? 0} elements`),
    ...[...owned.keys()]
      .filter((mcid) => !inContent.has(mcid))
      .map((mcid) => `element for content ${mcid}, which is not there`),
  ];
}

function parentFaults(pdf: ReadPdf): string[] {
  const parents = parentTree(pdf);
  const page = parents.get(Number(pageOf(pdf)['/StructParents'] ?? -1));
  const byMcid = Array.isArray(page) ? page : [];
  return [
    ...[...owners(pdf)].flatMap(([mcid, [owner]]) =>
      when(byMcid[mcid] !== owner?.ref, `content ${mcid} is led to ${String(byMcid[mcid])}`),
    ),
    ...elements(pdf).flatMap((element) =>
      element.kids
        .filter(isNode)
        .flatMap((kid) => when(kid.dictionary['/P'] !== element.ref, `${kid.ref} names another parent`)),
    ),
  ];
}

const headings = (pdf: ReadPdf): number[] =>
  elements(pdf).flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role.slice(1))] : []));

const rows = (table: Node): Node[] =>
  table.kids.filter(isNode).flatMap((kid) => (kid.role === 'TR' ? [kid] : rows(kid)));

const having = (pdf: ReadPdf, role: string): Node[] => elements(pdf).filter((element) => element.role === role);

function idFaults(pdf: ReadPdf): string[] {
  const names = list(pdf, dict(pdf, structRoot(pdf)['/IDTree'])['/Names']);
  const indexed = new Map<Value, Value>(
    names.flatMap((name, i) => (i % 2 ? [] : [[name, names[i + 1] ?? null] as const])),
  );
  const keyed = elements(pdf).filter(({ dictionary }) => '/ID' in dictionary);
  const order = [...indexed.keys()].map(stringOf);
  // A reader halves the list to find an id (7.9.6).
  const misplaced = order.filter((id, i) => i > 0 && id <= (order[i - 1] ?? ''));
  return [
    ...keyed.flatMap(({ ref, dictionary }) =>
      when(indexed.get(dictionary['/ID'] ?? null) !== ref, `${stringOf(dictionary['/ID'])} is not found by its id`),
    ),
    ...misplaced.map((id) => `${id} stands behind a later one`),
  ];
}

const repeated = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);

export const structureClauses: readonly Clause[] = [
  {
    id: 'UA 7.1 (01-003)',
    asks: 'no artifact within tagged content',
    faults: (pdf) =>
      contentOf(pdf).flatMap(({ marks }) =>
        when(
          marks.slice(1).some(({ tag }) => tag === '/Artifact'),
          'artifact within content',
        ),
      ),
  },
  {
    id: 'UA 7.1 (01-004)',
    asks: 'no tagged content within an artifact',
    faults: (pdf) =>
      contentOf(pdf).flatMap(({ marks }) =>
        when(
          marks[0]?.tag === '/Artifact' && marks.some(({ mcid }) => mcid !== undefined),
          'content within an artifact',
        ),
      ),
  },
  {
    id: 'UA 7.1 (01-005)',
    asks: 'everything painted is tagged or an artifact',
    faults: (pdf) =>
      contentOf(pdf)
        .filter(({ operator }) => PAINTS.test(operator))
        .flatMap(({ operator, marks }) =>
          when(!marks.some(({ tag, mcid }) => tag === '/Artifact' || mcid !== undefined), `${operator} in no mark`),
        ),
  },
  {
    id: 'UA 7.1 (ISO 32000-1, 14.7.4.2), A 6.7.3.3',
    asks: 'each piece of content belongs to one element, and each element’s content is there',
    faults: mcidFaults,
  },
  {
    id: 'UA 7.1 (ISO 32000-1, 14.7.4.4)',
    asks: 'the parent tree leads from content to its element',
    faults: parentFaults,
  },
  {
    id: 'A 6.7.3.4, UA 7.1 (02-001, 02-003, 02-004), UA 7.2 (09-006 to 09-008), UA 7.7 (17-002, 17-003)',
    asks: 'standard structure types only, without contents, ruby and formulas; none given another meaning',
    faults: (pdf) => [
      ...elements(pdf).flatMap(({ role, ref }) => when(!USED.has(role), `${role || 'nothing'} in ${ref}`)),
      ...when('/RoleMap' in structRoot(pdf), 'roles mapped'),
    ],
  },
  {
    id: 'A 6.7.3.3',
    asks: 'a structure tree with one document at its root',
    faults: (pdf) => [
      ...when(!('/StructTreeRoot' in catalog(pdf)), 'no structure tree'),
      ...when(tree(pdf).length !== 1 || tree(pdf)[0]?.role !== 'Document', 'no document at the root'),
    ],
  },
  {
    id: 'UA 7.3 (13-004)',
    asks: 'alternative text for figures',
    faults: (pdf) =>
      having(pdf, 'Figure').flatMap(({ ref, dictionary }) =>
        when(!stringOf(dictionary['/Alt']) && !stringOf(dictionary['/ActualText']), `${ref} has none`),
      ),
  },
  {
    id: 'UA 7.3 (ISO 32000-1, 14.8.5.4.3)',
    asks: 'a bounding box for figures',
    faults: (pdf) =>
      having(pdf, 'Figure').flatMap((figure) =>
        when(list(pdf, attribute(figure, pdf, '/BBox')).length !== 4, `${figure.ref} has none`),
      ),
  },
  {
    id: 'UA 7.4.2 (14-002, 14-003)',
    asks: 'headings from level 1 on, none skipped',
    faults: (pdf) =>
      headings(pdf).flatMap((level, i, levels) =>
        when(level > (levels[i - 1] ?? 0) + 1, `H${level} after ${levels[i - 1] ? `H${levels[i - 1]}` : 'nothing'}`),
      ),
  },
  {
    id: 'UA 7.4.4 (14-006, 14-007)',
    asks: 'numbered headings only',
    faults: (pdf) => when(having(pdf, 'H').length > 0, 'H beside H1'),
  },
  {
    id: 'UA 7.2 (09-004)',
    asks: 'tables made of rows, rows of cells',
    faults: (pdf) => misplaced(pdf, /^(Table|THead|TBody|TFoot|TR|TH|TD)$/),
  },
  {
    id: 'UA 7.5 (15-003)',
    asks: 'a scope for header cells',
    faults: (pdf) =>
      having(pdf, 'TH').flatMap((cell) =>
        when(!/^\/(Row|Column|Both)$/.test(String(attribute(cell, pdf, '/Scope'))), `${cell.ref} has none`),
      ),
  },
  {
    id: 'UA 7.2 (rows of a table)',
    asks: 'as many cells in each row',
    faults: (pdf) =>
      having(pdf, 'Table').flatMap((table) => {
        const counts = rows(table).map(({ kids }) => kids.length);
        return when(new Set(counts).size !== 1, `rows of ${counts.join(', ')} cells`);
      }),
  },
  {
    id: 'UA 7.2 (09-005)',
    asks: 'lists made of items, items of label and body',
    faults: (pdf) => misplaced(pdf, /^(L|LI|LBody)$/),
  },
  {
    id: 'UA 7.6 (ISO 32000-1, 14.8.5.5)',
    asks: 'how a list with labels is numbered',
    faults: (pdf) =>
      having(pdf, 'L')
        .filter((element) =>
          element.kids.some((kid) => isNode(kid) && kid.kids.some((inner) => isNode(inner) && inner.role === 'Lbl')),
        )
        .flatMap((element) =>
          when(
            !/^\/(Decimal|Disc|None)$/.test(String(attribute(element, pdf, '/ListNumbering'))),
            `${element.ref} does not say`,
          ),
        ),
  },
  {
    id: 'UA 7.9 (19-003)',
    asks: 'an id for notes',
    faults: (pdf) =>
      having(pdf, 'Note').flatMap(({ ref, dictionary }) => when(!stringOf(dictionary['/ID']), `${ref} has none`)),
  },
  {
    id: 'UA 7.9 (19-004)',
    asks: 'no id twice',
    faults: (pdf) =>
      repeated(elements(pdf).flatMap(({ dictionary }) => text(dictionary['/ID']) ?? [])).map((id) => `${id} twice`),
  },
  {
    id: 'UA 7.1 (ISO 32000-1, 14.8.4.2)',
    asks: 'quotations that stand alone made of paragraphs',
    faults: (pdf) =>
      having(pdf, 'BlockQuote').flatMap(({ ref, kids }) =>
        when(
          !kids.length || !kids.every((kid) => isNode(kid) && kid.role === 'P'),
          `${ref} holds other than paragraphs`,
        ),
      ),
  },
  {
    id: 'UA 7.17 (ISO 32000-1, 12.3.3)',
    asks: 'an outline of the headings, in their order, each leading to its own',
    faults: outlineFaults,
  },
  { id: 'UA 7.9 (ISO 32000-1, 14.7.2)', asks: 'elements found by their ids', faults: idFaults },
];
