import { createHash } from 'node:crypto';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Library } from '../model/library.ts';
import { configFaults } from '../rules/own-config.ts';
import { findOwn, type Config } from '../rules/own.ts';
import { faultOfImport } from './config-fault.ts';
import type { Asked, Loaded } from './own-rules.ts';

/**
 * A thread in which a desk's own code runs: its config, read once with all that it imports, then its rules. Nothing of ours runs
 * beside it, so that it can be ended, and changes nothing but copies.
 */

const { config, name, entry, progress } = workerData as Asked;

// That Node strips types is no news to a writer.
process.removeAllListeners('warning');

/** Every file of the desk's that was read, by its path, with its digest. */
const read = new Map<string, string>();
const texts = new Map<string, string>();

registerHooks({
  // The package is the one that runs, wherever the desk stands.
  resolve: (specifier, context, next) =>
    specifier === name ? { url: entry, shortCircuit: true } : next(specifier, context),
  load: (url, context, next) => {
    const isOfDesk = url.startsWith('file:') && !read.has(url) && !isOurs(url);
    const loaded = next(url, isOfDesk && context.format === null ? { ...context, format: formatOf(url) } : context);
    if (!isOfDesk || loaded.source === undefined || loaded.source === null) return loaded;
    const text = typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array);
    read.set(fileURLToPath(url), createHash('sha256').update(text).digest('hex'));
    texts.set(fileURLToPath(url), text.toString());
    return loaded;
  },
});

const ROOT = new URL('../../', import.meta.url).href;

/** Our own code is what the memory's version is made of. */
const isOurs = (url: string): boolean => url.startsWith(`${ROOT}src/`);

/** What Node would take a file for that no package.json speaks of, which it would say aloud. */
const formatOf = (url: string): string | undefined =>
  /\.m?ts$/.test(url) ? 'module-typescript' : /\.m?js$/.test(url) ? 'module' : undefined;

let value: unknown;
let loaded: Loaded;
try {
  value = ((await import(pathToFileURL(config).href)) as { default?: unknown }).default;
  const faults = configFaults(value).map((fault) => ({ ...fault, at: { file: config, line: 1, column: 1 } }));
  const rules = faults.length ? [] : ((value as Config).rules ?? []);
  loaded = {
    files: [...read],
    faults,
    rules: rules.map((rule) => ({ name: rule.name, waivable: rule.waivable ?? true })),
  };
} catch (e) {
  loaded = { files: [...read], faults: [faultOfImport(e, config, texts)], rules: [] };
}
parentPort?.on('message', ({ library, today }: { library: Library; today: string }) => {
  const rules = (value as Config).rules ?? [];
  const at = new Int32Array(progress);
  parentPort?.postMessage(findOwn(rules, library, today, (step) => Atomics.store(at, 0, step)));
});
parentPort?.postMessage(loaded);
