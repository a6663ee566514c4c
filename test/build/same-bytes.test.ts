import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn, readout, sampleIn, sha256, temporary } from './command.ts';

it('two builds in other folders, time zones and languages give the same bytes', async () => {
  await temporary(async (folder) => {
    const content = await sampleIn(folder);
    const elsewhere = join(folder, 'another place', 'content');
    await cp(content, elsewhere, { recursive: true });
    const places = [
      { content, out: join(folder, 'a'), env: { TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' } },
      { content: elsewhere, out: join(folder, 'b'), env: { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' } },
    ];
    const [a, b] = await Promise.all(
      places.map(async ({ content, out, env }) => {
        const { code, said } = await readout(['build', content, '--out', out], env);
        expect(code, said).toBe(0);
        return new Map([...(await filesIn(out))].map(([path, bytes]) => [path, sha256(bytes)]));
      }),
    );
    expect([...(a?.keys() ?? [])].filter((path) => /\.(pdf|eml|json|png)$/.test(path)).length).toBeGreaterThanOrEqual(
      28,
    );
    expect(a).toEqual(b);
  });
});
