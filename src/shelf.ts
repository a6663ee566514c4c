import type { Loader, LoaderContext } from 'astro/loaders';
import { threadedReader } from './cli/reader.ts';
import type { Settings } from './integration.ts';
import { loadLibrary } from './model/library.ts';
import { publish, type Published } from './model/publish.ts';
import { hasErrors } from './problem.ts';

type Kind = 'briefings' | 'sources' | 'actors';

/**
 * One Library behind several collections: read once, however many ask, and again when a file of the folder changes. What
 * may not be published is cut out here, so that Astro never sees it. In dev the last sound Library stays up.
 */
export function shelf({ folder, preview, today }: Pick<Settings, 'folder' | 'preview' | 'today'>) {
  let reading: Promise<Published | undefined> | undefined;
  const refills: (() => Promise<void>)[] = [];

  const current = () => (reading ??= read());
  async function read(): Promise<Published | undefined> {
    const library = await loadLibrary(folder, threadedReader(folder));
    return hasErrors(library.problems) ? undefined : publish(library, today, preview);
  }

  async function fill(kind: Kind, { store, parseData, generateDigest, logger }: LoaderContext): Promise<void> {
    const published = await current();
    if (!published) return logger.error('The content has errors; `readout check` lists them. The last sound version stays');
    const entries: readonly { id: string }[] = published[kind];
    const ids = new Set(entries.map((e) => e.id));
    for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
    for (const entry of entries) {
      const data = await parseData({ id: entry.id, data: { ...entry } });
      store.set({ id: entry.id, data, digest: generateDigest(data) });
    }
  }

  /** Several files saved at once are read once. */
  let timer: NodeJS.Timeout | undefined;
  function changed(path: string): void {
    if (!path.startsWith(folder)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = undefined;
      for (const refill of refills) void refill();
    }, 50);
  }

  return {
    loader: (kind: Kind): Loader => ({
      name: `readout-${kind}`,
      load: async (context) => {
        await fill(kind, context);
        if (!context.watcher) return;
        if (!refills.length) {
          context.watcher.add(folder);
          for (const event of ['add', 'change', 'unlink'] as const) context.watcher.on(event, changed);
        }
        refills.push(() => fill(kind, context));
      },
    }),
  };
}
