import { describe, expect, it } from 'vitest';
import { forgetful } from '../../../src/cli/memory.ts';
import { threadedReader } from '../../../src/cli/reader.ts';

/** Within every limit of size, and hours of work for the parser: a link begun in a link begun in a link. */
const HANGING = `${'[a]('.repeat(2400)}\n`.repeat(25);
const HONEST = '---\ntitle: x\n---\n\n<Gap>Who leads.</Gap>\n';

describe('A briefing that would hang its parser', () => {
  it('is given up at its deadline, and those after it are read', async () => {
    const read = threadedReader('/nowhere', forgetful, 2000);
    const found = await read(
      new Map([
        ['first.mdx', HONEST],
        ['hanging.mdx', HANGING],
        ['last.mdx', HONEST],
      ]),
    );
    expect(found.get('hanging.mdx')?.problems).toMatchObject([
      { file: 'hanging.mdx', line: 1, column: 1, severity: 'error', rule: 'mdx-safe' },
    ]);
    expect(found.get('hanging.mdx')?.complete).toBe(false);
    for (const file of ['first.mdx', 'last.mdx'])
      expect(found.get(file)).toMatchObject({ complete: true, problems: [], elements: [{ name: 'Gap' }] });
  });
});
