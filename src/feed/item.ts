import { plain } from '../model/brief.ts';
import { cameOut } from '../model/came-out.ts';
import { isEmpty, type Digest } from '../model/digest.ts';
import { slugOf } from '../model/superseded.ts';
import type { Site } from '../model/site.ts';
import { digestReading } from '../wording/digest-reading.ts';
import { datelineOf, digestAddress, titleOf } from '../wording/digest.ts';
import { said } from '../wording/phrase.ts';
import { address, label, title } from '../wording/phrases.ts';
import { pdfAddress, type Issue } from './channel.ts';
import { contentHtml, contentOf } from './content.ts';

/** What a feed says of one thing, in whatever form. Addresses are absolute. */
export interface Item {
  /** Names it for ever; its address, where `address` has none else. */
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly summary: string;
  /** HTML. @param around the language that the feed gives for it */
  readonly content: (around: string) => string;
  readonly at: Date;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly lang: string;
  readonly image?: string;
  readonly pdf: { readonly address: string; readonly name: string; readonly bytes: number };
}

export function briefItem({ brief, pdfBytes }: Issue, site: Site): Item {
  const url = address(brief, site.url);
  return {
    ...{ id: url, address: url, title: `[${label(brief)}] ${title(brief)}`, summary: plain(brief.bottomLine.text) },
    content: (around) => contentHtml(brief, site, around),
    ...{ at: cameOut(brief), authors: brief.authors, topics: brief.topics, lang: brief.lang },
    image: `${site.url}/briefings/${slugOf(brief)}.png`,
    pdf: { address: pdfAddress(brief, site), name: `${brief.id}.pdf`, bytes: pdfBytes },
  };
}

/**
 * A digest by the week that its last day is of, so that a site that is made every day has one item a week, which is as new as the
 * last of them; none where nothing is new.
 */
export function digestItems(digest: Digest, pdfBytes: number, site: Site): Item[] {
  if (isEmpty(digest)) return [];
  const { lang, url } = site;
  const page = digestAddress(url);
  return [
    {
      ...{ id: `${page}#${weekOf(digest.span.to)}`, address: page },
      title: `[${label(digest)}] ${said(titleOf(digest, lang))}`,
      summary: datelineOf(digest, lang),
      content: (around) => contentOf(digestReading(digest, site), around),
      ...{ at: new Date(`${digest.span.to}T00:00:00Z`), authors: [site.name], topics: [], lang },
      pdf: { address: `${url}/digest.pdf`, name: 'digest.pdf', bytes: pdfBytes },
    },
  ];
}

/** "2025-W32": the week of a day by ISO 8601, which is that of its Thursday. */
export function weekOf(on: string): string {
  const at = new Date(`${on}T00:00:00Z`);
  const thursday = new Date(at.getTime() + (4 - (at.getUTCDay() || 7)) * 86_400_000);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
