import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { PublicBrief } from '../../src/feed/brief.ts';
import { plain } from '../../src/model/brief.ts';
import { HOST } from './built.ts';
import { filesNamed } from './served-feeds.ts';

/** Every calendar of the built site, by its path, as it is served. */
const files = new Map<string, string>();
let briefs: PublicBrief[];

beforeAll(async () => {
  expect((await fetch(`${inject('site').origin}/`)).ok).toBe(true);
  const { folder } = inject('site');
  for (const name of await filesNamed({ folder, url: HOST }, '.ics'))
    // An earlier edition's calendar stands at its own address, and in no other.
    if (!/^briefings\/.+\//.test(name)) files.set(name, await readFile(join(folder, name), 'utf8'));
  const names = [...files.keys()].filter((name) => name !== 'outlook.ics').map((name) => name.replace('.ics', '.json'));
  briefs = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as PublicBrief),
  );
});

type Component = InstanceType<typeof ICAL.Component>;

const calendarIn = (text: string): Component => new ICAL.Component(ICAL.parse(text) as never);

const eventsIn = (text: string): Component[] => calendarIn(text).getAllSubcomponents('vevent');

const valueOf = (component: Component, name: string): string => String(component.getFirstPropertyValue(name));

/** The days a date of a brief stands for, the end exclusive: a day, a month or a year. */
function daysOf(on: string): string {
  const [year = 0, month, day] = on.split('-').map(Number);
  const start = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const end = new Date(start);
  if (day) end.setUTCDate(day + 1);
  else if (month) end.setUTCMonth(month);
  else end.setUTCFullYear(year + 1);
  return [start, end].map((at) => at.toISOString().slice(0, 10)).join('/');
}

/** RFC 5545, 3.7.2: when it was made, which is when its brief came out. */
const stampOf = ({ asOf, published }: PublicBrief): string =>
  new Date(Math.max(Date.parse(asOf), Date.parse(published))).toISOString().replace(/\.\d+/, '');

describe('The calendars of the built site', () => {
  it('are lines of at most 75 octets that end in CRLF', () => {
    expect(files.size).toBeGreaterThan(3);
    for (const [name, text] of files) {
      expect(text.endsWith('END:VCALENDAR\r\n'), name).toBe(true);
      expect(text.replaceAll('\r\n', ''), name).not.toMatch(/[\p{Cc}\ufffd]/u);
      for (const line of text.split('\r\n'))
        expect(Buffer.byteLength(line), `${name}: ${line}`).toBeLessThanOrEqual(75);
    }
  });

  it('say what they are, and hold events alone', () => {
    for (const text of files.values()) {
      const calendar = calendarIn(text);
      expect(['version', 'method', 'calscale'].map((name) => valueOf(calendar, name))).toEqual([
        '2.0',
        'PUBLISH',
        'GREGORIAN',
      ]);
      expect(valueOf(calendar, 'prodid')).toMatch(/^-\/\/.+\/\/EN$/);
      expect(new Set(calendar.getAllSubcomponents().map(({ name }) => name))).toEqual(new Set(['vevent']));
    }
  });

  it('hold every date of every briefing once, on its days, stamped with the day it came out', () => {
    for (const brief of briefs) {
      const events = eventsIn(files.get(`briefings/${brief.id}.ics`) ?? '');
      const dates = [
        ...brief.forecasts.map((f) => f.resolves),
        ...brief.watch.map((w) => w.on),
        ...brief.judgements.flatMap(({ due }) => due ?? []),
        ...(brief.scenarioSet?.due ? [brief.scenarioSet.due] : []),
      ];
      expect(events.map((e) => `${valueOf(e, 'dtstart')}/${valueOf(e, 'dtend')}`)).toEqual(dates.map(daysOf));
      for (const event of events) {
        expect(event.getFirstProperty('dtstart')?.type).toBe('date');
        expect(valueOf(event, 'dtstamp')).toBe(stampOf(brief));
        expect(valueOf(event, 'sequence')).toBe(String(brief.edition - 1));
        expect(valueOf(event, 'url')).toBe(`${HOST}/briefings/${brief.id}/`);
      }
    }
  });

  it('tell in their words what the briefing says', () => {
    for (const brief of briefs) {
      const summaries = eventsIn(files.get(`briefings/${brief.id}.ics`) ?? '').map((e) => valueOf(e, 'summary'));
      for (const [i, said] of [...brief.forecasts, ...brief.watch].entries())
        expect(summaries[i]).toContain(plain(said.text));
    }
  });

  it('are together the outlook’s, event by event, each with an id of its own', () => {
    const one = [...files].filter(([name]) => name !== 'outlook.ics').flatMap(([, text]) => eventsIn(text).map(String));
    const whole = eventsIn(files.get('outlook.ics') ?? '');
    expect(whole.map(String).sort()).toEqual(one.sort());
    expect(new Set(whole.map((event) => valueOf(event, 'uid'))).size).toBe(whole.length);
    expect(whole.length).toBeGreaterThan(10);
  });

  it('lead to addresses that answer', async () => {
    for (const address of new Set([...files.values()].flatMap(eventsIn).map((event) => valueOf(event, 'url')))) {
      expect((await fetch(inject('site').origin + new URL(address).pathname)).status, address).toBe(200);
    }
  });
});
