/**
 * `node test/bench/outputs.ts FOLDER [COUNT]`: what each output of a briefing costs, in CPU seconds of all of this process's
 * threads and in bytes, over the first COUNT briefings of a folder (40 unless said), made one after the other by one press, as a
 * worker of a build makes them. Two checkouts are compared by turns: the machine is seldom alone. `thousand.ts` writes a folder.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUTS, type Output } from '../../src/pressroom/job.ts';
import { openPress } from '../../src/pressroom/press.ts';
import { loadLibrary } from '../../src/reading/library.ts';

const [folder, count = '40', into] = process.argv.slice(2);
if (!folder) throw new Error('node test/bench/outputs.ts FOLDER [COUNT] [INTO]');
const { briefings, site } = await loadLibrary(folder);
const press = openPress(join(import.meta.dirname, '../..'));

const spent = new Map<Output, number>();
const sizes = new Map<Output, number>();
const add = <K>(to: Map<K, number>, key: K, more: number): void => void to.set(key, (to.get(key) ?? 0) + more);
for (const brief of briefings.slice(0, Number(count)))
  for (const output of OUTPUTS) {
    const before = process.cpuUsage();
    const bytes = await press({ brief, site, output });
    const { user, system } = process.cpuUsage(before);
    add(spent, output, (user + system) / 1e6);
    add(sizes, output, bytes.length);
    if (into) writeFileSync(join(into, `${brief.id}-${output}.${/a4|letter/.test(output) ? 'pdf' : 'png'}`), bytes);
  }
const made = Math.min(Number(count), briefings.length);
for (const output of OUTPUTS) {
  const ms = ((spent.get(output) ?? 0) / made) * 1000;
  console.log(
    `${output.padEnd(8)} ${ms.toFixed(1).padStart(6)} ms ${((sizes.get(output) ?? 0) / made / 1024).toFixed(1)} KB`,
  );
}
console.log(`all ${(([...spent.values()].reduce((a, b) => a + b, 0) / made) * 1000).toFixed(1)} ms a briefing`);
