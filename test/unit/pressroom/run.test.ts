import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { OUTPUTS } from '../../../src/pressroom/job.ts';
import { openPress } from '../../../src/pressroom/press.ts';
import { runPress, type Made, type Order } from '../../../src/pressroom/run.ts';
import { forgetBlobs, type Origins } from '../../../src/store/blobs.ts';
import { sample, site } from '../sheet/sample.ts';
import { forOthers } from '../modes.ts';

const ROOT = join(import.meta.dirname, '../../..');
const BRIEFS = ['one', 'two', 'three'].map((id, i) =>
  sample({}, { id, file: `${id}.mdx`, title: `Talks in room ${i + 1} end without an agreement` }),
);
const originsOf = ({ file }: { file: string }): Origins => [[file, createHash('sha256').update(file).digest('hex')]];

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'readout-press-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The sums of all that a run gives, and of how many briefs something had to be made. */
async function pressed(order: Pick<Order, 'store'> & Partial<Order>, whole = true) {
  const made: Made[] = [];
  const run = await runPress({ root: ROOT, site, briefs: BRIEFS, originsOf, onMade: (m) => made.push(m), ...order });
  try {
    await run.done();
    const sums = new Map<string, string>();
    for (const brief of order.briefs ?? BRIEFS)
      for (const output of OUTPUTS)
        sums.set(
          `${brief.id} ${output}`,
          createHash('sha256')
            .update(await run.bytes(brief, output))
            .digest('hex'),
        );
    if (whole) await run.sweep([]);
    return { sums, made: made.filter(({ took }) => Object.keys(took).length).map(({ file }) => file) };
  } finally {
    await run.close();
  }
}

async function blobsIn(store: string): Promise<string[]> {
  const all = await readdir(store, { recursive: true, withFileTypes: true });
  return all.filter((e) => e.isFile() && e.name !== 'of.json').map((e) => join(e.parentPath, e.name));
}

describe('The press', () => {
  it('gives the bytes that a job gives by itself, whatever the number of workers, cold and from the store', async () => {
    const [one, four] = [await temporary(), await temporary()];
    const alone = await pressed({ store: one, workers: 1 });
    const many = await pressed({ store: four, workers: 4, briefs: [...BRIEFS].reverse() });
    const kept = await pressed({ store: four, workers: 2 });
    const press = openPress(ROOT);
    for (const brief of BRIEFS)
      for (const output of OUTPUTS) {
        const bytes = await press({ brief, site, output });
        expect(alone.sums.get(`${brief.id} ${output}`)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }
    expect(Object.fromEntries(many.sums)).toEqual(Object.fromEntries(alone.sums));
    expect(kept.sums).toEqual(alone.sums);
    expect([alone.made.length, many.made.length, kept.made.length]).toEqual([3, 3, 0]);
  });

  it('makes again what is damaged or gone, and never serves it', async () => {
    const store = await temporary();
    const first = await pressed({ store });
    const [cut, turned, gone, ...rest] = await blobsIn(store);
    if (!cut || !turned || !gone) throw new Error('nothing was kept');
    const bytes = await readFile(turned);
    bytes[bytes.length >> 1] = ~(bytes[bytes.length >> 1] ?? 0);
    await writeFile(turned, bytes);
    await writeFile(cut, (await readFile(cut)).subarray(0, 40));
    await rm(gone);
    expect(rest.length).toBe(BRIEFS.length * OUTPUTS.length - 3);
    expect((await pressed({ store })).sums).toEqual(first.sums);
  });

  it('makes what changed alone, forgets what is no longer asked for, and takes what another store has', async () => {
    const [store, other] = [await temporary(), await temporary()];
    await pressed({ store });
    const changed = sample({}, { id: 'two', file: 'two.mdx', title: 'Talks in room 2 end with an agreement' });
    const briefs = [BRIEFS[0], changed].flatMap((b) => b ?? []);
    const again = await pressed({ store, briefs });
    expect(again.made).toEqual(['two.mdx']);
    expect(await blobsIn(store)).toHaveLength(2 * OUTPUTS.length);
    await pressed({ store: other, briefs: BRIEFS.slice(2) });
    await cp(other, store, { recursive: true });
    expect((await pressed({ store, briefs: [...briefs, ...BRIEFS.slice(2)] })).made).toEqual([]);
  });

  it('needs nothing made again where only the text of a source around it changed', async () => {
    const store = await temporary();
    await pressed({ store });
    const moved = await pressed({ store, originsOf: ({ file }) => [[file, 'another digest']] });
    expect(moved.made).toEqual([]);
    expect(await readdir(store)).toHaveLength(BRIEFS.length);
  });

  it('is its owner’s alone, and goes with the file it was made of', async () => {
    const store = await temporary();
    await pressed({ store });
    const modes = await Promise.all((await blobsIn(store)).map(async (path) => forOthers((await stat(path)).mode)));
    expect(new Set(modes)).toEqual(new Set([0]));
    await forgetBlobs(store, (file) => file !== 'one.mdx');
    expect(await blobsIn(store)).toHaveLength(2 * OUTPUTS.length);
    await forgetBlobs(store, (file, digest) => digest === 'none of them' && file === 'two.mdx');
    expect(await readdir(store)).toEqual([]);
  });
});
