import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { expect, inject, it } from 'vitest';
import { MARKER, SUMS } from '../../src/built/marker.ts';
import { filesIn, writeSums } from '../../src/built/sums.ts';
import { run } from '../../src/cli/compare.ts';
import type { ComparisonJson } from '../../src/compare/json.ts';
import { ground } from '../unit/built/site.ts';
import { open } from './browser.ts';

async function compared(cwd: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const printed: string[] = [];
  const code = await run(args, { cwd, now: () => new Date(0), print: (text) => void printed.push(text) });
  return { code, said: printed.join('\n') };
}

it('one folder built for two addresses is the same to every reader, but for its QR codes and sizes', async () => {
  const { origin, folder, based } = inject('site');
  for (const at of ['/', '/under/a/path/']) expect((await fetch(origin + at)).status).toBe(200);
  const { said } = await compared(folder, folder, based, '--json');
  const { files } = JSON.parse(said) as ComparisonJson;
  const changed = files.page.flatMap(({ changes }) => changes);
  // A PDF's size stands on its page, and may be another by a kilobyte.
  expect(changed.filter(({ was, now }) => !/^\d+$/.test(was + now))).toEqual([]);
  expect(files.mail).toEqual([]);
  // An address that is longer breaks lines at the foot, and nothing moves.
  expect(
    files.sheet.flatMap(({ changes, layout, unread }) => [...changes, unread, layout?.moved].filter(Boolean)),
  ).toEqual([]);
  expect(files.sheet.length).toBeGreaterThan(8);
});

it('a report shows a page and a sheet that changed, and axe finds nothing on it, light and dark, narrow and wide', async () => {
  const { origin, folder } = inject('site');
  expect((await fetch(`${origin}/`)).status).toBe(200);
  const cwd = await ground();
  await cp(folder, join(cwd, 'new'), { recursive: true });
  const edit = async (path: string, change: (text: string) => string): Promise<void> =>
    writeFile(join(cwd, 'new', path), change(await readFile(join(cwd, 'new', path), 'utf8')));
  await edit('briefings/moscow-talks/index.html', (html) => html.replace(/<h2[^>]*>Watch/, '$& closely'));
  const sheet = join(cwd, 'new/briefings/moscow-talks');
  await cp(`${sheet}.letter.pdf`, `${sheet}.a4.pdf`);
  await rm(join(cwd, 'new', SUMS));
  await writeSums(join(cwd, 'new'));

  const { code, said } = await compared(cwd, folder, 'new', '--out', 'report', '--browser', '/usr/bin/chromium');
  expect(code).toBe(1);
  expect(said).toContain('{+closely+}');
  expect(said).toContain(
    '~ briefings/moscow-talks.a4.pdf\n      page: 595.3 × 841.9 pt → 612 × 792 pt\n      layout: ',
  );
  const json = JSON.parse(await readFile(join(cwd, 'report/report.json'), 'utf8')) as { pictures: object };
  expect(json.pictures).toMatchObject({
    '/briefings/moscow-talks/': { same: false, old: { width: 1280 } },
    'briefings/moscow-talks.a4.pdf': { same: false, old: { width: 827 }, new: { width: 850 } },
  });
  const report = filesIn(join(cwd, 'report'));
  expect(report.filter(({ path }) => path.startsWith('pictures/'))).toHaveLength(6);
  expect(report.map(({ path }) => path)).not.toContain(MARKER);

  const page = await open('/');
  await page.goto(pathToFileURL(join(cwd, 'report/index.html')).href);
  await page.evaluate(axe.source);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
        const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the window'] : [];
        return [...violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`), ...wide];
      });
      expect(found).toEqual([]);
    }
  }
});
