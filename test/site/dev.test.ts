import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, sampleIn, temporary } from '../build/command.ts';
import { end, freePort } from '../loopback.ts';
import { open } from './browser.ts';

const EVERY_PART = join(ROOT, 'test/site/every-part');

/** What `readout dev` serves of a folder while a writer works in it. */
async function serving<T>(
  content: string,
  work: (origin: string, said: () => string, server: ChildProcess) => Promise<T>,
): Promise<T> {
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
    return await work(`http://localhost:${port}`, () => said.join(''), server);
  } finally {
    await end(server);
  }
}

/** What is so once the page has come to rest. */
const settled = <T>(what: () => Promise<T>) => expect.poll(what, { timeout: 30_000 });

/** Sets the title, and takes a change to the body. */
const rewritten = (text: string, title: string, change: [from: string, to: string]): string =>
  text.replace(/^title: .*$/m, `title: ${title}`).replace(...change);

it('while one writes, the page follows every change and shows each fault beside what it concerns', async () => {
  await temporary(async (folder) => {
    const content = await sampleIn(folder);
    const file = join(content, 'geneva-meeting.mdx');
    const sound = await readFile(file, 'utf8');
    await writeFile(file, sound.replace('asOf:', 'as of:'));
    await writeFile(join(content, 'actors/ukraine.yml'), 'name: Ukraine');
    await serving(content, async (origin, said) => {
      const page = await open(`${origin}/`);
      const bar = page.getByRole('complementary', { name: 'Problems in the content' });
      // The first page that asks for a script is loaded twice.
      await settled(() => bar.locator('summary').allInnerTexts()).toEqual([
        expect.stringMatching(/^actors\/ukraine\.yml 1 error/),
        expect.stringMatching(/^geneva-meeting\.mdx \d+ errors?/),
      ]);
      await page.goto(`${origin}/briefings/geneva-meeting/`);
      expect(await page.locator('main').innerText()).toContain('Nothing of geneva-meeting.mdx can be shown until');
      expect(await bar.locator('details[open]').innerText()).toMatch(/geneva-meeting\.mdx:\d+:\d+/);

      await writeFile(file, sound.replace('status: published', 'status: draft'));
      await page.locator('article.brief').waitFor();
      expect(await page.locator('.banner').innerText()).toMatch(/^Draft/);
      expect(await bar.innerText()).toMatch(
        /\d+ words on the sheet; it holds about \d+ on A4, \d+ on Letter: room for \d+ more/,
      );

      const faulty = sound.replace('kind="claim"', 'kind="guess"');
      await writeFile(file, rewritten(faulty, 'Geneva talks fail', ['passage="Both sides', 'passage="Neither side']));
      await page.getByRole('heading', { level: 1, name: 'Geneva talks fail' }).waitFor();
      const beside = page.locator('.facts > li', { has: page.locator('.problems-here') });
      await settled(() => beside.allInnerTexts()).toEqual([
        expect.stringMatching(/refined peace framework[^]*Attribute `kind` is "guess"/),
        expect.stringContaining('passage-verbatim'),
      ]);
      expect(await beside.last().innerText()).toContain('Both sides');

      const long = `<Gap>${'Nothing is known of the quay. '.repeat(250)}</Gap>`;
      await writeFile(file, rewritten(sound, 'Geneva talks go on', ['<Gap>', `${long}\n<Gap>`]));
      await page.getByRole('heading', { level: 1, name: 'Geneva talks go on' }).waitFor();
      expect(await bar.innerText()).toMatch(/on Letter: cut about \d+/);
      expect(await page.getByRole('link', { name: 'PDF' }).count()).toBe(0);
      expect(await (await fetch(`${origin}/feed.xml`)).text()).not.toContain('Geneva talks go on');
      for (const name of ['pdf', 'letter.pdf', 'eml', 'sheet.png']) {
        const answer = await fetch(`${origin}/briefings/geneva-meeting.${name}`);
        expect(answer.status, name).toBe(500);
        expect(await answer.text()).toMatch(
          /^geneva-meeting\.mdx has no sheet: Brief is \d+ lines too long for [^\n]*\.\n$/,
        );
      }
      expect((await fetch(`${origin}/briefings/geneva-meeting.png`)).status).toBe(200);
      for (const path of ['/outlook/', '/actors/ukraine/', '/sources/geneva-statement/', '/topics/negotiations/'])
        expect((await fetch(origin + path)).status, path).toBe(200);

      // The desk's own pages follow as well: their words, a new one in the foot, and what is wrong with one.
      await page.goto(`${origin}/pages/about/`);
      await writeFile(join(content, 'pages/about.md'), '# Who we are\n\nA desk by the harbour.\n');
      await page.getByRole('heading', { level: 1, name: 'Who we are' }).waitFor();
      await writeFile(join(content, 'pages/thanks.md'), '# Thanks\n\nTo all readers.\n');
      await page.getByRole('contentinfo').getByRole('link', { name: 'Thanks' }).waitFor();
      await writeFile(join(content, 'pages/about.md'), '# Who we are\n\n<script>alert(1)</script>\n');
      await page.getByText('pages/about.md').first().waitFor();
      await page.goto(`${origin}/briefings/geneva-meeting/`);

      // Where an earlier edition is within the audience, that one stands.
      await rm(join(content, 'editions'), { recursive: true });
      await writeFile(file, sound.replace('tlp: CLEAR', 'tlp: RED'));
      await page.getByText('geneva-meeting.mdx is above the audience').waitFor();
      expect(said()).not.toMatch(/error.*\n.*at /i);
    });
  });
});

it('a hostile background, link or passage runs nothing and asks no other host', async () => {
  await temporary(async (folder) => {
    const content = await sampleIn(folder);
    const file = join(content, 'geneva-meeting.mdx');
    const sound = await readFile(file, 'utf8');
    const run = 'javascript:document.body.dataset.ran=1';
    const hostile = [`[go](${run})`, `![see](http://127.0.0.2/seen.png)`, `[go][1]\n\n[1]: ${run}`];
    const text = sound
      .replace('<Gap>', `<Gap>[go](${run}) `)
      .replace(/term="[^"]*"/, 'term="<img/src=x/onerror=document.body.dataset.ran=1>"')
      .replace(/\n## Background[^]*$/, '');
    await writeFile(file, `${text}\n## Background\n\n${hostile.join('\n\n')}\n`);
    await serving(content, async (origin) => {
      const page = await open(`${origin}/briefings/geneva-meeting/`);
      await settled(() => page.locator('.problems-here').allInnerTexts()).toContainEqual(
        expect.stringContaining('<img/src=x/onerror'),
      );
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      for (const go of await page.getByText('go', { exact: true }).all()) await go.click({ force: true });
      await page.reload();
      const [live, ran] = await page.evaluate(() => [
        [...document.querySelectorAll('main [href], main img')].map(
          (e) => e.getAttribute('href') ?? e.getAttribute('src'),
        ),
        document.body.dataset['ran'],
      ]);
      expect(live).not.toContainEqual(expect.stringMatching(/javascript|127\.0\.0\.2|^x$/));
      expect(ran).toBeUndefined();
      expect(new Set(asked)).toEqual(new Set([origin]));
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

it('a desk’s own colour and logo are followed, and a logo that cannot be drawn is told of', async () => {
  await temporary(async (folder) => {
    const content = join(folder, 'content');
    await cp(EVERY_PART, content, { recursive: true });
    const [settings, crest] = [join(content, 'site.yaml'), join(content, 'brand/crest.svg')];
    const [site, drawn] = await Promise.all([readFile(settings, 'utf8'), readFile(crest, 'utf8')]);
    await serving(content, async (origin) => {
      const page = await open(`${origin}/`);
      const logo = page.locator('header.masthead img.logo');
      const shown = (): Promise<string> =>
        logo.evaluate(async (img: HTMLImageElement) => {
          await img.decode();
          return (await fetch(img.src)).text();
        });
      const accent = (): Promise<string> =>
        page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
      expect(await shown()).not.toContain('#007755');
      expect(await accent()).toContain('#12355b');

      await writeFile(crest, drawn.replaceAll(/#[\da-f]{6}/gi, '#007755'));
      await settled(() => shown().catch(String)).toContain('#007755');
      await writeFile(settings, site.replace('#12355b', '#8a1538'));
      await settled(() => accent().catch(String)).toContain('#8a1538');

      await writeFile(crest, drawn.replace('</svg>', '<script>alert(1)</script></svg>'));
      await page.getByText('brand/crest.svg:').first().waitFor({ state: 'attached' });
      await page.locator('header.masthead').waitFor();
      await settled(() => accent().catch(String)).toContain('#8a1538');
      await settled(() => logo.count()).toBe(0);

      await writeFile(crest, drawn);
      await settled(() => shown().catch(String)).toContain(/#[\da-f]{6}/i.exec(drawn)?.[0]);
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

it('in a long path of another script it serves after one that was killed, and the search says what makes its index', async () => {
  await temporary(async (folder) => {
    const content = await sampleIn(
      join(folder, 'Теки для дуже довгої назви '.repeat(4), '港の料金に関する覚え書き'.repeat(4)),
    );
    const before = await keptByDev();
    await serving(content, async (_, __, server) => {
      server.kill('SIGKILL');
      await once(server, 'exit');
      expect((await keptByDev()).filter((name) => !before.includes(name))).toHaveLength(1);
    });
    await serving(content, async (origin) => {
      expect((await keptByDev()).filter((name) => !before.includes(name))).toHaveLength(1);
      const page = await open(`${origin}/search/?q=talks`);
      expect(await page.locator('main').innerText()).toContain('The search index is made by npm run build');
      expect(await page.getByRole('searchbox').count()).toBe(0);
    });
  });
});
