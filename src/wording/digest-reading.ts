import type { Brief, Rich } from '../model/brief.ts';
import type { Digest, Entry, Settled } from '../model/digest.ts';
import type { Due } from '../model/due-next.ts';
import type { Site } from '../model/site.ts';
import type { Block, Item, Piece, Reading, Words } from './blocks.ts';
import { date } from './dates.ts';
import * as said from './digest.ts';
import { spoken, wording } from './index.ts';
import { footerLinks } from './footer-links.ts';
import { foreign, joined, ours, own, type Phrase } from './phrase.ts';
import * as phrases from './phrases.ts';
import { sentence } from './sentence.ts';

/** A whole digest as running words: nothing is left out of it that a sheet has no room for. */
export function digestReading(digest: Digest, site: Site): Reading {
  const { lang } = site;
  const title = said.titleOf(digest, lang);
  return {
    lang: spoken(lang),
    label: phrases.label(digest),
    desk: inLanguage(site.name, lang, site),
    letterhead: (site.letterhead ?? []).map((line) => inLanguage(line, lang, site)),
    dateline: [{ text: said.datelineOf(digest, lang) }],
    // A topic's name is in the site's language, as the words about it are where Readout speaks it.
    title: { text: title.map(({ text }) => text).join('') },
    blocks: [
      ...nothing(digest, site),
      ...withdrawn(digest, site),
      ...fresh(digest, site),
      ...changed(digest, site),
      ...outcomes(wording(lang).digest.settled, digest.settled, site),
      ...outcomes(wording(lang).digest.left, digest.leftOpen, site),
      ...due(digest, site),
    ],
    footer: footer(digest, site),
  };
}

/** Words with their language, where it is not that of Readout's words in the site's. */
function inLanguage(text: string, lang: string, site: Pick<Site, 'lang'>): Words {
  const other = foreign(lang, spoken(site.lang));
  return other === undefined ? { text } : { text, lang: other };
}

const words = (phrase: Phrase, site: Site): Words[] => phrase.map(({ text, lang }) => inLanguage(text, lang, site));

const pieces = (text: Rich, lang: string, site: Site): Piece[] =>
  said.unmarked(text).map(({ kind: _, ...span }) => ({ ...span, ...inLanguage(span.text, lang, site) }));

function linked({ brief }: Pick<Entry, 'brief'>, site: Site, fragment = ''): Words[] {
  const href = `${phrases.address(brief, site.url)}${fragment && `#${fragment}`}`;
  return words(phrases.titled(brief), site).map((piece) => ({ ...piece, href }));
}

const strong = (phrase: Phrase, site: Site): Piece[] =>
  words(phrase, site).map((piece) => ({ ...piece, strong: true as const }));

function nothing(digest: Digest, site: Site): Block[] {
  const sentence = said.nothingNew(digest, site.lang);
  return sentence === undefined
    ? []
    : [{ kind: 'box', heading: wording(site.lang).digest.name, text: [{ text: sentence }] }];
}

const on = (day: string, { lang }: Site): Piece[] => [{ text: date(day, lang, 'short') }];

/** A list under a heading, or nothing where there is nothing to list. */
const list = (heading: string, items: Item[]): Block[] => (items.length ? [{ kind: 'list', heading, items }] : []);

const withdrawn = (digest: Digest, site: Site): Block[] =>
  list(
    wording(site.lang).digest.withdrawn,
    digest.withdrawn.map((entry) => {
      const { brief } = entry;
      const instead = phrases.instead(brief, site.url);
      return {
        lead: on(brief.published, site),
        text: linked(entry, site),
        notes: [phrases.change(brief), instead === undefined ? undefined : ours(instead, brief.lang)].flatMap(
          (phrase) => (phrase ? [words(phrase, site)] : []),
        ),
      };
    }),
  );

function fresh(digest: Digest, site: Site): Block[] {
  if (!digest.fresh.length) return [];
  const items = digest.fresh.map((entry) => {
    const { brief } = entry;
    const judgement = said.firstJudgement(entry);
    const outlook = judgement && {
      lead: words(phrases.judgementLead(judgement, brief.lang), site),
      text: pieces(sentence(judgement.text), brief.lang, site),
      notes: [words(phrases.confidence(judgement, brief.lang), site)],
      range: { low: judgement.low, high: judgement.high },
    };
    return {
      title: linked(entry, site),
      dateline: words(said.entryDateline(entry, digest), site),
      text: pieces(brief.bottomLine.text, brief.lang, site),
      outlook: outlook ? [outlook] : [],
      notes: notesOf(entry, site, false),
    };
  });
  return [{ kind: 'entries', heading: wording(site.lang).digest.fresh, items }];
}

function changed(digest: Digest, site: Site): Block[] {
  if (!digest.changed.length) return [];
  const items = digest.changed.map((entry) => ({
    title: linked(entry, site),
    dateline: words(said.entryDateline(entry, digest), site),
    text: [],
    outlook: [],
    notes: notesOf(entry, site, true),
  }));
  return [{ kind: 'entries', heading: wording(site.lang).digest.changed, items }];
}

function notesOf(entry: Entry, site: Site, detailed: boolean): Piece[][] {
  return [
    ...said.cautions(entry).map((line) => strong(line, site)),
    ...said.changesOf(entry, detailed).map((line) => words(line, site)),
  ];
}

function warned(texts: readonly Rich[], brief: Brief, site: Site): Piece[][] {
  const line = said.caution(texts, brief);
  return line ? [strong(line, site)] : [];
}

const outcomes = (heading: string, all: readonly Settled[], site: Site): Block[] =>
  list(
    heading,
    all.map((settled) => {
      const { brief, outcome, fragment } = settled;
      const { lead, text } = said.saidBefore(settled);
      const { lead: came, score } = said.cameOf(settled);
      return {
        lead: on(settled.on, site),
        text: [...strong(lead, site), { text: ' ' }, ...pieces(sentence(text), brief.lang, site)],
        notes: [
          [
            ...strong(came, site),
            { text: ' ' },
            ...pieces(sentence(outcome.text), brief.lang, site),
            ...(score === undefined ? [] : words(joined([ours(' ', brief.lang), ours(score, brief.lang)]), site)),
          ],
          ...warned([text, outcome.text], brief, site),
          linked(settled, site, fragment),
        ],
      };
    }),
  );

function due({ due: all, moreDue }: Digest, site: Site): Block[] {
  const items = all.map((one: Due) => ({
    lead: on(one.on, site),
    text: [
      ...strong(ours(said.dueLead(one), one.brief.lang), site),
      { text: ' ' },
      ...pieces(sentence(one.text), one.brief.lang, site),
    ],
    notes: [...warned([one.text], one.brief, site), linked(one, site, one.fragment)],
  }));
  const w = wording(site.lang);
  const page = `${site.url}/outlook/`;
  const more: Item[] = moreDue
    ? [{ text: [{ text: w.moreAt(moreDue, page.replace(/^https?:\/\//, '')), href: page }], notes: [] }]
    : [];
  return list(w.digest.due, [...items, ...more]);
}

function footer(digest: Digest, site: Site): Piece[][] {
  const { lang } = site;
  const w = wording(lang);
  const href = digest.onSite ? said.digestAddress(site.url) : `${site.url}/`;
  const lines = [
    said.assistance(digest, lang),
    ours(w.scale[site.scale], lang),
    phrases.licence(site, lang),
    site.contact === undefined ? undefined : ours(w.contact(site.contact), lang),
    own(`${phrases.label(digest)}: ${w.labelMeaning[digest.tlp]}`, spoken(lang)),
  ];
  return [
    [{ text: href.replace(/^https?:\/\//, ''), href }],
    ...lines.flatMap((phrase) => (phrase ? [words(phrase, site)] : [])),
    ...footerLinks(site, spoken(lang)),
  ];
}
