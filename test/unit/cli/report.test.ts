import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run as check } from '../../../src/cli/check.ts';
import { asSarif } from '../../../src/cli/report/sarif.ts';
import { problem, START } from '../../../src/problem.ts';
import { openDesk } from './desk.ts';

it('a problem names its file with slashes, and one of them, however the folder was typed', async () => {
  const desk = await openDesk();
  const briefing = join(desk.cwd, 'briefings/harbour-dues.mdx');
  await writeFile(briefing, (await readFile(briefing, 'utf8')).replace('tlp: CLEAR', 'tlp: WHITE'));
  for (const folder of ['briefings', 'briefings/', './briefings//']) await check([folder, '--format', 'github'], desk);
  const files = [...desk.printed.join('\n').matchAll(/ file=([^,]*)/g)].map(([, file]) => file);
  expect([...new Set(files)].sort()).toEqual(['./briefings/harbour-dues.mdx', 'briefings/harbour-dues.mdx']);
});

it('SARIF has a whole address where the folder is on a drive', () => {
  const found = problem('schema', 'harbour-dues.mdx', START, 'Something is wrong', 'Mend it');
  expect(asSarif([found], 'C:/my desk')).toContain('"uri": "file:///C:/my%20desk/harbour-dues.mdx"');
  expect(asSarif([found], '/my desk')).toContain('"uri": "/my%20desk/harbour-dues.mdx"');
});
