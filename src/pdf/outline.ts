import { array, dictionary, textString, type PdfFile, type Ref } from './file.ts';
import type { Heading } from './tags.ts';

/** A heading in the document's outline, and the parts below it. */
interface Item {
  readonly heading: Heading;
  readonly parts: Item[];
}

/** Headings in reading order as what each heads: one of a higher level stands below the last of a lower. */
function nested(headings: readonly Heading[]): Item[] {
  const top: Item[] = [];
  const path: Item[] = [];
  for (const heading of headings) {
    while ((path.at(-1)?.heading.level ?? 0) >= heading.level) path.pop();
    const item: Item = { heading, parts: [] };
    (path.at(-1)?.parts ?? top).push(item);
    path.push(item);
  }
  return top;
}

const countOf = (items: readonly Item[]): number => items.reduce((sum, { parts }) => sum + 1 + countOf(parts), 0);

/**
 * The document's outline (ISO 32000-1, 12.3.3), open: an item for each heading, which leads to where it stands on the page and
 * to its element in the structure tree, whose language is the item's.
 *
 * @param refOf a heading's element in the structure tree
 * @returns nothing where the page has no heading
 */
export function writeOutline(
  file: PdfFile,
  headings: readonly Heading[],
  page: { readonly ref: Ref; readonly height: number },
  refOf: (heading: Heading) => Ref,
): Ref | undefined {
  const items = nested(headings);
  if (!items.length) return undefined;
  const root = file.reserve();

  const write = (all: readonly Item[], parent: Ref): Record<string, string | number> => {
    const refs = all.map(() => file.reserve());
    all.forEach(({ heading, parts }, i) => {
      const ref = refs[i] ?? parent;
      const { left, top } = heading.box;
      const at = [left, page.height - top].map((n) => Math.round(n * 100) / 100);
      file.set(
        ref,
        dictionary({
          Title: textString(heading.title),
          Parent: parent,
          Prev: refs[i - 1],
          Next: refs[i + 1],
          ...(parts.length ? write(parts, ref) : {}),
          Dest: array([page.ref, '/XYZ', ...at, 'null']),
          SE: refOf(heading),
        }),
      );
    });
    return { First: refs[0] ?? parent, Last: refs.at(-1) ?? parent, Count: countOf(all) };
  };

  file.set(root, dictionary({ Type: '/Outlines', ...write(items, root) }));
  return root;
}
