import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { Task, Took } from './press.worker.ts';

/** Threads that make what they are asked for; each opens its faces and engines once. */
export interface Pool {
  make: (task: Task) => Promise<Took>;
  close: () => Promise<void>;
}

/** How much memory a thread may use, in MB; one uses about 200. */
const MEMORY = 1024;

/**
 * Starts no thread before something is to be made.
 *
 * @param root the project's own folder
 */
export function openPool(root: string, workers = availableParallelism()): Pool {
  let open: Tinypool | undefined;
  const started = (): Tinypool =>
    (open ??= new Tinypool({
      filename: fileURLToPath(new URL('./press.worker.ts', import.meta.url)),
      runtime: 'worker_threads',
      workerData: { root },
      minThreads: 1,
      maxThreads: workers,
      // Laying out and drawing leave much behind that lives for a moment; room for it spares half of its collecting.
      resourceLimits: { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: MEMORY },
    }));
  return {
    make: (task) => started().run(task) as Promise<Took>,
    close: async () => open?.destroy(),
  };
}
