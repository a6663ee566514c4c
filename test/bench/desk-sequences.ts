/**
 * Random sequences of what a writer does at the desk, on the files of the sample: `node test/bench/desk-sequences.ts [N] [SEED]`,
 * by default 1,000. Half of them are splices with what people type, paste and try to smuggle in; the other half whole acts of a
 * session (mark, cite, set aside, write, remove, undo, …), where after each act every byte outside it must be what it was, and
 * what the desk shows must be what the page and the sheet print. Writes its section of `DESK.md`.
 */
import { join } from 'node:path';
import fc from 'fast-check';
import { readContent } from '../../src/reading/folder.ts';
import { faultOf, steps } from '../unit/desk/sequences.ts';
import { deeds, faultIn, writtenOn } from '../unit/desk/writing.ts';
import { reportDesk } from './report.ts';

const n = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 20261128);
const { files } = await readContent(join(import.meta.dirname, '../../briefings'));
const desks = writtenOn(files);
const fail = (fault: string): void => {
  faults.push(fault);
  console.log(fault);
};
const started = performance.now();
const faults: string[] = [];
const count = { splices: 0, acts: 0, compared: 0 };

function told(what: string, done: number): void {
  if (done % 500 === 0)
    console.log(`${what} ${done}, ${faults.length} faults, ${Math.round((performance.now() - started) / 1000)} s`);
}

/** Drawn in lots, each from a seed of its own: a list of all would fill the memory. */
const LOT = 100;
function drawn<T>(arbitrary: fc.Arbitrary<T>, all: number, take: (value: T) => void, what: string): void {
  for (let done = 0; done < all; done += LOT) {
    for (const value of fc.sample(arbitrary, { numRuns: Math.min(LOT, all - done), seed: seed + done })) take(value);
    told(what, done + LOT);
  }
}

const half = Math.ceil(n / 2);
drawn(
  fc.tuple(fc.constantFrom(...desks), steps),
  half,
  ([desk, sequence]) => {
    let text = desk.files.get(desk.file) ?? '';
    for (const step of sequence) {
      const done = faultOf(text, step);
      count.splices++;
      if (done.fault !== undefined) {
        fail(`${desk.file}: ${done.fault} ${JSON.stringify(step)} ${JSON.stringify(sequence)}`);
        return;
      }
      text = done.text;
    }
  },
  'sequences of splices',
);
drawn(
  fc.tuple(fc.constantFrom(...desks), deeds),
  n - half,
  ([desk, all]) => {
    const { acts, compared, fault } = faultIn(desk, all);
    count.acts += acts;
    count.compared += compared;
    if (fault !== undefined) fail(`${desk.file}: ${fault} ${JSON.stringify(all)}`);
  },
  'sequences of acts',
);
const thousands = (x: number): string => x.toLocaleString('en');
await reportDesk(
  'Random sequences of desk actions',
  `${thousands(n)} sequences on ${desks.length} files (the sample, with line ends of either kind), seed ${seed}:
${thousands(count.splices)} splices and ${thousands(count.acts)} acts, ${thousands(count.compared)} texts compared with what is printed.
**${faults.length}** with a byte changed outside what the act is about, a text that no longer parses to what the desk shows, or something
that could not be taken back; ${Math.round((performance.now() - started) / 1000)} s.`,
);
process.exitCode = faults.length ? 1 : 0;
