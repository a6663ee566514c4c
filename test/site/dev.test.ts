import { spawn } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, sampleIn, temporary } from '../build/command.ts';
import { end, freePort } from '../loopback.ts';
import { open } from './browser.ts';

/** What `readout dev` serves of a folder while a writer works in it. */
async function serving<T>(content: string, work: (origin: string, said: () => string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const args = [join(ROOT, 'src/cli/start.js'), 'dev', content, '--port', String(port)];
  // Astro serves no pages to a process that says it runs under vitest.
  const { VITEST: _, ...env } = process.env;
  const server = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  try {
    await new Promise<void>((ready, failed) => {
      const hear = (bytes: Buffer): void => {
        said.push(bytes.toString());
        if (said.join('').includes('ctrl-c ends it')) ready();
      };
      server.stdout.on('data', hear);
      server.stderr.on('data', hear);
      server.once('exit', (code) => failed(new Error(`dev ended with ${code}\n${said.join('')}`)));
    });
    return await work(`http://localhost:${port}`, () => said.join(''));
  } finally {
    await end(server);
  }
}

it('while one writes, the page follows every change, and an error leaves its last sound version up', async () => {
  await temporary(async (folder) => {
    const content = await sampleIn(folder);
    const file = join(content, 'geneva-meeting.mdx');
    const sound = await readFile(file, 'utf8');
    await writeFile(file, sound.replace('asOf:', 'as of:'));
    await serving(content, async (origin) => {
      const page = await open(`${origin}/`);
      await page.goto(`${origin}/briefings/geneva-meeting/`);
      const bar = page.getByRole('complementary', { name: 'Problems in the content' });
      expect(await bar.innerText()).toContain('geneva-meeting.mdx has no sound version yet');
      expect(await bar.innerText()).toMatch(/geneva-meeting\.mdx:\d+:\d+/);

      await writeFile(file, sound.replace('status: published', 'status: draft'));
      await page.locator('article.brief').waitFor();
      expect(await page.locator('.banner').innerText()).toMatch(/^Draft/);
      expect(await bar.innerText()).toMatch(/^0 errors, \d+ warnings · sheet: A4 \d+ %, Letter \d+ % full/);

      const title = (words: string) => sound.replace(/^title: .*$/m, `title: ${words}`);
      await writeFile(file, title('Geneva talks fail').replace('passage="Both sides', 'passage="Neither side'));
      await bar.getByText('passage-verbatim').first().waitFor();
      expect(await bar.innerText()).toContain('no sheet; the last sound version is shown');
      expect(await bar.innerText()).toMatch(/geneva-meeting\.mdx:\d+:\d+/);
      expect(await page.locator('h1').innerText()).toMatch(/^Geneva talks refine/);

      await writeFile(file, title('Geneva talks end with a statement that names no terms'));
      await page.getByRole('heading', { level: 1, name: 'Geneva talks end with a statement' }).waitFor();
      expect(await bar.innerText()).toMatch(/^0 errors/);
    });
  });
});

it('what is served while one writes is the site alone, under its policy', async () => {
  await temporary(async (folder) => {
    const content = await sampleIn(folder);
    await serving(content, async (origin) => {
      const { headers } = await fetch(`${origin}/`);
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'; script-src 'self'");
      const project = [
        '.astro/data-store.json',
        '.astro/content.d.ts',
        'briefings/site.yaml',
        'package.json',
        '.git/config',
      ];
      const paths = [...project.flatMap((path) => [`/${path}`, `/@fs${ROOT}/${path}`]), `/@fs${content}/site.yaml`];
      const asked = paths.flatMap((path) => ['', '?raw', '?import&raw', '?url'].map((query) => path + query));
      const answers = await Promise.all(
        asked.map(async (path) => [path, (await fetch(origin + path)).status] as const),
      );
      expect(answers.filter(([, status]) => status < 400)).toEqual([]);
    });
  });
});

/** The folders in which Astro keeps what it was given, as long as it serves. */
const keptByDev = async (): Promise<string[]> =>
  (await readdir(join(ROOT, '.readout'))).filter((name) => name.startsWith('dev-'));

it('the settings are followed, and while they are wrong the last sound ones stay', async () => {
  await temporary(async (folder) => {
    const content = await sampleIn(folder);
    const file = join(content, 'site.yaml');
    const sound = await readFile(file, 'utf8');
    await serving(content, async (origin, said) => {
      const page = await open(`${origin}/`);
      const desk = (name: string) => page.locator('header.masthead').getByText(name, { exact: true });
      await writeFile(
        file,
        sound.replace(/^name: .*$/m, 'name: Quay Desk').replace(/^contact: .*$/m, 'contact: a@b.example'),
      );
      await desk('Quay Desk').waitFor();
      expect(await page.locator('footer.foot').innerText()).toContain('a@b.example');

      await writeFile(file, sound.replace(/^lang: .*$/m, 'lang: ['));
      await page.getByText('site.yaml:').first().waitFor({ state: 'attached' });
      expect(await desk('Quay Desk').count()).toBe(1);

      await writeFile(file, sound.replace(/^lang: .*$/m, 'lang: de').replace(/^(url: .*)$/m, '$1/desk'));
      await page.locator('html[lang=de]').waitFor();
      expect(said()).toContain('site.yaml puts the site at /desk; it is served at / until dev is started again');
    });
  });
});

it('what it keeps of the content is its owner’s alone, and goes when it ends', async () => {
  await temporary(async (folder) => {
    const content = await sampleIn(folder);
    const before = await keptByDev();
    await serving(content, async () => {
      const [kept = '', ...more] = (await keptByDev()).filter((name) => !before.includes(name));
      expect(more).toEqual([]);
      expect((await stat(join(ROOT, '.readout', kept))).mode & 0o777).toBe(0o700);
      expect(await readdir(join(ROOT, '.readout', kept, '.astro'))).toContain('data-store.json');
      expect(await readdir(join(ROOT, '.astro')).catch(() => [])).not.toContain('data-store.json');
    });
    expect((await keptByDev()).filter((name) => !before.includes(name))).toEqual([]);
  });
});

it('the search says that its index is made by a build', async () => {
  await temporary(async (folder) => {
    await serving(await sampleIn(folder), async (origin) => {
      const page = await open(`${origin}/search/?q=talks`);
      expect(await page.locator('main').innerText()).toContain('The search index is made by npm run build');
      expect(await page.getByRole('searchbox').count()).toBe(0);
    });
  });
});
