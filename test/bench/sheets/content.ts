import type { Brief, Rich } from '../../../src/model/brief.ts';
import type { Site } from '../../../src/model/site.ts';
import { pageOf } from '../../../src/sheet/masthead.ts';
import { date } from '../../../src/wording/dates.ts';
import { wording } from '../../../src/wording/index.ts';
import { said as inWords } from '../../../src/wording/phrase.ts';
import * as phrases from '../../../src/wording/phrases.ts';

/** What the sheet prints, in its order and words, for the other programs to set. */
export function contentOf(brief: Brief, site: Site) {
  const w = wording(brief.lang);
  const { lang } = brief;
  const said = (text: Rich): string =>
    text.map((p) => (p.kind === 'text' ? p.text : `[${brief.citations[p.citation - 1]?.number ?? ''}]`)).join('');
  return {
    lang,
    w: {
      bottomLine: w.bottomLine,
      whyItMatters: w.whyItMatters,
      keyFacts: w.keyFacts,
      positions: w.positions,
      heads: [w.actor, w.wants, w.offers],
      quotes: w.quotes,
      outlook: w.outlook,
      watch: w.watch,
      gaps: w.gaps,
      sources: w.sources,
    },
    label: phrases.label(brief),
    desk: site.name,
    dateline: `${phrases.asOf(brief)} · ${w.edition(brief.edition)}`,
    title: brief.title,
    bottomLine: said(brief.bottomLine.text),
    why: brief.whyItMatters ? said(brief.whyItMatters.text) : '',
    facts: brief.keyFacts.map((f) => ({ on: f.on ? date(f.on, lang, 'short') : '', text: said(f.text) })),
    positions: brief.positions.map((p) => [
      p.actor.name,
      ...[p.wants, p.offers].map((c) => (c ? said(c.text) : w.notStated)),
    ]),
    quotes: brief.quotes.map((q) => ({ text: said(q.text), by: phrases.speaker(q) })),
    outlook: [
      ...brief.judgements.map((j) => ({
        lead: inWords(phrases.judgementLead(j, lang)),
        text: said(j.text),
        note: inWords(phrases.confidence(j, lang)),
      })),
      ...brief.forecasts.map((f) => ({
        lead: phrases.forecastLead(f, lang),
        text: said(f.text),
        note: `${w.criteria(f.criteria)}. ${w.resolver(f.resolver)}.`,
      })),
    ],
    scenarios: brief.scenarios.map((s) => ({
      share: s.probability,
      lead: inWords(phrases.scenarioLead(s, lang)),
      text: said(s.text),
    })),
    watch: brief.watch.map((x) => ({ on: date(x.on, lang, 'short'), text: said(x.text) })),
    gaps: brief.gaps.map((g) => said(g.text)),
    sources: brief.sources.map((s) => ({
      href: `${site.url}/sources/${s.id}/`,
      title: s.title,
      detail: inWords(phrases.sourceDetail(s, lang)),
    })),
    footer: {
      href: phrases.address(brief, site.url),
      address: phrases.shortAddress(brief, site.url),
      lines: [
        `${w.published(date(brief.published, lang))} · ${inWords(phrases.byline(brief))}`,
        w.ai(brief.ai),
        w.scale[site.scale],
      ],
      code: w.qr(phrases.shortAddress(brief, site.url)),
    },
    qr: squares(pageOf(brief, site).code()),
  };
}

export type Content = ReturnType<typeof contentOf>;

const squares = (cells: readonly (readonly boolean[])[]): string => {
  const path = cells.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const size = cells.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}"><path d="${path}"/></svg>`;
};
