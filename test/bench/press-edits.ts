/**
 * `node test/bench/press-edits.ts [EDITS] [BRIEFINGS] [SEED]`: 50 random edits, one by one, of 12 generated briefings, their actors,
 * sources and settings, each followed by a build from the cache with another number of threads; every tenth site, and the last, is
 * compared with a cold build of the same texts, byte by byte. Ends with 1 at the first difference.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const [edits = 50, briefings = 12, seed = 2026] = process.argv.slice(2).map(Number);
const work = mkdtempSync(join(tmpdir(), 'readout-edits-'));
const content = join(work, 'content');

let state = seed;
const below = (n: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const one = (names: readonly string[]): string => names[below(names.length)] ?? '';

const filesIn = (folder: string): string[] =>
  readdirSync(join(content, folder)).map((name) => join(content, folder, name));
const briefs = (): string[] => filesIn('').filter((path) => path.endsWith('.mdx'));
const edit = (file: string, from: RegExp, to: string): string => {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  return file;
};

/** What a writer does; each says which file it changed. */
const ACTS: readonly (() => string)[] = [
  () => edit(one(briefs()), /Owners of/, 'The owners of'),
  () => edit(one(briefs()), /^topics: .*$/m, `topics: [${one(['timber', 'salt', 'tides', 'pilots'])}]`),
  () => edit(one(briefs()), /^tlp: .*$/m, `tlp: ${one(['CLEAR', 'CLEAR', 'RED'])}`),
  () => edit(one(briefs()), /^place: .*$/m, `place: ${one(['Carrow', 'Ferriby', 'Quill'])}`),
  () => edit(one(filesIn('actors')), /^name: (.*)$/m, 'name: $1 Council'),
  () => edit(one(filesIn('sources')), /^publisher: .*$/m, `publisher: Gazette ${below(1000)}`),
  () => edit(join(content, 'site.yaml'), /^name: .*$/m, `name: Harbours Desk ${below(1000)}`),
];

const build = (out: string, ...flags: string[]): void =>
  void execFileSync(process.execPath, [join(ROOT, 'src/cli/start.js'), 'build', content, '--out', out, ...flags], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });

function sumsIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  const paths = files.map((e) => join(e.parentPath, e.name)).sort();
  return new Map(
    paths.map((path) => [path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

try {
  execFileSync(process.execPath, [join(ROOT, 'test/bench/thousand.ts'), content, String(briefings), '4', '6']);
  const site = join(work, 'site');
  build(site);
  for (let n = 1; n <= edits; n++) {
    const file = ACTS[below(ACTS.length)]?.() ?? '';
    build(site, '--workers', String([1, 2, 4][n % 3]));
    if (n % 10 && n < edits) continue;
    build(join(work, 'cold'), '--no-cache');
    const [kept, cold] = [sumsIn(site), sumsIn(join(work, 'cold'))];
    const other = [...new Set([...kept.keys(), ...cold.keys()])].filter((path) => kept.get(path) !== cold.get(path));
    console.log(
      `${n} edits, the last of ${file.slice(content.length + 1)}: ${cold.size} files, ${other.length} differ`,
    );
    if (!other.length) continue;
    console.log(other.slice(0, 20).join('\n'));
    process.exitCode = 1;
    break;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
