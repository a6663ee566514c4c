import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { canariesIn, KINDS, MARK, PLACES, plant as plantCanaries, type Kind } from './canaries.ts';
import { filesIn, readout, ROOT, sampleIn, temporary } from './command.ts';
import { unpacked } from './unpacked.ts';

/** Words that stand in nothing but what must not be published. */
const SECRET = { draft: 'Quillonade', embargoed: 'Brastolene', restricted: 'Vermaquist' } as const;

/** A briefing of the sample, with a title, a source and an actor of its own. */
async function plant(content: string, kind: keyof typeof SECRET, change: (mdx: string) => string): Promise<void> {
  const word = SECRET[kind];
  const id = word.toLowerCase();
  const mdx = await readFile(join(content, 'geneva-meeting.mdx'), 'utf8');
  const source = await readFile(join(content, 'sources/geneva-statement.md'), 'utf8');
  await writeFile(join(content, `sources/${id}.md`), source.replace(/^title: .*$/m, `title: ${word} statement`));
  await writeFile(join(content, `actors/${id}.yaml`), `name: ${word}\nkind: organisation\n`);
  const own = mdx
    .replaceAll('geneva-statement', id)
    .replace(/^title: .*$/m, `title: ${word} shows nothing to anyone`)
    .replace('<Position actor="ukraine"', `<Position actor="${id}"`);
  await writeFile(join(content, `${id}.mdx`), change(own));
}

it('what may not be published leaves no trace in the site, and is counted', async () => {
  await temporary(async (folder) => {
    const content = await sampleIn(folder);
    await plant(content, 'draft', (mdx) => mdx.replace('status: published', 'status: draft'));
    await plant(content, 'embargoed', (mdx) => mdx.replace(/^published: .*$/m, 'published: 2999-01-01'));
    await plant(content, 'restricted', (mdx) => mdx.replace('tlp: CLEAR', 'tlp: RED'));
    const out = join(folder, 'site');
    const { code, said } = await readout(['build', content, '--out', out]);
    expect(said).toContain('Held back: 1 draft, 1 embargoed, 1 above TLP:CLEAR');
    expect(code).toBe(0);
    const traces = [...(await filesIn(out))].flatMap(([path, bytes]) =>
      Object.values(SECRET)
        .filter((word) => `${path}\n${bytes.toString('latin1')}`.toLowerCase().includes(word.toLowerCase()))
        .map((word) => `${word} in ${path}`),
    );
    expect(traces).toEqual([]);
  });
});

it('a build with an error says so and changes nothing in the output folder', async () => {
  await temporary(async (folder) => {
    const content = await sampleIn(folder);
    const out = join(folder, 'site');
    expect((await fetch(`${inject('site').origin}/`)).status).toBe(200);
    await cp(inject('site').folder, out, { recursive: true });
    const before = await filesIn(out);
    await appendFile(join(content, 'india-tariffs.mdx'), '\n<Aside>no</Aside>\n');
    const { code, said } = await readout(['build', content, '--out', out]);
    expect(code).toBe(1);
    expect(said).toContain('Nothing was built');
    expect(await filesIn(out)).toEqual(before);
  });
});

it('no canary of seven kinds of withheld briefing, nor of a source or an actor alone, is in any byte of the site', async () => {
  await temporary(async (folder) => {
    const content = join(folder, 'content');
    await cp(join(ROOT, 'test/site/every-part'), content, { recursive: true });
    // Every planted actor has the alias "May", which is a word of what is published.
    const file = join(content, 'every-part.mdx');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('The council meets. ', 'The council meets before May. '));
    for (const kind of Object.keys(KINDS) as Kind[]) await plantCanaries(content, kind);
    const notice = await readFile(join(content, 'sources/notice.md'), 'utf8');
    await writeFile(join(content, 'sources/alone.md'), notice.replace('Notice of', `${MARK}alone of`));
    await writeFile(join(content, 'actors/alone.yaml'), `name: ${MARK}alone\nkind: organisation\naliases: [Mayor]\n`);
    const out = join(folder, 'site');
    const { code, said } = await readout(['build', content, '--out', out]);
    expect(code, said).toBe(0);
    expect(said).toContain('Held back: 2 drafts, 1 embargoed, 4 above TLP:CLEAR');

    const traces = [...(await unpacked(out))].flatMap(([path, all]) => [
      ...canariesIn(all).map((canary) => `${canary} in ${path}`),
      ...(all.includes(`${MARK}alone`) ? [`alone in ${path}`] : []),
    ]);
    expect(traces.filter((trace) => !trace.startsWith('published '))).toEqual([]);
    // That nothing was found tells something only where it would have been.
    const seen = PLACES.filter((place) => traces.some((trace) => trace.startsWith(`published ${place} `)));
    expect(PLACES.filter((place) => !seen.includes(place))).toEqual(['comment', 'original']);
    const files = [...(await filesIn(out))].map(([path, bytes]) => [path, bytes.toString()] as const);
    expect(files.filter(([path]) => path.includes('.original.'))).toEqual([]);
    // Of what is published, passages say on which page of their document they stand.
    const told = files.filter(
      ([path, all]) => /^(?:briefings|sources)\/published-.*html$/.test(path) && /p\.\u00a0[12]/.test(all),
    );
    expect(told.map(([path]) => path.split('/')[0]).sort()).toEqual(['briefings', 'sources']);
    const [, json] = files.find(([path]) => /^briefings\/published-.*\.json$/.test(path)) ?? [];
    expect(json).toMatch(/"pages": \{\s+"from": 1,\s+"to": [12]/);
  });
});
