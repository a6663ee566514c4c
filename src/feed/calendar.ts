import {
  plain,
  type Brief,
  type Forecast,
  type Judgement,
  type Outcome,
  type Rich,
  type Watch,
} from '../model/brief.ts';
import type { Site } from '../model/site.ts';
import { wording } from '../wording/index.ts';
import { said } from '../wording/phrase.ts';
import * as phrases from '../wording/phrases.ts';
import { cameOut } from '../model/came-out.ts';

/**
 * The dates ahead that briefs name, as an iCalendar (RFC 5545): the day by which each judgement, set of scenarios and forecast
 * is to be settled, with what came of it, and each watch item's day, month or year. All of a site's briefs for `outlook.ics`, or one for its own calendar.
 *
 * An event keeps its UID through all editions, and its DTSTAMP is the brief's, so that the same briefs are the same bytes
 * and a later edition replaces an earlier one.
 */
export function calendar(name: string, briefs: readonly Brief[], site: Site): string {
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Readout//Outlook//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escape(name)}`,
    `X-WR-CALNAME:${escape(name)}`,
  ];
  const events = briefs.flatMap((brief) => [
    ...brief.forecasts.map(forecast(brief)),
    ...watches(brief),
    ...brief.judgements.flatMap(judgement(brief)),
    ...scenarios(brief),
  ]);
  const body = events.length ? events.flatMap((event) => lined(event, site)) : NOTHING;
  const lines = [...head, ...body, 'END:VCALENDAR'];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** RFC 5545, 3.6: a calendar holds one component at least; where no brief names a date, a time zone that nothing uses. */
const NOTHING = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

interface Event {
  readonly brief: Brief;
  /** Unique in its brief, through all editions. */
  readonly id: string;
  /** A day, a month or a year. */
  readonly on: string;
  readonly summary: string;
  readonly description: readonly string[];
}

/** A judgement that names a day. */
const judgement =
  (brief: Brief) =>
  (j: Judgement): Event[] => {
    const { lang } = brief;
    const w = wording(lang);
    if (j.due === undefined) return [];
    const term = `${w.terms[j.term] ?? j.term}, ${w.range(j.low, j.high)}`;
    return [
      {
        brief,
        id: `judgement-${j.id}`,
        on: j.due,
        summary: w.feed.judgement(term, plain(j.text)),
        description: [said(phrases.confidence(j, lang)), ...came(j.outcome, lang), ...fallen([j, j.outcome], brief)],
      },
    ];
  };

/** The scenarios together, where they name a day. */
function scenarios(brief: Brief): Event[] {
  const { scenarioSet: set, lang } = brief;
  if (set?.due === undefined) return [];
  const { outcome } = set;
  const leads = brief.scenarios.map((s) => `${said(phrases.scenarioLead(s, lang))} ${plain(s.text)}`);
  const lead = outcome && `${said(phrases.setOutcomeLead(outcome, lang))} ${plain(outcome.text)}`;
  const names = brief.scenarios.map(({ name }) => name).join(', ');
  return [
    {
      brief,
      id: 'scenarios',
      on: set.due,
      summary: wording(lang).feed.scenarios(names),
      description: [...leads, ...(lead === undefined ? [] : [lead]), ...fallen([...brief.scenarios, outcome], brief)],
    },
  ];
}

const came = (outcome: Outcome | undefined, lang: string): string[] =>
  outcome ? [`${phrases.outcomeLead(outcome, lang)} ${plain(outcome.text)}`] : [];

/** What an event says of sources under it that do not stand any more: once each. */
const fallen = (texts: readonly ({ text: Rich } | undefined)[], brief: Brief): string[] => [
  ...new Set(texts.flatMap((part) => (part && phrases.restsOn(part.text, brief)) ?? [])),
];

const forecast =
  (brief: Brief) =>
  (f: Forecast): Event => {
    const w = wording(brief.lang);
    return {
      brief,
      id: `forecast-${f.id}`,
      on: f.resolves,
      summary: w.feed.forecast(w.percent(f.probability), plain(f.text)),
      description: [
        w.criteria(f.criteria),
        w.resolver(f.resolver),
        ...came(f.outcome, brief.lang),
        ...fallen([f, f.outcome], brief),
      ],
    };
  };

/** Told apart by their date and their order on it, which an edition that adds an item elsewhere leaves as they are. */
function watches(brief: Brief): Event[] {
  const w = wording(brief.lang);
  const nth = (watch: Watch): number => brief.watch.filter((other) => other.on === watch.on).indexOf(watch) + 1;
  return brief.watch.map((watch) => ({
    brief,
    id: `watch-${watch.on}-${nth(watch)}`,
    on: watch.on,
    summary: w.feed.watch(plain(watch.text)),
    description: [...(watch.effect ? [phrases.watchLead(watch, brief.lang)] : []), ...fallen([watch], brief)],
  }));
}

function lined({ brief, id, on, summary, description }: Event, site: Site): string[] {
  const [start, end] = days(on);
  const url = phrases.address(brief, site.url);
  const told = [...description, `[${phrases.label(brief)}] ${phrases.title(brief)}`, url];
  return [
    'BEGIN:VEVENT',
    // With the path, since a host may have several sites with a briefing of one name.
    `UID:${brief.id}.${id}@${site.url.replace(/^https?:\/\//, '')}`,
    `DTSTAMP:${stamp(cameOut(brief))}`,
    `SEQUENCE:${brief.edition - 1}`,
    `DTSTART;VALUE=DATE:${start}`,
    `DTEND;VALUE=DATE:${end}`,
    `SUMMARY;LANGUAGE=${brief.lang}:${escape(summary)}`,
    `DESCRIPTION;LANGUAGE=${brief.lang}:${escape(told.join('\n'))}`,
    `URL:${url}`,
    ...(brief.topics.length ? [`CATEGORIES:${brief.topics.map(escape).join(',')}`] : []),
    `STATUS:${brief.status === 'withdrawn' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** The first day of a date and the day after its last, as RFC 5545 writes days. */
function days(on: string): [start: string, end: string] {
  const [year = 0, month, day] = on.split('-').map(Number);
  const start = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const end = day
    ? Date.UTC(year, (month ?? 1) - 1, day + 1)
    : month
      ? Date.UTC(year, month, 1)
      : Date.UTC(year + 1, 0, 1);
  return [stamp(new Date(start)).slice(0, 8), stamp(new Date(end)).slice(0, 8)];
}

/** "20250806T180000Z" */
const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');

/** RFC 5545, 3.3.11: TEXT. */
const escape = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n|\r/g, '\\n');

/** RFC 5545, 3.1: no line of more than 75 octets, and none broken within a character. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line;
  const folded: string[] = [];
  let part = '';
  let octets = 0;
  for (const c of line) {
    const size = Buffer.byteLength(c);
    if (octets + size > 75) {
      folded.push(part);
      part = ' ';
      octets = 1;
    }
    part += c;
    octets += size;
  }
  return [...folded, part].join('\r\n');
}
