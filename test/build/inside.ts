import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../chromium.ts';
import { deadLinks } from '../site/dead-links.ts';
import { filesIn, program, ROOT } from './command.ts';
import {
  answered,
  ASTRO,
  BASE,
  edit,
  onSite,
  ORIGIN,
  OWN_SITE,
  placeSite,
  stylesOf,
  tool,
  whileDev,
} from './own-site.ts';

/** Where the package was installed, and the environment of programs that are run there. */
export interface Installed {
  at: string;
  env: NodeJS.ProcessEnv;
}

/** The site’s own pages, and some of ours: the first frame is the site’s own, the second is ours. */
const OWN = ['/', '/notes/crane/'];
const OURS = [
  ...['/', '/briefings/moscow-talks/', '/sources/moscow-talks/', '/outlook/', '/search/'].map((p) => `/briefings${p}`),
  ...['/', '/briefings/hafengebuehr/'].map((p) => `/de/lage${p}`),
];

const WITHOUT = `export default { site: '${ORIGIN}', base: '${BASE}', outDir: 'without' };\n`;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** An item of the weekly feed is known by its week; the page it leads to is that of the newest. */
const WEEK = /digest\/#\d{4}-W\d\d$/;

/** Somebody's own Astro site with the installed package inside: what its owner and its readers see. */
export function ownSite(installed: () => Installed): void {
  describe('in somebody’s own Astro site', () => {
    let [site, dist] = ['', ''];
    let env: NodeJS.ProcessEnv = {};
    let browser: Browser;

    beforeAll(async () => {
      const { at } = installed();
      env = { ...installed().env, ASTRO_TELEMETRY_DISABLED: '1' };
      site = join(at, 'quay');
      dist = join(site, 'dist');
      await placeSite(site, join(at, 'node_modules'));
      const built = await tool(site, env, ASTRO, 'build');
      expect(built.code, built.said).toBe(0);
      browser = await launchChromium();
    });
    afterAll(() => browser.close());

    it('adds pages, sheets, mails, data, feeds and schemas of two folders, each below its base', async () => {
      const files = [...(await filesIn(dist)).keys()];
      for (const base of ['briefings', 'de/lage'])
        for (const file of [
          'index.html',
          'feed.xml',
          'digest.pdf',
          'schema/brief.json',
          'data/outlook.csv',
          'outlook.ics',
        ])
          expect(files).toContain(`${base}/${file}`);
      const kinds = ['', '.a4', '.letter'].map((paper) => `${paper}.pdf`);
      for (const kind of [...kinds, '.eml', '.json', '.png', '.ics', '/index.html'])
        expect(files).toContain(`de/lage/briefings/hafengebuehr${kind}`);
      expect(files.filter((file) => !/^(briefings|de\/lage|_astro|notes)\/|^index\.html$/.test(file))).toEqual([]);
      const text = await program('pdftotext', join(dist, 'de/lage/briefings/hafengebuehr.pdf'), '-');
      expect(text).toContain('quay.example/paper/de/lage/briefings/hafengebuehr');
    });

    it('lists the newest judgements on a page of its own', async () => {
      const text = await readFile(join(dist, 'index.html'), 'utf8');
      expect(text).toContain('Russia and Ukraine both announce a full ceasefire');
      expect(text).toContain('href="/paper/briefings/briefings/moscow-talks/"');
      expect(text).toContain('Die Hafengebühr steigt im April');
    });

    it('has no link that leads nowhere or out of the base', async () => {
      const { dead, fragments } = await deadLinks(dist, ORIGIN + BASE);
      expect(dead.filter((line) => !WEEK.test(line))).toEqual([]);
      expect(fragments).toBeGreaterThan(50);
    });

    it('leaves the computed styles of its own pages as they are without us', async () => {
      await writeFile(join(site, 'without.config.mjs'), WITHOUT);
      const built = await tool(site, env, ASTRO, 'build', '--config', 'without.config.mjs');
      expect(built.code, built.said).toBe(0);
      const [page, without] = [await onSite(browser, dist), await onSite(browser, join(site, 'without'))];
      for (const path of OWN) {
        await Promise.all([page, without].map((p) => p.goto(ORIGIN + BASE + path)));
        const styles = await stylesOf(page);
        expect(styles.length).toBeGreaterThan(15);
        expect(styles).toEqual(await stylesOf(without));
      }
      // The band over our pages looks as it does over its own.
      const band = async (path: string): Promise<string[]> => {
        await page.goto(ORIGIN + BASE + path);
        return stylesOf(page, 'header.quay, header.quay *');
      };
      expect(await band('/briefings/')).toEqual(await band('/'));
    });

    it('passes axe, light and dark, narrow and wide', async () => {
      const page = await onSite(browser, dist);
      const found: string[] = [];
      for (const path of [...OWN, ...OURS]) {
        await page.goto(ORIGIN + BASE + path);
        await page.evaluate(axe.source);
        for (const [width, colorScheme] of [
          [360, 'dark'],
          [1440, 'light'],
        ] as const) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          const against = await page.evaluate(
            async (values) =>
              (await (window as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values } }))
                .violations,
            TAGS,
          );
          found.push(...against.map((v) => `${path} at ${width}, ${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`));
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) found.push(`${path} at ${width} is ${over} px too wide`);
        }
      }
      expect(found).toEqual([]);
    });

    it('shows a folder’s own colour and logo on its pages, and nowhere else', async () => {
      const page = await onSite(browser, dist);
      const colour = async (path: string): Promise<string> => {
        await page.goto(ORIGIN + BASE + path);
        return page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
      };
      expect(await colour('/de/lage/')).toContain('#8a1538');
      expect(
        await page.locator('img.logo[alt="Wappen"]').evaluate((img: HTMLImageElement) => img.naturalWidth > 0),
      ).toBe(true);
      for (const path of ['/', '/briefings/']) expect(await colour(path)).not.toContain('#8a1538');
    });

    it('is searched below its base', async () => {
      const page = await onSite(browser, dist);
      await page.goto(`${ORIGIN}${BASE}/de/lage/search/?q=Lotsen`);
      const href = await page.locator('.found a').first().getAttribute('href');
      expect(href).toMatch(/^\/paper\/de\/lage\//);
    });

    it('checks its types', async () => {
      const { code, said } = await tool(site, env, '@astrojs/check/bin/astro-check.js');
      expect(code, said).toBe(0);
      expect(said).toContain('- 0 errors');
    });

    it('follows what is saved while its owner writes', async () => {
      await whileDev(site, env, async (address) => {
        const page = `${address}/de/lage/briefings/hafengebuehr/`;
        await answered(page, (text) => text.includes('Die Hafengebühr steigt im April'));
        await answered(`${address}/briefings/`, (text) => text.includes('Moscow talks end'));
        await edit(join(site, 'lage/hafengebuehr.mdx'), (text) => text.replace('steigt im April', 'steigt im Mai'));
        await answered(page, (text) => text.includes('Die Hafengebühr steigt im Mai'));
        await answered(`${address}/`, (text) => text.includes('Die Hafengebühr steigt im Mai'));
      });
    });

    it('is not built on faulty content or an address that is not its own, and says where', async () => {
      const before = await readFile(join(dist, 'index.html'));
      await edit(join(site, 'lage/site.yaml'), (text) => `${text}url: https://elsewhere.example\n`);
      await edit(join(site, 'lage/hafengebuehr.mdx'), (text) => text.replace('---\n', '---\nharbour: Altmünde\n'));
      const { code, said } = await tool(site, env, ASTRO, 'build');
      expect(code).toBe(1);
      expect(said).toMatch(/^lage\/site\.yaml\n6:6-6:31 +error .*https:\/\/quay\.example\/paper\/de\/lage/m);
      expect(said).toMatch(/^lage\/hafengebuehr\.mdx\n2:1-2:\d+ +error .*harbour/m);
      expect(said).not.toMatch(/^\s+at .*\.js:\d+/m);
      expect(await readFile(join(dist, 'index.html'))).toEqual(before);
    });

    it('is the site that the README makes', async () => {
      const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
      const section = readme.slice(readme.indexOf('## In your own Astro site'), readme.indexOf('## Print'));
      const blocks = [...section.matchAll(/`([^`\s]+)`:\n\n```\w+\n([\s\S]*?)```/g)];
      expect(blocks.map(([, file]) => file)).toEqual([
        'astro.config.mjs',
        'src/content.config.ts',
        'src/Judged.astro',
        'src/OurPage.astro',
      ]);
      for (const [, file = '', text] of blocks) expect(await readFile(join(OWN_SITE, file), 'utf8')).toBe(text);
    });
  });
}
