import { describe, expect, it } from 'vitest';
import { machineFault } from '../../../src/cli/machine-fault.ts';

const full = Object.assign(new Error('ENOSPC: no space left on device'), {
  code: 'ENOSPC',
  syscall: 'copyfile',
  path: '/public/a.woff2',
  dest: '/srv/site/a.woff2',
});
const bundled = Object.assign(new Error(full.message), { ...full, code: 'PLUGIN_ERROR', errno: -28 });
const rust = `[UNHANDLEABLE_ERROR] Something went wrong inside rolldown, please report this problem.
Failed to write file in /srv/site/entry.mjs

Caused by:
    No space left on device (os error 28)

Stack backtrace:
   0: <unknown>`;

describe('What the machine refused is a sentence', () => {
  it.each([
    ['by itself', full, '/srv/site/a.woff2: the disk is full'],
    ['as a cause', new Error('Astro', { cause: full }), '/srv/site/a.woff2: the disk is full'],
    ['among several', new AggregateError([full]), '/srv/site/a.woff2: the disk is full'],
    [
      'in a list of the bundler’s',
      Object.assign(new Error('Build failed'), { errors: [bundled] }),
      'a.woff2: the disk is full',
    ],
    ['in the words of a program in Rust', new Error(rust), '/srv/site/entry.mjs: the disk is full'],
    ['without a name of its own', new Error('x (os error 7)'), 'E2BIG'],
  ])('%s', (_, error, sentence) => {
    expect(machineFault(error)?.endsWith(sentence)).toBe(true);
    expect(machineFault(error)).not.toContain('\n');
  });

  it.each([
    ['a fault of the code', new TypeError('x is not a function')],
    ['a system’s error that no system has', new Error('x (os error 99999)')],
    ['no error', 'ENOSPC'],
  ])('but %s is none', (_, error) => {
    expect(machineFault(error)).toBeUndefined();
  });
});
