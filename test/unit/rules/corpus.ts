import { readdirSync, readFileSync } from 'node:fs';

/** A labelled snippet: the rules that a careful reader would have flag it, none where it is clean. */
export interface Labelled {
  file: string;
  line: number;
  expected: string[];
  snippet: string;
}

const FOLDER = new URL('../../corpus/', import.meta.url);

/** Every snippet of the corpus: a heading with the rules expected, or "clean", and a block of MDX. */
export const corpus = (): Labelled[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .flatMap((file) => {
      const text = readFileSync(new URL(file, FOLDER), 'utf8');
      return Array.from(text.matchAll(/^### (.+)\n\n```mdx\n([\s\S]*?)\n```$/gm), (m) => ({
        file,
        line: text.slice(0, m.index).split('\n').length,
        expected: m[1] === 'clean' ? [] : (m[1] ?? '').split(', '),
        snippet: (m[2] ?? '').replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      }));
    });
