import { execFileSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { digestSchema } from '../../src/feed/digest.ts';
import { KINDS, open } from './browser.ts';

describe('The week on one page', () => {
  it('is reached from the outlook, says its days, and can be taken as sheet, mail and data of the same', async () => {
    const page = await open(KINDS.outlook, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'The week on one page' }).click();
    expect(new URL(page.url()).pathname).toBe('/digest/');
    const title = await page.locator('h1').innerText();
    expect(title).toMatch(/^The week to \d/);
    const { folder } = inject('site');
    const json = digestSchema.parse(JSON.parse(await readFile(join(folder, 'digest.json'), 'utf8')));
    expect(json.title).toBe(title);
    expect(Date.parse(json.to) - Date.parse(json.from)).toBe(6 * 86_400_000);
    const counts = { new: json.new.length, settled: json.settled.length, 'left open': json.leftOpen.length };
    const lead = await page.locator('header .lead').innerText();
    for (const [word, n] of Object.entries(counts)) if (n) expect(lead).toContain(`${n} ${word}`);
    if (!json.new.length && !json.settled.length && !json.leftOpen.length)
      expect(lead).toMatch(/^Nothing was published/);
    for (const [i, name] of ['digest.pdf', 'digest.letter.pdf'].entries()) {
      const { size } = await stat(join(folder, name));
      expect(await page.locator('.actions .pdf a').nth(i).innerText()).toBe(
        `PDF, ${i ? 'Letter' : 'A4'}, ${Math.round(size / 1000)} KB`,
      );
      expect(execFileSync('pdftotext', [join(folder, name), '-'], { encoding: 'utf8' })).toContain(title);
    }
    expect(await readFile(join(folder, 'digest.eml'), 'utf8')).toContain(`Subject: [TLP:CLEAR] ${title}`);
  });
});
