/**
 * `node test/bench/press.ts [COUNT …] [--others]`: builds of so many generated briefings, 10, 100, 1,000 and 3,000 unless said,
 * each cold, unchanged, and with one briefing, one actor and one source changed; wall, CPU and peak memory of all processes.
 * `--others` builds the same pages by Eleventy and the same sheets by Chromium and by Typst (`npm ci` in `test/bench/eleventy`
 * first), of 1,000 at most. The results, with machine and versions, replace `test/bench/RESULTS.md`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { others: { type: 'boolean' } } });
const counts = positionals.length ? positionals.map(Number) : [10, 100, 1000, 3000];

/** Of a command and all that it started. */
interface Spent {
  wall: number;
  cpu: number;
  /** MB, all processes together. */
  peak: number;
}

const PAGE = 4096;
const TICKS = 100;

/** Numbers of `/proc/PID/stat` from the third on, and the process that started it; nothing where it has ended. */
function statOf(pid: string): { parent: string; cpu: number; pages: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, children, childrenSystem] = rest.slice(11, 15).map(Number);
    const cpu = ((user ?? 0) + (system ?? 0) + (children ?? 0) + (childrenSystem ?? 0)) / TICKS;
    return { parent: rest[1] ?? '', cpu, pages: Number(rest[21]) };
  } catch {
    return undefined;
  }
}

/** A process and all below it. */
function treeOf(pid: number): { cpu: number; pages: number }[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stats = new Map(all.flatMap((name) => [[name, statOf(name)] as const]));
  const inTree = new Set([String(pid)]);
  for (let grown = true; grown;) {
    grown = false;
    for (const [name, stat] of stats)
      if (stat && inTree.has(stat.parent) && !inTree.has(name)) grown = Boolean(inTree.add(name));
  }
  return [...inTree].flatMap((name) => stats.get(name) ?? []);
}

async function spent(args: readonly string[]): Promise<Spent> {
  const began = performance.now();
  // What a process used, and its children that ended, is told by the machine's own `time`.
  const child = spawn('/usr/bin/time', ['-f', '%U %S', process.execPath, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  let peak = 0;
  const timer = setInterval(() => {
    const pages = treeOf(child.pid ?? 0).reduce((sum, p) => sum + p.pages, 0);
    peak = Math.max(peak, (pages * PAGE) / 1e6);
  }, 200);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`);
  const [user = 0, system = 0] = (said.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { wall: (performance.now() - began) / 1000, cpu: user + system, peak };
}

const work = mkdtempSync(join(tmpdir(), 'readout-bench-'));
const rows: string[] = [];
const row = (...cells: readonly (string | number)[]): void => {
  const line = `| ${cells.join(' | ')} |`;
  console.log(line);
  rows.push(line);
};

function edit(file: string, from: RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} has nothing to change`);
  writeFileSync(file, changed);
}

row('briefings', 'what', 'wall, s', 'CPU, s', 'peak memory, MB');
row('--:', '---', '--:', '--:', '--:');
const note = (count: number, what: string, { wall, cpu, peak }: Spent): void =>
  row(count, what, wall.toFixed(1), cpu.toFixed(1), peak.toFixed(0));

try {
  for (const count of counts) {
    const content = join(work, `content-${count}`);
    execFileSync(process.execPath, [join(ROOT, 'test/bench/thousand.ts'), content, String(count)]);
    const actor = readdirSync(join(content, 'actors'))[0] ?? '';
    const changes: Readonly<Record<string, () => void>> = {
      cold: () => undefined,
      unchanged: () => undefined,
      'one briefing changed': () => edit(join(content, 'harbour-1.mdx'), /Owners of/, 'The owners of'),
      'one actor changed': () => edit(join(content, 'actors', actor), /^name: (.*)$/m, 'name: $1 Council'),
      'one source changed': () => edit(join(content, 'sources/notice-1.md'), /^publisher: .*$/m, 'publisher: Gazette'),
    };
    for (const [what, change] of Object.entries(changes)) {
      change();
      const out = join(work, `site-${count}`);
      note(count, what, await spent([join(ROOT, 'src/cli/start.js'), 'build', content, '--out', out]));
    }
    if (!values.others || count > 1000) continue;
    for (const by of ['chromium', 'typst'])
      note(
        count,
        by === 'typst' ? 'Eleventy with Typst' : 'Eleventy with Chromium’s print',
        await spent([join(ROOT, 'test/bench/eleventy/run.ts'), content, join(work, `eleventy-${count}-${by}`), by]),
      );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

const { devDependencies, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;
const used = { ...dependencies, ...devDependencies };
const versions = ['astro', 'satori', '@resvg/resvg-js', 'pagefind', '@myriaddreamin/typst-ts-node-compiler'].map(
  (name) => `${name} ${used[name]}`,
);
const [cpu] = cpus();
writeFileSync(
  join(import.meta.dirname, 'RESULTS.md'),
  `# What a build costs

Made by \`node test/bench/press.ts ${process.argv.slice(2).join(' ')}\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores
(${cpu?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()}, Node ${process.version}, ${versions.join(', ')}.
A site has pages, two sheets, three pictures and a mail for each briefing, data, feeds and search. Eleventy makes one page
for each briefing and its two sheets, fitted to nothing, and no picture, mail, index or check. Peak memory is of all processes.

${rows.join('\n')}
`,
);
