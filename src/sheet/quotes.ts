import type { Quote } from '../model/brief.ts';
import * as phrases from '../wording/phrases.ts';
import type { Block } from './blocks.ts';
import { BETWEEN, within } from './lists.ts';
import { computed, marksOf, rich, runIn, say, spaced, stack, text, VOICES, wordsOf, type Job } from './pieces.ts';
import type { Piece } from './prepare.ts';

/** Each a block of its own; where lines are shared, one after the other. */
export function quotes(job: Job): Block[] {
  const all = job.brief.quotes;
  const [first] = all;
  if (!first) return [];
  const said = all.map((q, i) => [...(i ? [] : runIn(job, job.w.quotes)), ...quote(job, q)]);
  if (job.setting === 'lines') {
    const pieces = said.flatMap((own) => within([{ role: 'BlockQuote' }, { role: 'P' }], [...own, BETWEEN]));
    return [text(job, pieces, first.at, { size: 'body' })];
  }
  const blocks = said.map((own, i) => {
    const at = all[i]?.at ?? first.at;
    return stack([text(job, own, at, { size: 'body', tag: { role: 'P' } })], { role: 'BlockQuote' });
  });
  return [stack(spaced(blocks, 'item'))];
}

function quote(job: Job, q: Quote): Piece[] {
  const { brief, w } = job;
  const other = q.lang === brief.lang ? {} : { lang: q.lang };
  const said = rich(job, wordsOf(q.text), VOICES.quotation);
  const last = said.length - 1;
  const words = said.map((p, i) => ({ ...p, ...other, text: i === last ? p.text.trimEnd() : p.text }));
  const translation = q.translation ? [say(` (${w.openQuote}${q.translation}${w.closeQuote})`, VOICES.body)] : [];
  const by = say(` — ${phrases.speaker(q)}`, VOICES.cell);
  return [
    say(w.openQuote, VOICES.quotation),
    ...words,
    say(w.closeQuote, VOICES.quotation),
    ...translation,
    ...rich(job, [{ kind: 'text', text: by.text }, ...marksOf(q.text)], by.voice),
    ...computed(job, q),
  ];
}
