import { actorsOf, placesOf, relatedById, topicsOf, yearsOf } from '../../src/browse.ts';
import { loadLibrary } from '../../src/reading/library.ts';
import { citingsBySource, neighboursById, positionsByActor, quotesByActor } from '../../src/site.ts';

/**
 * `node test/bench/archive-index.ts FOLDER`: how long each index of an archive takes to make, in milliseconds, the median of
 * five; FOLDER is what `thousand.ts` wrote.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('node test/bench/archive-index.ts FOLDER');
const { briefings, actors } = await loadLibrary(folder);

const INDEXES: Readonly<Record<string, () => unknown>> = {
  'related, of each briefing': () => relatedById(briefings, 4),
  'neighbours, of each briefing': () => neighboursById(briefings),
  'citings, of each source': () => citingsBySource(briefings),
  'positions, of each actor': () => positionsByActor(briefings),
  'quotations, of each actor': () => quotesByActor(briefings),
  'briefings, of each actor': () => actorsOf(briefings, actors),
  'topics, places and years': () => [topicsOf(briefings), placesOf(briefings), yearsOf(briefings)],
};

const took = (work: () => unknown): number => {
  const begun = performance.now();
  work();
  return performance.now() - begun;
};

console.log(`${briefings.length} briefings, ${actors.length} actors`);
for (const [name, make] of Object.entries(INDEXES)) {
  const all = Array.from({ length: 5 }, () => took(make)).sort((a, b) => a - b);
  console.log(`${name}: ${all[2]?.toFixed(1)} (first or slowest ${all[4]?.toFixed(1)})`);
}
