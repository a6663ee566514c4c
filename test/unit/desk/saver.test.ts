import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSaver, type Saver } from '../../../src/desk/saver.ts';
import { digestOf, memoryStore, type Held, type Store } from '../../../src/desk/stores/store.ts';

const PATH = 'one.mdx';

/** A saver on a store whose savings end when they are let to, and what it told. */
function desk(store: Store) {
  const told: { changed: [mine: string, now: Held | undefined][]; failed: unknown[] } = { changed: [], failed: [] };
  const saver: Saver = openSaver(store, {
    saved: () => undefined,
    changed: (_path, mine, now) => void told.changed.push([mine, now]),
    failed: (_path, why) => void told.failed.push(why),
  });
  return { saver, told };
}

const textIn = async (store: Store): Promise<string | undefined> => (await store.read(PATH))?.text;

it('saves the last of several texts, one after the other', async () => {
  const store = memoryStore([[PATH, 'a']]);
  const { saver, told } = desk(store);
  saver.know({ path: PATH, text: 'a', digest: digestOf('a') });
  await Promise.all(['b', 'c', 'd'].map((text) => saver.save(PATH, text)));
  expect(await textIn(store)).toBe('d');
  expect(told.changed).toEqual([]);
  expect(saver.isOpen(PATH)).toBe(false);
});

it('writes nothing over a text that someone else saved, and says both', async () => {
  const store = memoryStore([[PATH, 'a']]);
  const { saver, told } = desk(store);
  saver.know({ path: PATH, text: 'a', digest: digestOf('a') });
  await store.save(PATH, 'theirs', digestOf('a'));
  await saver.save(PATH, 'mine');
  await saver.save(PATH, 'mine, and more');
  expect(await textIn(store)).toBe('theirs');
  expect(told.changed.map(([mine, now]) => [mine, now?.text])).toEqual([['mine', 'theirs']]);
  saver.settle(PATH, await store.read(PATH));
  await saver.save(PATH, 'merged');
  expect(await textIn(store)).toBe('merged');
});

it('keeps a text that could not be saved, and saves it with the next', async () => {
  const store = memoryStore([[PATH, 'a']]);
  let full = true;
  const failing: Store = {
    ...store,
    save: (...args) => (full ? Promise.reject(new Error('no space')) : store.save(...args)),
  };
  const { saver, told } = desk(failing);
  saver.know({ path: PATH, text: 'a', digest: digestOf('a') });
  await saver.save(PATH, 'b');
  expect(told.failed).toHaveLength(1);
  expect(saver.isOpen(PATH)).toBe(true);
  full = false;
  await saver.save(PATH, 'c');
  expect(await textIn(store)).toBe('c');
});

it('saves a text that comes just as the saving before it ends', async () => {
  for (let late = 0; late < 12; late++) {
    const store = memoryStore([[PATH, 'a']]);
    let again = true;
    const saver: Saver = openSaver(store, {
      saved: () => {
        if (!again) return;
        again = false;
        // Some turns of the machine later: none of them may fall between two savings.
        let turn = Promise.resolve();
        for (let i = 0; i < late; i++) turn = turn.then(() => undefined);
        void turn.then(() => saver.save(PATH, 'c'));
      },
      changed: () => undefined,
      failed: () => undefined,
    });
    saver.know({ path: PATH, text: 'a', digest: digestOf('a') });
    await saver.save(PATH, 'b');
    await new Promise((turned) => setTimeout(turned, 5));
    expect([late, await textIn(store), saver.isOpen(PATH)]).toEqual([late, 'c', false]);
  }
});

it('loses no text in silence, whoever saves when', async () => {
  const step = fc.oneof(
    fc.record({ by: fc.constant('mine' as const), text: fc.string({ maxLength: 5 }) }),
    fc.record({ by: fc.constant('theirs' as const), text: fc.string({ maxLength: 5 }) }),
    fc.record({ by: fc.constant('kill' as const), text: fc.constant('') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const store = memoryStore([[PATH, '']]);
      // Every text that ever stood in the store, and who was told of one that was not taken.
      const stood = [''];
      const noting: Store = {
        ...store,
        save: async (path, text, basedOn) => {
          const saved = await store.save(path, text, basedOn);
          if (saved.kept) stood.push(text);
          return saved;
        },
      };
      let { saver, told } = desk(noting);
      saver.know({ path: PATH, text: '', digest: digestOf('') });
      let theirs: string | undefined;
      for (const { by, text } of steps) {
        if (by === 'kill') {
          ({ saver, told } = desk(noting));
          const now = await store.read(PATH);
          if (now) saver.know(now);
        } else if (by === 'mine') await saver.save(PATH, text);
        else {
          const now = await store.read(PATH);
          await noting.save(PATH, text, now?.digest);
          theirs = text;
        }
        // What others saved last stands, unless what was written here was based on it.
        const now = await textIn(store);
        expect(stood.at(-1)).toBe(now);
        if (by === 'mine') expect(now === text || told.changed.length === 1).toBe(true);
      }
      expect(theirs === undefined || stood.includes(theirs)).toBe(true);
    }),
    { numRuns: 500, seed: 12 },
  );
});
