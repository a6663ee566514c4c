import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Protocol, Window } from '../engines.ts';
import { said, start } from './process.ts';

/** Over what it sets by itself where it is driven: it asks nobody anything, and opens no page of its own. */
const PREFERENCES = (dark: boolean): Readonly<Record<string, string | number | boolean>> => ({
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.server': '',
  'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
});

/** Firefox without a window, by WebDriver BiDi, which it speaks itself. */
export async function openFirefox({ width, height, dark }: Window): Promise<Protocol> {
  const profile = await mkdtemp(join(tmpdir(), 'readout-firefox-'));
  const preferences = Object.entries(PREFERENCES(dark)).map(([name, value]) =>
    [name, value].map((v) => JSON.stringify(v)),
  );
  await writeFile(join(profile, 'user.js'), preferences.map((p) => `user_pref(${p.join(', ')});\n`).join(''));
  const program = await start(
    'firefox-esr',
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'],
    { HOME: profile },
  );
  const close = async (): Promise<void> => {
    await program.end();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await said(program, program.child.stderr, /WebDriver BiDi listening on (ws:\S+)/);
    const bidi = await connected(`${address}/session`);
    const { capabilities } = (await bidi('session.new', { capabilities: {} })) as {
      capabilities: Record<string, string>;
    };
    const { contexts } = (await bidi('browsingContext.getTree', {})) as { contexts: { context: string }[] };
    const context = contexts[0]?.context ?? '';
    await bidi('browsingContext.setViewport', { context, viewport: { width, height } });
    return {
      version: `Firefox ${capabilities['browserVersion']}`,
      pid: program.pid,
      goto: (url) => bidi('browsingContext.navigate', { context, url, wait: 'complete' }),
      call: async (functionDeclaration, argument) => {
        const asked = {
          functionDeclaration,
          awaitPromise: true,
          target: { context },
          arguments: [{ type: 'string', value: argument }],
        };
        const answer = (await bidi('script.callFunction', { ...asked, userActivation: true })) as Called;
        if (answer.type !== 'success') throw new Error(answer.exceptionDetails.text);
        return answer.result.value;
      },
      perform: (actions) => bidi('input.performActions', { context, actions }),
      screenshot: async () => ((await bidi('browsingContext.captureScreenshot', { context })) as { data: string }).data,
      print: async (page) =>
        ((await bidi('browsingContext.print', { context, page, background: true })) as { data: string }).data,
      close,
    };
  } catch (e) {
    await close();
    throw e;
  }
}

type Called =
  | { readonly type: 'success'; readonly result: { readonly value: string } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

/** Commands by name, each with its answer: https://w3c.github.io/webdriver-bidi/#protocol */
async function connected(address: string): Promise<(method: string, params: object) => Promise<unknown>> {
  const socket = new WebSocket(address);
  const asked = new Map<number, PromiseWithResolvers<unknown>>();
  let next = 0;
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const { id, result, error, message } = JSON.parse(data) as {
      id?: number;
      result?: unknown;
      error?: string;
      message?: string;
    };
    const waiting = id === undefined ? undefined : asked.get(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(`${error}: ${message}`));
  });
  socket.addEventListener('close', () => asked.forEach(({ reject }) => reject(new Error('Firefox has gone'))));
  await new Promise((open, reject) => {
    socket.addEventListener('open', open);
    socket.addEventListener('error', () => reject(new Error(`Nobody answers at ${address}`)));
  });
  return (method, params) => {
    const answer = Promise.withResolvers<unknown>();
    const id = next++;
    asked.set(id, answer);
    socket.send(JSON.stringify({ id, method, params }));
    return answer.promise;
  };
}
