import { readdirSync, readFileSync } from 'node:fs';

/** What the threads of Chromium are called here, by what they do; Linux keeps fifteen letters of a name. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^CrRendererMain|^chromium$/, 'page'],
  [/^DedicatedWorker/, 'worker'],
  [/^CompositorTileW|^ThreadPool/, 'raster'],
  [/^Compositor$|^VizCompositor|^CrGpuMain/, 'compositor'],
];

/** Processor time that the threads of all our browser's processes have used, in milliseconds, by what they do: Linux alone. */
export function threadTimes(): Map<string, number> {
  const times = new Map<string, number>();
  for (const pid of descendants(process.pid)) {
    for (const task of entries(`/proc/${pid}/task`)) {
      const stat = text(`/proc/${pid}/task/${task}/stat`);
      const name = /\((.*)\)/.exec(stat)?.[1] ?? '';
      const what = NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
      const [utime = 0, stime = 0] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13)
        .map(Number);
      // A tick is 10 ms.
      times.set(what, (times.get(what) ?? 0) + (utime + stime) * 10);
    }
  }
  return times;
}

function descendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of entries('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = text(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const found = [root];
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child);
  return found.slice(1);
}

const entries = (path: string): string[] => {
  try {
    return readdirSync(path);
  } catch {
    // It ended meanwhile.
    return [];
  }
};

const text = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
