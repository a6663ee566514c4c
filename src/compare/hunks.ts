import type { Run } from '../model/change.ts';
import { tokensOf, wordChanges } from '../model/told-apart.ts';
import type { Change } from './change.ts';

/** So many characters of what stayed are shown on each side. */
const AROUND = 48;

/** The places in which two texts differ, word by word, each with the words around it. */
export function hunks(was: string, now: string, lang: string): Pick<Change, 'was' | 'now' | 'before' | 'after'>[] {
  const found: { was: string; now: string; before: string; after: string }[] = [];
  let [before, open] = ['', false];
  for (const { text, did } of joined(wordChanges(was, now, lang))) {
    if (did === 'kept') {
      const last = found.at(-1);
      if (open && last) last.after = starting(text);
      [before, open] = [text, false];
      continue;
    }
    if (!open) found.push({ was: '', now: '', before: ending(before), after: '' });
    open = true;
    const last = found.at(-1);
    if (last) last[did === 'added' ? 'now' : 'was'] += text;
  }
  return found.map(closeFitting);
}

/** Blanks at the ends of what changed are told with what stayed; where blanks alone changed they are it. */
function closeFitting<T extends Pick<Change, 'was' | 'now' | 'before' | 'after'>>(hunk: T): T {
  const [was, now] = [hunk.was.trim(), hunk.now.trim()];
  if (!was && !now) return hunk;
  const [before, after] = [hunk.before, hunk.after].map((around) => around.replace(/\s+/gu, ' '));
  const [starts, ends] = [hunk.was + hunk.now, hunk.now || hunk.was];
  return {
    ...hunk,
    was,
    now,
    before: /^\s/u.test(starts) && before ? `${before.trimEnd()} ` : before,
    after: /\s$/u.test(ends) && after ? ` ${after.trimStart()}` : after,
  };
}

/** Changes between which stands no word are one. */
function joined(runs: readonly Run[]): Run[] {
  return runs.flatMap((run, i) => {
    const between = run.did === 'kept' && i > 0 && i < runs.length - 1 && !/[\p{L}\p{N}]/u.test(run.text);
    return between
      ? [
          { ...run, did: 'removed' as const },
          { ...run, did: 'added' as const },
        ]
      : [run];
  });
}

/** The end of a text, from the beginning of a word on. */
function ending(text: string): string {
  if (text.length <= AROUND) return text;
  return `…${text.slice(-AROUND).replace(/^\S*\s/u, '')}`;
}

function starting(text: string): string {
  if (text.length <= AROUND) return text;
  return `${text.slice(0, AROUND).replace(/\s\S*$/u, '')}…`;
}

/** Whether one text may be another reworded: over a third of the words of both are common. */
export function alike(was: string, now: string): boolean {
  const [before, after] = [new Set(tokensOf(was)), new Set(tokensOf(now))];
  const both = [...before].filter((word) => after.has(word)).length;
  return both * 3 > before.size + after.size - both;
}
