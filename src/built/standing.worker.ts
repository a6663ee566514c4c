import { parentPort, workerData } from 'node:worker_threads';
import { Seen } from './seen.ts';
import { standingAt } from './standing.ts';

/** A thread that looks at what stands at a path, and says what it read of it. */
const seen = new Seen();
const standing = await standingAt(workerData as string, seen);
parentPort?.postMessage({ standing, read: seen.read });
