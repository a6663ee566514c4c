import { Offsets } from '../model/offsets.ts';
import type { Paper } from '../model/site.ts';
import type { DrawnPage } from '../sheet/drawing.ts';
import type { View } from './engine.ts';
import { itemAt, type Item } from './items.ts';
import type { ShownPage, ShownSheet } from './look.ts';

/** Both papers as a page shows them, and the lines of each item on them. */
export function sheetOf({ sheet }: View, text: string, items: readonly Item[] = []): ShownSheet | undefined {
  if (!sheet) return undefined;
  const offsets = new Offsets(text);
  const linesOn = (paper: Paper) =>
    sheet.texts[paper].flatMap(({ at, x, y, width, height }) => {
      const item = at.line > 1 ? itemAt(items, offsets.of(at)) : undefined;
      return item ? [{ path: item.path, x, y, width, height }] : [];
    });
  const { a4, letter } = sheet.pages;
  return {
    pages: { a4: shownPage(a4), letter: shownPage(letter) },
    lines: { a4: linesOn('a4'), letter: linesOn('letter') },
  };
}

const shownPage = ({ width, height, marks, outlines }: DrawnPage): ShownPage => ({
  ...{ width, height },
  marks: marks.map((mark) => JSON.stringify(mark)),
  outlines: Object.fromEntries(outlines),
});
