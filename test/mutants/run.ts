/**
 * `npm run mutants [WORD …]`: plants each fault of the lists beside this file in a copy of the project, runs the tests of its
 * room, and says which no test saw. With words, only the faults whose file or reason has one of them, and with `named` those
 * that survived once. Ends with 1 where fewer
 * than nine in ten were seen, or one that survived before.
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { planted, readFaults, stagesFor, type PlantedFault } from './faults.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What a copy is made of; packages are linked. */
const COPIED = ['src', 'test', 'briefings', 'public', '.github', 'package.json', 'package-lock.json', 'tsconfig.json'];
const COPIED_TOO = ['vitest.config.ts', 'astro.config.mjs', 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', '.npmrc'];

/** How long one stage of tests may take, in milliseconds: a fault that makes them hang is seen. */
const DEADLINE = 300_000;
/** The share of faults that must be seen. */
const WANTED = 0.9;

const words = process.argv.slice(2).map((w) => w.toLowerCase());
const wanted = ({ file, why, named }: PlantedFault): boolean =>
  words.length === 0 ||
  (named === true && words.includes('named')) ||
  words.some((w) => file.toLowerCase().includes(w) || why.toLowerCase().includes(w));
const faults = (await readFaults(import.meta.dirname)).filter(wanted);
const survivors: PlantedFault[] = [];
let done = 0;
const queue = [...faults];
await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, () => work()));

const seen = faults.length - survivors.length;
for (const { file, from, to, why } of survivors) console.log(`not seen  ${file}: "${from}" → "${to}"  ${why}`);
console.log(`${seen} of ${faults.length} planted faults seen`);
const again = survivors.filter((f) => f.named);
if (seen < faults.length * WANTED || again.length > 0) process.exitCode = 1;

/** Takes faults off the queue, in a copy of its own. */
async function work(): Promise<void> {
  const copy = await copyProject();
  try {
    for (let fault = queue.shift(); fault; fault = queue.shift()) {
      const by = await seenBy(copy, fault);
      if (!by) survivors.push(fault);
      console.log(`${++done}/${faults.length} ${by ? `seen by ${by}` : 'NOT SEEN'}  ${fault.file}: ${fault.why}`);
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function copyProject(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'readout-mutants-'));
  await mkdir(copy, { recursive: true });
  for (const name of [...COPIED, ...COPIED_TOO]) await cp(join(ROOT, name), join(copy, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** The stage of tests that failed on a fault; nothing where all passed. The file is as it was afterwards. */
async function seenBy(copy: string, fault: PlantedFault): Promise<string | undefined> {
  const path = join(copy, fault.file);
  const sound = await readFile(path, 'utf8');
  await writeFile(path, planted(sound, fault));
  try {
    for (const stage of stagesFor(fault)) if (!(await passes(copy, stage))) return stage.join(' ');
    return undefined;
  } finally {
    await writeFile(path, sound);
  }
}

async function passes(copy: string, tests: readonly string[]): Promise<boolean> {
  const args = ['test/run.ts', '--bail', '1', ...tests];
  const run = spawn(process.execPath, args, { cwd: copy, stdio: 'ignore', timeout: DEADLINE, killSignal: 'SIGKILL' });
  return new Promise((resolve, reject) => {
    run.on('error', reject);
    run.on('exit', (code) => resolve(code === 0));
  });
}
