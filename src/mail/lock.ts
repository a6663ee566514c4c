import { Held, lock as take, type Link, type Self } from '../lock/lock.ts';
import { shown } from '../model/shown.ts';
import { Refusal } from './refusal.ts';

/**
 * Keeps a second sender away from a list until it is let go.
 *
 * @returns lets the lock go, if it is still one's own
 * @throws Refusal where another sender holds it, or may
 */
export async function lock(path: string, self: Self, hardLink?: Link): Promise<() => Promise<void>> {
  try {
    return await take(path, self, hardLink);
  } catch (e) {
    throw e instanceof Held ? new Refusal(sentence(e)) : e;
  }
}

function sentence({ file, holder }: Held): string {
  if (holder)
    return (
      `Another sender, process ${holder.pid} on ${shown(holder.host)}, is at work on this list. Wait until it is done; ` +
      `if no such process runs there, delete ${shown(file, 400)}`
    );
  return (
    `${shown(file, 400)} does not say who is at work on this list, so someone may be. ` +
    'If no sender is at work on it, on any machine, delete that file'
  );
}
