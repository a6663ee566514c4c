import { openFirefox } from './engines/firefox.ts';
import { press, strokes } from './engines/keys.ts';
import { openWebKit } from './engines/webkit.ts';

/** Firefox and WebKit as Debian has them (`firefox-esr`; `webkit2gtk-driver` and `xvfb`), each by the protocol it speaks itself. */
export type EngineName = 'firefox' | 'webkit';

/** A browser with one tab and a profile of its own, both gone when it is closed. */
export interface Engine {
  /** What it says it is. */
  readonly version: string;
  /** Its first process, for whoever wants to measure it. */
  readonly pid: number;
  /** Loads an address and waits until it is loaded. */
  goto: (address: string) => Promise<void>;
  /** Runs a function in the page with arguments that JSON can carry, and gives what it, or its promise, comes to. */
  evaluate: <A extends readonly unknown[], T>(run: (...args: A) => T | Promise<T>, ...args: A) => Promise<T>;
  /** Waits until a function in the page gives something true. */
  until: <A extends readonly unknown[]>(run: (...args: A) => unknown, ...args: A) => Promise<void>;
  /** Presses keys one after the other: `Control+a`, `Shift+Tab`, `Enter`, `x`. */
  keys: (...keys: string[]) => Promise<void>;
  /** Types a text letter by letter. */
  type: (text: string) => Promise<void>;
  /** Clicks the middle of the first element that a selector finds, once there is one. */
  click: (selector: string) => Promise<void>;
  /** Presses the mouse at one place of the window, and lets it go at another. */
  drag: (from: Point, to: Point) => Promise<void>;
  /** Of what the window shows, as PNG. */
  screenshot: () => Promise<Uint8Array>;
  /** The page as PDF, on paper of that width and height in millimetres, with the margins that the page itself wants. */
  print: (width: number, height: number) => Promise<Uint8Array>;
  close: () => Promise<void>;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A browser's window. */
export interface Window {
  readonly width: number;
  readonly height: number;
  /** Whether the reader’s system is dark. */
  readonly dark: boolean;
}

/** What both protocols say in their own ways. */
export interface Protocol extends Pick<Engine, 'version' | 'pid' | 'close'> {
  goto: (address: string) => Promise<unknown>;
  /** @param source of a function that takes a text and promises one */
  call: (source: string, argument: string) => Promise<string>;
  /** Actions as WebDriver has them, which are the same to both. */
  perform: (actions: readonly object[]) => Promise<unknown>;
  /** In base64. */
  screenshot: () => Promise<string>;
  /** In base64, on paper of so many centimetres. */
  print: (page: { width: number; height: number }) => Promise<string>;
}

/** How long anything is waited for, in milliseconds. */
const PATIENCE = 60_000;

/** Opens a browser: in a window of 1440 by 900 and light, unless said otherwise. */
export async function openEngine(name: EngineName, window: Partial<Window> = {}): Promise<Engine> {
  const open = { firefox: openFirefox, webkit: openWebKit }[name];
  return engineOf(await open({ width: 1440, height: 900, dark: false, ...window }));
}

function engineOf(protocol: Protocol): Engine {
  const { version, pid, perform, close } = protocol;
  const evaluate: Engine['evaluate'] = async (run, ...args) => {
    const answer = JSON.parse(await protocol.call(answering(run), JSON.stringify(args))) as Answer;
    if (answer.fault !== undefined) throw new Error(`${answer.fault}, in ${String(run)}`);
    return answer.value as never;
  };
  const until: Engine['until'] = async (run, ...args) => {
    const end = Date.now() + PATIENCE;
    while (!(await evaluate(run, ...args))) {
      if (Date.now() > end) throw new Error(`It never came to ${String(run)} of ${JSON.stringify(args)}`);
      await new Promise((paused) => setTimeout(paused, 50));
    }
  };
  const point = (...actions: object[]): Promise<unknown> =>
    perform([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  return {
    version,
    pid,
    evaluate,
    until,
    goto: async (address) => void (await protocol.goto(address)),
    keys: async (...keys) => {
      for (const key of keys) await perform([press(strokes(key))]);
    },
    type: async (text) => void (await perform([press([...text].flatMap((letter) => strokes(letter)))])),
    click: async (selector) => {
      await until((wanted: string) => document.querySelector(wanted) !== null, selector);
      await point(move(await evaluate(middleOf, selector)), DOWN, UP);
    },
    drag: async (from, to) => {
      await point(move(from), DOWN, move({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }), move(to), UP);
    },
    screenshot: async () => Buffer.from(await protocol.screenshot(), 'base64'),
    print: async (width, height) =>
      Buffer.from(await protocol.print({ width: width / 10, height: height / 10 }), 'base64'),
    close,
  };
}

const DOWN = { type: 'pointerDown', button: 0 };
const UP = { type: 'pointerUp', button: 0 };
const move = ({ x, y }: Point): object => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 });

interface Answer {
  readonly value?: unknown;
  readonly fault?: string;
}

/** A function's source around another's, so that all that passes either way is one text, whatever the protocol makes of values. */
const answering = (run: (...args: never) => unknown): string => `async (args) => {
  try {
    return JSON.stringify({ value: await (${String(run)})(...JSON.parse(args)) });
  } catch (e) {
    return JSON.stringify({ fault: String(e) });
  }
}`;

/** In the page: where an element is in the window, scrolled into it. */
function middleOf(selector: string): Point {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`There is no ${selector}`);
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
