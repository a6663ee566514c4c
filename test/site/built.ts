import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

/**
 * The sample site, built by the command as a user runs it and served on loopback as a plain file server would: at the
 * root of a host, and once more under `/under/a/path/`. Each is built when a test first asks for it, so that a run
 * without site tests builds nothing.
 */

const ROOT = join(import.meta.dirname, '../..');
export const BASE = '/under/a/path';

/** The host that the sample says it is at. */
export const HOST = 'https://readout.example';

export interface Built {
  /** Where it is served, without a slash at its end. */
  origin: string;
  /** Where the files are, once a page was asked for: at the root, and under the path. */
  folder: string;
  based: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    site: Built;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const temporary = await mkdtemp(join(tmpdir(), 'readout-site-'));
  const folder = join(temporary, 'root');
  const based = join(temporary, 'based');
  const server = serve({
    root: { folder, ready: once(() => build(folder)) },
    based: { folder: based, ready: once(() => build(based, '--site', HOST + BASE)) },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  project.provide('site', { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, folder, based });
  return async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await rm(temporary, { recursive: true, force: true });
  };
}

/** The command a user runs; what it printed is the error where it fails. */
async function build(out: string, ...options: string[]): Promise<void> {
  const command = [join(ROOT, 'src/cli/start.js'), 'build', '--out', out, ...options];
  await promisify(execFile)(process.execPath, command, { cwd: ROOT }).catch(
    (e: { stdout?: string; stderr?: string }) => {
      throw new Error(`The sample site does not build\n${e.stdout ?? ''}${e.stderr ?? ''}`);
    },
  );
}

function once(make: () => Promise<void>): () => Promise<void> {
  let made: Promise<void> | undefined;
  return () => (made ??= make());
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.eml': 'message/rfc822',
  '.woff2': 'font/woff2',
};

interface Served {
  folder: string;
  ready: () => Promise<void>;
}

function serve({ root, based }: { root: Served; based: Served }): Server {
  return createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const under = path.startsWith(`${BASE}/`);
    const { folder, ready } = under ? based : root;
    const file = join(folder, under ? path.slice(BASE.length) : path, path.endsWith('/') ? 'index.html' : '');
    ready()
      .then(async () => {
        const bytes = await readFile(file).catch(() => undefined);
        response.writeHead(bytes ? 200 : 404, { 'content-type': TYPES[extname(bytes ? file : '.html')] ?? '' });
        response.end(bytes ?? (await readFile(join(folder, '404.html'))));
      })
      .catch((e: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain' });
        response.end(String(e));
      });
  });
}
