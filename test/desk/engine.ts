import { assemble } from '../../src/model/assemble.ts';
import { writeSheets } from '../../src/pdf/index.ts';
import { applyWaivers, checkLibrary } from '../../src/rules/index.ts';
import { layOut } from '../../src/sheet/fit.ts';
import type { FontFiles } from '../../src/sheet/laid.ts';
import { openSetter } from '../../src/sheet/words.ts';

/** What the rooms make of a folder's texts in whatever host they run: its problems, and each sheet in hex. */
export interface Made {
  problems: string[];
  sheets: Record<string, string[]>;
}

/** From texts to problems and sheets, with nothing of a machine. */
export async function make(texts: readonly (readonly [string, string])[], fonts: FontFiles): Promise<Made> {
  const library = assemble(new Map(texts));
  const found = [...library.problems, ...checkLibrary(library, { today: '2026-05-01' })];
  const problems = applyWaivers(found, library).map((p) => `${p.file}:${p.line}:${p.column} ${p.rule} ${p.message}`);
  const setter = await openSetter(fonts);
  const sheets = library.briefings.map((brief) => {
    const sheet = layOut(brief, library.site, setter);
    if ('problems' in sheet) throw new Error(sheet.problems[0]?.message ?? brief.id);
    const facts = { author: library.site.name, subject: brief.title, created: brief.asOf };
    return [brief.id, writeSheets([sheet.pages.a4, sheet.pages.letter], facts, fonts).map(hexOf)] as const;
  });
  return { problems, sheets: Object.fromEntries(sheets) };
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

declare global {
  /** Where a page that loaded this file finds it. */
  var makeInTab: typeof make;
}
globalThis.makeInTab = make;
