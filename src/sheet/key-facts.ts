import type { KeyFact } from '../model/brief.ts';
import { date } from '../wording/dates.ts';
import * as phrases from '../wording/phrases.ts';
import type { Block } from './blocks.ts';
import { listSection, type Item } from './lists.ts';
import { claimPieces, say, sayOurs, VOICES, type Job } from './pieces.ts';
import type { Piece } from './prepare.ts';
import { COLOURS } from './theme.ts';

/** What sets a lead apart from what follows it. */
const SPACE = say('\u2002', VOICES.body);

/** A day that all facts share is said once, in their heading. */
export function keyFacts(job: Job): Block[] {
  const { brief, w } = job;
  const first = brief.keyFacts[0];
  if (!first) return [];
  const shared = brief.keyFacts.every((f) => f.on === first.on) ? first.on : undefined;
  const items = brief.keyFacts.map((f) => keyFact(job, f, shared === undefined));
  const beside = shared === undefined ? [] : [SPACE, dateOf(job, shared)];
  const heading = { text: w.keyFacts, at: first.at, beside };
  return [listSection(job, { heading, items, manner: { size: 'body', hang: 'hang', gap: 'item' } })];
}

const dateOf = (job: Job, on: string): Piece =>
  sayOurs(job, date(on, job.brief.lang, 'short'), VOICES.date, { together: true });

/** The day it happened runs in before the fact, in the quiet voice of data; then whose claim it is, or that it is disputed. */
function keyFact(job: Job, fact: KeyFact, dated: boolean): Item {
  const on = fact.on && dated ? [dateOf(job, fact.on), SPACE] : [];
  const mark = phrases.factMark(fact, job.brief.lang);
  const led = mark === undefined ? [] : [sayOurs(job, `${mark}: `, VOICES.runIn)];
  const label = say('•', { ...VOICES.body, colour: COLOURS.accent });
  return { label, pieces: [...on, ...led, ...claimPieces(job, fact, VOICES.body)], at: fact.at };
}
