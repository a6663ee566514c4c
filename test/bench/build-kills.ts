import { killBuilds } from '../build/kill-build.ts';
import { killSwaps } from '../build/kill-swap.ts';
import type { Aftermath, Standing } from '../build/kill.ts';

/**
 * `node test/bench/build-kills.ts [SWAPS [BUILDS]]`: kills so many slowed swaps and so many builds over a site that stands,
 * 200 of each unless said, and counts what stood there then.
 */
const [swaps = 200, builds = 200] = process.argv.slice(2).map(Number);

const counted = (words: readonly string[]): string =>
  [...new Set(words)].map((w) => `${w} ${words.filter((o) => o === w).length}`).join(', ');

const kindsOf = (standings: readonly Standing[]): string =>
  counted(standings.map((s) => (s.kind === 'broken' ? `BROKEN (${s.why})` : s.kind)));

function report(what: string, all: readonly Aftermath[], left: readonly string[]): void {
  console.log(`${what}: ${all.length} killed, ${all.filter((a) => a.interrupted).length} of them before their end
  right after the kill: ${kindsOf(all.map((a) => a.after))}
  after the next command: ${kindsOf(all.map((a) => a.recovered))}
  left beside it: ${all.flatMap((a) => a.left).length} then, ${left.length} after the next build`);
}

const told = (of: number) => (done: number) => done % 25 === 0 && console.log(`${done} of ${of}`);

if (swaps > 0) {
  const all = await killSwaps(swaps, told(swaps));
  report(
    'Swaps',
    all,
    all.flatMap((a) => a.leftByNext),
  );
}
if (builds > 0) {
  const { kills, left, sites } = await killBuilds(builds, told(builds));
  report('Builds', kills, left);
  const known = new Set(sites.map((s) => JSON.stringify(s)));
  const strangers = kills.filter((k) => !known.has(JSON.stringify(k.recovered))).length;
  console.log(
    `  ${kills.filter((k) => k.swapping).length} were killed while they swapped; neither of the two sites: ${strangers}`,
  );
}
