import type { Held, Store } from './stores/store.ts';

/** Keeps a desk's texts: one saving of a file at a time, each based on what was last read or saved. */
export interface Saver {
  /** What was read; savings are based on it. */
  know: (file: Held) => void;
  /** Saves a text soon; a later one of the same file takes its place. */
  save: (path: string, text: string) => Promise<void>;
  /** Whether a text of a file is not saved yet. */
  isOpen: (path: string) => boolean;
  /** Goes on with a file that someone else has changed, based on what it is now. */
  settle: (path: string, now: Held | undefined) => void;
  /** The digest that savings of a file are based on. */
  basis: (path: string) => string | undefined;
}

export interface SaverTells {
  /** A text was saved. */
  saved: (path: string) => void;
  /** Someone else has saved the file: nothing was written, and nothing is until it is settled. */
  changed: (path: string, mine: string, now: Held | undefined) => void;
  /** The store could not: the text is kept and tried again with the next. */
  failed: (path: string, why: unknown) => void;
}

export function openSaver(store: Store, tells: SaverTells): Saver {
  const basis = new Map<string, string>();
  const waiting = new Map<string, string>();
  const running = new Map<string, Promise<void>>();
  const disputed = new Set<string>();
  /** Whose last saving failed: they wait for the next. */
  const failed = new Set<string>();

  async function run(path: string): Promise<void> {
    try {
      await saveAll(path);
    } finally {
      running.delete(path);
      // What came as the last saving ended is not left for the next.
      if (waiting.has(path) && !disputed.has(path) && !failed.has(path)) void begin(path);
    }
  }

  function begin(path: string): Promise<void> {
    const now = Promise.resolve().then(() => run(path));
    running.set(path, now);
    return now;
  }

  async function saveAll(path: string): Promise<void> {
    failed.delete(path);
    for (let text = waiting.get(path); text !== undefined && !disputed.has(path); text = waiting.get(path)) {
      try {
        const saved = await store.save(path, text, basis.get(path));
        if (!saved.kept) {
          disputed.add(path);
          tells.changed(path, waiting.get(path) ?? text, saved.now);
          return;
        }
        basis.set(path, saved.digest);
        if (waiting.get(path) === text) waiting.delete(path);
        tells.saved(path);
      } catch (e) {
        failed.add(path);
        tells.failed(path, e);
        return;
      }
    }
  }

  return {
    know: ({ path, digest }) => void basis.set(path, digest),
    save: (path, text) => {
      waiting.set(path, text);
      if (disputed.has(path)) return Promise.resolve();
      return running.get(path) ?? begin(path);
    },
    isOpen: (path) => waiting.has(path),
    settle: (path, now) => {
      disputed.delete(path);
      waiting.delete(path);
      if (now) basis.set(path, now.digest);
      else basis.delete(path);
    },
    basis: (path) => basis.get(path),
  };
}
