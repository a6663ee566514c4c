import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendar } from '../../../src/feed/calendar.ts';
import { brief, site } from '../mail/brief.ts';

const events = (ics: string): InstanceType<typeof ICAL.Event>[] =>
  new ICAL.Component(ICAL.parse(ics) as never).getAllSubcomponents('vevent').map((v) => new ICAL.Event(v));

const days = (event: InstanceType<typeof ICAL.Event>): string =>
  `${event.startDate.toString()}/${event.endDate.toString()}`;

test('an independent reader finds every part of the outlook on its days', () => {
  const judgements = brief().judgements.map((j, i) => (i ? j : { ...j, due: '2025-08-31' }));
  expect(events(calendar('Outlook', [brief({ judgements })], site)).map((e) => `${days(e)} ${e.summary}`)).toEqual([
    '2025-08-31/2025-09-01 Forecast (10%): Will Russia and Ukraine announce a full ceasefire?',
    '2025-08-08/2025-08-09 Watch: Terms from Witkoff’s report are published',
    '2025-08-01/2025-09-01 Watch: A date for a summit',
    '2025-08-31/2025-09-01 Judgement (unlikely, 20–45%): Russia agrees to a full ceasefire',
    '2025-09-30/2025-10-01 Scenarios: No step, Some step',
  ]);
});

test('a description says what counts, what came of it and where to read it', () => {
  const [forecast] = events(calendar('Outlook', [brief()], site));
  expect(forecast?.description.split('\n')).toEqual([
    'Counts as yes: both governments confirm it',
    'Settled by: Standards desk',
    'Outcome, 23 November 2025: no. Final decisions still lay ahead.',
    '[TLP:CLEAR] Moscow talks end with “signals” and no concession as deadline nears',
    'https://readout.example/desk/briefings/moscow-talks/',
  ]);
});

test('an event of the scenarios says each of them, and which came', () => {
  const scenarios = events(calendar('Outlook', [brief()], site)).at(-1);
  expect(scenarios?.uid).toBe('moscow-talks.scenarios@readout.example/desk');
  expect(scenarios?.description.split('\n').slice(0, 3)).toEqual([
    'No step (65%): Neither a moratorium nor a ceasefire is announced.',
    'Some step (35%): A moratorium or a ceasefire is announced.',
    'Outcome, 23 November 2025: No step. Neither was announced.',
  ]);
});

test('an event keeps its UID through the editions, and a later one replaces it', () => {
  const [first, second] = [1, 2].map((edition) => events(calendar('Outlook', [brief({ edition })], site))[0]);
  expect(first?.uid).toBe('moscow-talks.forecast-full-ceasefire@readout.example/desk');
  expect(second?.uid).toBe(first?.uid);
  expect([first?.sequence, second?.sequence]).toEqual([0, 1]);
});

test('two watch items of one day are two events', () => {
  const [watch] = brief().watch;
  const ics = calendar(
    'Outlook',
    [brief({ forecasts: [], scenarioSet: {}, watch: [{ ...watch }, { ...watch }] })],
    site,
  );
  expect(events(ics).map((e) => e.uid)).toEqual([
    'moscow-talks.watch-2025-08-08-1@readout.example/desk',
    'moscow-talks.watch-2025-08-08-2@readout.example/desk',
  ]);
});

test('commas, semicolons, backslashes and line ends survive the way there and back', () => {
  const said = 'a,b; c\\d: "e" \\n f';
  const [watch] = brief().watch;
  const hard = brief({ forecasts: [], watch: [{ ...watch, text: [{ kind: 'text', text: said }] }], title: said });
  const [event] = events(calendar('Outlook', [hard], site));
  expect(event?.summary).toBe(`Watch: ${said}`);
  expect(event?.description.split('\n')).toContain(`[TLP:CLEAR] ${said}`);
  // A reader may end any text at a comma that is not escaped, and takes it for two topics here.
  const [topics] = events(calendar('Outlook', [brief({ topics: ['oil, gas', 'trade'] })], site));
  expect(topics?.component.getFirstProperty('categories')?.getValues()).toEqual(['oil, gas', 'trade']);
});

test('no line has more than 75 octets, and none breaks a character', () => {
  const title = 'Переговори завершились без жодної поступки, а строк уже спливає';
  const ics = calendar('Прогноз', [brief({ title })], site);
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(ics).not.toContain('\uFFFD');
  expect(ics.replace(/\r\n /g, '')).toContain('жодної поступки');
  expect(ics.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
});

test('what a withdrawn briefing named is cancelled', () => {
  expect(calendar('Outlook', [brief({ status: 'withdrawn' })], site)).toContain('STATUS:CANCELLED');
});

test('where no date is named, a calendar still holds the one component that it must', () => {
  const none = brief({ forecasts: [], scenarioSet: {}, watch: [] });
  const calendars = [calendar('Outlook', [], site), calendar('A brief', [none], site)];
  for (const text of calendars) {
    const read = new ICAL.Component(ICAL.parse(text) as never);
    expect(read.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone']);
    expect(new ICAL.Timezone(read.getFirstSubcomponent('vtimezone')!).tzid).toBe('UTC');
  }
});
