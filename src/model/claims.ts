import type { Place } from '../problem.ts';
import { plain, type Brief, type Citation, type Rich } from './brief.ts';
import type { BriefingId } from './fields.ts';

/** A stretch of a brief that carries marks, with what it rests on. */
export interface TracedClaim {
  briefing: BriefingId;
  file: string;
  /** The component it is: "KeyFact", "Wants". */
  kind: string;
  text: string;
  citations: Citation[];
  at: Place;
}

/** Everything in a brief that cites, in printing order. */
export function claimsOf(brief: Brief): TracedClaim[] {
  const claim = (kind: string, part: { text: Rich; at: Place } | undefined): TracedClaim[] => {
    if (!part) return [];
    const ids = part.text.flatMap((s) => (s.kind === 'mark' ? [s.citation] : []));
    const citations = brief.citations.filter((c) => ids.includes(c.id));
    return citations.length
      ? [{ briefing: brief.id, file: brief.file, kind, text: plain(part.text), citations, at: part.at }]
      : [];
  };
  return [
    ...claim('BottomLine', brief.bottomLine),
    ...claim('WhyItMatters', brief.whyItMatters),
    ...brief.keyFacts.flatMap((f) => claim('KeyFact', f)),
    ...brief.positions.flatMap((p) => [...claim('Wants', p.wants), ...claim('Offers', p.offers)]),
    ...brief.quotes.flatMap((q) => claim('Quote', q)),
    ...brief.judgements.flatMap((j) => claim('Judgement', j)),
    ...brief.scenarios.flatMap((s) => claim('Scenario', s)),
    ...brief.forecasts.flatMap((f) => [...claim('Forecast', f), ...claim('Outcome', f.outcome)]),
    ...brief.watch.flatMap((w) => claim('Watch', w)),
    ...brief.gaps.flatMap((g) => claim('Gap', g)),
  ];
}
