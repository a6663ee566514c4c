import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readout, temporary } from '../build/command.ts';
import { contentWithCanaries, raiseWhileBuilding, type Raised } from '../build/raise.ts';

/**
 * `node test/bench/raised-labels.ts [N]`: raises the label of a briefing full of canaries at N random moments of a build,
 * 50 unless said, each fifth as the build begins to swap, and looks for them in what stands at the output then.
 */
const n = Number(process.argv[2] ?? 50);

await temporary(async (folder) => {
  const content = await contentWithCanaries(folder);
  const [out, old] = [join(folder, 'served/site'), join(folder, 'old')];
  await mkdir(join(folder, 'served'));
  const begun = performance.now();
  const { code, said } = await readout(['build', 'briefings', '--out', old]);
  if (code !== 0) throw new Error(said);
  let lasts = performance.now() - begun;
  const all: Raised[] = [];
  for (let i = 0; i < n; i++) {
    const moment = i % 5 === 4 ? 'swap' : ((i + Math.random()) / n) * lasts;
    const raised = await raiseWhileBuilding(moment, { content, out, old });
    lasts = raised.took;
    all.push(raised);
    if ((i + 1) % 10 === 0) console.log(`${i + 1} of ${n}`);
  }
  const inTime = all.filter((r) => r.inTime);
  const count = (of: (r: Raised) => boolean): number => inTime.filter(of).length;
  console.log(`${n} labels raised while a site was built, ${n - inTime.length} of them when it stood there already
of the others: ${count((r) => r.code === 1)} builds refused, ${count((r) => r.code === 0)} built without the briefing, ${count((r) => r.code > 1)} otherwise
canaries found in their output: ${inTime.flatMap((r) => r.traces).length}, in the output of ${count((r) => r.traces.length > 0)}`);
});
