import { meet } from '../mail/aligned.ts';

/** `node test/bench/starts.ts [N]`: N starts of two, of four and of seven senders at one moment, 500 each unless said. */
const n = Number(process.argv[2] ?? 500);
for (const senders of [2, 4, 7]) {
  const began = performance.now();
  const all = await meet(senders, n, (done) => done % 100 === 0 && console.log(`${done} of ${n}`));
  const odd = all.flatMap((m) => m.outcomes).filter((o) => o !== 'true' && o !== 'refused');
  console.log(`${senders} senders, ${n} starts, ${((performance.now() - began) / 1000).toFixed(0)} s
refused ${all.flatMap((m) => m.outcomes).filter((o) => o === 'refused').length}, errors ${odd.length} ${odd[0] ?? ''}
at most ${Math.max(...all.map((m) => m.holders))} holder at once; mails that came twice ${all.flatMap((m) => m.got).filter((g) => g > 1).length}, that never came ${all.flatMap((m) => m.got).filter((g) => g === 0).length}
locks left behind ${all.filter((m) => m.left.length).length}`);
}
