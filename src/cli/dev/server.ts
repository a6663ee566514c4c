import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dev } from 'astro';
import { astroConfig, workingIn } from '../../astro.ts';
import { readout, type Given } from '../../integration.ts';
import { DEV_POLICY } from '../../policy.ts';
import { ignoreEnvironment, keepToThisMachine } from '../environment.ts';
import { ROOT } from '../settings.ts';
import { removeAtEnd, workFolder } from '../work-folder.ts';

/** What a browser may ask of the project's own files; the content, what is remembered of it and the rest are no business of it. */
const SERVED = [
  ...['src', 'public'].map((name) => join(ROOT, name)),
  // The packages', wherever the package manager has put them.
  fileURLToPath(new URL('..', import.meta.resolve('astro/package.json'))),
];

export interface Served {
  /** Where a browser finds the site. */
  address: string;
  /** The site's path below the host: it stays as long as the server runs. */
  base: string;
  /** Shows what is given now. */
  refresh: () => void;
}

/**
 * Starts Astro's development server. What it keeps of the content on the disk is in a folder of its own, which goes with it.
 *
 * @param given asked whenever something is to be shown
 */
export async function serve(given: () => Given, port: { port?: number }): Promise<Served> {
  // Set to anything else, it may not follow what changes.
  process.env['NODE_ENV'] = 'development';
  keepToThisMachine();
  ignoreEnvironment();
  const work = await workFolder('dev');
  removeAtEnd(work);
  let refresh = (): void => undefined;
  const content = readout(given, (found) => {
    refresh = found;
  });
  const config = workingIn(work, astroConfig(given(), content));
  const server = await dev({
    ...config,
    server: { ...port, headers: { 'Content-Security-Policy': DEV_POLICY } },
    vite: { ...config.vite, server: { fs: { allow: [...SERVED, join(work, 'node_modules')] } } },
    logLevel: 'warn',
  });
  const base = new URL(given().settings.site.url).pathname;
  return { address: `http://localhost:${server.address.port}${base}`, base, refresh: () => refresh() };
}
