import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/model/assemble.ts';
import { readPage } from '../../../src/model/page.ts';
import { noLongerPublished, publish } from '../../../src/model/publish.ts';

const read = (text: string) => readPage(text, 'imprint', 'pages/imprint.md');
const said = (text: string): string[] =>
  read(text).problems.map(({ line, column, rule, message, note }) => `${line}:${column} ${rule} ${message}. ${note}`);

describe('A page of the desk’s own', () => {
  it('is its title and the Markdown under it', () => {
    const { data, problems } = read('# Imprint\n\n## Who\n\nThe *desk*, [by mail](mailto:desk@a.example).\n');
    expect(problems).toEqual([]);
    expect(data?.title).toBe('Imprint');
    expect(data?.body.map(({ type }) => type)).toEqual(['heading', 'paragraph']);
  });

  it('begins with its title', () => {
    expect(said('The desk.\n')).toEqual([
      '1:1 schema The page has no title. Begin the file with # and the title, in plain words',
    ]);
    expect(said('')).toHaveLength(1);
    expect(said('# *Imprint*\n')).toHaveLength(1);
  });

  it.each([
    ['# A\n\n<script>alert(1)</script>\n', '3:1 mdx-safe <script> stands in the page'],
    ['# A\n\n[here](javascript:alert(1))\n', '3:1 mdx-safe Link goes to "javascript:alert(1)"'],
    ['# A\n\n![seen](https://a.example/x.png)\n', '3:1 mdx-safe An image stands in the page'],
    ['# A\n\n{1 + 1}\n', '3:1 mdx-safe'],
    ['# A\n\n# B\n', '3:1 mdx-safe A heading of level 1 stands in the page. Use ## or deeper'],
    [`# A\n\n${'x'.repeat(40_000)}\n`, '1:1 schema File has 40006 bytes, at most 32768 are read'],
    [`# A\n\n${'> '.repeat(60)}x\n`, 'The text is nested over 32 deep'],
  ])('is safe as a background is: %.40j', (text, problem) => {
    expect(said(text).join('\n')).toContain(problem);
  });

  it('stands in its folder under an id, and is published with the site until it changes', () => {
    const site = 'name: A\nurl: https://a.example\n';
    const folder = (imprint: string) =>
      new Map([
        ['site.yaml', site],
        ['pages/imprint.md', imprint],
      ]);
    const library = assemble(folder('# Imprint\n\nA.\n'));
    expect(library.problems).toEqual([]);
    expect(library.pages.map(({ id, title }) => [id, title])).toEqual([['imprint', 'Imprint']]);
    const then = publish(library, '2026-01-01');
    const now = publish(assemble(folder('# Imprint\n\nB.\n')), '2026-01-01');
    expect(noLongerPublished(then, now)).toEqual(['pages/imprint.md']);
    const stray = assemble(new Map([...folder('# Imprint\n'), ['pages/Imprint.mdx', '# A']]));
    expect(stray.problems.map(({ file, note }) => `${file}: ${note}`)).toEqual([
      'pages/Imprint.mdx: Rename it to pages/Imprint.md',
    ]);
  });
});
