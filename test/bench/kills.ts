import { killMany } from '../mail/kill.ts';

/** `node test/bench/kills.ts [N]`: kills N sends, 300 unless said, and counts what came of them. */
const n = Number(process.argv[2] ?? 300);
const all = await killMany(n, (done) => done % 25 === 0 && console.log(`${done} of ${n}`));
const sum = (of: (a: (typeof all)[number]) => number): number => all.reduce((total, a) => total + of(a), 0);
const witnessed = all.filter((a) => a.witness);
console.log(`${n} sends to 20 recipients, ${sum((a) => Number(a.interrupted))} of them killed before their end
duplicates ${sum((a) => a.duplicates)}, silent misses ${sum((a) => a.missed)}, torn records repaired ${sum((a) => Number(a.torn))}
in doubt after the kill: ${sum((a) => a.inDoubt)} in all, at most ${Math.max(...all.map((a) => a.inDoubt))} a kill
with a witness: ${witnessed.filter((a) => a.delivered === 20 && a.held === 0).length} of ${witnessed.length} delivered exactly one each`);
