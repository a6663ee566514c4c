import { workerData } from 'node:worker_threads';
import { putBlob } from '../store/blobs.ts';
import type { Job, Output } from './job.ts';
import { openPress } from './press.ts';

/** What a worker makes of one brief, and where it puts each. */
export interface Task extends Pick<Job, 'brief' | 'site'> {
  readonly wanted: readonly { readonly output: Output; readonly path: string }[];
}

/** How long each took, in milliseconds. */
export type Took = Partial<Record<Output, number>>;

const [, { root }] = workerData as [unknown, { root: string }];
const press = openPress(root);

/** Bytes go to the disk from here, so that none are copied between threads, whatever their number. */
export default async function make({ brief, site, wanted }: Task): Promise<Took> {
  const took: Took = {};
  for (const { output, path } of wanted) {
    const began = performance.now();
    await putBlob(path, await press({ brief, site, output }));
    took[output] = performance.now() - began;
  }
  return took;
}
