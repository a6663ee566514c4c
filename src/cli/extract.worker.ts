import { parentPort, workerData } from 'node:worker_threads';
import { extract } from '../capture/extract.ts';
import type { Choices, Kind } from '../capture/extracted.ts';

/** A thread that reads one document, and can be ended when that takes too long. */
const { bytes, kind, choices } = workerData as { bytes: Uint8Array; kind: Kind; choices: Choices };
parentPort?.postMessage(await extract(bytes, kind, choices));
