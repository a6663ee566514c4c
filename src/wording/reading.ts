import type { Brief, Claim, Forecast, Position, Rich } from '../model/brief.ts';
import { mayGo } from '../model/fields.ts';
import type { Site } from '../model/site.ts';
import { date } from './dates.ts';
import { wording } from './index.ts';
import * as phrases from './phrases.ts';
import { sentence, stop } from './sentence.ts';
import type { Block, Cell, Item, Piece, Reading, Row } from './blocks.ts';

/** A whole brief as running words. Where it is above the site's audience it has no page, and nothing in them leads to the site. */
export function reading(brief: Brief, site: Site): Reading {
  const w = wording(brief.lang);
  const status = brief.status === 'published' ? [] : [w[brief.status]];
  const place = brief.place === undefined ? [] : [brief.place];
  const blocks = [
    bottomLine,
    whyItMatters,
    keyFacts,
    positions,
    quotes,
    judgements,
    scenarios,
    forecasts,
    watch,
    gaps,
    sources,
  ];
  return {
    lang: brief.lang,
    label: phrases.label(brief),
    desk: site.name,
    dateline: [...status, phrases.asOf(brief), w.edition(brief.edition), ...place],
    title: brief.title,
    blocks: blocks.flatMap((block) => block(brief, site)),
    footer: footer(brief, site),
  };
}

/** Marks become the numbers of their sources, said once where one claim rests on several passages of one source. */
function pieces(text: Rich, brief: Brief, site: Site): Piece[] {
  const out: Piece[] = [];
  for (const part of text) {
    if (part.kind === 'text') {
      const { kind: _, ...span } = part;
      out.push(span);
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
  if (before && 'mark' in before && before.mark === cited.number) return;
  const href = `${site.url}/sources/${cited.source}/#${cited.anchor}`;
  out.push({ mark: cited.number, ...(onSite(brief, site) ? { href } : {}) });
}

/** Whether the site may show it at all. */
const onSite = (brief: Brief, site: Site): boolean => mayGo(brief.tlp, site.audience);

const words = (text: string): Piece[] => [{ text }];

const computed = (claim: Claim, brief: Brief): Piece[][] =>
  claim.computed === undefined ? [] : [words(stop(wording(brief.lang).computed(claim.computed)))];

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
      ...(lead.length ? { lead: lead.join(' · ') } : {}),
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
  const notes = brief.positions.some((p) => p.basis === 'inferred') ? [w.inferredNote] : [];
  return [{ kind: 'table', heading: w.positions, columns: [w.actor, w.wants, w.offers], rows, notes }];
}

function row(position: Position, brief: Brief, site: Site): Row {
  const w = wording(brief.lang);
  const under = [phrases.underActor(position), position.basis === 'reported' ? w.reported : undefined];
  const cell = (claim: Claim | undefined): Cell =>
    claim
      ? { text: pieces(claim.text, brief, site), empty: false, notes: computed(claim, brief) }
      : { text: words(w.notStated), empty: true, notes: [] };
  return {
    actor: position.basis === 'inferred' ? `${position.actor.name}\u00A0${w.inferredMark}` : position.actor.name,
    under: under.filter((line) => line !== undefined),
    cells: [cell(position.wants), cell(position.offers)],
  };
}

function quotes(brief: Brief, site: Site): Block[] {
  const w = wording(brief.lang);
  if (!brief.quotes.length) return [];
  const items = brief.quotes.map((quote) => ({
    lang: quote.lang,
    text: quoted(pieces(quote.text, brief, site), w.openQuote, w.closeQuote),
    notes: [
      ...(quote.translation === undefined ? [] : [words(w.openQuote + quote.translation + w.closeQuote)]),
      ...computed(quote, brief),
    ],
    speaker: phrases.speaker(quote),
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
    lead: phrases.judgementLead(judgement, brief.lang),
    text: pieces(sentence(judgement.text), brief, site),
    notes: [words(phrases.confidence(judgement, brief.lang))],
    range: { low: judgement.low, high: judgement.high },
  }));
  return [{ kind: 'outlook', heading: wording(brief.lang).outlook, items }];
}

function scenarios(brief: Brief, site: Site): Block[] {
  if (!brief.scenarios.length) return [];
  const items = brief.scenarios.map((scenario) => ({
    lead: phrases.scenarioLead(scenario, brief.lang),
    text: pieces(sentence(scenario.text), brief, site),
    notes: [],
    range: { low: 0, high: scenario.probability },
  }));
  return [{ kind: 'outlook', heading: wording(brief.lang).scenarios, items }];
}

function forecasts(brief: Brief, site: Site): Block[] {
  if (!brief.forecasts.length) return [];
  const items = brief.forecasts.map((forecast) => ({
    lead: phrases.forecastLead(forecast, brief.lang),
    text: pieces(sentence(forecast.text), brief, site),
    notes: forecastNotes(forecast, brief, site),
    range: { low: 0, high: forecast.probability },
  }));
  return [{ kind: 'outlook', heading: wording(brief.lang).forecasts, items }];
}

function forecastNotes(forecast: Forecast, brief: Brief, site: Site): Piece[][] {
  const w = wording(brief.lang);
  const terms = [w.criteria(forecast.criteria), w.resolver(forecast.resolver)].map((line) => words(stop(line)));
  const { outcome } = forecast;
  if (!outcome) return terms;
  const lead = { text: `${phrases.outcomeLead(outcome, brief.lang)} `, strong: true as const };
  const score = phrases.brier(forecast, brief.lang);
  const came = [lead, ...pieces(sentence(outcome.text), brief, site)];
  return [...terms, came, ...computed(outcome, brief), ...(score === undefined ? [] : [words(stop(score))])];
}

const watch = (brief: Brief, site: Site): Block[] =>
  list(
    wording(brief.lang).watch,
    brief.watch.map((w) => ({ lead: phrases.watchLead(w, brief.lang), text: pieces(w.text, brief, site), notes: [] })),
  );

const gaps = (brief: Brief, site: Site): Block[] =>
  list(
    wording(brief.lang).gaps,
    brief.gaps.map((gap) => ({ text: pieces(gap.text, brief, site), notes: [] })),
  );

function sources(brief: Brief, site: Site): Block[] {
  const w = wording(brief.lang);
  const items = brief.sources.map((source) => {
    const href = source.url ?? (onSite(brief, site) ? `${site.url}/sources/${source.id}/` : undefined);
    const { number, title } = source;
    return { number, title, ...(href === undefined ? {} : { href }), detail: phrases.sourceDetail(source, brief.lang) };
  });
  return [
    { kind: 'sources', heading: w.sources, items, notes: brief.oneSided ? [w.oneSided(brief.oneSided.name)] : [] },
  ];
}

function footer(brief: Brief, site: Site): Piece[][] {
  const w = wording(brief.lang);
  const page = { text: phrases.shortAddress(brief, site.url), href: phrases.address(brief, site.url) };
  const lines = [
    [w.published(date(brief.published, brief.lang)), phrases.byline(brief)].join(' · '),
    brief.changeNote === undefined ? undefined : w.change(brief.changeNote),
    w.scale[site.scale],
    w.ai(brief.ai),
    site.licence === undefined ? undefined : w.licence(site.licence),
    site.contact === undefined ? undefined : w.contact(site.contact),
    `${phrases.label(brief)}: ${w.labelMeaning[brief.tlp]}`,
  ];
  const said = lines.filter((line) => line !== undefined).map(words);
  return onSite(brief, site) ? [[page], ...said] : said;
}
