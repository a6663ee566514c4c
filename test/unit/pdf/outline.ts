import { catalog, dict, list, pageOf, text, type Dictionary, type ReadPdf, type Value } from './qpdf.ts';
import { elements, textByMcid, type Node } from './structure.ts';
import { wordsIn } from './projection.ts';

/** A document's outline as qpdf reads it. */
export interface OutlineItem {
  readonly title: string;
  readonly dictionary: Dictionary;
  readonly parts: readonly OutlineItem[];
}

/** The items below an entry of the outline, each found from the one before it. */
export function outlineItems(pdf: ReadPdf, parent: Value | undefined): OutlineItem[] {
  const items: OutlineItem[] = [];
  const seen = new Set<Value>();
  for (let at = dict(pdf, parent)['/First']; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const dictionary = dict(pdf, at);
    items.push({ title: text(dictionary['/Title']) ?? '', dictionary, parts: outlineItems(pdf, at) });
    at = dictionary['/Next'];
  }
  return items;
}

const flat = (items: readonly OutlineItem[]): OutlineItem[] => items.flatMap((item) => [item, ...flat(item.parts)]);

const levels = (items: readonly OutlineItem[], depth = 1): number[] =>
  items.flatMap(({ parts }) => [depth, ...levels(parts, depth + 1)]);

const headings = (pdf: ReadPdf): Node[] => elements(pdf).filter(({ role }) => /^H\d$/.test(role));

/** What is wrong with the outline: an item for each heading, in their order and one below the other, which leads to it. */
export function outlineFaults(pdf: ReadPdf): string[] {
  const outline = catalog(pdf)['/Outlines'];
  const items = outlineItems(pdf, outline);
  const all = flat(items);
  const texts = textByMcid(pdf);
  const heads = headings(pdf);
  const said = (title: string) => title.replace(/\s+/g, ' ').trim();
  const wrong = heads.flatMap((heading, i) => {
    const item = all[i];
    const words = said(wordsIn(heading, texts));
    if (item?.title !== words) return [`"${item?.title ?? 'nothing'}" for the heading "${words}"`];
    const [page, kind, , top] = list(pdf, item.dictionary['/Dest']);
    const height = Number(list(pdf, pageOf(pdf)['/MediaBox'])[3]);
    const there = dict(pdf, page) === pageOf(pdf) && kind === '/XYZ' && Number(top) > 0 && Number(top) < height;
    return [
      ...(item.dictionary['/SE'] === heading.ref ? [] : [`"${words}" is of another element`]),
      ...(there ? [] : [`"${words}" leads nowhere on the page`]),
    ];
  });
  const deep = heads.map(({ role }) => Number(role[1]));
  return [
    ...wrong,
    ...(all.length > heads.length ? [`${all.length - heads.length} items of no heading`] : []),
    ...(levels(items).join() === deep.join() ? [] : [`levels ${levels(items).join()} for ${deep.join()}`]),
    ...(Number(dict(pdf, outline)['/Count'] ?? 0) === all.length ? [] : ['another count than of its items']),
  ];
}
