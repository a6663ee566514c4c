import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Protocol, Window } from '../engines.ts';
import { said, start, type Started } from './process.ts';

const BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** WebKitGTK's small browser in a screen of its own, by WebDriver. */
export async function openWebKit({ width, height, dark }: Window): Promise<Protocol> {
  const home = await mkdtemp(join(tmpdir(), 'readout-webkit-'));
  const started: Started[] = [];
  const close = async (): Promise<void> => {
    for (const program of started.toReversed()) await program.end();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const screen = ['-displayfd', '3', '-screen', '0', `${width + 200}x${height + 300}x24`, '-nolisten', 'tcp'];
    const display = await start('Xvfb', screen, {}, ['ignore', 'ignore', 'pipe', 'pipe']);
    started.push(display);
    const number = await said(display, display.child.stdio[3] as NodeJS.ReadableStream, /(\d+)\n/);
    const port = await freePort();
    const env = {
      DISPLAY: `:${number}`,
      GDK_BACKEND: 'x11',
      HOME: home,
      XDG_DATA_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_RUNTIME_DIR: home,
      GTK_THEME: dark ? 'Adwaita:dark' : 'Adwaita',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
    };
    const driver = await start('WebKitWebDriver', [`--port=${port}`], env, 'ignore');
    started.push(driver);
    const root = `http://127.0.0.1:${port}`;
    await answers(`${root}/status`);
    const options = { binary: BROWSER, args: ['--automation'] };
    const alwaysMatch = { 'webkitgtk:browserOptions': options, timeouts: { script: 120_000 } };
    const { sessionId, capabilities } = (await ask(`${root}/session`, 'POST', {
      capabilities: { alwaysMatch },
    })) as Session;
    const session = (path: string, body?: object): Promise<unknown> =>
      ask(`${root}/session/${sessionId}/${path}`, body ? 'POST' : 'GET', body);
    const call = async (source: string, argument: string): Promise<string> => {
      const script = `const done = arguments[arguments.length - 1]; (${source})(arguments[0]).then(done);`;
      return (await session('execute/async', { script, args: [argument] })) as string;
    };
    await session('window/rect', { x: 0, y: 0, width, height });
    const inner = JSON.parse(await call('async () => JSON.stringify([innerWidth, innerHeight])', '')) as [
      number,
      number,
    ];
    await session('window/rect', { x: 0, y: 0, width: 2 * width - inner[0], height: 2 * height - inner[1] });
    return {
      version: `WebKitGTK ${capabilities.browserVersion}`,
      pid: driver.pid,
      goto: (url) => session('url', { url }),
      call,
      perform: (actions) => session('actions', { actions }),
      screenshot: () => session('screenshot') as Promise<string>,
      print: (page) => session('print', { page, background: true }) as Promise<string>,
      close,
    };
  } catch (e) {
    await close();
    throw e;
  }
}

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/** One command of WebDriver: https://www.w3.org/TR/webdriver2/ */
async function ask(address: string, method: string, body?: object): Promise<unknown> {
  const sent = body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {};
  const answer = await fetch(address, { method, ...sent });
  const { value } = (await answer.json()) as { value: unknown };
  if (!answer.ok) throw new Error(`${address}: ${JSON.stringify(value)}`);
  return value;
}

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((paused) => setTimeout(paused, 50));
  }
  throw new Error(`Nobody answers at ${address}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
