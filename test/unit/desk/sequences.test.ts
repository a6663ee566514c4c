import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOf, steps } from './sequences.ts';

const FOLDER = join(import.meta.dirname, '../../../briefings');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.mdx'));

describe('What a writer does on the desk', () => {
  it('changes what it is about and no other byte, and parses to what the desk shows, whatever is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILES), steps, (file, sequence) => {
        let text = readFileSync(join(FOLDER, file), 'utf8');
        for (const step of sequence) {
          const done = faultOf(text, step);
          expect(done.fault, JSON.stringify(step)).toBeUndefined();
          text = done.text;
        }
      }),
      { numRuns: 60, seed: 20261124 },
    );
  });
});
