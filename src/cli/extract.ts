import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Choices, Extracted, Extraction, Kind } from '../capture/extracted.ts';
import { extract } from '../capture/extract.ts';
import { kindOf } from '../capture/kind.ts';
import { MOST_OF_A_DOCUMENT, MOST_OF_A_TEXT } from '../model/limits.ts';
import { Usage } from './command.ts';

/** How long a document may take to read, in milliseconds; one of 300 pages takes about five seconds. */
const DEADLINE = 120_000;
/** How much memory reading it may take, in MB. */
const MEMORY = 2048;

/** A document as it is on the disk, and what kind it is. */
export interface Document {
  readonly bytes: Uint8Array;
  readonly kind: Kind;
}

/** @throws Usage where it is not there, is too large or is of no kind that can be captured */
export async function readDocument(path: string, name: string): Promise<Document> {
  const found = await stat(path).catch((e: NodeJS.ErrnoException) => {
    throw e.code === 'ENOENT' ? new Usage(`there is no file "${name}"`) : e;
  });
  if (!found.isFile()) throw new Usage(`${name} is no file`);
  if (found.size > MOST_OF_A_DOCUMENT)
    throw new Usage(`${name} has ${found.size} bytes, and at most ${MOST_OF_A_DOCUMENT} are read: part it`);
  const bytes = await readFile(path);
  const is = kindOf(path, bytes);
  if ('refused' in is) throw new Usage(`${name} ${is.refused}`);
  if (isPlain(is.kind)) mayBeSource(bytes.length, name);
  return { bytes, kind: is.kind };
}

/**
 * The words of a document. What is no plain text is read in a thread of its own, under a deadline, so that no file can hang or
 * fill the machine.
 *
 * @param deadline in milliseconds
 * @throws Usage where there are none, or more than a source may have
 */
export async function wordsOf(
  { bytes, kind }: Document,
  name: string,
  choices: Choices,
  deadline = DEADLINE,
): Promise<Extracted> {
  const found = isPlain(kind)
    ? await extract(bytes, kind, choices)
    : await inThread({ bytes, kind, choices }, deadline);
  if ('refused' in found) throw new Usage(`${name} ${found.refused}`);
  mayBeSource(Buffer.byteLength(found.text), name);
  return found;
}

const isPlain = (kind: Kind): boolean => kind === 'txt' || kind === 'md';

function mayBeSource(size: number, name: string): void {
  if (size > MOST_OF_A_TEXT)
    throw new Usage(`${name} has ${size} bytes of text, and of a source at most ${MOST_OF_A_TEXT} are read: part it`);
}

async function inThread(workerData: Document & { choices: Choices }, deadline: number): Promise<Extraction> {
  const late = new AbortController();
  const thread = new Worker(new URL('./extract.worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    // What a library says of a file is said in one sentence here.
    stdout: true,
    stderr: true,
  });
  const timer = setTimeout(() => late.abort(), deadline);
  try {
    const [found] = (await once(thread, 'message', { signal: late.signal })) as [Extraction];
    return found;
  } catch (e) {
    if (late.signal.aborted)
      return { refused: `could not be read within ${deadline / 1000} s: save its words as .txt` };
    if ((e as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return { refused: `could not be read within ${MEMORY} MB of memory: save its words as .txt` };
    throw e;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
