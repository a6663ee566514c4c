import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportLd } from '../../../src/feed/report.ts';
import { loadLibrary } from '../../../src/reading/library.ts';

const { briefings, site } = await loadLibrary(join(import.meta.dirname, '../../../briefings'));

interface Report {
  '@type': string;
  citation: { name: string; hasPart: { text: string }[] }[];
}

describe('A brief as schema.org’s Report', () => {
  it.each(briefings.map((brief) => [brief.id, brief] as const))('%s cites each source and each passage', (_, brief) => {
    const report = JSON.parse(reportLd(brief, site)) as Report;
    expect(report['@type']).toBe('Report');
    expect(report.citation.map((c) => c.name)).toEqual(brief.sources.map((s) => s.title));
    expect(report.citation.flatMap((c) => c.hasPart.map((p) => p.text)).sort()).toEqual(
      brief.citations.map((c) => c.quoted).sort(),
    );
  });

  it('cannot be ended by a text in it', () => {
    const hostile = { ...briefings[0]!, title: '</script><script>alert(1)</script><!--' };
    const text = reportLd(hostile, site);
    expect(text).not.toContain('<');
    expect((JSON.parse(text) as { headline: string }).headline).toBe(hostile.title);
  });
});
