import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { filesIn, readout, ROOT, sampleIn, sha256, temporary } from './command.ts';
import { steps } from './workflow.ts';

const sumsIn = async (folder: string): Promise<Map<string, string>> =>
  new Map([...(await filesIn(folder))].map(([path, bytes]) => [path, sha256(bytes)]));

interface Told {
  unchanged: boolean;
  made: { file: string; why: string }[];
  pages: { made: { file: string; why: string }[]; taken: number };
}

it('parts made one after the other, as the workflow makes them, and the site of them have the bytes of one build', async () => {
  expect((await fetch(`${inject('site').origin}/`)).status).toBe(200);
  await temporary(async (folder) => {
    const content = await sampleIn(folder);
    const workflow = await steps(join(ROOT, '.github/workflows/pages-large.yml'));
    const site = join(folder, 'site');
    const command = (words: string): string[] =>
      words
        .replace(/^npm run (\w+) --/, '$1')
        .split(' ')
        .flatMap((word) => (word === '--cache' ? [word] : word === 'cache' ? [join(folder, 'cache')] : [word]));
    for (const part of workflow.parts) {
      const { code, said } = await readout([...command(workflow.shard(part)), '--folder', content]);
      expect(code, said).toBe(0);
    }
    const whole = [...command(workflow.assemble), '--folder', content, '--out', site, '--json'];
    const { said } = await readout(whole);
    expect((JSON.parse(said) as Told).made).toEqual([]);
    expect(Object.fromEntries(await sumsIn(site))).toEqual(Object.fromEntries(await sumsIn(inject('site').folder)));
    const again = JSON.parse((await readout(whole)).said) as Told;
    expect(again.unchanged).toBe(true);
    // One word of one briefing: what is made again is what is of it.
    const file = join(content, 'geneva-meeting.mdx');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^topics: .*$/m, 'topics: [Quillonade]'));
    const changed = JSON.parse((await readout(whole)).said) as Told;
    expect(changed.made.map((m) => [m.file, m.why])).toEqual([['geneva-meeting.mdx', 'geneva-meeting.mdx changed']]);
    const why = new Map(changed.pages.made.map((page) => [page.file, page.why]));
    expect(why.get('briefings/geneva-meeting/index.html')).toBe('geneva-meeting.mdx changed');
    expect(why.get('topics/quillonade/index.html')).toBe('no build made it before');
    expect(why.get('sources/india-tariffs/index.html')).toBeUndefined();
    expect(changed.pages.taken).toBeGreaterThan(20);
    // And another address is another code and other settings, of which all pages are.
    const moved = JSON.parse((await readout([...whole, '--site', 'https://elsewhere.example'])).said) as Told;
    expect(moved.pages.taken).toBe(0);
    expect(moved.pages.made.map((page) => page.why)).toContain('the code and the settings changed');
    await readout(whole);
    const cold = join(folder, 'cold');
    await readout(['build', content, '--out', cold, '--no-cache']);
    expect(Object.fromEntries(await sumsIn(site))).toEqual(Object.fromEntries(await sumsIn(cold)));
  });
});
