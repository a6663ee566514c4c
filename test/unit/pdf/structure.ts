import { operations, type Operation } from './content.ts';
import {
  catalog,
  data,
  dict,
  follow,
  list,
  oncePerFile,
  pageOf,
  text,
  type Dictionary,
  type ReadPdf,
  type Value,
} from './qpdf.ts';
import { fontsOf } from './program.ts';

/** An element of the structure tree, as it stands in the file. */
export interface Node {
  readonly ref: string;
  readonly dictionary: Dictionary;
  readonly role: string;
  readonly kids: readonly (Node | { mcid: number } | { object: string })[];
}

const kidsOf = (value: Value | undefined): Value[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

function node(pdf: ReadPdf, ref: string): Node {
  const dictionary = dict(pdf, ref);
  const kids = kidsOf(dictionary['/K']).map((kid) => {
    if (typeof kid === 'number') return { mcid: kid };
    const inner = dict(pdf, kid);
    if (inner['/Type'] === '/OBJR') return { object: String(inner['/Obj']) };
    if (inner['/Type'] === '/MCR') return { mcid: Number(inner['/MCID']) };
    return node(pdf, String(kid));
  });
  return { ref, dictionary, role: String(dictionary['/S'] ?? '').slice(1), kids };
}

export const structRoot = (pdf: ReadPdf): Dictionary => dict(pdf, catalog(pdf)['/StructTreeRoot']);

export function tree(pdf: ReadPdf): Node[] {
  return kidsOf(structRoot(pdf)['/K']).map((kid) => node(pdf, String(kid)));
}

export const isNode = (kid: Node['kids'][number]): kid is Node => 'role' in kid;

/** Every element, in reading order. */
export function elements(pdf: ReadPdf): Node[] {
  const within = (element: Node): Node[] => [element, ...element.kids.filter(isNode).flatMap(within)];
  return tree(pdf).flatMap(within);
}

/** The page's content, operation by operation. */
export const contentOf = oncePerFile((pdf): Operation[] => {
  const contents = pageOf(pdf)['/Contents'];
  const parts = Array.isArray(contents) ? contents : [contents];
  return operations(parts.map((part) => data(pdf, part).toString('latin1')).join('\n'));
});

/** What each operation shows, with the codes it shows it by. */
export function shown(pdf: ReadPdf): { operation: Operation; codes: number[] }[] {
  return contentOf(pdf).flatMap((operation) => {
    if (!/^(Tj|TJ|'|")$/.test(operation.operator)) return [];
    const bytes = operation.operands.map(({ kind, value }) => (kind === 'string' ? value : '')).join('');
    const codes = Array.from(
      { length: bytes.length / 2 },
      (_, i) => (bytes.charCodeAt(i * 2) << 8) | bytes.charCodeAt(i * 2 + 1),
    );
    return [{ operation, codes }];
  });
}

/** The text of each marked-content id, by the fonts' tables and by replacement text where there is any. */
export function textByMcid(pdf: ReadPdf): Map<number, string> {
  const fonts = fontsOf(pdf);
  const texts = new Map<number, string>();
  const replaced = new Set<number>();
  for (const { operation, codes } of shown(pdf)) {
    const mark = operation.marks.find(({ mcid }) => mcid !== undefined);
    if (mark?.mcid === undefined || replaced.has(mark.mcid)) continue;
    if (mark.actual !== undefined) replaced.add(mark.mcid);
    const font = fonts.get(operation.font ?? '');
    const read = mark.actual ?? codes.map((code) => font?.unicode.get(code) ?? '\ufffd').join('');
    texts.set(mark.mcid, (texts.get(mark.mcid) ?? '') + read);
  }
  return texts;
}

const INLINE = new Set(['Span', 'Link', 'Reference']);

/** The strings of the tree in reading order: one for each element that is not within a line. */
export function readText(pdf: ReadPdf): string[] {
  const texts = textByMcid(pdf);
  const strings = [''];
  const visit = (element: Node): void => {
    if (!INLINE.has(element.role)) strings.push('');
    for (const kid of element.kids) {
      if (isNode(kid)) visit(kid);
      else if ('mcid' in kid) strings.push((strings.pop() ?? '') + (texts.get(kid.mcid) ?? ''));
    }
    if (!INLINE.has(element.role)) strings.push('');
  };
  tree(pdf).forEach(visit);
  return strings.map((s) => s.trim()).filter(Boolean);
}

/** The parent tree's entries by key. */
export function parentTree(pdf: ReadPdf): Map<number, Value> {
  const numbers = list(pdf, dict(pdf, structRoot(pdf)['/ParentTree'])['/Nums']);
  return new Map(numbers.flatMap((key, i) => (i % 2 ? [] : [[Number(key), numbers[i + 1] ?? null] as const])));
}

export const annotations = (pdf: ReadPdf): { ref: string; dictionary: Dictionary }[] =>
  list(pdf, pageOf(pdf)['/Annots']).map((ref) => ({ ref: String(ref), dictionary: dict(pdf, follow(pdf, ref)) }));

export const attribute = (element: Node, pdf: ReadPdf, key: string): Value | undefined =>
  kidsOf(element.dictionary['/A'])
    .map((a) => dict(pdf, a)[key])
    .find((value) => value !== undefined);

export const stringOf = (value: Value | undefined): string => text(value)?.trim() ?? '';
