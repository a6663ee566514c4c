/**
 * `node test/bench/press.ts [COUNT …] [--others | --by chromium | --by typst | --by hugo]`: builds of so many generated briefings, 10, 100,
 * 1,000 and 3,000 unless said, each cold, unchanged, and with one briefing, one actor and one source changed: wall, CPU and peak
 * memory of all processes, and where the time went. `--others` builds the same pages by Eleventy and the same sheets by Chromium
 * and by Typst too (`npm ci` in `test/bench/eleventy` first), and the pages alone by Hugo where that is installed, of 1,000 at
 * most; `--by` one of these alone, and nothing of ours. Each
 * table, with machine and versions, replaces the one of its name in `test/bench/RESULTS.md`, so that parts can be run apart.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { format } from 'prettier';

const ROOT = join(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { others: { type: 'boolean' }, by: { type: 'string' } },
});
const OTHERS: Readonly<Record<string, string>> = {
  chromium: 'Eleventy with Chromium’s print',
  typst: 'Eleventy with Typst',
  hugo: 'Hugo, pages alone',
};
if (values.by !== undefined && !(values.by in OTHERS))
  throw new Error(`--by is ${Object.keys(OTHERS).join(', ')}, not ${values.by}`);
const others = values.by === undefined ? (values.others ? Object.keys(OTHERS) : []) : [values.by];
/** What Hugo says it is; nothing where it is not installed. */
const HUGO = /v[\d.]+/.exec(spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout ?? '')?.[0];
const counts = positionals.length ? positionals.map(Number) : [10, 100, 1000, 3000];

/** Of a command and all that it started. */
interface Spent {
  wall: number;
  cpu: number;
  /** MB, all processes together. */
  peak: number;
  said: string;
}

/** In milliseconds. */
const SETTLED = 3000;

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
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, printed] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  let [peak, seen] = [0, 0];
  const timer = setInterval(() => {
    const tree = treeOf(child.pid ?? 0);
    peak = Math.max(peak, (tree.reduce((sum, p) => sum + p.pages, 0) * PAGE) / 1e6);
    // Of what nobody waits for, as of a browser's processes, no one is told at the end.
    seen = Math.max(
      seen,
      tree.reduce((sum, p) => sum + p.cpu, 0),
    );
  }, 200);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`);
  const [user = 0, system = 0] = (said.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { wall: (performance.now() - began) / 1000, cpu: Math.max(user + system, seen), peak, said: printed };
}

const work = mkdtempSync(join(tmpdir(), 'readout-bench-'));

function edit(file: string, from: RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} has nothing to change`);
  writeFileSync(file, changed);
}

const line = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const HEAD = [
  line('briefings', 'what', 'wall, s', 'CPU, s', 'peak memory, MB', 'where the time went, s'),
  line('--:', '---', '--:', '--:', '--:', '---'),
];
const row = (count: number, what: string, { wall, cpu, peak, said }: Spent): string => {
  const parts = said.startsWith('{') ? (JSON.parse(said) as { parts: Record<string, number> }).parts : {};
  const where = Object.entries(parts).map(([part, seconds]) => `${part} ${seconds.toFixed(1)}`);
  const made = line(count, what, wall.toFixed(1), cpu.toFixed(1), peak.toFixed(0), where.join('; '));
  console.log(made);
  return made;
};

async function readoutOf(count: number, content: string): Promise<string[]> {
  const actor = readdirSync(join(content, 'actors'))[0] ?? '';
  const changes: Readonly<Record<string, () => void>> = {
    cold: () => undefined,
    unchanged: () => undefined,
    'one briefing changed': () => edit(join(content, 'harbour-1.mdx'), /Owners of/, 'The owners of'),
    'one actor changed': () => edit(join(content, 'actors', actor), /^name: (.*)$/m, 'name: $1 Council'),
    'one source changed': () => edit(join(content, 'sources/notice-1.md'), /^publisher: .*$/m, 'publisher: Gazette'),
  };
  const rows: string[] = [];
  for (const [what, change] of Object.entries(changes)) {
    // Nobody changes a text within a moment of a build; what the disk says of a file is not trusted for so long.
    await wait(SETTLED);
    change();
    const command = [join(ROOT, 'src/cli/start.js'), 'build', content, '--out', join(work, `site-${count}`), '--json'];
    rows.push(row(count, what, await spent(command)));
  }
  return rows;
}

const ABOUT = `# What a build costs

Each table is made by \`node test/bench/press.ts\`. A site has pages, two sheets, three pictures and a mail for each briefing, data,
feeds and search. Eleventy makes one page for each briefing and its two sheets, fitted to nothing, and no picture, mail, index or
check; Hugo the same page alone. Peak memory is of all processes.
`;

try {
  for (const count of counts) {
    const content = join(work, `content-${count}`);
    execFileSync(process.execPath, [join(ROOT, 'test/bench/thousand.ts'), content, String(count)]);
    if (values.by === undefined) await report(`${count} briefings`, await readoutOf(count, content));
    for (const by of count > 1000 ? [] : others) {
      const what = OTHERS[by] ?? by;
      if (by === 'hugo' && !HUGO) {
        console.log('Hugo is not installed, and left out: on Debian, `apt-get install hugo`');
        continue;
      }
      const run = by === 'hugo' ? 'hugo/run.ts' : 'eleventy/run.ts';
      const command = [join(ROOT, 'test/bench', run), content, join(work, `${count}-${by}`), by];
      await report(`${count} briefings: ${what}`, [row(count, what, await spent(command))]);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Puts a table in the place of the one of its name. */
async function report(title: string, rows: readonly string[]): Promise<void> {
  const file = join(import.meta.dirname, 'RESULTS.md');
  const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const sections = known
    .split(/^(?=## )/m)
    .filter((part) => part.startsWith('## ') && !part.startsWith(`## ${title}\n`));
  const section = `## ${title}\n\n${[...HEAD, ...rows].join('\n')}\n\n${machine()}\n\n`;
  const size = (part: string): number => Number(/\d+/.exec(part)?.[0]);
  const all = [...sections, section].sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1));
  const text = [ABOUT, ...all].map((part) => part.trim()).join('\n\n');
  writeFileSync(file, await format(text, { parser: 'markdown', printWidth: 120 }));
}

function machine(): string {
  const { devDependencies, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const used = { ...dependencies, ...devDependencies };
  const versions = ['astro', 'satori', 'pagefind', '@myriaddreamin/typst-ts-node-compiler'].map(
    (name) => `${name} ${used[name]}`,
  );
  if (HUGO) versions.push(`Hugo ${HUGO}`);
  const [cpu] = cpus();
  const load = loadavg().map((n) => n.toFixed(1));
  return `_${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()}, Node ${process.version}, ${versions.join(', ')}; load at the end ${load.join(', ')}._`;
}
