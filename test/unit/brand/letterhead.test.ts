import { expect, it } from 'vitest';
import { html } from '../../../src/mail/html.ts';
import { text } from '../../../src/mail/text.ts';
import { readSite } from '../../../src/model/documents.ts';
import { siteSchema, type Site } from '../../../src/model/site.ts';
import { layOut } from '../../../src/sheet/fit.ts';
import type { LaidPage, Mark, Tagged } from '../../../src/sheet/laid.ts';
import { sample, setter, site } from '../sheet/sample.ts';

const settings = (lines: string): string => `name: Harbour Ministry\nurl: https://ministry.example\n${lines}\n`;
const told = (lines: string): string[] =>
  readSite(settings(lines), 'site.yaml').problems.map((p) => `${p.line}:${p.column} ${p.rule}: ${p.message}`);

const headed = siteSchema.parse({
  ...site,
  audience: 'TLP:AMBER+STRICT',
  letterhead: ['Ministry of Ports and Waterways', 'Directorate of Analysis, 12 Harbour Street, Port Ardan'],
  footer: [
    { text: 'Imprint', url: 'https://ministry.example/imprint' },
    { text: 'Write to us', url: 'mailto:desk@ministry.example' },
  ],
});

const marksIn = (node: Tagged): Mark[] => node.children.flatMap((c) => (c.kind === 'tagged' ? marksIn(c) : [c]));
const linesOf = (page: LaidPage): { text: string; y: number }[] => {
  const lines = new Map<number, string>();
  for (const mark of marksIn(page.root))
    if (mark.kind === 'run') lines.set(mark.y, (lines.get(mark.y) ?? '') + mark.text);
  return [...lines].map(([y, said]) => ({ text: said, y }));
};
const linksIn = (node: Tagged): string[] => [
  ...(node.role === 'Link' && node.href ? [node.href] : []),
  ...node.children.flatMap((c) => (c.kind === 'tagged' ? linksIn(c) : [])),
];

it('A letterhead and the links of the foot stand on the sheet and in the mail, in both its forms', async () => {
  const brief = sample({ facts: 4 });
  const sheet = layOut(brief, headed, await setter());
  if ('problems' in sheet) throw new Error('It does not fit');
  for (const page of [sheet.pages.a4, sheet.pages.letter]) {
    const lines = linesOf(page);
    const yOf = (words: string): number => lines.find((line) => line.text.includes(words))?.y ?? NaN;
    const order = ['Harbour Street Desk', 'Ministry of Ports', 'Directorate of Analysis', 'As of', 'Talks end'].map(
      yOf,
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(linksIn(page.root).slice(-2)).toEqual(['https://ministry.example/imprint', 'mailto:desk@ministry.example']);
  }
  expect(html(brief, headed)).toContain('>Directorate of Analysis, 12 Harbour Street, Port Ardan</span>');
  expect(html(brief, headed)).toContain('href="mailto:desk@ministry.example"');
  expect(text(brief, headed)).toContain('\nMinistry of Ports and Waterways\nDirectorate of Analysis,');
  expect(text(brief, headed)).toMatch(/Imprint <?https:\/\/ministry\.example\/imprint/);
});

it('A letterhead that is too high, and a link that leads nowhere, are told at their place', () => {
  expect(told('letterhead: Ministry of Ports')).toEqual([]);
  expect(told('letterhead:\n  - a\n  - b\n  - c\n  - d\n  - e')).toEqual([
    '8:5 brand: The letterhead has 5 lines, at most 4 leave a sheet its room',
  ]);
  expect(told(`letterhead:\n  - ${'long '.repeat(15)}`)).toEqual([
    '4:5 brand: A line of the letterhead has 74 characters, at most 70 stand beside a label',
  ]);
  expect(told('footer:\n  - text: Us\n    url: javascript:alert(1)')).toEqual([
    expect.stringMatching(/^5:10 schema: Field `footer.url` is "javascript/),
  ]);
});

it('The highest letterhead that is taken leaves its sheet what a full briefing needs', async () => {
  const high: Site = {
    ...headed,
    letterhead: Array.from({ length: 4 }, () => 'M'.repeat(12) + ' of ports'.repeat(6)),
  };
  const full = sample({ facts: 6, positions: 4, judgements: 3, scenarios: 3, watch: 4, sources: 6 });
  const withdrawn = { ...full, status: 'withdrawn' as const, tlp: 'AMBER+STRICT' as const };
  const sheet = layOut(withdrawn, high, await setter());
  if ('problems' in sheet) throw new Error(sheet.problems[0]?.message);
  const rule = sheet.pages.letter.artifacts
    .flatMap((a) => a.marks)
    .find((m) => m.kind === 'rectangle' && m.height === 1.6);
  expect(rule?.y).toBeLessThan(792 / 6);
});
