import { describe, expect, it } from 'vitest';
import { FORGETFUL } from '../../../src/reading/memory.ts';
import { readSyntaxes } from '../../../src/reading/syntax-reader.ts';

/** Within every limit of size, and hours of work for the parser: a link begun in a link begun in a link. */
const HANGING = `${'[a]('.repeat(2400)}\n`.repeat(25);
const HONEST = '---\ntitle: x\n---\n\n<Gap>Who leads.</Gap>\n';

describe('A briefing that would hang its parser', () => {
  it('is given up at its deadline, and those after it are read', async () => {
    const found = await readSyntaxes(
      new Map([
        ['first.mdx', HONEST],
        ['hanging.mdx', HANGING],
        ['last.mdx', HONEST],
      ]),
      FORGETFUL,
      2000,
    );
    expect(found.get('hanging.mdx')?.problems).toMatchObject([
      { file: 'hanging.mdx', line: 1, column: 1, severity: 'error', rule: 'mdx-safe' },
    ]);
    expect(found.get('hanging.mdx')?.complete).toBe(false);
    for (const file of ['first.mdx', 'last.mdx'])
      expect(found.get(file)).toMatchObject({ complete: true, problems: [], elements: [{ name: 'Gap' }] });
  });
});
