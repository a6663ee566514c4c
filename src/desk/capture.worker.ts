import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { extract } from '../capture/extract.ts';
import type { CharacterMaps, Choices, Extracted, Kind } from '../capture/extracted.ts';
import { kindOf } from '../capture/kind.ts';

/** Reads one document, in a thread that can be ended when that takes too long. */

export interface Wanted {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly choices: Choices;
}

/** A document's words and its own digest; or why there are none, as it goes on after its name. */
export type Read = { readonly kind: Kind; readonly found: Extracted; readonly sha256: string } | { refused: string };

/** By its name it is told from what pdf.js says on the same way. */
export interface Answered {
  readonly read: Read;
}

const MAPS = import.meta.glob<string>('../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** They come from the desk's own host, like all else. */
const maps: CharacterMaps = async (name) => {
  const address = MAPS[`../../node_modules/pdfjs-dist/cmaps/${name}`];
  const answer = address === undefined ? undefined : await fetch(address);
  if (!answer?.ok) throw new Error(`the character map ${name} did not come`);
  return new Uint8Array(await answer.arrayBuffer());
};

addEventListener('message', ({ data }: MessageEvent<Wanted>) => {
  void read(data).then((answer) => postMessage({ read: answer } satisfies Answered));
});

async function read({ name, bytes, choices }: Wanted): Promise<Read> {
  try {
    const is = kindOf(name, bytes);
    if ('refused' in is) return is;
    const found = await extract(bytes, is.kind, choices, maps);
    return 'refused' in found ? found : { kind: is.kind, found, sha256: bytesToHex(sha256(bytes)) };
  } catch (e) {
    // A bug of ours, and no fault of the document.
    return { refused: `could not be read: ${e instanceof Error ? e.message : String(e)}` };
  }
}
