import type { Brief, Claim, Forecast, Outcome, Position, Rich } from '../model/brief.ts';
import { isSuperseded } from '../model/superseded.ts';
import { SECTIONS, type Section } from '../model/parts.ts';
import type { Site } from '../model/site.ts';
import { date } from './dates.ts';
import { spoken, wording } from './index.ts';
import { changeLead, changeReason, changeText, changeValues, superseded, toldChanges } from './changes.ts';
import { about, besides, foreign, joined, ours, own, type Phrase } from './phrase.ts';
import { footerLinks } from './footer-links.ts';
import * as phrases from './phrases.ts';
import { sentence, stop } from './sentence.ts';
import type { Block, Cell, Item, Piece, Reading, Row, Words } from './blocks.ts';

/** A whole brief as running words. Where it is above the site's audience it has no page, and nothing in them leads to the site. */
export function reading(brief: Brief, site: Site): Reading {
  const w = wording(brief.lang);
  const { lang } = brief;
  const status = [
    ...(brief.status === 'published' ? [] : [ours(w[brief.status], lang)]),
    ...(isSuperseded(brief) ? [ours(w.superseded, lang)] : []),
  ];
  const place = brief.place === undefined ? [] : [own(brief.place, lang)];
  const dateline = [...status, ours(phrases.asOf(brief), lang), ours(w.edition(brief.edition), lang), ...place];
  return {
    lang: spoken(lang),
    label: phrases.label(brief),
    desk: inLanguage(site.name, site.lang, brief),
    letterhead: (site.letterhead ?? []).map((text) => inLanguage(text, site.lang, brief)),
    dateline: words(joined(dateline, ' · '), brief),
    title: inLanguage(brief.title, lang, brief),
    blocks: blocksOf(brief, site),
    footer: footer(brief, site),
  };
}

/** What each section is made of, where the brief has it, in the model's order; and the sources. */
function blocksOf(brief: Brief, site: Site): Block[] {
  const first = { bottomLine, whyItMatters, keyFacts, positions, quotes };
  const rest = { judgements, scenarios, forecasts, watch, gaps };
  const makers: Readonly<Record<Section, (brief: Brief, site: Site) => Block[]>> = { ...first, ...rest };
  return [withdrawal, sourcesThatFell, changes, ...SECTIONS.map((section) => makers[section]), sources].flatMap(
    (make) => make(brief, site),
  );
}

/** Marks become the numbers of their sources, said once where one claim rests on several passages of one page of a source. */
function pieces(text: Rich, brief: Brief, site: Site, lang = brief.lang): Piece[] {
  const out: Piece[] = [];
  for (const part of text) {
    if (part.kind === 'text') {
      const { kind: _, ...span } = part;
      out.push({ ...span, ...inLanguage(span.text, lang, brief) });
    } else {
      pushMark(out, part.citation, brief, site);
    }
  }
  return out;
}

/** A mark closes up to the words before it: writers set their own space. */
function pushMark(out: Piece[], id: number, brief: Brief, site: Site): void {
  const cited = brief.citations[id - 1];
  if (!cited) throw new Error(`${brief.id}: no citation ${id}`);
  const last = out.pop();
  if (last && 'text' in last && last.text.trimEnd()) out.push({ ...last, text: last.text.trimEnd() });
  else if (last && 'mark' in last) out.push(last);
  const before = out.at(-1);
  const mark = phrases.mark(cited, brief);
  if (before && 'mark' in before && before.mark === mark) return;
  const href = `${site.url}/sources/${cited.source}/#${cited.anchor}`;
  out.push({ mark, ...(phrases.onSite(brief, site) ? { href } : {}) });
}

/** Words with their language, where it is not that of Readout's words about them. */
function inLanguage(text: string, lang: string, brief: Brief): Words {
  const other = foreign(lang, spoken(brief.lang));
  return other === undefined ? { text } : { text, lang: other };
}

const words = (phrase: Phrase, brief: Brief): Words[] => phrase.map(({ text, lang }) => inLanguage(text, lang, brief));

/** A line of a phrase, or none where there is none to say. */
const line = (phrase: Phrase | undefined, brief: Brief): Words[][] => (phrase ? [words(phrase, brief)] : []);

const computed = (claim: Claim, brief: Brief): Piece[][] => line(phrases.computed(claim, brief.lang), brief);

/** Before all else, that it is withdrawn, since when and why, and what to read instead. */
function withdrawal(brief: Brief, site: Site): Block[] {
  const { status, lang, published, changeNote = '', replacedBy: id } = brief;
  if (status !== 'withdrawn') return [];
  const w = wording(lang);
  const why = about(changeNote, lang, (note) => stop([date(published, lang), note].filter(Boolean).join(': ')));
  const other = id === undefined ? [] : [{ text: ' ' }, ...readInstead({ id, edition: 1 }, brief, site)];
  return [{ kind: 'paragraph', lead: w.withdrawn, text: [...words(why, brief), ...other] }];
}

/** Another briefing's address, a link where there is a page that leads anywhere. */
function readInstead(other: Pick<Brief, 'id' | 'edition'>, brief: Brief, site: Site): Piece[] {
  const short = phrases.shortAddress(other, site.url);
  const [before, after] = besides(short, wording(brief.lang).instead);
  const link = phrases.onSite(brief, site) ? { href: phrases.address(other, site.url) } : {};
  return [{ text: before }, { text: short, ...link }, ...(after ? [{ text: after }] : [])];
}

/** What does not stand any more of what the brief rests on. */
function sourcesThatFell(brief: Brief): Block[] {
  const w = wording(brief.lang).sourceStatus;
  return brief.sources.flatMap((source): Block[] =>
    source.status
      ? [
          {
            kind: 'paragraph',
            lead: w.head[source.status](source.number),
            text: words(joined([phrases.whatBecame(source, brief.lang), ours(w.marked, brief.lang)], ' '), brief),
          },
        ]
      : [],
  );
}

/** What an edition changed, before all else: who has the one before it asks that first. Wording alone is not listed. */
function changes(brief: Brief): Block[] {
  const { editions, lang } = brief;
  const said = superseded(brief);
  const old: Block[] =
    said === undefined ? [] : [{ kind: 'paragraph', lead: wording(lang).superseded, text: [{ text: said }] }];
  if (!editions?.since) return old;
  const w = wording(lang).changes;
  // That it is withdrawn stands above.
  const told = toldChanges(editions.since.changes).filter(
    ({ subject, did }) => !(subject === 'briefing' && did === 'withdrawn'),
  );
  if (brief.status === 'withdrawn' && !told.length) return old;
  const items = told.map((change) => {
    const text = changeText(change);
    const said = [changeValues(change, lang), text ? own(text, change.lang ?? lang) : undefined];
    const lead = [{ text: changeLead(change, lang) }];
    const phrase = joined(
      said.filter((part) => part !== undefined),
      ' · ',
    );
    const notes = line(changeReason(change, lang), brief);
    return phrase.length ? { lead, text: words(phrase, brief), notes } : { text: lead, notes };
  });
  const none = [{ text: [{ text: w.wordingOnly }], notes: [] }];
  return [...old, ...list(w.since(editions.since.edition), items.length ? items : none)];
}

const bottomLine = (brief: Brief, site: Site): Block[] => [
  { kind: 'box', heading: wording(brief.lang).bottomLine, text: pieces(brief.bottomLine.text, brief, site) },
];

const whyItMatters = (brief: Brief, site: Site): Block[] =>
  brief.whyItMatters
    ? [
        {
          kind: 'paragraph',
          lead: wording(brief.lang).whyItMatters,
          text: pieces(brief.whyItMatters.text, brief, site),
        },
      ]
    : [];

/** A list under a heading, or nothing where there is nothing to list. */
const list = (heading: string, items: Item[]): Block[] => (items.length ? [{ kind: 'list', heading, items }] : []);

function keyFacts(brief: Brief, site: Site): Block[] {
  const w = wording(brief.lang);
  const items = brief.keyFacts.map((fact) => {
    const mark = phrases.factMark(fact, brief.lang);
    const lead = [...(fact.on ? [date(fact.on, brief.lang)] : []), ...(mark === undefined ? [] : [mark])];
    return {
      ...(lead.length ? { lead: [{ text: lead.join(' · ') }] } : {}),
      text: pieces(fact.text, brief, site),
      notes: computed(fact, brief),
    };
  });
  return list(w.keyFacts, items);
}

function positions(brief: Brief, site: Site): Block[] {
  const w = wording(brief.lang);
  if (!brief.positions.length) return [];
  const rows = brief.positions.map((position) => row(position, brief, site));
  const notes = brief.positions.some((p) => p.basis === 'inferred') ? [[{ text: w.inferredNote }]] : [];
  return [{ kind: 'table', heading: w.positions, columns: [w.actor, w.wants, w.offers], rows, notes }];
}

function row(position: Position, brief: Brief, site: Site): Row {
  const w = wording(brief.lang);
  const held = phrases.underActor(position);
  const cell = (claim: Claim | undefined): Cell =>
    claim
      ? { text: pieces(claim.text, brief, site), empty: false, notes: computed(claim, brief) }
      : { text: [{ text: w.notStated }], empty: true, notes: [] };
  return {
    actor: words(
      joined([
        own(position.actor.name, brief.lang),
        ...(position.basis === 'inferred' ? [ours(`\u00A0${w.inferredMark}`, brief.lang)] : []),
      ]),
      brief,
    ),
    under: [
      ...line(held === undefined ? undefined : own(held, brief.lang), brief),
      ...(position.basis === 'reported' ? [[{ text: w.reported }]] : []),
    ],
    cells: [cell(position.wants), cell(position.offers)],
  };
}

function quotes(brief: Brief, site: Site): Block[] {
  const w = wording(brief.lang);
  if (!brief.quotes.length) return [];
  const items = brief.quotes.map((quote) => ({
    lang: quote.lang,
    text: quoted(pieces(quote.text, brief, site, spoken(brief.lang)), w.openQuote, w.closeQuote),
    notes: [
      ...(quote.translation === undefined
        ? []
        : [[inLanguage(w.openQuote + quote.translation + w.closeQuote, brief.lang, brief)]]),
      ...computed(quote, brief),
    ],
    speaker: [inLanguage(phrases.speaker(quote), brief.lang, brief)],
  }));
  return [{ kind: 'quotes', heading: w.quotes, items }];
}

/** Quotation marks round the words, but not round the numbers of sources that follow them. */
function quoted(text: Piece[], open: string, close: string): Piece[] {
  const end = text.findLastIndex((piece) => 'text' in piece);
  const last = text[end];
  if (!last || !('text' in last)) throw new Error('A quotation without words');
  return [
    { text: open },
    ...text.slice(0, end),
    { ...last, text: last.text.trimEnd() },
    { text: close },
    ...text.slice(end + 1),
  ];
}

function judgements(brief: Brief, site: Site): Block[] {
  if (!brief.judgements.length) return [];
  const items = brief.judgements.map((judgement) => ({
    lead: words(phrases.judgementLead(judgement, brief.lang), brief),
    text: pieces(sentence(judgement.text), brief, site),
    notes: [words(phrases.confidence(judgement, brief.lang), brief), ...cameOf(judgement.outcome, brief, site)],
    range: { low: judgement.low, high: judgement.high },
  }));
  return [{ kind: 'outlook', heading: wording(brief.lang).outlook, items }];
}

function scenarios(brief: Brief, site: Site): Block[] {
  if (!brief.scenarios.length) return [];
  const items = brief.scenarios.map((scenario) => ({
    lead: words(phrases.scenarioLead(scenario, brief.lang), brief),
    text: pieces(sentence(scenario.text), brief, site),
    notes: [] as Piece[][],
    range: { low: 0, high: scenario.probability },
  }));
  const last = items.at(-1);
  if (last) items[items.length - 1] = { ...last, notes: setNotes(brief, site) };
  return [{ kind: 'outlook', heading: wording(brief.lang).scenarios, items }];
}

function forecasts(brief: Brief, site: Site): Block[] {
  if (!brief.forecasts.length) return [];
  const items = brief.forecasts.map((forecast) => ({
    lead: [{ text: phrases.forecastLead(forecast, brief.lang) }],
    text: pieces(sentence(forecast.text), brief, site),
    notes: forecastNotes(forecast, brief, site),
    range: { low: 0, high: forecast.probability },
  }));
  return [{ kind: 'outlook', heading: wording(brief.lang).forecasts, items }];
}

function forecastNotes(forecast: Forecast, brief: Brief, site: Site): Piece[][] {
  const terms = phrases.forecastTerms(forecast, brief.lang).map((term) => words(term, brief));
  const score = phrases.brier(forecast, brief.lang);
  return [
    ...terms,
    ...cameOf(forecast.outcome, brief, site),
    ...(score === undefined ? [] : [[{ text: stop(score) }]]),
  ];
}

/** What came, and how a number of it was worked out. */
function cameOf(outcome: Outcome | undefined, brief: Brief, site: Site): Piece[][] {
  if (!outcome) return [];
  return came(ours(phrases.outcomeLead(outcome, brief.lang), brief.lang), outcome, brief, site);
}

function came(lead: Phrase, outcome: Claim, brief: Brief, site: Site): Piece[][] {
  const strong = words(lead, brief).map((piece) => ({ ...piece, strong: true as const }));
  const said = [...strong, { text: ' ' }, ...pieces(sentence(outcome.text), brief, site)];
  return [said, ...computed(outcome, brief)];
}

/** Under the last scenario: what came of all of them. */
function setNotes(brief: Brief, site: Site): Piece[][] {
  const { outcome } = brief.scenarioSet ?? {};
  if (!outcome) return [];
  const score = brief.scenarioSet && phrases.brierOfSet(brief.scenarioSet, brief.lang);
  return [
    ...came(phrases.setOutcomeLead(outcome, brief.lang), outcome, brief, site),
    ...(score === undefined ? [] : [[{ text: stop(score) }]]),
  ];
}

const watch = (brief: Brief, site: Site): Block[] =>
  list(
    wording(brief.lang).watch,
    brief.watch.map((w) => ({
      lead: [{ text: phrases.watchLead(w, brief.lang) }],
      text: pieces(w.text, brief, site),
      notes: [],
    })),
  );

const gaps = (brief: Brief, site: Site): Block[] =>
  list(
    wording(brief.lang).gaps,
    brief.gaps.map((gap) => ({ text: pieces(gap.text, brief, site), notes: [] })),
  );

function sources(brief: Brief, site: Site): Block[] {
  const w = wording(brief.lang);
  const items = brief.sources.map((source) => {
    const href = source.url ?? (phrases.onSite(brief, site) ? `${site.url}/sources/${source.id}/` : undefined);
    const { number, title } = source;
    return {
      number,
      title: inLanguage(title, source.lang, brief),
      ...(href === undefined ? {} : { href }),
      detail: [
        ...words(phrases.sourceDetail(source, brief.lang), brief),
        ...line(phrases.sourceStatus(source, brief.lang), brief).flatMap((said) => [
          { text: ', ' },
          ...said.map((piece) => ({ ...piece, strong: true as const })),
        ]),
      ],
    };
  });
  return [{ kind: 'sources', heading: w.sources, items, notes: line(phrases.oneSided(brief), brief) }];
}

function footer(brief: Brief, site: Site): Piece[][] {
  const w = wording(brief.lang);
  const page = { text: phrases.shortAddress(brief, site.url), href: phrases.address(brief, site.url) };
  const { lang } = brief;
  const issued = joined([ours(w.published(date(brief.published, lang)), lang), phrases.byline(brief)], ' · ');
  const lines = [
    issued,
    phrases.change(brief),
    ours(w.scale[site.scale], lang),
    phrases.ai(brief),
    phrases.licence(site, lang),
    site.contact === undefined ? undefined : ours(w.contact(site.contact), lang),
    ours(`${phrases.label(brief)}: ${w.labelMeaning[brief.tlp]}`, lang),
  ];
  const said = [...lines.flatMap((phrase) => line(phrase, brief)), ...footerLinks(site, spoken(lang))];
  return phrases.onSite(brief, site) ? [[page], ...said] : said;
}
