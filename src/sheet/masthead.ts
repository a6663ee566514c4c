import { encode } from 'uqr';
import type { Logo } from '../brand/logo.ts';
import { logoAsset } from '../brand/page-style.ts';
import type { Brief } from '../model/brief.ts';
import { isSuperseded } from '../model/superseded.ts';
import type { Label } from '../model/label.ts';
import type { Site } from '../model/site.ts';
import { START } from '../problem.ts';
import { changed, superseded } from '../wording/changes.ts';
import { date } from '../wording/dates.ts';
import { spoken } from '../wording/index.ts';
import { besides, joined, ours, own, type Phrase } from '../wording/phrase.ts';
import * as phrases from '../wording/phrases.ts';
import type { Block, Column } from './blocks.ts';
import type { Squares } from './laid.ts';
import {
  gap,
  inLanguage,
  rule,
  say,
  sayAll,
  sayOurs,
  spaced,
  stack,
  text,
  VOICES,
  type Job,
  type OnSite,
  type Setup,
} from './pieces.ts';
import type { Piece } from './prepare.ts';
import { COLOURS, LABEL_COLOURS, LABEL_GROUND, LABEL_OUTLINES } from './theme.ts';

/** What stands above and below the brief itself: whose it is, of when, and who may have it. */

const ACROSS = ' · ';

/** What the head of a sheet says of it. */
interface Head {
  readonly tlp: Label;
  /** What says at once that it is not to be relied on. */
  readonly status: readonly string[];
  readonly dateline: Phrase;
}

export function header(job: Job): Block {
  const { brief, w } = job;
  const { lang } = brief;
  const place = brief.place ? [own(brief.place, lang)] : [];
  const dateline = joined([ours(phrases.asOf(brief), lang), ours(w.edition(brief.edition), lang), ...place], ACROSS);
  return headed(job, { tlp: brief.tlp, status: statusOf(job), dateline });
}

/** Label at the right, desk and date at the left, a rule below. */
export function headed(job: Setup, { tlp, status, dateline }: Head): Block {
  const { site } = job;
  const name = text(job, sayAll(job, own(site.name, site.lang), VOICES.desk), START, { tag: { role: 'P' } });
  const when = text(job, sayAll(job, dateline, { ...VOICES.note, tabular: true }), START, { tag: { role: 'P' } });
  const letterhead = (site.letterhead ?? []).map((line) =>
    text(job, sayAll(job, own(line, site.lang), VOICES.note), START, { tag: { role: 'P' } }),
  );
  const words = stack([name, ...(letterhead.length ? letterhead : [when])]);
  const desk = site.drawnLogo ? besideLogo(job, site.drawnLogo, words) : words;
  const plates: Column[] = [labelPlate(job, tlp), ...status.map((words) => statusPlate(job, words))].map((block) => ({
    block,
    width: { own: true },
  }));
  return stack([
    {
      kind: 'row',
      columns: [...plates, { block: desk, width: { share: 1 } }],
      gutter: 'plates',
      reversed: true,
      foot: true,
    },
    gap('rule'),
    rule(1.6, COLOURS.accent),
    // Under a letterhead the date would read as a line of it.
    ...(letterhead.length ? [gap('rule'), when] : []),
  ]);
}

/** The logo, and the words that stand on its foot. */
function besideLogo(job: Setup, logo: Logo, words: Block): Block {
  const tag = { role: 'Figure', alt: logo.alt, ...inLanguage(job, job.site.lang) } as const;
  const src = `${new URL(job.site.url).pathname.replace(/\/$/, '')}/assets/${logoAsset(logo).name}`;
  const columns: Column[] = [
    { block: { kind: 'logo', logo, src, tag }, width: { own: true } },
    { block: words, width: { share: 1 } },
  ];
  return { kind: 'row', columns, gutter: 'plates', foot: true };
}

/** TLP 2.0: at least 12 point, at the right of header and footer, in the label's colour on black. */
function labelPlate(job: Setup, tlp: Label): Block {
  const outline = LABEL_OUTLINES[tlp];
  const voice = {
    face: 'sans-bold',
    size: 'label',
    colour: LABEL_COLOURS[tlp],
    ...(outline ? { outline } : {}),
  } as const;
  const label = text(job, [sayOurs(job, phrases.label({ tlp }), voice)], START, { tag: { role: 'P' } });
  return { kind: 'plate', ground: LABEL_GROUND, text: label };
}

const statusOf = ({ brief, w }: Job): string[] => [
  ...(brief.status === 'published' ? [] : [w[brief.status]]),
  ...(isSuperseded(brief) ? [w.superseded] : []),
];

function statusPlate(job: Setup, words: string): Block {
  const voice = { face: 'sans-bold', size: 'label', colour: COLOURS.paper } as const;
  return {
    kind: 'plate',
    ground: COLOURS.warning,
    text: text(job, [sayOurs(job, words, voice)], START, { tag: { role: 'P' } }),
  };
}

/** The address and its code, where it has a page; the edition, who made it and how; the label again, which is not read twice. */
export const footer = (job: Job): Block => footed(job, job.brief.tlp, footerLines(job));

/** The address of a sheet's page and its code, lines beneath, and the label. */
export function footed(job: Setup, tlp: Label, lines: readonly (readonly Piece[])[]): Block {
  const { page } = job;
  const link = page && { href: page.href, alt: page.title };
  const said = [...(page && link ? [[say(page.shown, VOICES.noteStrong, { link })]] : []), ...lines];
  const blocks = [...said, ...linksOf(job)].map((line) => text(job, line, START, { tag: { role: 'P' } }));
  const columns: Column[] = [
    ...(page ? [{ block: qr(job, page), width: { fixed: 'qr' } } as const] : []),
    { block: stack(spaced(blocks, 'small')), width: { share: 1 } },
    { block: { kind: 'unread', block: labelPlate(job, tlp), side: 'Bottom' }, width: { own: true } },
  ];
  return stack([rule(0.6, COLOURS.accent), gap('foot'), { kind: 'row', columns, gutter: 'gutter' }]);
}

function footerLines(job: Job): Piece[][] {
  const { brief, site, w } = job;
  const { lang } = brief;
  const published = `${w.edition(brief.edition)}${ACROSS}${w.published(date(brief.published, lang))}`;
  const old = superseded(brief);
  const said = [
    joined([ours(published, lang), phrases.byline(brief)], ACROSS),
    lineOf([
      phrases.change(brief),
      changed(brief),
      ...[old, phrases.instead(brief, site.url)].map((words) => (words === undefined ? undefined : ours(words, lang))),
    ]),
    phrases.ai(brief),
  ];
  return [...said.flatMap((phrase) => (phrase ? [sayAll(job, phrase, VOICES.note)] : [])), termsOf(job)];
}

/** The scale that likelihoods are said in, the licence, and where to write. */
export function termsOf(job: Setup): Piece[] {
  const { site, w, lang } = job;
  const licence = phrases.licence(site, lang);
  const terms = joined([ours(w.scale[site.scale], lang), ...(licence ? [licence] : [])], ACROSS);
  return [...sayAll(job, terms, VOICES.note), ...contactPieces(job)];
}

/** Where the desk leads its readers, on one line. */
function linksOf(job: Setup): Piece[][] {
  const { footer = [], lang } = job.site;
  const links = footer.flatMap(({ text: words, url }, i) => [
    ...(i ? [say('\u00A0· ', VOICES.note)] : []),
    say(words, VOICES.whose, { link: { href: url, alt: words }, ...inLanguage(job, lang) }),
  ]);
  return links.length ? [links] : [];
}

/** What there is to say, on one line. */
function lineOf(phrases: readonly (Phrase | undefined)[]): Phrase | undefined {
  const all = phrases.filter((phrase) => phrase !== undefined);
  return all.length ? joined(all, ACROSS) : undefined;
}

/** Where to write, behind what stands on the line before it; the address is a link. */
function contactPieces(job: Setup): Piece[] {
  const { site, w } = job;
  if (!site.contact) return [];
  const [before, after] = besides(site.contact, w.contact);
  const link = { href: phrases.contactAddress(site.contact), alt: w.contact(site.contact) };
  return [
    sayOurs(job, `${ACROSS}${before}`, VOICES.note),
    sayOurs(job, site.contact, VOICES.note, { link, together: true }),
    ...(after ? [sayOurs(job, after, VOICES.note)] : []),
  ];
}

/** Medium error correction: a sheet is folded, copied and photographed. */
function codeOf(address: string): () => Squares['cells'] {
  let made: Squares['cells'] | undefined;
  return () => (made ??= encode(address, { ecc: 'M', border: 0 }).data);
}

/** A brief's own page. */
export const pageOf = (brief: Brief, site: Site): OnSite =>
  onSiteAt(phrases.address(brief, site.url), phrases.shortAddress(brief, site.url), brief.title);

export const onSiteAt = (href: string, shown: string, title: string, whole = true): OnSite => ({
  ...{ href, shown, title, whole, code: codeOf(href) },
});

function qr(job: Setup, { code, shown }: OnSite): Block {
  const tag = { role: 'Figure', alt: job.w.qr(shown), ...inLanguage(job, spoken(job.lang)) } as const;
  return { kind: 'picture', side: 'qr', cells: code, colour: COLOURS.ink, tag };
}
