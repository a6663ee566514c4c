import type { BriefSource } from '../model/brief.ts';
import { START } from '../problem.ts';
import * as phrases from '../wording/phrases.ts';
import type { Block } from './blocks.ts';
import { listSection, type Item } from './lists.ts';
import { gap, inLanguage, say, sayAll, stack, text, VOICES, type Job } from './pieces.ts';
import { KEPT } from './theme.ts';

export function sources(job: Job, short: boolean): Block[] {
  const { brief, w } = job;
  // One that does not stand any more is left to no other place.
  const kept = short ? brief.sources.filter(({ status }, i) => i < KEPT.sources || status) : brief.sources;
  const items = kept.map((s) => source(job, s, short));
  const heading = { text: w.sources, at: START };
  const manner = { size: 'note', hang: 'number', gap: 'small' } as const;
  return [
    stack([listSection(job, { heading, items, manner, left: brief.sources.length - kept.length }), ...oneSided(job)]),
  ];
}

function oneSided(job: Job): Block[] {
  const words = phrases.oneSided(job.brief);
  if (!words) return [];
  return [gap('small'), text(job, sayAll(job, words, VOICES.noteInk), START, { tag: { role: 'P' } })];
}

/** Its title in its own language, where that is not the briefing's. */
function source(job: Job, s: BriefSource, short: boolean): Item {
  const { brief, site } = job;
  const href = s.url ?? (job.page ? `${site.url}/sources/${s.id}/` : undefined);
  const link = href === undefined ? {} : { link: { href, alt: s.title } };
  const status = (short ? phrases.sourceStatusInShort : phrases.sourceStatus)(s, brief.lang);
  const pieces = [
    say(s.title, VOICES.noteStrong, { ...link, ...inLanguage(job, s.lang) }),
    ...sayAll(job, phrases.sourceDetail(s, brief.lang), VOICES.note, ', '),
    ...sayAll(job, status ?? [], VOICES.noteWarning, ', '),
  ];
  return { label: say(`${s.number}.`, VOICES.noteInk), pieces, at: START };
}
