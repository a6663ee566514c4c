import type { Watch } from '../../reading/watch.ts';

/**
 * Reads and shows after every change, for ever. One reading follows the other, so that an older one is never shown over a
 * newer; and what is saved while one runs is read by the next.
 */
export async function follow<T>(
  watch: Pick<Watch, 'changed'>,
  read: () => Promise<T>,
  show: (read: T) => void | Promise<void>,
): Promise<never> {
  for (;;) {
    await watch.changed();
    await show(await read());
  }
}
