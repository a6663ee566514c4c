import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SHAPES } from './hostile/shapes.ts';

/** What one shape may take of the processor, in milliseconds; and how long it is waited for on a busy machine. */
const BOUND = 5000;
const DEADLINE = 60_000;

/** Every second of them by default; `SHAPES=all npm test -- test/unit/bounds/hostile.test.ts` is all. */
const READ = Object.keys(SHAPES).filter((_, i) => process.env['SHAPES'] === 'all' || i % 2 === 0);

let child: ChildProcess | undefined;
afterAll(() => child?.kill());

/** Checks a shape in a child, which is ended where it does not answer. */
async function check(name: string): Promise<{ ms: number; problems: number }> {
  child ??= fork(join(import.meta.dirname, 'hostile/child.ts'));
  child.send(name);
  try {
    const [answer] = (await once(child, 'message', { signal: AbortSignal.timeout(DEADLINE) })) as [
      { ms: number; problems: number },
    ];
    return answer;
  } catch (e) {
    child.kill('SIGKILL');
    child = undefined;
    throw e;
  }
}

describe('A folder full of', () => {
  it.each(READ)(
    '%s is checked in seconds',
    async (name) => {
      const { ms, problems } = await check(name);
      expect(ms).toBeLessThan(BOUND);
      expect(problems).toBeGreaterThan(0);
    },
    DEADLINE + 10_000,
  );
});
