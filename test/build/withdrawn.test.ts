import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { filesIn, program, readout, sampleIn, temporary } from './command.ts';

const TITLE = 'Moscow talks end without a disclosed concession as Trump’s deadline nears';
const HOME = 'briefings/moscow-talks';

/** The texts in which a title stands for its briefing: pages, feeds, and what the search shows. */
function readable(path: string, bytes: Buffer): string | undefined {
  if (/\.(html|xml)$/.test(path) || path.endsWith('feed.json')) return bytes.toString();
  return path.endsWith('.pf_fragment') ? gunzipSync(bytes).toString() : undefined;
}

it('a withdrawn briefing says so wherever its title stands', async () => {
  await temporary(async (folder) => {
    const content = await sampleIn(folder);
    const mdx = await readFile(join(content, 'moscow-talks.mdx'), 'utf8');
    await writeFile(join(content, 'moscow-talks.mdx'), mdx.replace('status: published', 'status: withdrawn'));
    const out = join(folder, 'site');
    const { code, said } = await readout(['build', content, '--out', out]);
    expect(code, said).toBe(0);
    const files = await filesIn(out);
    const text = (path: string): string => files.get(path)?.toString() ?? '';

    const bare = [...files].flatMap(([path, bytes]) => {
      const places = (readable(path, bytes) ?? '').split(TITLE).slice(0, -1);
      return places.filter((before) => !/Withdrawn: $|[Ww]ithdrawn: [^]{0,40}$/.test(before)).map(() => path);
    });
    // On its own page it stands under the banner, and in what describes it to programs beside its status; earlier editions
    // had their title when they held, and lead to the one that is withdrawn.
    const own = ['1/', '2/', 'changes/', ''].map((edition) => `${HOME}/${edition}index.html`);
    expect([...new Set(bare)].sort()).toEqual(own.sort());
    expect(text(`${HOME}/index.html`)).toContain(`<title>Withdrawn: ${TITLE}`);
    expect(text(`${HOME}/index.html`)).toContain('Withdrawn: do not rely on this briefing.');
    expect(text(`${HOME}/index.html`)).toContain('"creativeWorkStatus":"Withdrawn"');

    expect(text(`${HOME}.json`)).toContain('"status": "withdrawn"');
    expect(text(`${HOME}.ics`)).toContain('STATUS:CANCELLED');
    expect(await program('pdftotext', join(out, `${HOME}.pdf`), '-')).toContain('Withdrawn');
    for (const table of ['positions', 'forecasts']) {
      const rows = parse<Record<string, string>>(text(`data/${table}.csv`), { columns: true, bom: true });
      const held = rows.map(({ briefing, status }) => [briefing, status]);
      expect(held).toContainEqual(['moscow-talks', 'withdrawn']);
      expect(held).toContainEqual(['black-sea', 'published']);
    }
  });
});
