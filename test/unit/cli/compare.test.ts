import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MARKER, markerOf } from '../../../src/built/marker.ts';
import { writeSums } from '../../../src/built/sums.ts';
import { run } from '../../../src/cli/compare.ts';
import { encodePng } from '../../../src/card/png.ts';
import { decodePng, differenceOf, type Pixels } from '../../../src/compare/pixels.ts';
import type { ComparisonJson } from '../../../src/compare/json.ts';
import { contentsOf, ground, save } from '../built/site.ts';

const PAGE = (main: string, { head = '', lang = 'en' } = {}): string =>
  `<!DOCTYPE html><html lang="${lang}"><head><title>T</title><link rel="stylesheet" href="/assets/Page.AAAAAAAA.css">${head}</head>
<body><nav aria-label="Site"><a href="/">Home</a><a href="/outlook/">Outlook</a></nav><main><h1>Dues</h1>${main}</main></body></html>`;

const SITE: Readonly<Record<string, string>> = {
  'index.html': PAGE(
    '<p>The dues <span class="n">rise by 4.5 per</span> cent.</p><ul><li>Berths</li><li>Pilots</li><li>Tugs</li></ul>',
  ),
  'a/index.html': PAGE('<p>One notice was issued by one side.</p>'),
  'b/index.html': PAGE('<h2 id="what">What is known</h2><p>Nothing of the kind.</p>'),
  'assets/Page.AAAAAAAA.css': "p{color:#111}@font-face{src:url('/fonts/serif.woff2')}",
  'fonts/serif.woff2': 'a face',
  'data.json': '{"briefings":[{"id":"dues","title":"Dues rise","facts":3}]}',
  'robots.txt': 'User-agent: *',
};

type Files = Readonly<Record<string, string>>;

/** A finished site of these files; those that are empty are left out. */
async function site(folder: string, files: Files, url = 'https://readout.example'): Promise<void> {
  for (const [path, text] of Object.entries(files)) if (text) await save(join(folder, path), text);
  await save(join(folder, MARKER), markerOf(url));
  await writeSums(folder);
}

interface Compared {
  code: number;
  said: string;
  cwd: string;
}

/** What is said of the site above and of one with these files in their place. */
async function compared(change: Files, { url, args = [] }: { url?: string; args?: string[] } = {}): Promise<Compared> {
  const cwd = await ground();
  await site(join(cwd, 'old'), SITE);
  await site(join(cwd, 'new'), { ...SITE, ...change }, url);
  const printed: string[] = [];
  const world = { cwd, now: () => new Date('2026-04-10T08:00:00Z'), print: (text: string) => void printed.push(text) };
  const code = await run(['old', 'new', ...args], world);
  return { code, said: printed.join('\n'), cwd };
}

const everywhere = (from: string, to: string): Files =>
  Object.fromEntries(Object.entries(SITE).map(([path, text]) => [path, text.replaceAll(from, to)]));

describe('`compare` of two built sites', () => {
  it('says of the same site that it is the same, and exits 0', async () => {
    const { code, said } = await compared({});
    expect([code, said]).toEqual([0, 'old and new are the same: 8 files']);
  });

  it('tells the words that changed, with the words around them and the heading above, and exits 1', async () => {
    const { code, said } = await compared({ 'index.html': SITE['index.html']?.replace('4.5', '4.6') ?? '' });
    expect(code).toBe(1);
    expect(said).toContain('Pages: 1 changed\n  ~ /\n      Dues: The dues rise by [-4.5-] {+4.6+} per cent.');
  });

  it('tells once what is the same on many pages', async () => {
    const { said } = await compared(everywhere('>Outlook<', '>Forecasts<'));
    expect(said).toContain('1. on 3 pages: Site: Home [-Outlook-] {+Forecasts+}');
    expect(said.match(/Forecasts/g)).toHaveLength(1);
    expect(said).toContain('  ~ /, /a/, /b/\n      change 1 of those above');
  });

  it('tells an order from words that came and went', async () => {
    const { said } = await compared({
      'index.html':
        SITE['index.html']?.replace('<li>Berths</li><li>Pilots</li>', '<li>Pilots</li><li>Berths</li>') ?? '',
    });
    expect(said).toMatch(/stands elsewhere, Dues: “(Berths|Pilots)”/);
    expect(said).not.toMatch(/[[{][-+]/);
  });

  it('tells pages that came and went, and a file that became a folder', async () => {
    const { said } = await compared({
      ...{ 'b/index.html': '', 'c/index.html': PAGE('<p>New</p>') },
      ...{ 'robots.txt': '', 'robots.txt/index.html': PAGE('<p>Robots</p>') },
    });
    expect(said).toContain('Pages: 2 added, 1 gone\n  - /b/\n  + /c/\n  + /robots.txt/');
    expect(said).toContain('Feeds and data: 1 gone\n  - robots.txt');
  });

  it('tells a style under another name by its rules, and the pages that show it', async () => {
    const { said } = await compared({
      ...everywhere('Page.AAAAAAAA', 'Page.BBBBBBBB'),
      'assets/Page.AAAAAAAA.css': '',
      'assets/Page.BBBBBBBB.css': SITE['assets/Page.AAAAAAAA.css']?.replace('#111', '#222') ?? '',
    });
    expect(said).toContain('  ~ /, /a/, /b/\n      looks otherwise where it shows: assets/Page.css');
    expect(said).toContain('p{color:#[-111-] {+222+}}');
  });

  it('tells a face alone, on the pages whose style loads it, which stayed the same to the byte', async () => {
    const { said } = await compared({ 'fonts/serif.woff2': 'another face' });
    expect(said).toContain('  ~ /, /a/, /b/\n      looks otherwise where it shows: fonts/serif.woff2');
  });

  it('tells links, labels and places to link to', async () => {
    const { said } = await compared({
      'b/index.html':
        SITE['b/index.html']?.replace('id="what"', 'id="known"').replace('href="/outlook/"', 'href="/scores/"') ?? '',
      'a/index.html': SITE['a/index.html']?.replace('aria-label="Site"', 'aria-label="This site"') ?? '',
    });
    for (const line of [
      'link: {+/scores/+}',
      'link: [-/outlook/-]',
      'place to link to: [-#what-]',
      'label, aria-label: {+This site+}',
    ])
      expect(said).toContain(line.replace('{+This site+}', '[-Site-] {+This site+}'));
  });

  it('tells fields of data by what they are in', async () => {
    const { said } = await compared({ 'data.json': SITE['data.json']?.replace('3', '4') ?? '' });
    expect(said).toContain('field, briefings[dues].facts: [-3-] {+4+}');
  });

  it('reads Arabic words as words', async () => {
    const cwd = await ground();
    const page = (word: string): string => PAGE(`<p>ترتفع رسوم الميناء ${word} في أبريل.</p>`, { lang: 'ar' });
    await site(join(cwd, 'old'), { 'index.html': page('قليلا') });
    await site(join(cwd, 'new'), { 'index.html': page('كثيرا') });
    const printed: string[] = [];
    await run(['old', 'new'], { cwd, now: () => new Date(0), print: (text) => void printed.push(text) });
    expect(printed.join('\n')).toContain('ترتفع رسوم الميناء [-قليلا-] {+كثيرا+} في أبريل.');
  });

  it('does not tell that a site is hosted elsewhere, but once', async () => {
    const { code, said } = await compared(everywhere('="/', '="/under/'), { url: 'https://other.example/under' });
    expect([code, said]).toEqual([
      0,
      'old and new are the same: 8 files\nBuilt for https://readout.example/ and for https://other.example/under: that alone is not told.',
    ]);
  });

  it('is JSON for programs, of the same bytes each time', async () => {
    const change = { 'index.html': SITE['index.html']?.replace('4.5', '4.6') ?? '' };
    const [one, two] = [await compared(change, { args: ['--json'] }), await compared(change, { args: ['--json'] })];
    expect(one.said).toBe(two.said);
    const json = JSON.parse(one.said) as ComparisonJson;
    expect(json).toMatchObject({ same: false, old: { name: 'old', files: 8 }, shared: [], index: 0 });
    expect(json.files.page).toEqual([
      expect.objectContaining({
        name: '/',
        is: 'changed',
        changes: [
          {
            of: 'words',
            under: 'Dues',
            before: 'The dues rise by ',
            was: '4.5',
            now: '4.6',
            after: ' per cent.',
            lang: 'en',
          },
        ],
      }),
    ]);
  });

  it('tells what it could not read, and goes on', async () => {
    const { said } = await compared({ 'sheet.pdf': '', 'a/index.html': PAGE('<p>x</p>') });
    expect(said).toContain('~ /a/');
    const cwd = await ground();
    await site(join(cwd, 'old'), { 'index.html': SITE['index.html'] ?? '', 's.pdf': '%PDF-1.7 no' });
    await site(join(cwd, 'new'), { 'index.html': SITE['index.html'] ?? '', 's.pdf': '%PDF-1.7 nothing' });
    const printed: string[] = [];
    await run(['old', 'new'], { cwd, now: () => new Date(0), print: (text) => void printed.push(text) });
    expect(printed.join('\n')).toContain('s.pdf\n      compared by its bytes alone: the old one is damaged');
  });
});

describe('`compare` refuses', () => {
  const refused = async (args: string[], wrong: (cwd: string) => Promise<void> = () => Promise.resolve()) => {
    const cwd = await ground();
    await site(join(cwd, 'old'), SITE);
    await site(join(cwd, 'new'), SITE);
    await wrong(cwd);
    return expect(run(args, { cwd, now: () => new Date(0), print: () => undefined })).rejects;
  };

  it('one site, the same one twice, and what is not there', async () => {
    await (await refused(['old'])).toThrow('compare takes two');
    await (await refused(['old', './new/../old'])).toThrow('both are the same folder');
    await (await refused(['old', 'nowhere'])).toThrow('"nowhere" is not there');
  });

  it('a folder that is no site of ours', async () => {
    await (
      await refused(['old', 'texts'], (cwd) => save(join(cwd, 'texts/a.txt'), 'a'))
    ).toThrow('"texts" is no site that Readout built');
  });

  it('a site with a file that was changed after it was built, or is gone', async () => {
    await (
      await refused(['old', 'new'], (cwd) => writeFile(join(cwd, 'new/a/index.html'), 'x'))
    ).toThrow('"new" holds what was changed after it was built (a/index.html)');
    await (
      await refused(['old', 'new'], (cwd) => rm(join(cwd, 'old/robots.txt')))
    ).toThrow('"old" is not whole: robots.txt is not there');
  });
});

describe('`compare --out`', () => {
  const changed = { 'index.html': SITE['index.html']?.replace('4.5', '<script>4.6</script> 4.7 “&lt;b&gt;”') ?? '' };

  it('writes a report without scripts, for its owner alone, of the same bytes each time', async () => {
    const files = async (): Promise<Record<string, string>> => {
      const { cwd, said } = await compared(changed, { args: ['--out', 'report', '--pictures', '0'] });
      expect(said).toContain('The report is report/index.html. It holds what both sites hold, for you alone to read.');
      const stats = await Promise.all(['report', 'report/index.html'].map((path) => stat(join(cwd, path))));
      expect(stats.map(({ mode }) => mode & 0o077)).toEqual([0, 0]);
      return contentsOf(join(cwd, 'report'));
    };
    const [one, two] = [await files(), await files()];
    expect(one).toEqual(two);
    const page = one['index.html'] ?? '';
    expect(page).toContain('<del>4.5</del> <ins>4.7 “&lt;b&gt;”</ins>');
    expect(page).not.toContain('<script');
    for (const [, file = ''] of page.matchAll(/(?:href|src)="([^"#]+)"/g)) expect(Object.keys(one)).toContain(file);
    expect(JSON.parse(one['report.json'] ?? '')).toMatchObject({ same: false, pictures: {} });
  });

  it.each([
    [['--out', 'old/report'], '--out "old/report" stands in the old site'],
    [['--out', 'new'], '--out "new" is the new site'],
    [['--out', '.'], 'holds the old site'],
    [['--out', 'full'], '--out "full" is not empty'],
    [['--out', 'file'], '--out "file" is no folder'],
    [['--pictures', '3'], 'pictures are a part of the report'],
    [['--out', 'r', '--pictures', 'many'], '--pictures takes a number, not "many"'],
    [['--out', 'r', '--browser', '/nowhere'], 'there is no browser at "/nowhere"'],
  ])('refuses %j', async (args, says) => {
    const cwd = await ground();
    await site(join(cwd, 'old'), SITE);
    await site(join(cwd, 'new'), { ...SITE, ...changed });
    await save(join(cwd, 'full/a.txt'), 'a');
    await save(join(cwd, 'file'), 'a');
    await expect(run(['old', 'new', ...args], { cwd, now: () => new Date(0), print: () => undefined })).rejects.toThrow(
      says,
    );
    expect(await contentsOf(join(cwd, 'full'))).toEqual({ 'a.txt': 'a' });
  });
});

describe('The difference of two pictures', () => {
  /** Grey rows, one number a row. */
  const picture = (...rows: number[][]): Pixels => ({
    width: rows[0]?.length ?? 0,
    height: rows.length,
    rgb: new Uint8Array(rows.flat().flatMap((grey) => [grey, grey, grey])),
  });
  const text = [
    [255, 0, 255],
    [0, 255, 0],
    [255, 255, 0],
  ];

  it('is none where no channel differs by more than the tolerance', () => {
    expect(
      differenceOf(picture(...text), picture(...text.map((row) => row.map((n) => Math.max(0, n - 20))))),
    ).toBeUndefined();
    expect(differenceOf(picture(...text), picture([255, 0, 255], [0, 255, 0], [255, 255, 255]))?.share).toBeGreaterThan(
      0,
    );
  });

  it('tells what was put in where it was, and nothing of what only moved down', () => {
    const found = differenceOf(picture(...text), picture(...text.slice(0, 1), [9, 9, 9], ...text.slice(1)));
    expect(found?.share).toBe(3 / 12);
    expect(
      [...(found?.picture.rows ?? [])].map((mark) => (mark >= 32 ? 'came' : mark >= 16 ? 'went' : 'stayed')),
    ).toEqual(['stayed', 'came', 'stayed', 'stayed'].flatMap((row) => ['stayed', row, row, row]));
  });

  it('reads what the project and other programs write as PNG, and nothing of what is none', async () => {
    const found = differenceOf(picture(...text), picture(...text.slice(1)));
    const png = encodePng(found?.picture ?? expect.fail());
    expect(decodePng(png)).toMatchObject({ width: 3, height: 3 });
    expect(decodePng(png.subarray(0, 60))).toBeUndefined();
    expect(decodePng(new TextEncoder().encode('no picture at all'))).toBeUndefined();
    const icon = decodePng(await readFile(join(import.meta.dirname, '../../../.github/readme-sheet.png')));
    expect(icon?.width).toBeGreaterThan(100);
  });
});

describe('`compare` of two versions', () => {
  /** A version of Readout whose sites say a word, as it is installed: with a program that takes the commands it is given. */
  async function version(folder: string, word: string, { fails = false, problem = '' } = {}): Promise<void> {
    const sum = (text: string): string => createHash('sha256').update(text).digest('hex');
    const files = { 'index.html': PAGE(`<p>Made by ${word}</p>`), [MARKER]: markerOf('https://readout.example') };
    const sums = Object.entries(files).map(([path, text]) => `${sum(text)}  ${path}\n`);
    const problems = problem
      ? [{ file: 'a.mdx', line: 1, column: 1, severity: 'warning', rule: 'schema', message: problem }]
      : [];
    const program = `import { mkdirSync, writeFileSync } from 'node:fs';
const [command, folder, flag, out, ...rest] = process.argv.slice(2);
if (command === 'check') console.log(${JSON.stringify(JSON.stringify(problems))});
else if (${fails}) { console.log('It does not build ' + folder); process.exitCode = 1; }
else {
  if (flag !== '--out' || rest.join() !== '--no-cache' || process.env.npm_command) throw new Error('It is not called so');
  mkdirSync(out);
  for (const [path, text] of Object.entries(${JSON.stringify({ ...files, SHA256SUMS: sums.join('') })})) writeFileSync(out + '/' + path, text);
}`;
    const at = join(folder, 'node_modules/readout');
    await save(
      join(at, 'package.json'),
      JSON.stringify({ name: 'readout', version: word, type: 'module', bin: { readout: 'made/start.js' } }),
    );
    await save(join(at, 'made/start.js'), program);
  }

  async function ran(args: string[], old: object = {}, new_: object = {}): Promise<Compared> {
    const cwd = await ground();
    await version(join(cwd, 'v1'), '1.0.0', old);
    await version(join(cwd, 'v2'), '2.0.0', new_);
    await save(join(cwd, 'briefings/site.yaml'), 'name: Desk');
    const printed: string[] = [];
    const code = await run(args, { cwd, now: () => new Date(0), print: (text) => void printed.push(text) });
    return { code, said: printed.join('\n'), cwd };
  }

  it('builds the folder by both, and tells what changed, the problems too', async () => {
    const { code, said, cwd } = await ran(['v1', 'v2'], {}, { problem: 'A word too many' });
    expect(code).toBe(1);
    expect(said).toContain('v1 → v2: 2 files');
    expect(said).toContain(
      '1 problem that the new version finds and the old one does not:\n  a.mdx:1:1 warning A word too many schema',
    );
    expect(said).toContain('Dues: Made by [-1.0.0-] {+2.0.0+}');
    expect((await readdir(cwd)).sort()).toEqual(['briefings', 'v1', 'v2']);
  });

  it('compares a site with what a version makes', async () => {
    const { said, cwd } = await ran(['v1', 'v2']);
    expect(said).not.toContain('problem');
    await site(join(cwd, 'dist'), { 'index.html': PAGE('<p>Made by hand</p>') });
    const printed: string[] = [];
    const world = { cwd, now: () => new Date(0), print: (text: string) => void printed.push(text) };
    expect(await run(['dist', 'v2', '--json'], world)).toBe(1);
    expect(JSON.parse(printed.join('\n'))).toMatchObject({
      old: { name: 'dist' },
      new: { name: 'v2', version: '2.0.0' },
    });
  });

  it('says why a version does not build the folder, and compares nothing', async () => {
    const { code, said } = await ran(['v1', 'v2'], {}, { fails: true });
    expect([code, said]).toEqual([
      1,
      'It does not build briefings\n\nNothing was compared: Readout 2.0.0 in v2 does not build briefings.',
    ]);
  });

  it.each([
    [['v1', 'v1'], 'both are the same version'],
    [
      ['v1', '2.0.0'],
      '"2.0.0" is not installed, and compare fetches nothing: `npm install --prefix OTHER-FOLDER readout@2.0.0`',
    ],
    [['readout-0.1.0.tgz', 'v2'], '`npm install --prefix OTHER-FOLDER readout-0.1.0.tgz`'],
    [['v1', 'v2', '--folder', 'nowhere'], 'there is no folder "nowhere" for the versions to build'],
    [['v1', 'v2', '--out', 'briefings/report'], 'stands in the content folder'],
  ])('refuses %j', async (args, says) => {
    await expect(ran(args)).rejects.toThrow(says);
  });
});
