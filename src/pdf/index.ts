import type { FontFiles, LaidPage } from '../sheet/laid.ts';
import { shareStreams, writeDocument } from './document.ts';
import { makeCodebook } from './fonts.ts';
import { lineWriter, paint } from './paint.ts';
import { assertNothingLost } from './readback.ts';
import { tagPage } from './tags.ts';
import type { Facts } from './xmp.ts';

export { textOf } from './readback.ts';

/** What a sheet's metadata says beside its title and language, which the page itself has. */
export type SheetFacts = Omit<Facts, 'title' | 'lang'>;

/**
 * Writes the sheets of one brief, a file for each page given, in their order: A4 and Letter share their faces, which
 * are cut and packed once. Each is PDF/UA-1 and PDF/A-2a; the same pages give the same bytes, whatever the time, the
 * zone or the locale. Throws where the page cannot be written as it is meant, naming the text: a bug of the layout.
 */
export function writeSheets(pages: readonly LaidPage[], facts: SheetFacts, fonts: FontFiles): Uint8Array[] {
  const codes = makeCodebook(pages, fonts);
  const shared = shareStreams(codes);
  const writeLine = lineWriter(codes);
  return pages.map((page) => {
    const tree = tagPage(page);
    const content = paint(page, tree.sequences, writeLine);
    assertNothingLost(page, tree, content, codes);
    return writeDocument({ page, tree, content }, { ...facts, title: page.title, lang: page.lang }, codes, shared);
  });
}
