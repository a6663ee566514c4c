import { computed, signal } from '@preact/signals';
import { openSaver } from '../saver.ts';
import type { Held, Store } from '../stores/store.ts';

/** Two texts of a file: it was changed elsewhere while it was written here, or another is to be put in its place. */
export interface Conflict {
  readonly path: string;
  readonly mine: string;
  readonly now: Held | undefined;
  /** Whether nothing was changed elsewhere: a zip has the first of the two. */
  readonly isOffered?: boolean;
}

/** How long after the last key a text is saved, in milliseconds. */
const SAVE_AFTER = 300;

/** Keeps a desk's texts in its store, soon after they change, and shows how that stands. */
export function openSaving(store: Store, tell: (line: string) => void) {
  const state = signal<'saved' | 'saving' | 'failed'>('saved');
  /** They are chosen between one after the other. */
  const conflicts = signal<readonly Conflict[]>([]);
  const conflict = computed(() => conflicts.value[0]);
  const hasConflict = (path: string): boolean => conflicts.value.some((c) => c.path === path);
  const waiting = new Map<string, { text: string; timer: ReturnType<typeof setTimeout> }>();
  const saver = openSaver(store, {
    saved: () => void (state.value = 'saved'),
    changed: (path, mine, now) => void (conflicts.value = [...conflicts.value, { path, mine, now }]),
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
    isUnsaved: (path: string): boolean => isOpen(path) || hasConflict(path),

    saveSoon(path: string, text: string): void {
      state.value = 'saving';
      clearTimeout(waiting.get(path)?.timer);
      waiting.set(path, { text, timer: setTimeout(() => void saveNow(path, text), SAVE_AFTER) });
    },

    /** Saves at once what waits for its time. */
    saveAll: async (): Promise<void> => {
      await Promise.all([...waiting].map(([path, { text }]) => saveNow(path, text)));
    },

    /** Lets the writer choose between the text of a file that stands here and another. */
    offer: ({ path, text, now }: { path: string; text: string; now: Held | undefined }): void =>
      void (conflicts.value = [...conflicts.value, { path, mine: text, now, isOffered: true }]),

    /**
     * Goes on with a text where there are two.
     *
     * @returns whether it did: not where the file was saved since they were shown, which then are shown anew
     */
    async settle(open: Conflict, text: string): Promise<boolean> {
      const { path, now } = open;
      const there = await store.read(path);
      const others = conflicts.value.filter((c) => c.path !== path);
      if (there?.digest !== now?.digest) {
        conflicts.value = [{ ...open, now: there }, ...others];
        return false;
      }
      saver.settle(path, now);
      conflicts.value = others;
      if (text !== now?.text) await saver.save(path, text);
      else state.value = 'saved';
      return true;
    },
  };
}
