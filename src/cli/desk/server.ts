import { createHash, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { filesIn } from '../../built/sums.ts';
import { DESK_HEADERS } from '../../desk/policy.ts';
import { BASED_ON_HEADER, TOKEN_HEADER } from '../../desk/stores/server.ts';
import { isContent, isOriginal, MADE_FORMS, type MadeForm } from '../../desk/stores/store.ts';
import { MOST_OF_A_DOCUMENT, MOST_OF_A_TEXT } from '../../model/limits.ts';
import type { ContentFolder } from './content-folder.ts';

/** What the desk's server is given. */
export interface Served {
  /** Where the desk's page is. */
  readonly page: string;
  readonly folder: ContentFolder;
  /** Known to whoever opened the desk, and to nobody else. */
  readonly token: string;
  /** Work of the whole folder that a page may ask for, by name; what it says is passed on as it comes. */
  readonly work: ReadonlyMap<string, Work>;
  /** A trial mailing of a briefing to a list, as CSV: nothing is sent. */
  readonly send: (briefing: string, list: string, say: (text: string) => void) => Promise<number>;
  /** What a build writes of a briefing; one sentence where it cannot be made. */
  readonly make: (briefing: string, form: MadeForm) => Promise<Uint8Array | string>;
}

type Work = (say: (text: string) => void) => Promise<number>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
  '.bcmap': 'application/octet-stream',
};

/** How many connections at a time, and how long one may take to say what it wants, in milliseconds. */
const MOST_CONNECTIONS = 64;
const DEADLINE = 20_000;

/**
 * The desk on this machine: its page, and the texts of one content folder for whoever has the token. Only requests to its own
 * address are answered, from its own page; everything else is refused before anything is read.
 *
 * @param port that it will listen on, of which its address is made
 */
export async function deskServer(served: Served, port: () => number): Promise<Server> {
  const files = new Set(filesIn(served.page).map(({ path }) => path));
  let running = false;
  const server = createServer({ maxHeaderSize: 8192 }, (request, response) => {
    const host = `127.0.0.1:${port()}`;
    for (const [name, value] of Object.entries(DESK_HEADERS)) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    answer(request, response, host).catch((e: unknown) => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500, e instanceof Error ? e.message : String(e));
    });
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.headersTimeout = DEADLINE;
  server.requestTimeout = DEADLINE;
  // No page asks for another protocol.
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('connect', (_request, socket) => socket.destroy());
  return server;

  async function answer(request: IncomingMessage, response: ServerResponse, host: string): Promise<void> {
    const wrong = faultOf(request, host);
    if (wrong) return refuse(response, 403, wrong);
    const path = request.url ?? '';
    if (!path.startsWith('/api/')) return page(path.split(/[?#]/)[0] ?? '', request, response);
    if (!isToken(request.headers[TOKEN_HEADER], served.token)) return refuse(response, 401, 'No token, or a wrong one');
    const name = path.slice('/api/'.length);
    if (name === 'files') {
      if (request.method !== 'GET') return refuse(response, 405, 'Only read');
      return json(response, 200, await served.folder.readAll());
    }
    if (name === 'stamps') {
      if (request.method !== 'GET') return refuse(response, 405, 'Only read');
      return json(response, 200, await served.folder.stamps());
    }
    if (name === 'originals') {
      if (request.method !== 'GET') return refuse(response, 405, 'Only read');
      return json(response, 200, await served.folder.originals());
    }
    if (name.startsWith('originals/')) return original(name.slice('originals/'.length), request, response);
    if (name.startsWith('files/')) return file(name.slice('files/'.length), request, response);
    if (name.startsWith('work/')) return work(name.slice('work/'.length), request, response);
    if (name.startsWith('made/')) return made(name.slice('made/'.length), request, response);
    return refuse(response, 404, 'There is nothing of that name');
  }

  function page(path: string, request: IncomingMessage, response: ServerResponse): void {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only read');
    const name = path === '/' ? 'index.html' : path.slice(1);
    if (!files.has(name)) return refuse(response, 404, 'There is nothing of that name');
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(join(served.page, name))
        .on('error', (e) => response.destroy(e))
        .pipe(response);
  }

  async function file(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isContent(path)) return refuse(response, 404, 'That is no file of a content folder');
    if (request.method === 'GET') {
      const found = await served.folder.read(path);
      return found ? json(response, 200, found) : json(response, 404, {});
    }
    if (request.method !== 'PUT') return refuse(response, 405, 'Read or put');
    const basedOn = request.headers[BASED_ON_HEADER];
    if (typeof basedOn !== 'string' || !/^(?:new|[0-9a-f]{64})$/.test(basedOn))
      return refuse(response, 400, 'It must say what it is based on');
    const text = await textOf(request);
    if (text === undefined) return refuse(response, 413, `A text has at most ${MOST_OF_A_TEXT} bytes, in UTF-8`);
    const saved = await served.folder.save(path, text, basedOn === 'new' ? undefined : basedOn);
    return json(response, saved.kept ? 200 : 409, saved);
  }

  async function original(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOriginal(path)) return refuse(response, 404, 'That is no document of a content folder');
    if (request.method === 'GET') {
      const found = await served.folder.original(path);
      if (!found) return refuse(response, 404, 'There is no such document');
      // Whatever it is, it is to be saved, and never to be shown or run.
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' });
      return void response.end(found);
    }
    if (request.method !== 'PUT') return refuse(response, 405, 'Read or put');
    const bytes = await bytesOf(request, MOST_OF_A_DOCUMENT);
    if (!bytes) return refuse(response, 413, `A document has at most ${MOST_OF_A_DOCUMENT} bytes`);
    const isKept = await served.folder.keep(path, bytes);
    return json(response, isKept ? 200 : 409, { kept: isKept });
  }

  async function made(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const briefing = /^[^.]*/.exec(name)?.[0] ?? '';
    const form = MADE_FORMS.find((known) => name === `${briefing}.${known}`);
    if (!form || !isContent(`${briefing}.mdx`)) return refuse(response, 404, 'There is nothing of that name');
    if (request.method !== 'GET') return refuse(response, 405, 'Only read');
    const bytes = await served.make(briefing, form);
    if (typeof bytes === 'string') return refuse(response, 409, bytes);
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' });
    response.end(bytes);
  }

  async function work(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const briefing = name.startsWith('send/') ? name.slice('send/'.length) : undefined;
    if (briefing !== undefined ? !isContent(`${briefing}.mdx`) : !served.work.has(name))
      return refuse(response, 404, 'There is nothing of that name');
    if (request.method !== 'POST') return refuse(response, 405, 'Only post');
    const list = briefing === undefined ? '' : await textOf(request);
    if (list === undefined) return refuse(response, 413, `A list has at most ${MOST_OF_A_TEXT} bytes, in UTF-8`);
    const wanted: Work | undefined =
      briefing === undefined ? served.work.get(name) : (say) => served.send(briefing, list, say);
    if (running) return refuse(response, 409, 'Another is still at work');
    running = true;
    try {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
      const code = await wanted?.((text) => void response.write(text));
      response.end(`\nexit ${code}\n`);
    } finally {
      running = false;
    }
  }
}

/** Why a request is not from the desk's own page. */
function faultOf({ headers, method, url = '' }: IncomingMessage, host: string): string | undefined {
  if (headers.host !== host) return 'Asked by another name';
  if (!url.startsWith('/')) return 'Asked for another address';
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return 'Asked by another site';
  if (origin === undefined && method !== 'GET' && method !== 'HEAD') return 'Asked by no page';
  const site = headers['sec-fetch-site'];
  // A writer may come by a link or the address bar, to the page and to nothing else.
  const isVisit = url === '/' && headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && !isVisit) return 'Asked by another site';
  return undefined;
}

/** Compared by their digests, so that the time it takes tells nothing. */
function isToken(given: string | string[] | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(token));
}

/** A request's text; nothing where it is too long or not UTF-8. */
async function textOf(request: IncomingMessage): Promise<string | undefined> {
  const bytes = await bytesOf(request, MOST_OF_A_TEXT);
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (e) {
    if (e instanceof TypeError) return undefined;
    throw e;
  }
}

/** A request's bytes; nothing where there are too many. */
async function bytesOf(request: IncomingMessage, most: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const json = (response: ServerResponse, status: number, value: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

const refuse = (response: ServerResponse, status: number, why: string): void =>
  void response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${why}\n`);
