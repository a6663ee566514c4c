import type { Brief } from '../model/brief.ts';
import type { Change } from '../model/change.ts';
import { plain } from '../model/plain.ts';

/**
 * The briefs that are counted: the newest of each briefing, and of each edition before it what the one after it left out. What was
 * said and then taken back was said all the same: it counts as withdrawn, or by its outcome where it had one, so that no desk
 * looks good by dropping its misses. What was put in other words is not left out; `compare` tells the two apart.
 */
export function withDropped(newest: readonly Brief[], earlier: readonly Brief[]): Brief[] {
  const all = [...newest, ...earlier];
  const dropped = all.flatMap(({ id, editions }): Brief[] => {
    const { edition, changes = [] } = editions?.since ?? {};
    const before = earlier.find((brief) => brief.id === id && brief.edition === edition);
    const brief = before && leftOut(before, changes);
    return brief && brief.judgements.length + brief.forecasts.length + (brief.scenarioSet ? 1 : 0) > 0 ? [brief] : [];
  });
  return [...newest, ...dropped];
}

/** An edition with what of its outlook the one after it has no more. */
function leftOut({ scenarioSet, ...brief }: Brief, changes: readonly Change[]): Brief {
  const gone = (subject: Change['subject']): ReadonlySet<string> =>
    new Set(changes.filter((c) => c.subject === subject && c.did === 'withdrawn').map(({ text }) => text));
  const [judgements, scenarios, forecasts] = [gone('judgement'), gone('scenario'), gone('forecast')];
  const isDropped = brief.scenarios.length > 0 && scenarios.size === brief.scenarios.length;
  return {
    ...brief,
    status: 'withdrawn',
    judgements: brief.judgements.filter(({ text }) => judgements.has(plain(text))),
    forecasts: brief.forecasts.filter(({ text }) => forecasts.has(plain(text))),
    ...(isDropped && scenarioSet && { scenarioSet }),
  };
}
