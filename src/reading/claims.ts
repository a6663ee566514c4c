import type { Brief } from '../model/brief.ts';
import type { Library } from '../model/library.ts';
import type { Source } from '../model/source.ts';
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

/** A judgement of a briefing: it stands on what the briefing says, and seldom cites. */
export interface Judged extends Omit<Claim, 'kind' | 'cites'> {
  /** The scale's key. */
  term: string;
  low: number;
  high: number;
}

/** Every claim of a folder, its judgements and its sources: all that `trace` needs of it. */
export interface Claims {
  sources: (Pick<Source, 'status' | 'statusNote' | 'statusOn'> & { id: string })[];
  claims: Claim[];
  judgements: Judged[];
  /** What editions that were superseded and kept rest on: how many texts, by file and source. */
  earlier: { file: string; source: string; count: number }[];
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

async function indexed({ sources, briefings, earlier }: Library): Promise<Claims> {
  const { citationsIn, partsOf, wordsOfPart } = await import('../model/parts.ts');
  const claimsOf = (brief: Brief): Claim[] =>
    partsOf(brief)
      .map((part): Claim => {
        const cites = citationsIn(part.text, brief).map(({ source, quoted }) => ({ source, quoted }));
        const { line, column } = part.at;
        return { file: brief.file, line, column, kind: part.component, text: wordsOfPart(part), cites };
      })
      .filter((claim) => claim.cites.length);
  const judgements = briefings.flatMap(({ file, judgements: all }) =>
    all.map(({ text, term, low, high, at: { line, column } }): Judged => ({
      ...{ file, line, column, text: wordsOfPart({ text }) },
      ...{ term, low, high },
    })),
  );
  return {
    sources: sources.map(({ id, status, statusNote, statusOn }) => ({
      id,
      ...(status && { status }),
      ...(statusNote !== undefined && { statusNote }),
      ...(statusOn !== undefined && { statusOn }),
    })),
    claims: briefings.flatMap(claimsOf),
    judgements,
    earlier: earlier.flatMap((brief) => {
      const resting = claimsOf(brief).flatMap(({ cites }) => [...new Set(cites.map(({ source }) => source))]);
      const counts = Map.groupBy(resting, (source) => source);
      return [...counts].map(([source, { length: count }]) => ({ file: brief.file, source, count }));
    }),
  };
}
