/**
 * How soon `readout lsp` answers: `node test/bench/language-server.ts [BRIEFINGS] [KEYS]`, by default 100 and 50. Prints how
 * long it took from the start of its process to the answer to `initialize`, to the first problems of a file, and from a key to
 * the problems of its text (median, 95th percentile, longest), in milliseconds.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Editor } from '../language-server/client.ts';

const [briefings = 100, keys = 50] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'readout-lsp-'));
execFileSync(process.execPath, [join(import.meta.dirname, 'thousand.ts'), folder, String(briefings)], {
  stdio: 'ignore',
});
const FILE = (await readdir(folder)).find((name) => name.endsWith('.mdx')) ?? '';

const began = performance.now();
const editor = await Editor.open(folder);
const started = performance.now() - began;
await editor.open(FILE);
await editor.problems(FILE);
const first = performance.now() - began;
const times: number[] = [];
for (let key = 0; key < keys; key++) {
  // A problem that comes and goes with a key, so that the answer is known to be the one to it.
  const [before, after] = key % 2 ? ['tlp: CLEARX', 'tlp: CLEAR'] : ['tlp: CLEAR', 'tlp: CLEARX'];
  const asked = performance.now();
  await editor.type(FILE, before, after);
  await editor.problems(FILE, (all) => all.some(({ code }) => code === 'label') === (key % 2 === 0));
  times.push(performance.now() - asked);
}
await editor.close();
await rm(folder, { recursive: true });
times.sort((a, b) => a - b);
const at = (share: number): string =>
  (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0);
console.log(`${briefings} briefings: started ${started.toFixed(0)} ms, first problems ${first.toFixed(0)} ms`);
console.log(`${keys} keys: median ${at(0.5)}, 95% ${at(0.95)}, longest ${at(1)} ms`);
