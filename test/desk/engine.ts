import { openEngine } from '../../src/desk/engine.ts';
import { isBriefing } from '../../src/model/assemble.ts';
import type { FontFiles } from '../../src/sheet/laid.ts';

/** What the desk makes of a folder in whatever host it runs: each briefing's problems, its pages, and its sheets in hex. */
export type Made = Record<string, { problems: string[]; pages: string; sheets: string[] }>;

export async function make(texts: readonly (readonly [string, string])[], fonts: FontFiles): Promise<Made> {
  const engine = await openEngine(texts, fonts);
  const made = (file: string) => {
    const { problems, sheet } = engine.view(file, '2026-05-01');
    return {
      problems: problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.rule} ${p.message}`),
      pages: JSON.stringify([sheet?.pages.a4.marks, sheet?.pages.letter.marks]),
      sheets: (['a4', 'letter'] as const).map((paper) => hexOf(engine.pdf(file, paper))),
    };
  };
  return Object.fromEntries(
    engine
      .files()
      .filter(isBriefing)
      .map((file) => [file, made(file)]),
  );
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

declare global {
  /** Where a page that loaded this file finds it. */
  var makeInTab: typeof make;
}
globalThis.makeInTab = make;
