import type { Brief, BriefSource } from '../model/brief.ts';
import { citationsIn, isClaim, partsOf } from '../model/parts.ts';
import type { Picture, Shape } from './svg.ts';

/** How many of a briefing's claims rest on one source. */
export interface Ground {
  readonly source: BriefSource;
  readonly claims: number;
  /** Those of them that rest on nothing but one party's own word. */
  readonly alone: number;
}

/** What every claim of a briefing rests on, a source each, in printing order. */
export function groundsOf(brief: Brief): Ground[] {
  const byId = new Map<string, BriefSource>(brief.sources.map((source) => [source.id, source]));
  const claims = partsOf(brief)
    .filter(({ part }) => isClaim(part))
    .map(({ text }) => new Set(citationsIn(text, brief).flatMap(({ source }) => byId.get(source) ?? [])));
  return brief.sources.map((source) => {
    const resting = claims.filter((sources) => sources.has(source));
    return { source, claims: resting.length, alone: resting.filter(isOneSided).length };
  });
}

/** Whether all sources were issued by one and the same party, and by no one with it. */
function isOneSided(sources: ReadonlySet<BriefSource>): boolean {
  const parties = new Set([...sources].flatMap(({ party }) => (party.length === 1 ? party : ['', ...party])));
  return parties.size === 1 && !parties.has('');
}

const SIZE = 12;
/** A claim is at most so wide, in per cent; of more claims each is narrower. */
const WIDEST = 4;

/** A row of a square a claim: full ones rest on more than one side's word, open ones on one side's alone. */
export function groundPicture({ claims, alone }: Ground, most: number): Picture {
  const step = Math.min(WIDEST, 100 / Math.max(1, most));
  return {
    name: 'ground',
    height: SIZE + 2,
    shapes: Array.from({ length: claims }, (_, i): Shape => {
      const name = i < claims - alone ? 'shared' : 'alone';
      return { kind: 'bar', from: i * step, to: (i + 0.82) * step, y: 1, height: SIZE, class: name };
    }),
  };
}
