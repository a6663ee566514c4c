import { describe, expect, it } from 'vitest';
import { proseHtml } from '../../../src/components/prose-html.ts';
import { briefSchema } from '../../../src/model/brief.ts';
import { readSyntax } from '../../../src/model/syntax.ts';

/** What a reader gets of a background, and what the writer is told of it. */
function shown(markdown: string): { html: string; problems: string[] } {
  const { background = [], problems } = readSyntax(
    `---\ntitle: Talks\n---\n\n## Background\n\n${markdown}\n`,
    'talks.mdx',
  );
  return { html: proseHtml(background), problems: problems.map((p) => `${p.line}: ${p.message}`) };
}

const SAFE =
  /^<\/?(?:a|blockquote|br|code|em|h[3-6]|hr|li|ol|p|pre|strong|ul)(?: href="(?:https:|mailto:)[^"]*"| title="[^"]*"| class="[^"]*"| start="\d+")*>$/;

/** The tags of a page that are none of prose, or have an attribute that could run, fetch or lead to a script. */
const unsafe = (html: string): string[] => (html.match(/<(?:[^>"]|"[^"]*")*>/g) ?? []).filter((tag) => !SAFE.test(tag));

/** Named by what is tried; nothing of it may be on the page but words. */
const SHOWN: Readonly<Record<string, readonly [markdown: string, html: string]>> = {
  'a fence that is indented, which is a fence to MDX alone': [
    '    ```\n    {/* */}\n    ```\n\n[a](https://a.example)',
    '<pre><code>{/* */}\n</code></pre>\n<p><a href="https://a.example">a</a></p>',
  ],
  'links in a fence that Markdown would take for indented code, closed early': [
    '     ```\n\n[a](javascript:alert(1))\n\n![b](https://b.example/b.png)\n\n     ```',
    '<pre><code>\n[a](javascript:alert(1))\n\n![b](https://b.example/b.png)\n\n</code></pre>',
  ],
  'a comment between the brackets of a link': ['[a]{/* c */}(javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
  'a comment between the brackets of an image': [
    '!{/* c */}[a](https://a.example/a.png)',
    '<p>!<a href="https://a.example/a.png">a</a></p>',
  ],
  'a comment inside the words of a link': [
    '[a {/* c */}b](https://a.example)',
    '<p><a href="https://a.example">a b</a></p>',
  ],
  'a comment that would join two halves of a tag': ['\\<im{/* c */}g src=x>', '<p>&#x3C;img src=x></p>'],
  'a comment that would join two halves of a fence': ['``{/* c */}`', '<p>```</p>'],
  'a reference to a definition': [
    '[a][b]\n\n[b]: https://b.example "The title"',
    '<p><a href="https://b.example" title="The title">a</a></p>',
  ],
  'a reference by its own words, in other letter case': [
    '[The Port]\n\n[the port]: https://b.example',
    '<p><a href="https://b.example">The Port</a></p>',
  ],
  'two definitions of one label: the first counts': [
    '[a][b]\n\n[b]: https://one.example\n[b]: https://two.example',
    '<p><a href="https://one.example">a</a></p>',
  ],
  'a definition in a quotation': [
    '> [b]: https://b.example\n\n[b]',
    '<blockquote>\n</blockquote>\n<p><a href="https://b.example">b</a></p>',
  ],
  'a reference to nothing': ['[a][b]', '<p>[a][b]</p>'],
  'a footnote, which is no Markdown of ours': ['Words.[^1]', '<p>Words.[^1]</p>'],
  'a bare address': ['See https://a.example/?q=1&r=2 now', '<p>See https://a.example/?q=1&#x26;r=2 now</p>'],
  'entities of a tag': [
    '&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt;',
    '<p>&#x3C;script>alert(1)&#x3C;/script> &#x26;lt;b&#x26;gt;</p>',
  ],
  'escaped tags': ['\\<script>alert(1)\\</script>', '<p>&#x3C;script>alert(1)&#x3C;/script></p>'],
  'tags in code': ['`<img src=x onerror=alert(1)>`', '<p><code>&#x3C;img src=x onerror=alert(1)></code></p>'],
  'tags in a fence with a language': [
    '```html "onload=x\n<b>\n```',
    '<pre><code class="language-html">&#x3C;b>\n</code></pre>',
  ],
  'a table, which is no Markdown of ours': [
    '| a | b |\n| - | - |\n| [c](https://c.example) | d |',
    '<p>| a | b |\n| - | - |\n| <a href="https://c.example">c</a> | d |</p>',
  ],
  'a nested list with a fence in it': [
    '1. one\n   - two\n     ```\n     <b>\n     ```\n2. three',
    '<ol>\n<li>one\n<ul>\n<li>two\n<pre><code>&#x3C;b>\n</code></pre>\n</li>\n</ul>\n</li>\n<li>three</li>\n</ol>',
  ],
  'a list with blank lines between its items': [
    '- one\n\n- two',
    '<ul>\n<li>\n<p>one</p>\n</li>\n<li>\n<p>two</p>\n</li>\n</ul>',
  ],
  'a list that begins at 7': ['7. seven\n8. eight', '<ol start="7">\n<li>seven</li>\n<li>eight</li>\n</ol>'],
  headings: ['### Three\n\n###### Six', '<h3>Three</h3>\n<h6>Six</h6>'],
  'emphasis in emphasis, a break and a line across': [
    '*a **b** c*\\\nd\n\n***',
    '<p><em>a <strong>b</strong> c</em><br>\nd</p>\n<hr>',
  ],
  'a title of a link that would end its attribute': [
    `[a](https://a.example '" onclick="x')`,
    '<p><a href="https://a.example" title="&#x22; onclick=&#x22;x">a</a></p>',
  ],
  'an address with an ampersand and quotes in percent signs': [
    '[a](https://a.example/?a=%22&b)',
    '<p><a href="https://a.example/?a=%22&#x26;b">a</a></p>',
  ],
  'a mail address': ['[write](mailto:desk@a.example)', '<p><a href="mailto:desk@a.example">write</a></p>'],
};

describe('A background is shown as it was checked', () => {
  for (const [name, [markdown, html]] of Object.entries(SHOWN)) {
    it(name, () => {
      const page = shown(markdown);
      expect(page.problems).toEqual([]);
      expect(page.html).toBe(html);
      expect(unsafe(page.html)).toEqual([]);
    });
  }
});

const REFUSED: Readonly<Record<string, readonly [markdown: string, problem: string]>> = {
  'a link to a script': ['[a](javascript:alert(1))', '7: Link goes to "javascript:alert(1)"'],
  'a definition of a script': ['[a][b]\n\n[b]: javascript:alert(1)', '9: Link goes to "javascript:alert(1)"'],
  'a footnote that defines a script': [
    'Words.[^1]\n\n[^1]: javascript:alert(1)',
    '9: Link goes to "javascript:alert(1)"',
  ],
  'a script in entities': ['[a](java&#115;cript:alert(1))', '7: Link goes to "javascript:alert(1)"'],
  'a script in angle brackets': ['[a](<javascript:alert(1)>)', '7: Link goes to "javascript:alert(1)"'],
  'a script in an autolink': ['<javascript:alert(1)>', '7: MDX does not parse: Unexpected character'],
  'an image': ['![a](https://a.example/a.png)', '7: An image stands in the background'],
  'an image by reference': ['![a][b]\n\n[b]: https://a.example/a.png', '7: An image stands in the background'],
  'an image in the words of a link': [
    '[![a](https://a.example/a.png)](https://a.example)',
    '7: An image stands in the background',
  ],
  'a heading underlined': ['One\n===', '7: A heading of level 1 stands in the background'],
  'a heading underlined thinly': ['Two\n---', '7: A heading of level 2 stands in the background'],
  'a tag': ['<b>a</b>', '7: <b> stands in the background'],
  'an expression in a list': ['- {1 + 1}', '7: The file has an expression'],
  'an import': ['import a from "a"', '7: The file has an import'],
};

describe('A background is refused for', () => {
  for (const [name, [markdown, problem]] of Object.entries(REFUSED)) {
    it(name, () => {
      const { html, problems } = shown(markdown);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems[0]).toContain(problem);
      expect(unsafe(html)).toEqual([]);
    });
  }
});

it('A background’s tree is what the schema says, as plain data', () => {
  for (const [markdown] of Object.values(SHOWN)) {
    const { background } = readSyntax(`---\ntitle: Talks\n---\n\n## Background\n\n${markdown}\n`, 'talks.mdx');
    expect(briefSchema.shape.background.parse(background)).toEqual(background);
    expect(JSON.parse(JSON.stringify(background))).toEqual(background);
  }
});

it('A background of comments alone is none', () => {
  const { background, comments } = readSyntax(
    '---\ntitle: Talks\n---\n\n## Background\n\n{/* later */}\n',
    'talks.mdx',
  );
  expect(background).toBeUndefined();
  expect(comments.map((c) => c.text)).toEqual(['later']);
});
