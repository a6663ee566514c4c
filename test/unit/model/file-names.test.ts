import { expect, it } from 'vitest';
import { readGround } from '../../../src/model/assemble.ts';

/** Which of these files have a name that no id can be, by what is said of them. */
const refused = (...files: string[]): string[] =>
  readGround(new Map(files.map((file) => [file, ''])))
    .problems.filter(({ note }) => note === 'Rename the file')
    .map(({ file }) => file);

it('names that some disk takes for one, or has for a device, are refused on every disk', () => {
  const odd = [
    'Geneva.mdx',
    'actors/CON.yaml',
    'actors/nul.yaml',
    'aux.mdx',
    'com1.mdx',
    'geneva .mdx',
    'gene\u0300ve.mdx',
    'gen\u00E8ve.mdx',
    'noon:london.mdx',
    'sources/Talks.md',
    'sources/lpt9.md',
  ];
  expect(refused('geneva.mdx', 'sources/talks.md', 'actors/console.yaml', ...odd)).toEqual(odd);
});
