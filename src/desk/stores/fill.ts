import type { Held, Store } from './store.ts';
import type { Zipped } from './zip.ts';

/** A text that was to be put into a store, where another stands: both are there to be chosen from. */
export interface Differing {
  readonly path: string;
  readonly text: string;
  readonly now: Held | undefined;
}

/**
 * Puts the texts and documents of a folder into a store. Nothing that stands there is written over.
 *
 * @param nobodys a text that nobody wrote, as the settings of a desk that begins with nothing: it gives way
 * @returns what stayed as it was
 */
export async function fillStore(
  store: Store,
  { texts, originals }: Zipped,
  nobodys: string,
): Promise<{ texts: Differing[]; originals: string[] }> {
  const stayed: { texts: Differing[]; originals: string[] } = { texts: [], originals: [] };
  for (const [path, bytes] of originals) if (!(await store.keep(path, bytes))) stayed.originals.push(path);
  for (const [path, text] of texts) {
    const there = await store.read(path);
    if (there?.text === text) continue;
    const saved =
      there && there.text !== nobodys
        ? { kept: false as const, now: there }
        : await store.save(path, text, there?.digest);
    if (!saved.kept) stayed.texts.push({ path, text, now: saved.now });
  }
  return stayed;
}
