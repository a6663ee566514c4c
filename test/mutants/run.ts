/**
 * `npm run mutants [--jobs N] [WORD …]`: plants each fault of the lists beside this file in a copy of the project, runs the
 * tests of its room, and says which no test saw. With words, only the faults of the lists so named or whose file or reason has
 * one of them, and with `named` those that survived once; without, all, and what came of each list is written into `README.md`. N is how many
 * copies are worked in at a time, by default one a processor. Ends with 1 where fewer than nine in ten were seen, or one
 * that survived before.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { planted, readFaults, stagesFor, type PlantedFault } from './faults.ts';
import { report } from './report.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What a copy is made of; packages are linked. */
const COPIED = ['src', 'test', 'briefings', 'public', '.github', 'package.json', 'package-lock.json', 'tsconfig.json'];
const COPIED_TOO = ['vitest.config.ts', 'astro.config.mjs', 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', '.npmrc'];

/** How long one stage of tests may take, in milliseconds: a fault that makes them hang is seen. */
const DEADLINE = 300_000;
/** The share of faults that must be seen. */
const WANTED = 0.9;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { jobs: { type: 'string' } } });
const jobs = Math.max(1, Math.trunc(Number(values.jobs)) || availableParallelism());
const words = positionals.map((w) => w.toLowerCase());
const all = await readFaults(import.meta.dirname);
const lists = new Set(all.map((f) => f.list));
const isMeant = ({ list, file, why, named }: PlantedFault, word: string): boolean => {
  if (word === 'named') return named === true;
  return lists.has(word) ? list === word : [file, why].some((text) => text.toLowerCase().includes(word));
};
const faults = all.filter((fault) => words.length === 0 || words.some((word) => isMeant(fault, word)));
const survivors = new Set<PlantedFault>();
/** Whether tests pass where no fault is planted, by their names. */
const passing = new Map<string, Promise<boolean>>();
let done = 0;

const sound = await copyProject();
const queue = [...faults];
try {
  await Promise.all(Array.from({ length: jobs }, () => work()));
} finally {
  await rm(sound, { recursive: true, force: true });
}

const seen = faults.length - survivors.size;
for (const { file, from, to, why } of survivors) console.log(`not seen  ${file}: "${from}" → "${to}"  ${why}`);
console.log(`${seen} of ${faults.length} planted faults seen`);
if (words.length === 0) await writeFile(join(import.meta.dirname, 'README.md'), await report(faults, survivors));
if (seen < faults.length * WANTED || [...survivors].some((f) => f.named)) process.exitCode = 1;

/** Takes faults off the queue, in a copy of its own. */
async function work(): Promise<void> {
  const copy = await copyProject();
  try {
    for (let fault = queue.shift(); fault; fault = queue.shift()) {
      const by = await seenBy(copy, fault);
      if (!by) survivors.add(fault);
      console.log(`${++done}/${faults.length} ${by ? `seen by ${by}` : 'NOT SEEN'}  ${fault.file}: ${fault.why}`);
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function copyProject(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'readout-mutants-'));
  for (const name of [...COPIED, ...COPIED_TOO]) await cp(join(ROOT, name), join(copy, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** The stage of tests that failed on a fault; nothing where all passed. The file is as it was afterwards. */
async function seenBy(copy: string, fault: PlantedFault): Promise<string | undefined> {
  const path = join(copy, fault.file);
  const text = await readFile(path, 'utf8');
  for (const stage of stagesFor(fault)) {
    await writeFile(path, planted(text, fault));
    const passed = await passes(copy, stage).finally(() => writeFile(path, text));
    if (!passed && (await passesSound(stage))) return stage.join(' ');
  }
  return undefined;
}

/** Whether tests pass where no fault is planted; those that do not are told of, once, and see nothing. */
async function passesSound(stage: readonly string[]): Promise<boolean> {
  const name = stage.join(' ');
  const known = passing.get(name);
  if (known) return known;
  const passed = passes(sound, stage);
  passing.set(name, passed);
  if (!(await passed)) console.log(`sees nothing, for it fails where no fault is planted: ${name}`);
  return passed;
}

async function passes(copy: string, tests: readonly string[]): Promise<boolean> {
  const args = ['test/run.ts', '--bail', '1', '--maxWorkers', '1', ...tests];
  const run = spawn(process.execPath, args, { cwd: copy, stdio: 'ignore', timeout: DEADLINE, killSignal: 'SIGKILL' });
  return new Promise((resolve, reject) => {
    run.on('error', reject);
    run.on('exit', (code) => resolve(code === 0));
  });
}
