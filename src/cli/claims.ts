import { resolve } from 'node:path';
import type { Library } from '../model/library.ts';
import { contentOf } from './content.ts';
import { openMemory } from './memory.ts';

/** A claim as `trace` prints it. */
export interface Claim {
  file: string;
  line: number;
  column: number;
  /** The component it is: "KeyFact", "Wants". */
  kind: string;
  text: string;
  cites: { source: string; quoted: string }[];
}

/** Every claim of a folder and the ids of its sources: all that `trace` needs of it. */
export interface Claims {
  sources: string[];
  claims: Claim[];
}

/**
 * The claims of a folder, newest briefing first; remembered as long as no file of it changes, so that a question asked of
 * a thousand briefings is answered at once.
 *
 * @param load reads the whole folder, where it changed
 */
export async function readClaims(folder: string, cwd: string, load: () => Promise<Library>): Promise<Claims> {
  const path = resolve(cwd, folder);
  const memory = await openMemory<Claims>(path, 'claims', 'src/model src/cli/claims.ts');
  const key = await contentOf(path);
  const claims = memory.get(key) ?? (await indexed(await load()));
  memory.keep(key, claims);
  await memory.save();
  return claims;
}

async function indexed({ sources, briefings }: Library): Promise<Claims> {
  const { citationsIn, partsOf, wordsOfPart } = await import('../model/parts.ts');
  const claims = briefings.flatMap((brief) =>
    partsOf(brief).map((part): Claim => {
      const cites = citationsIn(part.text, brief).map(({ source, quoted }) => ({ source, quoted }));
      const { line, column } = part.at;
      return { file: brief.file, line, column, kind: part.component, text: wordsOfPart(part), cites };
    }),
  );
  return { sources: sources.map((s) => s.id), claims: claims.filter((claim) => claim.cites.length) };
}
