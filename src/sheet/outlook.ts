import type { Forecast, Judgement, Scenario } from '../model/brief.ts';
import * as phrases from '../wording/phrases.ts';
import { sentence, stop } from '../wording/sentence.ts';
import type { Block } from './blocks.ts';
import type { Piece } from './prepare.ts';
import { gap, rich, say, section, spaced, stack, text, VOICES, type Job } from './pieces.ts';
import { computed } from './positions.ts';
import { COLOURS } from './theme.ts';

/** Judgements, scenarios and forecasts; scenarios by name alone where the sheet is too full for more. */
export function outlook(job: Job, shortScenarios: boolean): Block[] {
  const { brief, w } = job;
  const at = (brief.judgements[0] ?? brief.scenarios[0] ?? brief.forecasts[0])?.at;
  if (!at) return [];
  const parts: Block[] = [
    ...brief.judgements.map((j) => judgement(job, j)),
    ...scenarios(job, shortScenarios),
    ...brief.forecasts.map((f) => forecast(job, f)),
  ];
  return [section(job, w.outlook, at, spaced(parts, 'outlook'))];
}

const lead = (words: string): Piece[] => [say(words, VOICES.runIn), say(' ', VOICES.body)];

/** Likelihood and confidence stand in sentences of their own, the second in a quieter voice. */
function judgement(job: Job, j: Judgement): Block {
  const { lang } = job.brief;
  const pieces = [
    ...lead(phrases.judgementLead(j, lang)),
    ...rich(job, sentence(j.text), VOICES.body),
    say(` ${phrases.confidence(j, lang)}`, VOICES.note),
  ];
  return text(job, pieces, j.at, { size: 'body', tag: { role: 'P' } });
}

/** Side by side, since they exclude each other. */
function scenarios(job: Job, short: boolean): Block[] {
  const { brief, site, w } = job;
  if (!brief.scenarios.length) return [];
  const columns = brief.scenarios.map((s) => ({ block: scenario(job, s, short), width: { share: 1 } }));
  const row: Block = { kind: 'row', columns, gutter: 'gutter' };
  if (!short) return [row];
  const first = brief.scenarios[0];
  const address = phrases.shortAddress(brief, site.url);
  const link = { href: phrases.address(brief, site.url), alt: brief.title };
  const more = say(`${w.scenarios}: ${w.inFullAt(address)}`, VOICES.note, { link });
  return first ? [row, text(job, [more], first.at, { tag: { role: 'P' } })] : [];
}

function scenario(job: Job, s: Scenario, short: boolean): Block {
  const { lang } = job.brief;
  const head = text(job, [say(phrases.scenarioLead(s, lang), VOICES.runIn)], s.at, { tag: { role: 'P' } });
  const meter: Block = {
    kind: 'meter',
    share: s.probability / 100,
    weight: 2.2,
    colour: COLOURS.accent,
    ground: COLOURS.track,
  };
  const drawn = [gap('meter'), meter, gap('meter'), head];
  if (short) return stack(drawn);
  return stack([...drawn, text(job, rich(job, sentence(s.text), VOICES.cell), s.at, { tag: { role: 'P' } })]);
}

/** The question with its probability and day, what would settle it, and what did. */
function forecast(job: Job, f: Forecast): Block {
  const { brief, w } = job;
  const terms = [w.criteria(f.criteria), w.resolver(f.resolver)].map(stop).join(' ');
  const pieces = [
    ...lead(phrases.forecastLead(f, brief.lang)),
    ...rich(job, sentence(f.text), VOICES.body),
    say(` ${terms}`, VOICES.note),
    ...outcome(job, f),
  ];
  return text(job, pieces, f.at, { size: 'body', tag: { role: 'P' } });
}

function outcome(job: Job, f: Forecast): Piece[] {
  const { lang } = job.brief;
  if (!f.outcome) return [];
  const score = phrases.brier(f, lang);
  return [
    say(' ', VOICES.body),
    ...lead(phrases.outcomeLead(f.outcome, lang)),
    ...rich(job, sentence(f.outcome.text), VOICES.body),
    ...computed(job, f.outcome),
    ...(score === undefined ? [] : [say(` ${stop(score)}`, VOICES.note)]),
  ];
}
