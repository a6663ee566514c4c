import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { end, freePort } from '../loopback.ts';
import { BASE, type Built } from './built.ts';

/** A server of another make, with the built sample at the root of a host, and on another port under a path. */
export interface Host {
  /** Neither has a slash at its end. */
  root: string;
  based: string;
  stop: () => Promise<void>;
}

/** nginx with the two recipes of the README, to the letter but for the names of folders, hosts and the path. */
export async function startNginx(site: Built): Promise<Host> {
  const dir = await mkdtemp(join(tmpdir(), 'readout-nginx-'));
  const [rootPort, basedPort] = [await freePort(), await freePort()];
  await symlink('/etc/nginx/mime.types', join(dir, 'mime.types'));
  await writeFile(join(dir, 'nginx.conf'), await nginxConfig(dir, site, rootPort, basedPort));
  const args = ['-p', dir, '-c', join(dir, 'nginx.conf'), '-e', 'stderr'];
  const nginx = spawn('nginx', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  await announced(nginx, nginx.stderr, /start worker process \d/);
  nginx.stderr.resume();
  return {
    root: `http://127.0.0.1:${rootPort}`,
    based: `http://127.0.0.1:${basedPort}${BASE}`,
    stop: async () => {
      await end(nginx);
      await rm(dir, { recursive: true });
    },
  };
}

/** Around the recipes, what Debian's own configuration has: a file of no known kind is bytes, to be saved. */
async function nginxConfig(dir: string, site: Built, rootPort: number, basedPort: number): Promise<string> {
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  const [server = '', location = ''] = [...readme.matchAll(/^```nginx\n(.+?)^```/gms)].map(([, block = '']) => block);
  const repeated = /absolute_redirect.+(?=\n\})/s.exec(server)?.[0] ?? '';
  const root = server.replace(/server_name .+;/, `listen 127.0.0.1:${rootPort};`);
  const based = location.replace(/# .+/, () => repeated).replaceAll('/briefings-of-ours', BASE);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
pid ${dir}/pid;
error_log stderr notice;
events {}
http {
default_type application/octet-stream;
access_log off;
${temporary.map((name) => `${name}_temp_path ${dir}/${name};`).join('\n')}
${root.replaceAll('/srv/readout/dist', site.folder)}
server {
listen 127.0.0.1:${basedPort};
root ${dir}/nothing;
${based.replaceAll('/srv/readout/dist', site.based)}
}
}
`;
}

/** Python's file server, which is told nothing but a folder. */
export async function startPython(site: Built): Promise<Host> {
  const dir = await mkdtemp(join(tmpdir(), 'readout-python-'));
  await mkdir(join(dir, dirname(BASE)), { recursive: true });
  await symlink(site.based, join(dir, BASE));
  const servers: ChildProcess[] = [];
  const serve = async (folder: string): Promise<string> => {
    const args = ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', folder];
    const python = spawn('python3', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    servers.push(python);
    return `http://127.0.0.1:${(await announced(python, python.stdout, /port (\d+)/))[1]}`;
  };
  return {
    root: await serve(site.folder),
    based: `${await serve(dir)}${BASE}`,
    stop: async () => {
      await Promise.all(servers.map(end));
      await rm(dir, { recursive: true });
    },
  };
}

/** Waits for the line by which a server says that it listens; if it ends instead, what it said is the error. */
async function announced(server: ChildProcess, output: Readable, line: RegExp): Promise<RegExpExecArray> {
  const said: string[] = [];
  for await (const each of createInterface({ input: output })) {
    const found = line.exec(each);
    if (found) return found;
    said.push(each);
  }
  throw new Error(`${server.spawnfile} does not start\n${said.join('\n')}`);
}

const ADDRESSES: Readonly<Record<string, RegExp>> = {
  html: /\s(?:href|src)="([^"]+)"|property="og:(?:image|url)" content="([^"]+)"/g,
  css: /url\(["']?([^"')]+)["']?\)/g,
  xml: /<(?:link|loc)>([^<]+)<|<enclosure url="([^"]+)"/g,
};

/**
 * Follows every link from a site's home, over HTTP, and names those that lead nowhere, to an anchor that is not there, or
 * out of the site's own path.
 */
export async function crawl(site: string): Promise<{ asked: number; broken: string[] }> {
  const { origin } = new URL(site);
  const texts = new Map<string, string | undefined>();
  const broken: string[] = [];
  const waiting = ['/', '/404.html'].map((start) => ({ from: 'the start', to: new URL(site + start) }));
  for (let link = waiting.pop(); link; link = waiting.pop()) {
    const { from, to } = link;
    const address = to.origin + to.pathname;
    if (!texts.has(address)) {
      const response = await fetch(address, { redirect: 'manual' });
      const body = await response.text();
      texts.set(address, response.status === 200 ? body : undefined);
      const kind = /html|css|xml$/.exec(response.headers.get('content-type')?.split(';')[0] ?? '')?.[0] ?? '';
      const found = ADDRESSES[kind] ? [...body.matchAll(ADDRESSES[kind])] : [];
      for (const [, one, two] of found) {
        const next = new URL((one ?? two ?? '').replaceAll('&amp;', '&'), address);
        if (next.host === 'readout.example') next.href = origin + next.pathname + next.hash;
        if (next.origin === origin) waiting.push({ from: to.pathname, to: next });
      }
    }
    const there = texts.get(address);
    const anchor = to.hash.slice(1);
    if (there === undefined || !address.startsWith(`${site}/`) || (anchor && !there.includes(` id="${anchor}"`)))
      broken.push(`${from} → ${to.pathname}${to.hash}`);
  }
  return { asked: texts.size, broken };
}
