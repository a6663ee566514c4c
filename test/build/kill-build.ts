import { watch } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readout, ROOT, temporary } from './command.ts';
import { aftermathOf, besides, kill, standingOf, type Aftermath, type Standing } from './kill.ts';

/** What became of builds of one content folder over one output, each killed, and of a last one that was not. */
export interface BuildsAftermath {
  /** The two sites that were built in turn. */
  sites: Standing[];
  kills: (Aftermath & { swapping: boolean })[];
  /** What the last build left beside the output, and of the killed ones' work in the project. */
  left: string[];
}

/** Where in its time a build is killed: at such a part of it, or so many milliseconds after it began to swap. */
type Moment = { part: number } | { swapping: number };

/** A swap of so small a site takes about this many milliseconds. */
const SWAPS = 60;

/** Each in its own part of a build's time, at random within it; each fourth while it swaps. */
const momentOf = (i: number, n: number): Moment =>
  i % 4 === 3 ? { swapping: Math.random() * SWAPS } : { part: (((i * 7) % n) + Math.random()) / n };

/** Kills so many builds over a site that stands, one after the other. */
export async function killBuilds(n: number, tell: (done: number) => void = () => undefined): Promise<BuildsAftermath> {
  return temporary(async (folder) => {
    const content = join(folder, 'content');
    await cp(join(ROOT, 'test/site/every-part'), content, { recursive: true });
    const out = join(folder, 'served/site');
    const { sites, ...first } = await twoSites(content, out);
    let { lasts } = first;
    const [kills, pids] = [[] as BuildsAftermath['kills'], [] as number[]];
    for (let i = 0; i < n; i++) {
      const moment = momentOf(i, n);
      const stands = await standingOf(out);
      await name(content, stands.kind === 'site' && stands.sums === sumsOf(sites[0]) ? 'B' : 'A');
      const began = performance.now();
      const { pid, interrupted } = await killAt(moment, content, out, lasts);
      // One that ended before it was killed shows that a build takes less time now.
      if (!interrupted) lasts = Math.min(lasts, performance.now() - began);
      pids.push(pid);
      kills.push({ ...(await aftermathOf(out, interrupted)), swapping: 'swapping' in moment });
      tell(i + 1);
    }
    await built(content, out);
    const work = (await readdir(join(ROOT, '.readout'))).filter((w) => pids.some((pid) => w.includes(`-${pid}-`)));
    return { sites, kills, left: [...(await besides(out)), ...work] };
  });
}

/** Builds the site under both its names, and says how long the second took, in milliseconds. */
async function twoSites(content: string, out: string): Promise<{ sites: Standing[]; lasts: number }> {
  await mkdir(dirname(out));
  const sites: Standing[] = [];
  let began = 0;
  for (const letter of ['A', 'B']) {
    await name(content, letter);
    began = performance.now();
    await built(content, out);
    sites.push(await standingOf(out));
  }
  return { sites, lasts: performance.now() - began };
}

function killAt(moment: Moment, content: string, out: string, lasts: number) {
  const args = ['src/cli/start.js', 'build', content, '--out', out];
  if ('part' in moment) return kill(args, () => Promise.resolve(), moment.part * lasts);
  return kill(args, () => swapBegins(out), moment.swapping);
}

/** Resolves when something appears beside the output. */
export async function swapBegins(out: string): Promise<void> {
  await new Promise<void>((begun) => {
    const watcher = watch(dirname(out), () => {
      watcher.close();
      begun();
    });
    watcher.unref();
  });
}

async function built(content: string, out: string): Promise<void> {
  const { code, said } = await readout(['build', content, '--out', out]);
  if (code !== 0) throw new Error(said);
}

async function name(content: string, letter: string): Promise<void> {
  const file = join(content, 'site.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^name: .*$/m, `name: Desk ${letter}`));
}

const sumsOf = (standing: Standing | undefined): string | undefined =>
  standing?.kind === 'site' ? standing.sums : undefined;
