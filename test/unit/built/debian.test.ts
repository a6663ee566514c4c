import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reasonAgainst } from '../../../src/built/may-replace.ts';
import { standingAt } from '../../../src/built/standing.ts';
import { whereaboutsOf } from '../../../src/built/whereabouts.ts';
import { ground, writeSite } from './site.ts';

it('the sums of a site are what `sha256sum` reads', async () => {
  const site = await writeSite(join(await ground(), 'site'), 'one');
  expect(await standingAt(site)).toEqual({ kind: 'site' });
  expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: site, encoding: 'utf8' })).toMatch(
    /^about\/index.html: OK\nabout\/more\/index.html: OK\nindex.html: OK\nreadout.json: OK\n$/,
  );
});

it('no site may stand where another file system begins', async () => {
  expect(reasonAgainst(await whereaboutsOf('/proc'), { kind: 'nothing' }, [])).toMatch(
    /^is where another file system begins/,
  );
});
