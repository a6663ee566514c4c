import { isSuperseded, slugOf } from '../model/superseded.ts';
import { plain, type ActorRef, type Brief, type BriefSource } from '../model/brief.ts';
import type { Site } from '../model/site.ts';
import { wording } from '../wording/index.ts';
import { address, capital } from '../wording/phrases.ts';
import { pdfAddress } from './channel.ts';

/**
 * A brief as schema.org's `Report`, for search engines and reference managers: every source is a `citation`, with each
 * passage that is cited of it as a `Quotation`. The text is JSON-LD to stand in a `script` element: no `<` is in it.
 */
export function reportLd(brief: Brief, site: Site): string {
  const url = address(brief, site.url);
  const desk = { '@type': 'Organization', name: site.name, url: `${site.url}/` };
  return scriptSafe({
    '@context': 'https://schema.org',
    '@type': 'Report',
    '@id': url,
    url,
    headline: brief.title,
    ...statusOf(brief),
    abstract: plain(brief.bottomLine.text),
    inLanguage: brief.lang,
    datePublished: brief.published,
    temporalCoverage: `../${brief.asOf}`,
    version: brief.edition,
    author: brief.authors.map(named),
    ...(brief.reviewedBy.length > 0 && { contributor: brief.reviewedBy.map(named) }),
    publisher: desk,
    ...(site.licence !== undefined && { license: licenceOf(site.licence) }),
    ...(brief.topics.length > 0 && { keywords: brief.topics }),
    ...(brief.place !== undefined && { contentLocation: { '@type': 'Place', name: brief.place } }),
    about: aboutOf(brief, site),
    image: `${site.url}/briefings/${slugOf(brief)}.png`,
    encoding: [
      media('application/pdf', pdfAddress(brief, site)),
      media('application/json', `${site.url}/briefings/${slugOf(brief)}.json`),
    ],
    citation: brief.sources.map((source) => citationOf(source, brief, site)),
  });
}

/** Whether it is to be relied on, where it is not; a later edition stands in the place of one that is superseded. */
const statusOf = (brief: Brief) => {
  const { status, lang } = brief;
  if (status !== 'published') return { creativeWorkStatus: wording(lang)[status] };
  return isSuperseded(brief) ? { creativeWorkStatus: wording(lang).superseded } : {};
};

/** Of no type: a name in a byline may be a person's or a desk's, and nothing says which. */
const named = (name: string) => ({ name });

/** A bare text here would be read as an address, relative to the page. */
const licenceOf = (licence: string) =>
  /^https?:\/\/\S+$/.test(licence) ? licence : { '@type': 'CreativeWork', name: licence };

const media = (encodingFormat: string, contentUrl: string) => ({ '@type': 'MediaObject', encodingFormat, contentUrl });

const KINDS: Readonly<Record<ActorRef['kind'], string>> = {
  person: 'Person',
  state: 'Country',
  organisation: 'Organization',
  group: 'Organization',
};

function aboutOf(brief: Brief, site: Site) {
  const actors = new Map(brief.positions.map(({ actor }) => [actor.id, actor]));
  return [...actors.values()].map(({ id, name, kind }) => ({
    '@type': KINDS[kind],
    '@id': `${site.url}/actors/${id}/`,
    name,
  }));
}

function citationOf(source: BriefSource, brief: Brief, site: Site) {
  const page = `${site.url}/sources/${source.id}/`;
  return {
    '@type': 'CreativeWork',
    '@id': page,
    name: source.title,
    ...(source.url !== undefined && { url: source.url }),
    ...(source.publisher !== 'not stated' && {
      publisher: { '@type': 'Organization', name: source.publisher },
    }),
    genre: source.descriptor,
    datePublished: source.published,
    inLanguage: source.lang,
    ...(source.status && {
      creativeWorkStatus: capital(wording(brief.lang).sourceStatus.is[source.status]),
      correction: {
        '@type': 'CorrectionComment',
        text: source.statusNote,
        ...(source.statusOn !== undefined && { datePublished: source.statusOn }),
      },
    }),
    hasPart: brief.citations
      .filter((citation) => citation.source === source.id)
      .map(({ anchor, quoted }) => ({ '@type': 'Quotation', '@id': `${page}#${anchor}`, text: quoted })),
  };
}

/** JSON that no text in it can end the element of. */
const scriptSafe = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');
