import type { Choices } from '../../capture/extracted.ts';
import { MOST_OF_A_DOCUMENT, MOST_OF_A_TEXT } from '../../model/limits.ts';
import type { Answered, Read, Wanted } from '../capture.worker.ts';

/** How long a document may take to read, in milliseconds. */
const DEADLINE = 120_000;

/**
 * The words of a document that the writer chose, as `readout add` takes them. What reads it is loaded when it is asked for, in a
 * thread of its own that ends with it.
 */
export async function readDocument(file: File, choices: Choices): Promise<Read & { bytes: Uint8Array }> {
  if (file.size > MOST_OF_A_DOCUMENT) {
    const refused = `has ${file.size} bytes, and at most ${MOST_OF_A_DOCUMENT} are read: part it`;
    return { refused, bytes: new Uint8Array() };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await inThread({ name: file.name, bytes, choices });
  const size = 'found' in read ? new TextEncoder().encode(read.found.text).length : 0;
  if (size <= MOST_OF_A_TEXT) return { ...read, bytes };
  return { refused: `has ${size} bytes of text, and of a source at most ${MOST_OF_A_TEXT} are read: part it`, bytes };
}

async function inThread(wanted: Wanted): Promise<Read> {
  const worker = new Worker(new URL('../capture.worker.ts', import.meta.url), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<Read>((resolve) => {
      timer = setTimeout(() => resolve({ refused: LATE }), DEADLINE);
      worker.addEventListener('message', ({ data }: MessageEvent<Partial<Answered>>) => {
        if (data.read) resolve(data.read);
      });
      worker.addEventListener('error', (e) =>
        resolve({ refused: `could not be read: ${e.message || 'it filled the memory'}` }),
      );
      worker.postMessage(wanted);
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}

const LATE = `could not be read within ${DEADLINE / 1000} s: save its words as .txt`;
