import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { run as check } from '../../../src/cli/check.ts';
import { openDesk } from './desk.ts';

/** How many files are saved while a check runs, each at a moment of its own. */
const ROUNDS = 16;

it('`check` never passes content that it did not check, when a file is saved while it runs', async () => {
  const desk = await openDesk();
  const file = join(desk.cwd, 'briefings/harbour-dues.mdx');
  const sound = await readFile(file, 'utf8');
  const save = async (text: string): Promise<void> => {
    await writeFile(`${file}~`, text);
    await rename(`${file}~`, file);
  };
  await check([], desk);
  const passed: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Each text is new, so that no check before can have remembered what it comes to.
    await save(sound.replace('Owners decide', `Owners of ${round} ships decide`));
    const running = check([], desk);
    await wait(round * 2);
    await save(sound.replace('tlp: CLEAR', `tlp: WHITE-${round}`));
    await running;
    if ((await check([], desk)) !== 1) passed.push(round);
  }
  expect(passed).toEqual([]);
});
