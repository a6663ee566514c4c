import { assemble } from '../../../../src/model/assemble.ts';
import { applyWaivers, checkLibrary } from '../../../../src/rules/index.ts';
import { filesOf } from './folder.ts';
import { SHAPES } from './shapes.ts';

/** Checks the folder of each shape it is named, and answers with the processor time in milliseconds and how much was found. */
process.on('message', (name: string) => {
  const files = filesOf(SHAPES[name] ?? (() => ''));
  const before = process.cpuUsage();
  const library = assemble(new Map(Object.entries(files)));
  const problems = [...library.problems, ...checkLibrary(library, { today: '2026-05-01' })];
  const left = applyWaivers(problems, library);
  process.send?.({ ms: process.cpuUsage(before).user / 1000, problems: left.length });
});
