import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { filesIn, temporary } from './command.ts';
import { contentWithCanaries, raiseWhileBuilding } from './raise.ts';

it('a label raised while a site is made, until it is put in place, leaves the withheld text in no byte', async () => {
  expect((await fetch(`${inject('site').origin}/`)).status).toBe(200);
  await temporary(async (folder) => {
    const content = await contentWithCanaries(folder);
    const [out, old] = [join(folder, 'served/site'), inject('site').folder];
    await mkdir(join(folder, 'served'));
    const before = await filesIn(old);
    let whole = 0;
    for (const moment of ['swap', 'meanwhile'] as const) {
      // The second build has less to do than the first.
      const at = moment === 'swap' ? moment : whole / 3;
      const { code, said, traces, inTime, took } = await raiseWhileBuilding(at, { content, out, old });
      whole = took;
      expect({ inTime, traces }, said).toEqual({ inTime: true, traces: [] });
      // On a slow machine the folder may not have been read yet: then the site is made, without the briefing.
      if (moment !== 'swap' && code === 0) expect(said).toContain('Held back: 1 above');
      else {
        expect([code, said]).toEqual([1, expect.stringMatching(SAID)]);
        expect(await filesIn(out)).toEqual(before);
      }
    }
  });
});

const SAID =
  /The content was changed while the site was made: published-\w+\.mdx and \d other files may not go out as read then\. Nothing was built; \S+ is as it was: build again\.\n$/;
