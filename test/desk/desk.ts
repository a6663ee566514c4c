import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../..');

/** A desk that a command opened on a folder. */
export interface OpenedDesk {
  /** With the token in its fragment. */
  address: string;
  origin: string;
  token: string;
  child: ChildProcess;
  close: () => Promise<void>;
}

export async function openDesk(folder: string): Promise<OpenedDesk> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/start.js'), 'desk', folder], { cwd: ROOT });
  let said = '';
  const address = await new Promise<string>((found, reject) => {
    const read = (text: Buffer): void => {
      said += String(text);
      const [line] = /http:\S+/.exec(said) ?? [];
      if (line) found(line);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`The desk ended with ${code}: ${said}`)));
  });
  const { origin, hash } = new URL(address);
  const close = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };
  return { address, origin, token: hash.replace('#token=', ''), child, close };
}

/** Counts what a writer does on a page by keyboard alone. */
export class Keyboard {
  keys = 0;
  /** Of these, what was no letter of a text. */
  pressed = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(key: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i++) await this.page.keyboard.press(key);
    this.keys += times;
    this.pressed += times;
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
    this.keys += text.length;
  }

  /** Goes on with Tab until a control has the focus. */
  async tabTo(control: Locator, most = 80): Promise<void> {
    await control.waitFor();
    for (let i = 0; i < most; i++) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
    }
    throw new Error(`No Tab leads to ${String(control)}`);
  }

  /** Chooses of a list by the beginning of what it shows. */
  async choose(control: Locator, label: string): Promise<void> {
    await this.tabTo(control);
    for (const letter of label) await this.press(letter === ' ' ? 'Space' : letter);
  }

  async fill(control: Locator, text: string): Promise<void> {
    await this.tabTo(control);
    await this.press('Control+a');
    await this.type(text);
    await this.press('Tab');
  }
}

/** Waits until all that was done is saved. */
export const saved = (page: Page): Promise<void> =>
  page
    .getByText(/^Saved in/)
    .waitFor()
    .then(() => page.waitForTimeout(50));

/** What share of the sheet on the screen is dark. */
export const inkOn = (page: Page): Promise<number> =>
  page.locator('.paper canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    return pixels.filter((value, i) => i % 4 === 0 && value < 128).length / (width * height);
  });

/**
 * How much the sheet on the screen differs from what it was when it was last kept by a name: the most that a pixel does, of 255;
 * all of it where it has another size. Keeps it by another name.
 */
export const differsFrom = (page: Page, before: string, as = before): Promise<number> =>
  page.locator('.paper canvas').evaluate(
    (canvas, names) => {
      const kept = ((globalThis as { kept?: Map<string, ImageData> }).kept ??= new Map<string, ImageData>());
      const { width, height } = canvas as HTMLCanvasElement;
      const now = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height);
      const was = kept.get(names[0]);
      if (now) kept.set(names[1], now);
      if (!now || was?.width !== width || was.height !== height) return 255;
      return now.data.reduce((most, value, i) => Math.max(most, Math.abs(value - (was.data[i] ?? 0))), 0);
    },
    [before, as] as const,
  );
