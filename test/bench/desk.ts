/**
 * How long after a key the sheets on the screen are those of the new text, on the sample and in a folder of 1,000 briefings:
 * `node test/bench/desk.ts [KEYS]`, by default 100 keys in each. Both papers are laid out at each key. Needs Chromium.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../chromium.ts';
import { openDesk } from '../desk/desk.ts';

const keys = Number(process.argv[2] ?? 100);
const root = join(import.meta.dirname, '../..');
const browser = await launchChromium();
const folder = await mkdtemp(join(tmpdir(), 'readout-bench-desk-'));

/** Opens the desk twice, the second time with its files in the browser's cache, and types. */
async function measure(content: string, briefing: string): Promise<string> {
  const desk = await openDesk(content);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const open = async (): Promise<number> => {
      const before = performance.now();
      await page.goto('about:blank');
      await page.goto(desk.address);
      await page.locator('.paper img').waitFor({ timeout: 120_000 });
      return performance.now() - before;
    };
    await open();
    const warm = await open();
    await page.getByRole('combobox', { name: 'Briefing in hand' }).selectOption(briefing);
    await page.locator('.paper img').waitFor();
    await page.waitForTimeout(2000);
    await page.locator('.whyitmatters textarea, .bottomline textarea').last().click();
    await page.keyboard.press('End');
    const took: number[] = [];
    for (let i = 0; i < keys; i++) {
      took.push(await page.evaluate(untilDrawn));
      await page.waitForTimeout(60);
    }
    took.sort((a, b) => a - b);
    const at = (share: number): string => `${(took[Math.floor(took.length * share)] ?? NaN).toFixed(0)} ms`;
    return `open ${warm.toFixed(0)} ms; a key: median ${at(0.5)}, 95% ${at(0.95)}, 99% ${at(0.99)}`;
  } finally {
    await context.close();
    await desk.close();
  }
}

/** In the page: puts a letter in as a key does, and waits until the picture made of it is painted. */
function untilDrawn(): Promise<number> {
  const image = document.querySelector<HTMLImageElement>('.paper img');
  const field = document.activeElement as HTMLTextAreaElement;
  return new Promise((drawn) => {
    const before = performance.now();
    const seen = new MutationObserver(() => {
      void image?.decode().then(() => requestAnimationFrame(() => drawn(performance.now() - before)));
      seen.disconnect();
    });
    if (image) seen.observe(image, { attributes: true, attributeFilter: ['src'] });
    field.setRangeText('x', field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

try {
  const small = join(folder, 'small');
  await cp(join(root, 'briefings'), small, { recursive: true });
  console.log(`4 briefings: ${await measure(small, 'black-sea.mdx')}`);
  const large = join(folder, 'large');
  execFileSync(process.execPath, [join(root, 'test/bench/thousand.ts'), large], { stdio: 'ignore' });
  const { readdirSync } = await import('node:fs');
  const first = readdirSync(large).find((name) => name.endsWith('.mdx')) ?? '';
  console.log(`1,000 briefings: ${await measure(large, first)}`);
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
