import { collection } from 'virtual:readout/content';
import { own, press } from 'virtual:readout/press';
import { preview, site, today } from 'virtual:readout/settings';
import { assetsOf, type Asset } from './brand/page-style.ts';
import type { Check } from './checks.ts';
import type { Channel, Issue } from './feed/channel.ts';
import type { Actor } from './model/actor.ts';
import type { Brief } from './model/brief.ts';
import { digestOf, weekTo, type Digest } from './model/digest.ts';
import { newestFirst } from './model/newest.ts';
import type { Source } from './model/source.ts';

export { press };

/** A brief's sheet as its page speaks of it; while one writes, or why there is none. */
export const laid = (brief: Brief): ReturnType<typeof own.laid> => (preview ? own.laid(brief) : press.fitting(brief));

/** Every published brief, the newest first. */
export const allBriefs = async (): Promise<Brief[]> => newestFirst(await collection('briefings'));

/** Every edition that a newer one stands in the place of. */
export const earlierBriefs = async (): Promise<Brief[]> => [...(await collection('earlier'))];

/** Every actor that something published refers to. */
export const allActors = async (): Promise<Actor[]> => [...(await collection('actors'))];

/** Every source that something published cites. */
export const allSources = async (): Promise<readonly Source[]> => collection('sources');

/** In preview, what is wrong with the content, file by file. */
export const allChecks = async (): Promise<Check[]> => [...(await collection('checks'))];

let last: { of: readonly Brief[]; digest: Digest } | undefined;

/** What is new in the seven days up to the one the site is made on: one value for all addresses that show it. */
export async function week(): Promise<Digest> {
  const [briefings, earlier] = [await withSheets(await allBriefs()), await earlierBriefs()];
  const of = [...briefings, ...earlier];
  const known = last?.of.length === of.length && last.of.every((brief, i) => brief === of[i]) ? last : undefined;
  last = known ?? { of, digest: digestOf({ briefings, earlier }, weekTo(today), { onSite: true }) };
  return last.digest;
}

export const { digest: digestSheets, digestMail } = own;

/** How many briefs a feed carries: a reader wants what is new, and its size is bounded by that. */
const FEED = 50;

/** The newest briefs, with the sizes of their PDFs, as a feed wants them. */
export const issues = async (): Promise<Issue[]> => issuesOf((await allBriefs()).slice(0, FEED));

/** All briefs, for feeds of a part of them: each has its own newest. */
export const allIssues = async (): Promise<Pick<Issue, 'brief'>[]> => (await allBriefs()).map((brief) => ({ brief }));

/** A channel cut to its newest, with the sizes of their PDFs. Only those are asked for, so that no page waits for all sheets. */
export const newest = async (channel: Channel<Pick<Issue, 'brief'>>): Promise<Channel> => ({
  ...channel,
  issues: await issuesOf(channel.issues.slice(0, FEED).map(({ brief }) => brief)),
});

async function issuesOf(chosen: readonly Brief[]): Promise<Issue[]> {
  return Promise.all(
    (await withSheets(chosen)).map(async (brief) => ({
      brief,
      pdfBytes: (await press.fitting(brief)).bytes[site.paper],
    })),
  );
}

/** While one writes, a briefing may have no sheet. */
async function withSheets(briefs: readonly Brief[]): Promise<readonly Brief[]> {
  if (!preview) return briefs;
  const all = await Promise.all(briefs.map(laid));
  return briefs.filter((_, i) => !('problems' in (all[i] ?? {})));
}

/** An address for every briefing, or several: the file's name without its ending, and what its maker is given. */
export async function addresses<T>(each: (brief: Brief) => readonly (T & { name: string })[]) {
  const briefs = await allBriefs();
  return briefs.flatMap((brief) =>
    each(brief).map((props) => ({ params: { name: props.name }, props: { ...props, brief } })),
  );
}

/** The same for every edition that was superseded, below the briefing's id: `each` names it by its number. */
export async function editionAddresses<T>(each: (number: string) => readonly (T & { name: string })[]) {
  const briefs = await earlierBriefs();
  return briefs.flatMap((brief) =>
    each(String(brief.edition)).map((props) => ({
      params: { id: brief.id, name: props.name },
      props: { ...props, brief },
    })),
  );
}

/** The files of a site's brand with such an ending, each under a name that changes with it. */
export const brandAddresses = (ending: string) => () =>
  assetsOf(site).flatMap((asset) =>
    asset.name.endsWith(`.${ending}`)
      ? [{ params: { name: asset.name.slice(0, -ending.length - 1) }, props: { asset } }]
      : [],
  );

/** Such a file. */
export const answerAsset = ({ props: { asset } }: { props: { asset: Asset } }): Response =>
  answer(asset.body, asset.type);

/**
 * What an address answers that is made of a brief's sheet. While one writes, a brief with faults may have none: the answer then
 * is the first reason, in one sentence.
 */
export async function ofSheet(brief: Brief, make: () => Promise<Response>): Promise<Response> {
  const sheet = preview ? await laid(brief) : undefined;
  if (!sheet || !('problems' in sheet)) return make();
  const [first] = sheet.problems;
  const why = first ? `: ${first.message}` : '';
  return new Response(`${brief.file} has no sheet${why}.\n`, {
    status: 500,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

/** Bytes as an address answers with them. */
export const answer = (bytes: Uint8Array | string, type: string): Response =>
  new Response(typeof bytes === 'string' ? bytes : new Uint8Array(bytes), { headers: { 'Content-Type': type } });
