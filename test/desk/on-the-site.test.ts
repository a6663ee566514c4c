import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn, readout, ROOT, temporary } from '../build/command.ts';
import { launchChromium } from '../chromium.ts';
import { inkOn } from './desk.ts';

/** Serves a built site as its hosts do, with the headers that it asks for. */
async function previewed<T>(site: string, look: (origin: string) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/start.js'), 'preview', site], { cwd: ROOT });
  try {
    let said = '';
    const origin = await new Promise<string>((found, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        const [line] = /http:\/\/[^/\s]+/.exec((said += String(text))) ?? [];
        if (line) found(line);
      });
      child.on('exit', (code) => reject(new Error(`preview ended with ${code}: ${said}`)));
    });
    return await look(origin);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

/** What a host declares of a path: by every rule that fits it, as most hosts do. */
const policiesFor = (path: string, headers: string): string[] =>
  headers
    .split(/^(?=\S)/m)
    .filter((rule) => {
      const [pattern = ''] = rule.split('\n');
      return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    })
    .flatMap((rule) => rule.match(/content-security-policy: .*/gi) ?? []);

it(
  'a site built with the desk leads to it, with its sample on it, under a policy that lets it work',
  { timeout: 180_000 },
  () =>
    temporary(async (folder) => {
      const out = join(folder, 'site');
      const built = await readout(['build', '--out', out, '--desk']);
      expect(built.code, built.said).toBe(0);
      const headers = await readFile(join(out, '_headers'), 'utf8');
      for (const path of (await filesIn(out)).keys()) {
        if (path.startsWith('_')) continue;
        const policies = policiesFor(`/${path}`, headers);
        expect(policies, path).toHaveLength(1);
        expect(policies[0]?.includes('blob:'), path).toBe(path.startsWith('desk/'));
      }
      expect(policiesFor('/', headers)).toHaveLength(1);
      const browser = await launchChromium();
      try {
        await previewed(out, async (origin) => {
          const page = await browser.newPage();
          const [wrong, asked]: [string[], string[]] = [[], []];
          page.on('pageerror', (e) => wrong.push(e.message));
          page.on('console', (m) => void (m.type() === 'error' && wrong.push(m.text())));
          page.on('request', (r) => asked.push(r.url()));
          await page.goto(origin);
          await page.getByRole('link', { name: 'Write at the desk' }).click();
          const drawn = page.locator('.paper canvas');
          await drawn.waitFor({ timeout: 30_000 });
          await expect.poll(() => inkOn(page)).toBeGreaterThan(0.01);
          const why = page.locator('.whyitmatters textarea');
          await why.fill('It matters to the harbour.');
          await page.getByText('Saved in memory').waitFor();
          const download = page.waitForEvent('download');
          await page.getByRole('button', { name: 'PDF, A4' }).click();
          expect((await readFile(await (await download).path())).subarray(0, 5).toString()).toBe('%PDF-');
          expect(wrong).toEqual([]);
          expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith('blob:'))).toEqual([]);
        });
      } finally {
        await browser.close();
      }
    }),
);
