import { openSaver } from '../../../src/desk/saver.ts';
import { digestOf, type Store } from '../../../src/desk/stores/store.ts';

/** The file that is written on. */
export const FILE = 'written.mdx';

/** A text that shows whether it is whole: its number, and so many letters behind it. */
export const textOf = (by: string, n: number): string => `${by} ${n} ${'x'.repeat(20_000)}`;

/** By whom a text is, and which; nothing where it is not whole. */
export function readBack(text: string | undefined): { by: string; n: number } | undefined {
  const [, by, n] = /^(\w+) (\d+) x{20000}$/.exec(text ?? '') ?? [];
  return by === undefined ? undefined : { by, n: Number(n) };
}

/**
 * Types on a file without end, as the desk does, and tells of each text that was kept, and of each that someone else saved.
 *
 * @param pause between two texts, in milliseconds
 */
export async function writeOn(store: Store, pause: number, tell: (line: string) => void): Promise<void> {
  const numbers = new Map<string, number>();
  const first = await store.read(FILE);
  let n = (readBack(first?.text)?.n ?? 0) + 1;
  const saver = openSaver(store, {
    saved: (path) => tell(`saved ${numbers.get(saver.basis(path) ?? '')}`),
    changed: (path, _mine, now) => {
      const seen = readBack(now?.text);
      tell(`changed ${seen?.by} ${seen?.n}`);
      saver.settle(path, now);
    },
    failed: (_path, why) => tell(`failed ${String(why)}`),
  });
  if (first) saver.know(first);
  for (;;) {
    const text = textOf('mine', n);
    numbers.set(digestOf(text), n++);
    const saved = saver.save(FILE, text);
    // Some come while one before them is being saved.
    if (n % 3 > 0) await saved;
    await new Promise((turned) => setTimeout(turned, pause));
  }
}
