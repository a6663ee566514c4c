import { spawn, type ChildProcess } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { answerTo, type Hosted } from '../../built/answer.ts';
import { isThere } from '../is-there.ts';
import type { Site } from './site.ts';

/** A browser that takes pictures of the pages of a built site. It reaches nothing but the site's files, and runs no script. */
export interface Browser {
  /** What it calls itself, with its version. */
  readonly product: string;
  /** @returns a PNG of a page, whole, or as much of it as is taken */
  picture: (site: Site, file: string) => Promise<Uint8Array>;
  close: () => Promise<void>;
}

/** In CSS pixels; what is below is cut off. */
export const WIDTH = 1280;
export const MOST_HEIGHT = 12_000;

/** How long the browser may take for one thing, in milliseconds. */
const PATIENCE = 60_000;

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'msedge',
  'microsoft-edge',
];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A program of these names on the machine; nothing where there is none. */
export async function programOf(names: readonly string[]): Promise<string | undefined> {
  const ends = process.platform === 'win32' ? ['.exe'] : [''];
  for (const name of names)
    for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter(Boolean))
      for (const end of ends) if (await isThere(join(folder, name + end))) return join(folder, name + end);
  return undefined;
}

/** A browser of Chromium's kind that is installed here. */
export async function installedBrowser(): Promise<string | undefined> {
  const found = await programOf(NAMES);
  if (found !== undefined) return found;
  for (const path of APPLICATIONS) if (await isThere(path)) return path;
  return undefined;
}

/** It asks nothing of anyone, and draws alike on every run. */
const FLAGS = [
  ...['--headless', '--remote-debugging-pipe', '--no-first-run', '--no-default-browser-check', '--disable-gpu'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'],
  ...['--disable-lcd-text', '--font-render-hinting=none', '--force-color-profile=srgb', '--hide-scrollbars'],
];

/** The browser cannot take pictures: the message says why, as it follows its name. */
export class NoPicture extends Error {}

/**
 * @param profile a folder of its own, that is not there yet
 * @throws NoPicture where it does not start
 */
export async function openBrowser(path: string, profile: string): Promise<Browser> {
  // Chromium has no sandbox for root.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(path, [...FLAGS, ...root, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const pipe = openPipe(child);
  try {
    const { product } = (await pipe.send('Browser.getVersion')) as { product: string };
    const { targetId } = (await pipe.send('Target.createTarget', { url: 'about:blank' })) as { targetId: string };
    const { sessionId } = (await pipe.send('Target.attachToTarget', { targetId, flatten: true })) as {
      sessionId: string;
    };
    const tab = openTab(pipe, sessionId);
    await tab.prepare();
    return {
      product: product.replace(/^Headless/, '').replace('/', ' '),
      picture: tab.picture,
      close: () => pipe.close(),
    };
  } catch (e) {
    await pipe.close();
    throw e;
  }
}

type Params = Readonly<Record<string, unknown>>;
type Listener = (method: string, params: Params) => void;

/** Chromium's DevTools protocol over two pipes, messages ended by a NUL. */
interface Pipe {
  send: (method: string, params?: Params, sessionId?: string) => Promise<unknown>;
  listen: (listener: Listener) => void;
  close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (e: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

function openPipe(child: ChildProcess): Pipe {
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, Waiting>();
  const listeners: Listener[] = [];
  let last = 0;
  let ended: Error | undefined;
  const end = (e: Error): void => {
    ended ??= e;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const gone = new Promise<void>((resolve) => {
    child.once('error', (e) => (end(new NoPicture(`does not start (${e.message})`)), resolve()));
    child.once('exit', (code) => (end(new NoPicture(`ended by itself (${code ?? 'killed'})`)), resolve()));
  });
  to.on('error', () => undefined);
  readMessages(from, ({ id, method, params, result, error }) => {
    if (method !== undefined) for (const listener of listeners) listener(method, params ?? {});
    const one = id === undefined ? undefined : waiting.get(id);
    if (id !== undefined) waiting.delete(id);
    if (error) one?.reject(new NoPicture(`answers: ${error.message}`));
    else one?.resolve(result);
  });
  return {
    listen: (listener) => void listeners.push(listener),
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        const id = ++last;
        const late = setTimeout(() => {
          waiting.delete(id);
          reject(new NoPicture(`did not answer within ${PATIENCE / 1000} s`));
        }, PATIENCE);
        waiting.set(id, {
          resolve: (result) => (clearTimeout(late), resolve(result)),
          reject: (e) => (clearTimeout(late), reject(e)),
        });
        to.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
      }),
    close: async () => {
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) child.kill('SIGKILL');
      await gone;
    },
  };
}

function readMessages(from: Readable, onMessage: (message: Message) => void): void {
  let parts: string[] = [];
  from.setEncoding('utf8').on('data', (text: string) => {
    const pieces = text.split('\0');
    for (const piece of pieces.slice(0, -1)) {
      onMessage(JSON.parse(parts.join('') + piece) as Message);
      parts = [];
    }
    parts.push(pieces.at(-1) ?? '');
  });
}

interface Tab {
  prepare: () => Promise<void>;
  picture: Browser['picture'];
}

/** Everything is loaded and drawn when this is done. */
const READY = `Promise.all([document.fonts.ready, ...[...document.images].map((i) => i.decode().catch(() => 0))]).then(() => 0)`;

function openTab(pipe: Pipe, sessionId: string): Tab {
  const send = (method: string, params?: Params): Promise<unknown> => pipe.send(method, params, sessionId);
  let shown: Site | undefined;
  let loaded: (() => void) | undefined;
  pipe.listen((method, params) => {
    if (method === 'Page.loadEventFired') loaded?.();
    if (method === 'Fetch.requestPaused') reply(send, shown, params as unknown as Paused).catch(() => undefined);
  });
  const tall = (height: number): Promise<unknown> =>
    send('Emulation.setDeviceMetricsOverride', { width: WIDTH, height, deviceScaleFactor: 1, mobile: false });
  return {
    prepare: async () => {
      await send('Page.enable');
      await send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
      const features = [
        { name: 'prefers-color-scheme', value: 'light' },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ];
      await send('Emulation.setEmulatedMedia', { media: 'screen', features });
    },
    picture: async (site, file) => {
      shown = site;
      await tall(900);
      const load = new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new NoPicture(`did not load ${file}`)), PATIENCE);
        loaded = () => (clearTimeout(late), resolve());
      });
      load.catch(() => undefined);
      await send('Page.navigate', { url: addressOf(site, file) });
      await load;
      loaded = undefined;
      const { cssContentSize } = (await send('Page.getLayoutMetrics')) as { cssContentSize: { height: number } };
      const height = Math.min(Math.ceil(cssContentSize.height), MOST_HEIGHT);
      // What loads when it comes into view does now.
      await tall(Math.max(height, 900));
      await send('Runtime.evaluate', { expression: READY, awaitPromise: true });
      const clip = { x: 0, y: 0, width: WIDTH, height: Math.max(height, 1), scale: 1 };
      const { data } = (await send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true })) as {
        data: string;
      };
      return new Uint8Array(Buffer.from(data, 'base64'));
    },
  };
}

/** Names that no one has: every request is answered here. Each site has its own, so that none is shown the other's files. */
const addressOf = (site: Site, file: string): string => {
  const path = file
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return `http://${site.side}.invalid${baseOf(site)}${path}`;
};

const baseOf = ({ url }: Site): string => (url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`);

interface Paused {
  readonly requestId: string;
  readonly resourceType: string;
  readonly request: { readonly url: string };
}

/** Answers a request out of the site's files; scripts and everything elsewhere are not to be had. */
async function reply(
  send: (method: string, params: Params) => Promise<unknown>,
  site: Site | undefined,
  { requestId, resourceType, request }: Paused,
): Promise<void> {
  const url = new URL(request.url);
  if (!site || url.host !== `${site.side}.invalid` || resourceType === 'Script') {
    await send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  const hosted: Hosted = { base: baseOf(site), has: (path) => Promise.resolve(site.sums.has(path)), headers: '' };
  const { status, headers, file } = await answerTo(url.pathname, hosted);
  const body = file === undefined ? '' : Buffer.from(await site.read(file)).toString('base64');
  const responseHeaders = Object.entries(headers).map(([name, value]) => ({ name, value }));
  await send('Fetch.fulfillRequest', { requestId, responseCode: status, responseHeaders, body });
}
