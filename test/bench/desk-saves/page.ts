import { directoryStore } from '../../../src/desk/stores/directory.ts';
import { FILE, textOf, writeOn } from './writer.ts';

/** In a tab: the browser's own folder, with a writer at it or someone else. */
const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('saves', { create: true });
const store = directoryStore(root, { name: 'saves', kind: 'browser', locks: navigator.locks });

Object.assign(globalThis, {
  writeOn: (pause: number) => void writeOn(store, pause, (line) => console.log(line)),
  read: async () => (await store.read(FILE))?.text,
  /** As another tab of the desk saves. */
  save: async (n: number) => {
    for (;;) {
      const saved = await store.save(FILE, textOf('theirs', n), (await store.read(FILE))?.digest);
      if (saved.kept) return;
    }
  },
  /** As another program saves, which knows of no locks. */
  overwrite: async (n: number) => {
    const writable = await (await root.getFileHandle(FILE, { create: true })).createWritable();
    await writable.write(textOf('theirs', n));
    await writable.close();
  },
});
