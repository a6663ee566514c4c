import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface Spent {
  /** From the start of the process to its end, in milliseconds. */
  readonly wall: number;
  /** What the process and its threads computed meanwhile, in milliseconds. */
  readonly cpu: number;
}

/** Runs one of this folder's scripts in a process of its own, what it is to set on its standard input; it says what it computed, in µs. */
export function cold(script: string, root: string, input: unknown): Spent {
  const start = performance.now();
  const run = spawnSync(process.execPath, [join(import.meta.dirname, script), root], {
    input: JSON.stringify(input),
    encoding: 'utf8',
  });
  const wall = performance.now() - start;
  if (run.status !== 0) throw new Error(`${script}: ${run.stderr}`);
  return { wall, cpu: Number(run.stdout) / 1000 };
}
