import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { open } from './browser.ts';

/** The page as Chromium prints it: its text as poppler reads it, and how many sheets of paper it takes. */
async function printed(path: string, format = 'A4'): Promise<{ text: string; sheets: number }> {
  const page = await open(path);
  const input = await page.pdf({ format, printBackground: true });
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input, encoding: 'utf8' });
  return { text: text.replace(/\s+/gu, ' '), sheets: text.split('\f').length - 1 };
}

describe('Printing a briefing', () => {
  it('gives the brief', async () => {
    const { text } = await printed('/briefings/moscow-talks/');
    const parts = ['TLP:CLEAR', 'Moscow talks end', 'Bottom line', 'Why it matters', 'Key facts', 'Positions'];
    const more = ['Mangott', 'Outlook', 'Confidence moderate', 'Watch', 'What is not known', 'Sources', 'CC BY 4.0'];
    expect([...parts, ...more, 'readout.example/briefings/moscow-talks/'].filter((p) => !text.includes(p))).toEqual([]);
  });

  it('and not the navigation, the actions, the passages or the background', async () => {
    const { text } = await printed('/briefings/moscow-talks/');
    const absent = ['Skip to content', 'Method', 'Email', 'Letter', 'Newer', 'Background', 'as a deadline set by'];
    expect(absent.filter((p) => text.includes(p))).toEqual([]);
  });

  it.each(['A4', 'Letter'])('takes one sheet of %s, for each of the sample', async (format) => {
    for (const id of ['moscow-talks', 'black-sea', 'india-tariffs', 'geneva-meeting'])
      expect(`${id}: ${(await printed(`/briefings/${id}/`, format)).sheets}`).toBe(`${id}: 1`);
  });
});
