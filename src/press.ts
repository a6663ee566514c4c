import { getCollection } from 'astro:content';
import { root, site } from 'virtual:readout/settings';
import type { Brief } from './model/brief.ts';
import { openOutputs } from './outputs.ts';

/** One set of writers for all of the site's addresses. */
export const outputs = openOutputs(root, site);

/** An address for every briefing, or several: the file's name without its ending, and what its maker is given. */
export async function addresses<T>(each: (brief: Brief) => readonly (T & { name: string })[]) {
  const briefs = (await getCollection('briefings')).map((entry) => entry.data);
  return briefs.flatMap((brief) =>
    each(brief).map((props) => ({ params: { name: props.name }, props: { ...props, brief } })),
  );
}

/** Bytes as an address answers with them. */
export const answer = (bytes: Uint8Array | string, type: string): Response =>
  new Response(typeof bytes === 'string' ? bytes : new Uint8Array(bytes), { headers: { 'Content-Type': type } });
