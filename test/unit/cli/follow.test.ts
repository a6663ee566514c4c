import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { follow } from '../../../src/cli/dev/follow.ts';
import { watchFolder } from '../../../src/reading/watch.ts';
import { temporary } from '../../build/command.ts';

it('an older reading is never shown over a newer one, and a save during a reading is not lost', async () => {
  await temporary(async (folder) => {
    const file = join(folder, 'content', 'a.mdx');
    await mkdir(join(folder, 'content'));
    const watch = await watchFolder(join(folder, 'content'));
    const shown: string[] = [];
    const began = Promise.withResolvers<void>();
    const last = Promise.withResolvers<void>();
    const read = async (): Promise<string> => {
      const text = await readFile(file, 'utf8');
      if (text !== 'first') return text;
      began.resolve();
      await wait(600);
      return text;
    };
    const show = (text: string): void => {
      shown.push(text);
      if (text === 'second') last.resolve();
    };
    await writeFile(file, 'first');
    const ended = follow(
      { changed: () => Promise.race([watch.changed(), last.promise.then(() => Promise.reject(new Error('over')))]) },
      read,
      show,
    );
    ended.catch(() => undefined);
    await began.promise;
    await writeFile(file, 'second');
    await last.promise;
    await expect(ended).rejects.toThrow('over');
    watch.end();
    expect(shown.filter((text, i) => text !== shown[i - 1])).toEqual(['first', 'second']);
  });
});
