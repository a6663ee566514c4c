import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readout, temporary } from '../build/command.ts';
import { launchChromium } from '../chromium.ts';
import { paragraph } from '../unit/capture/frame.ts';
import { printed, set } from '../unit/capture/printed.ts';
import { p, t, word } from '../unit/capture/word.ts';
import { saved } from './desk.ts';
import type { Served } from './serve-files.ts';
import { serveStaticDesk } from './static-desk.ts';

let site: Served;
let browser: Browser;
beforeAll(async () => {
  site = await serveStaticDesk();
  browser = await launchChromium();
});
afterAll(() => Promise.all([site.close(), browser.close()]));

const HEAD = { text: 'Report of the Harbour Authority', x: 70, y: 815 };
const page = (from: number) => [HEAD, ...set([paragraph(from), paragraph(from + 1)], { x: 70, top: 740, width: 450 })];
const tracked = `<w:del w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>It was struck out.</w:delText></w:r></w:del>`;

const NAV =
  'Home Pilots Tides Berths Cranes Ferries Notices Charts Weather Archive Contact Jobs Tenders Maps Fees Safety Press Events Museum Shop Search Login Imprint Language';

const DOCUMENTS = [
  {
    name: 'Report.pdf',
    bytes: printed([page(1), page(3), page(5)]),
    words: 'berth 3 would be paid',
    told: 'the head or foot of pages: “Report of the Harbour Authority”',
  },
  {
    name: 'Letter.docx',
    bytes: word(p(t('The owner pays in advance.'), tracked)),
    words: 'The owner pays in advance.',
    told: 'Its tracked changes are accepted; deleted, and so left out: “It was struck out.”',
  },
  {
    name: 'saved page.html',
    bytes: strToU8(
      `<title>Dues</title><nav>${NAV}</nav><article><h1>Dues</h1>${[1, 2, 3].map((n) => `<p>${paragraph(n)}</p>`).join('')}</article>`,
    ),
    words: 'dues of harbour 2',
    told: 'Left out as no part of the article, 25 words: “Dues Home Pilots Tides',
  },
  {
    name: 'mail.eml',
    bytes: strToU8(
      'From: A <a@x.test>\r\nTo: b@x.test\r\nSubject: Dues\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nThe dues rise in April.\r\n--q\r\nContent-Type: image/png; name=plan.png\r\nContent-Disposition: attachment; filename=plan.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--q--\r\n',
    ),
    words: 'The dues rise in April.',
    told: 'Not read, an attachment: “plan.png”',
  },
  {
    name: 'note.txt',
    bytes: strToU8('A first paragraph.\n\nA second one.\n'),
    words: 'A second one.',
    told: undefined,
  },
  // An older Japanese font says its letters by a table that it only names, which pdf.js has files of.
  { name: 'tokyo.pdf', bytes: japanese('会談は東京で行われた。'), words: '会談は東京で行われた。', told: undefined },
] as const;

function japanese(text: string): Uint8Array {
  const codes = [...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const whole = new TextDecoder('latin1').decode(printed([[{ text: 'TEXT', x: 70, y: 700, size: 12 }]]));
  const font =
    '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>';
  // Its table of offsets is found wrong and made again by whoever reads it.
  const made = whole.replace(/<< \/Type \/Font [^>]*>>/, font).replace('(TEXT) Tj', `<${codes}> Tj`);
  return strToU8(
    made.replace(/\/Length \d+/, `/Length ${/stream\n([\s\S]*?)\nendstream/.exec(made)?.[1]?.length}`),
    true,
  );
}

async function open(name: string): Promise<{ screen: Page; wrong: string[]; asked: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const screen = await context.newPage();
  const [wrong, asked]: [string[], string[]] = [[], []];
  screen.on('pageerror', (e) => wrong.push(e.message));
  screen.on('console', (m) => void (m.type() === 'error' && wrong.push(m.text())));
  context.on('request', (r) => asked.push(r.url()));
  await screen.goto(site.origin);
  if (name) await screen.getByRole('button', { name }).click();
  return { screen, wrong, asked };
}

async function exported(screen: Page): Promise<Uint8Array> {
  const download = screen.waitForEvent('download');
  await screen.getByRole('button', { name: 'Export as zip' }).click();
  return readFile(await (await download).path());
}

async function keep(screen: Page, title: string): Promise<void> {
  const form = screen.getByRole('form', { name: 'New source' });
  for (const [label, value] of [
    ['Title, as the reader would say it', title],
    ['Publisher', 'Harbour Authority'],
    ['Its date, as 2026-01-31', '2026-01-05'],
    ['What kind of evidence it is (at most 6 words)', 'report by the authority'],
    ['Rights', 'quoted under the law'],
  ] as const)
    await form.getByLabel(label).fill(value);
  await form.getByRole('button', { name: 'Keep as a source' }).click();
}

it(
  'documents are taken on the desk as `add` takes them: what was left out is told, the original goes with the source',
  { timeout: 180_000 },
  async () => {
    const { screen, wrong, asked } = await open('My desk in this browser');
    const form = screen.getByRole('form', { name: 'New source' });
    await form.waitFor();
    const begun = screen.getByRole('form', { name: 'New briefing' });
    await begun.getByLabel('Name of its file').fill('harbour');
    await begun.getByRole('button', { name: 'Begin' }).click();
    await screen.getByRole('article', { name: 'Bottom line 1' }).waitFor();
    for (const [i, { name, bytes, words, told }] of DOCUMENTS.entries()) {
      if (i) await screen.getByRole('button', { name: 'New source' }).click();
      await form.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) });
      const taken = form.getByRole('group', { name: 'Taken from a document' });
      await taken.waitFor({ timeout: 60_000 });
      expect(await form.locator('textarea').inputValue()).toContain(words);
      if (told === undefined) expect(await taken.locator('.left-out').count()).toBe(0);
      else expect(await taken.locator('.left-out').textContent()).toContain(told);
      await keep(screen, `Document ${i + 1}`);
      await form.waitFor({ state: 'detached' });
      expect(await screen.locator('.source .text').textContent()).toContain(words);
    }
    await saved(screen);
    const zip = await exported(screen);
    const files = unzipSync(zip);
    for (const [i, { bytes, name }] of DOCUMENTS.entries()) {
      const original = `sources/document-${i + 1}.original.${name.split('.').at(-1)}`;
      expect(Buffer.from(files[original] ?? []).equals(Buffer.from(bytes)), original).toBe(true);
    }
    await temporary(async (folder) => {
      for (const [path, file] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), file);
      }
      const { code, said } = await readout(['verify', folder]);
      expect(said).toContain(`${DOCUMENTS.length} sources the same as their originals, 0 not`);
      expect(code).toBe(0);
    });
    expect(wrong).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(site.origin) && !url.startsWith('blob:'))).toEqual([]);
    await screen.context().close();

    const { screen: other } = await open('');
    const foreign = { name: 'desk.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) };
    await other.locator('input[type=file]').setInputFiles(foreign);
    await other.getByRole('combobox', { name: 'Source shown' }).waitFor();
    expect(unzipSync(await exported(other))).toEqual(files);
    await other.context().close();
  },
);

it('a document that gives no words is refused in a sentence, and the form stays as it was', async () => {
  const { screen, wrong } = await open('My desk in this browser');
  const form = screen.getByRole('form', { name: 'New source' });
  await form.locator('textarea').fill('What was pasted.');
  for (const [name, bytes, why] of [
    ['scan.pdf', printed([[]]), 'scan.pdf has no text: its pages are pictures'],
    ['picture.pdf', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'is not a PDF, as its name says, but a picture'],
    ['cut.docx', word(p(t('x'))).slice(0, 200), 'cut.docx is damaged'],
    ['empty.eml', new Uint8Array(), 'empty.eml is empty'],
  ] as const) {
    await form.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) });
    await form.getByText(why).waitFor();
    expect(await form.locator('textarea').inputValue()).toBe('What was pasted.');
    expect(await form.locator('textarea').isEditable()).toBe(true);
  }
  expect(wrong).toEqual([]);
  await screen.context().close();
});

it('nothing that reads documents is loaded before a document is to be read', async () => {
  const { screen, asked } = await open('My desk in this browser');
  await screen.getByRole('form', { name: 'New source' }).waitFor();
  expect(asked.filter((url) => /capture|pdf|docx|html-|mail-/.test(url))).toEqual([]);
  await screen.context().close();
});
