import { describe, expect, it } from 'vitest';
import { openOutputs } from '../../src/outputs.ts';
import { sample, site } from './sheet/sample.ts';

describe('the writers together', () => {
  it('make a brief’s sheets once while several addresses ask for them', async () => {
    const outputs = openOutputs(process.cwd(), site);
    const brief = sample();
    expect(await outputs.sheets(brief)).toBe(await outputs.sheets(brief));
  });

  it('let go of sheets as more briefs come, and make the same bytes again', async () => {
    const outputs = openOutputs(process.cwd(), site, 4);
    const first = sample();
    const before = await outputs.sheets(first);
    for (let i = 0; i < 4; i++) await outputs.sheets(sample({}, { title: `Talks end without agreement ${i}` }));
    const after = await outputs.sheets(first);
    expect(after).not.toBe(before);
    expect(Buffer.compare(after.pdf.a4, before.pdf.a4)).toBe(0);
    expect(Buffer.compare(after.pdf.letter, before.pdf.letter)).toBe(0);
  });
});
