import type { Library } from '../model/library.ts';
import { WHOLE } from './memory.ts';
import type { Reading } from './reading.ts';

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
 * The claims of a reading, newest briefing first; remembered as long as no file changes, so that a question asked of a
 * thousand briefings is answered at once.
 *
 * @param load makes the Library of the same reading, where it is not remembered
 */
export async function claimsIn({ content, memory }: Reading, load: () => Promise<Library>): Promise<Claims> {
  const kept = await memory.open<Claims>('claims');
  const claims = kept.get(WHOLE, content.digest) ?? (await indexed(await load()));
  kept.keep(WHOLE, content.digest, claims);
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
