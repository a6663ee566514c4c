import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { open } from './browser.ts';

/** The text of the page as Chromium prints it, read by poppler. */
async function printed(path: string): Promise<string> {
  const page = await open(path);
  const pdf = await page.pdf({ format: 'A4', printBackground: true });
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).replace(/\s+/gu, ' ');
}

describe('Printing a briefing', () => {
  it('gives the brief', async () => {
    const text = await printed('/briefings/moscow-talks/');
    const parts = ['TLP:CLEAR', 'Moscow talks end', 'Bottom line', 'Why it matters', 'Key facts', 'Positions'];
    const more = ['Mangott', 'Outlook', 'Confidence moderate', 'Watch', 'What is not known', 'Sources', 'CC BY 4.0'];
    expect([...parts, ...more, 'readout.example/briefings/moscow-talks/'].filter((p) => !text.includes(p))).toEqual([]);
  });

  it('and not the navigation, the actions, the passages or the background', async () => {
    const text = await printed('/briefings/moscow-talks/');
    const absent = ['Skip to content', 'Method', 'Email', 'Letter', 'Newer', 'Background', 'as a deadline set by'];
    expect(absent.filter((p) => text.includes(p))).toEqual([]);
  });
});
