import { slugOf } from '../model/superseded.ts';
import type { ActorRef, Brief } from '../model/brief.ts';
import { byNewest } from '../model/newest.ts';
import type { Site } from '../model/site.ts';
import { wording } from '../wording/index.ts';
import { slug } from '../wording/slug.ts';

/** A published brief and the size of the PDF at its short address, in bytes. */
export interface Issue {
  readonly brief: Brief;
  readonly pdfBytes: number;
}

/** Part of a channel before the sizes are asked for. */
type OfBrief = Pick<Issue, 'brief'>;

/** What one feed carries. Addresses are absolute; `folder` ends with a slash and holds `feed.xml` and `feed.json`. */
export interface Channel<I extends OfBrief = Issue> {
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  /** The page that shows the same on the web. */
  readonly page: string;
  readonly folder: string;
  /** Newest first. */
  readonly issues: readonly I[];
}

/** The feed of everything. */
export const everything = <I extends OfBrief>(issues: readonly I[], site: Site): Channel<I> => ({
  title: site.name,
  description: wording(site.lang).feed.everything(site.name),
  lang: site.lang,
  page: `${site.url}/`,
  folder: `${site.url}/`,
  issues: newestFirst(issues),
});

/** The feed of the week, whose only item is the newest. */
export const weekly = (site: Site): Omit<Channel, 'issues'> => ({
  title: `${site.name}: ${wording(site.lang).digest.name}`,
  description: wording(site.lang).digest.feed(site.name),
  lang: site.lang,
  ...{ page: `${site.url}/digest/`, folder: `${site.url}/digest/` },
});

/** A feed of its own for each topic, by the topic's name; names that make one address are one topic. */
export function topicChannels<I extends OfBrief>(issues: readonly I[], site: Site): Map<string, Channel<I>> {
  const names = issues.flatMap(({ brief }) => brief.topics).sort(byCodePoint);
  const topics = new Map(names.reverse().map((name) => [topicSlug(name), name]));
  const about = byKey(issues, ({ topics }) => topics.map(topicSlug));
  const channels = [...topics]
    .filter(([slug]) => slug)
    .map(([slug, name]): [string, Channel<I>] => [
      name,
      part(name, `topics/${encodeURIComponent(slug)}/`, about.get(slug) ?? [], site),
    ]);
  return new Map(channels.sort(([a], [b]) => byCodePoint(a, b)));
}

/** A feed of its own for each actor who holds a position or is quoted, by the actor's id. */
export function actorChannels<I extends OfBrief>(issues: readonly I[], site: Site): Map<string, Channel<I>> {
  const actors = new Map(issues.flatMap(({ brief }) => actorsOf(brief)).map((actor) => [actor.id, actor]));
  const about = byKey(issues, (brief) => actorsOf(brief).map(({ id }) => id));
  return new Map(
    [...actors.values()]
      .sort((a, b) => byCodePoint(a.id, b.id))
      .map((actor) => [actor.id, part(actor.name, `actors/${actor.id}/`, about.get(actor.id) ?? [], site)]),
  );
}

/** A topic as a part of an address. */
export const topicSlug = slug;

const actorsOf = (brief: Brief): ActorRef[] => [
  ...brief.positions.map((position) => position.actor),
  ...brief.quotes.flatMap((quote) => quote.by ?? []),
];

/** The issues by each of their briefs' keys, each issue once under a key. */
function byKey<I extends OfBrief>(issues: readonly I[], keysOf: (brief: Brief) => string[]): Map<string, I[]> {
  const all = issues.flatMap((issue) => [...new Set(keysOf(issue.brief))].map((key) => ({ key, issue })));
  const groups = Map.groupBy(all, ({ key }) => key);
  return new Map([...groups].map(([key, found]) => [key, found.map(({ issue }) => issue)]));
}

function part<I extends OfBrief>(name: string, path: string, issues: readonly I[], site: Site): Channel<I> {
  const folder = `${site.url}/${path}`;
  const w = wording(site.lang).feed;
  const description = w.part(site.name, name);
  return {
    title: `${site.name}: ${name}`,
    description,
    lang: site.lang,
    page: folder,
    folder,
    issues: newestFirst(issues),
  };
}

const newestFirst = <I extends OfBrief>(issues: readonly I[]): I[] =>
  [...issues].sort((a, b) => byNewest(a.brief, b.brief));

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The PDF's short address. */
export const pdfAddress = (brief: Brief, site: Site): string => `${site.url}/briefings/${slugOf(brief)}.pdf`;
