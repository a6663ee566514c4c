import type { Loader, LoaderContext } from 'astro/loaders';
import { checksOf } from './checks.ts';
import { inspect } from './cli/inspect.ts';
import type { Settings } from './integration.ts';
import { publish } from './model/publish.ts';

type Kind = 'briefings' | 'sources' | 'actors' | 'checks';
type Entry = Readonly<Record<string, unknown>> & { id: string };
type Shelves = Readonly<Record<Kind, readonly Entry[]>> & { broken: ReadonlySet<string> };

/**
 * One Library behind several collections: read once, however many ask, and again when a file of the folder changes. What
 * may not be published is cut out here, so that Astro never sees it. In preview the last sound version of a briefing that
 * has errors stays up, and `checks` says what is wrong with it.
 */
export function shelf({ folder, preview, today }: Pick<Settings, 'folder' | 'preview' | 'today'>) {
  let reading: Promise<Shelves> | undefined;
  const refills: (() => Promise<void>)[] = [];
  let watched = false;

  async function read(): Promise<Shelves> {
    const { library, problems, fills } = await inspect(folder, folder, today);
    const broken = new Set(problems.filter((p) => p.severity === 'error').map((p) => p.file));
    if (broken.size && !preview) throw new Error('The content has errors; `readout check` lists them');
    const checks = preview ? checksOf(problems, fills) : [];
    return { ...publish(library, today, preview), checks, broken };
  }

  async function fill(kind: Kind, { store, parseData, generateDigest }: LoaderContext): Promise<void> {
    const shelves = await (reading ??= read());
    const entries = shelves[kind];
    const stays = (id: string) =>
      entries.some((e) => e.id === id) || (kind === 'briefings' && shelves.broken.has(`${id}.mdx`));
    for (const id of store.keys()) if (!stays(id)) store.delete(id);
    for (const entry of entries) {
      if (kind === 'briefings' && shelves.broken.has(`${entry.id}.mdx`)) continue;
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
        if (!watched) {
          watched = true;
          context.watcher.add(folder);
          for (const event of ['add', 'change', 'unlink'] as const) context.watcher.on(event, changed);
        }
        const { logger } = context;
        refills.push(() => fill(kind, context).catch((e: unknown) => logger.error(String(e))));
      },
    }),
  };
}
