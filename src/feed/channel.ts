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

/** What one feed carries. Addresses are absolute; `folder` ends with a slash and holds `feed.xml` and `feed.json`. */
export interface Channel {
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  /** The page that shows the same on the web. */
  readonly page: string;
  readonly folder: string;
  /** Newest first. */
  readonly issues: readonly Issue[];
}

/** The feed of everything. */
export const everything = (issues: readonly Issue[], site: Site): Channel => ({
  title: site.name,
  description: wording(site.lang).feed.everything(site.name),
  lang: site.lang,
  page: `${site.url}/`,
  folder: `${site.url}/`,
  issues: newestFirst(issues),
});

/** A feed of its own for each topic, by the topic's name; names that make one address are one topic. */
export function topicChannels(issues: readonly Issue[], site: Site): Map<string, Channel> {
  const names = issues.flatMap(({ brief }) => brief.topics).sort(byCodePoint);
  const topics = new Map(names.reverse().map((name) => [topicSlug(name), name]));
  const channels = [...topics]
    .filter(([slug]) => slug)
    .map(([slug, name]): [string, Channel] => {
      const about = issues.filter(({ brief }) => brief.topics.some((topic) => topicSlug(topic) === slug));
      return [name, part(name, `topics/${encodeURIComponent(slug)}/`, about, site)];
    });
  return new Map(channels.sort(([a], [b]) => byCodePoint(a, b)));
}

/** A feed of its own for each actor who holds a position or is quoted, by the actor's id. */
export function actorChannels(issues: readonly Issue[], site: Site): Map<string, Channel> {
  const actors = new Map(issues.flatMap(({ brief }) => actorsOf(brief)).map((actor) => [actor.id, actor]));
  return new Map(
    [...actors.values()]
      .sort((a, b) => byCodePoint(a.id, b.id))
      .map((actor) => {
        const about = issues.filter(({ brief }) => actorsOf(brief).some((a) => a.id === actor.id));
        return [actor.id, part(actor.name, `actors/${actor.id}/`, about, site)];
      }),
  );
}

/** A topic as a part of an address. */
export const topicSlug = slug;

const actorsOf = (brief: Brief): ActorRef[] => [
  ...brief.positions.map((position) => position.actor),
  ...brief.quotes.flatMap((quote) => quote.by ?? []),
];

function part(name: string, path: string, issues: readonly Issue[], site: Site): Channel {
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

const newestFirst = (issues: readonly Issue[]): Issue[] => [...issues].sort((a, b) => byNewest(a.brief, b.brief));

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The PDF's short address. */
export const pdfAddress = (brief: Brief, site: Site): string => `${site.url}/briefings/${brief.id}.pdf`;
