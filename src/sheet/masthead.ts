import { encode } from 'uqr';
import type { Brief } from '../model/brief.ts';
import { isSuperseded } from '../model/editions.ts';
import type { Site } from '../model/site.ts';
import { START } from '../problem.ts';
import { changed, superseded } from '../wording/changes.ts';
import { date } from '../wording/dates.ts';
import { spoken } from '../wording/index.ts';
import { besides, joined, ours, own, type Phrase } from '../wording/phrase.ts';
import * as phrases from '../wording/phrases.ts';
import type { Block, Column } from './blocks.ts';
import type { Squares } from './laid.ts';
import { gap, inLanguage, rule, say, sayAll, sayOurs, spaced, stack, text, VOICES, type Job } from './pieces.ts';
import type { Piece } from './prepare.ts';
import { COLOURS, LABEL_COLOURS, LABEL_GROUND, LABEL_OUTLINES } from './theme.ts';

/** What stands above and below the brief itself: whose it is, of when, and who may have it. */

const ACROSS = ' · ';

/** Label at the right, desk and date at the left, a rule below. */
export function header(job: Job): Block {
  const { brief, site, w } = job;
  const { lang } = brief;
  const place = brief.place ? [own(brief.place, lang)] : [];
  const dateline = joined([ours(phrases.asOf(brief), lang), ours(w.edition(brief.edition), lang), ...place], ACROSS);
  const desk = stack([
    text(job, sayAll(job, own(site.name, site.lang), VOICES.desk), START, { tag: { role: 'P' } }),
    text(job, sayAll(job, dateline, { ...VOICES.note, tabular: true }), START, { tag: { role: 'P' } }),
  ]);
  const status = statusOf(job).map((words) => statusPlate(job, words));
  const plates: Column[] = [labelPlate(job), ...status].map((block) => ({ block, width: { own: true } }));
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
  ]);
}

/** TLP 2.0: at least 12 point, at the right of header and footer, in the label's colour on black. */
function labelPlate(job: Job): Block {
  const { tlp } = job.brief;
  const outline = LABEL_OUTLINES[tlp];
  const voice = {
    face: 'sans-bold',
    size: 'label',
    colour: LABEL_COLOURS[tlp],
    ...(outline ? { outline } : {}),
  } as const;
  const label = text(job, [sayOurs(job, phrases.label(job.brief), voice)], START, { tag: { role: 'P' } });
  return { kind: 'plate', ground: LABEL_GROUND, text: label };
}

/** What says at once that a sheet is not to be relied on. */
const statusOf = ({ brief, w }: Job): string[] => [
  ...(brief.status === 'published' ? [] : [w[brief.status]]),
  ...(isSuperseded(brief) ? [w.superseded] : []),
];

function statusPlate(job: Job, words: string): Block {
  const voice = { face: 'sans-bold', size: 'label', colour: COLOURS.paper } as const;
  return {
    kind: 'plate',
    ground: COLOURS.warning,
    text: text(job, [sayOurs(job, words, voice)], START, { tag: { role: 'P' } }),
  };
}

/** The address and its code, where it has a page; the edition, who made it and how; the label again, which is not read twice. */
export function footer(job: Job): Block {
  const columns: Column[] = [
    ...(job.code ? [{ block: qr(job, job.code), width: { fixed: 'qr' } } as const] : []),
    { block: stack(spaced(footerLines(job), 'small')), width: { share: 1 } },
    { block: { kind: 'unread', block: labelPlate(job), side: 'Bottom' }, width: { own: true } },
  ];
  return stack([rule(0.6, COLOURS.accent), gap('foot'), { kind: 'row', columns, gutter: 'gutter' }]);
}

function footerLines(job: Job): Block[] {
  const { brief, site, w } = job;
  const link = { href: phrases.address(brief, site.url), alt: brief.title };
  const { lang } = brief;
  const published = `${w.edition(brief.edition)}${ACROSS}${w.published(date(brief.published, lang))}`;
  const licence = phrases.licence(site, lang);
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
  const terms = joined([ours(w.scale[site.scale], lang), ...(licence ? [licence] : [])], ACROSS);
  const lines = [
    ...(job.code ? [[say(phrases.shortAddress(brief, site.url), VOICES.noteStrong, { link })]] : []),
    ...said.flatMap((phrase) => (phrase ? [sayAll(job, phrase, VOICES.note)] : [])),
    [...sayAll(job, terms, VOICES.note), ...contactPieces(job)],
  ];
  return lines.map((line) => text(job, line, START, { tag: { role: 'P' } }));
}

/** What there is to say, on one line. */
function lineOf(phrases: readonly (Phrase | undefined)[]): Phrase | undefined {
  const all = phrases.filter((phrase) => phrase !== undefined);
  return all.length ? joined(all, ACROSS) : undefined;
}

/** Where to write, behind what stands on the line before it; the address is a link. */
function contactPieces(job: Job): Piece[] {
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
export const codeOf = (brief: Brief, site: Site): Squares['cells'] =>
  encode(phrases.address(brief, site.url), { ecc: 'M', border: 0 }).data;

function qr(job: Job, cells: Squares['cells']): Block {
  const { brief, site, w } = job;
  const alt = w.qr(phrases.shortAddress(brief, site.url));
  const tag = { role: 'Figure', alt, ...inLanguage(job, spoken(brief.lang)) } as const;
  return { kind: 'picture', side: 'qr', cells, colour: COLOURS.ink, tag };
}
