import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { HEADERS, POLICY } from '../../src/policy.ts';

it('The README’s recipe for nginx sends the policy that the pages and `_headers` have', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  const sent = `${POLICY}; frame-ancestors 'none'`;
  expect(readme).toContain(`add_header Content-Security-Policy "${sent}" always;`);
  expect(HEADERS).toContain(`Content-Security-Policy: ${sent}\n`);
});
