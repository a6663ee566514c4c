import { signal } from '@preact/signals';
import { openSaver } from '../saver.ts';
import type { Held, Store } from '../stores/store.ts';

/** A file that was changed elsewhere while it was written here. */
export interface Conflict {
  readonly path: string;
  readonly mine: string;
  readonly now: Held | undefined;
}

/** How long after the last key a text is saved, in milliseconds. */
const SAVE_AFTER = 300;

/** Keeps a desk's texts in its store, soon after they change, and shows how that stands. */
export function openSaving(store: Store, tell: (line: string) => void) {
  const state = signal<'saved' | 'saving' | 'failed'>('saved');
  const conflict = signal<Conflict>();
  const waiting = new Map<string, { text: string; timer: ReturnType<typeof setTimeout> }>();
  const saver = openSaver(store, {
    saved: () => void (state.value = 'saved'),
    changed: (path, mine, now) => void (conflict.value = { path, mine, now }),
    failed: (path, why) => {
      state.value = 'failed';
      tell(`${path} could not be saved: ${why instanceof Error ? why.message : String(why)}`);
    },
  });
  const isOpen = (path: string): boolean => saver.isOpen(path) || waiting.has(path);
  const saveNow = (path: string, text: string): Promise<void> => {
    clearTimeout(waiting.get(path)?.timer);
    waiting.delete(path);
    return saver.save(path, text);
  };
  return {
    state,
    conflict,
    know: saver.know,
    basis: saver.basis,
    save: saver.save,
    isOpen,
    /** Whether a file may not be taken from elsewhere: a text of it is not saved yet, or there are two. */
    isUnsaved: (path: string): boolean => isOpen(path) || conflict.value?.path === path,

    saveSoon(path: string, text: string): void {
      state.value = 'saving';
      clearTimeout(waiting.get(path)?.timer);
      waiting.set(path, { text, timer: setTimeout(() => void saveNow(path, text), SAVE_AFTER) });
    },

    /** Saves at once what waits for its time. */
    saveAll: async (): Promise<void> => {
      await Promise.all([...waiting].map(([path, { text }]) => saveNow(path, text)));
    },

    /** Goes on with a text where a file was changed elsewhere. */
    async settle({ path, now }: Conflict, text: string): Promise<void> {
      saver.settle(path, now);
      conflict.value = undefined;
      if (text !== now?.text) await saver.save(path, text);
      else state.value = 'saved';
    },
  };
}
