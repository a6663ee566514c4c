import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rangeIn } from '../../../src/model/mend.ts';
import { corpus } from './corpus.ts';
import { examplesIn } from './examples.ts';
import { folderOf, problemsIn } from './frame.ts';

const RULES = new URL('../../../src/rules/', import.meta.url);

const snippets = [
  ...readdirSync(RULES)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => examplesIn(readFileSync(new URL(name, RULES), 'utf8')).map((e) => e.snippet)),
  ...corpus().map((c) => c.snippet),
];

/** A quotation’s own marks, or the attribute that has a value. */
const withoutMarks = (text: string): string => text.replace(/^(?:[a-z]+="|["“‘»])|["”’«]$/gu, '');

it('A problem that begins with words of the briefing stands at those words', { timeout: 30_000 }, () => {
  let count = 0;
  const elsewhere = snippets.flatMap((snippet) => {
    const files = folderOf(snippet);
    const text = files.get('example.mdx') ?? '';
    return problemsIn(files).flatMap((p) => {
      const words = /^(?:The quotation )?"([^"]+)"/.exec(p.message)?.[1];
      // A name in look-alike letters stands in the front matter and everywhere; what is styled is written in another way.
      if (p.file !== 'example.mdx' || words === undefined || !text.includes(words)) return [];
      count++;
      const at = text.slice(...(rangeIn(text, p) ?? [0, 0]));
      return withoutMarks(at) === words ? [] : [`${p.rule} ${words}: ${at}`];
    });
  });
  expect(elsewhere).toEqual([]);
  expect(count).toBeGreaterThan(100);
});
