import { expect, test } from 'vitest';
import { deliver, type Means } from '../../../src/mail/deliver.ts';
import type { Session } from '../../../src/mail/send.ts';
import { errand } from '../../mail/errand.ts';

/** A server that takes everything at once, and a clock that only sleeping moves. */
function means(changes: Partial<Means> = {}): { means: Means; taken: string[]; waits: number[] } {
  const [taken, waits]: [string[], number[]] = [[], []];
  let time = 5_000_000;
  const session: Session = {
    deliver: async ({ to }, beforeEnd) => {
      await beforeEnd(() => true);
      taken.push(to);
      return { kind: 'sent', reply: '250 taken' };
    },
    lost: () => false,
    close: () => undefined,
  };
  const all: Means = {
    connect: () => Promise.resolve(session),
    ledger: { append: () => Promise.resolve() },
    elapsed: () => time,
    sleep: (ms) => {
      waits.push(ms);
      time += ms;
      return Promise.resolve();
    },
    signal: new AbortController().signal,
    connections: 1,
    progress: () => undefined,
    ...changes,
  };
  return { means: all, taken, waits };
}

const errands = (n: number) => Array.from({ length: n }, (_, i) => errand(`r${i}@x.test`));

test('a rate has every message wait for its place, the first one for none', async () => {
  const { means: at, waits } = means({ rate: 30 });
  await deliver(errands(4), at);
  expect(waits).toEqual([2000, 2000, 2000]);
});

test('a rate makes up for no time that was lost', async () => {
  let time = 0;
  const sleep = (ms: number) => Promise.resolve(void (time += ms + 10_000));
  const begun: number[] = [];
  const { means: at } = means({ rate: 60, elapsed: () => time, sleep, progress: () => void begun.push(time) });
  await deliver(errands(3), at);
  expect(begun).toEqual([0, 11_000, 22_000]);
});

test('130,000 that are all deferred once are all tried again, and each gets one', async () => {
  const times = new Map<string, number>();
  const session: Session = {
    deliver: async ({ to }, beforeEnd) => {
      times.set(to, (times.get(to) ?? 0) + 1);
      if (times.get(to) === 1) return { kind: 'deferred', reply: '450 later', stage: 'recipient' };
      await beforeEnd(() => true);
      return { kind: 'sent', reply: '250 taken' };
    },
    lost: () => false,
    close: () => undefined,
  };
  let sent = 0;
  const { means: at, waits } = means({ connect: () => Promise.resolve(session), progress: (t) => (sent = t.sent) });
  expect(await deliver(errands(130_000), at)).toBeUndefined();
  expect(sent).toBe(130_000);
  expect(waits).toEqual([5000]);
  expect([...times.values()].every((n) => n === 2)).toBe(true);
});
