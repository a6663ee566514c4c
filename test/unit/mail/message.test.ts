import { contentHtml } from '../../../src/feed/content.ts';
import PostalMime, { type Email } from 'postal-mime';
import { afterEach, expect, test } from 'vitest';
import { draft, html, text } from '../../../src/mail/message.ts';
import { cameOut } from '../../../src/model/came-out.ts';
import { plain, type Brief, type Claim } from '../../../src/model/brief.ts';
import { said } from '../../../src/wording/phrase.ts';
import * as phrases from '../../../src/wording/phrases.ts';
import { brief, site } from './brief.ts';

const pdf = new TextEncoder().encode('%PDF-1.7\r\n\u00e9\u0000 not a real sheet, but every byte counts');
const attached = { pdf, filename: 'moscow-talks.pdf' };

const parse = async (b: Brief = brief()): Promise<Email> => PostalMime.parse(await draft(b, site, attached));

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

test('a draft is named by its label and title, is unsent and has no sender of its own', async () => {
  const mail = await parse();
  const header = (key: string) => mail.headers.find((h) => h.key === key)?.value;
  expect(mail.subject).toBe('[TLP:CLEAR] Moscow talks end with “signals” and no concession as deadline nears');
  expect(header('x-unsent')).toBe('1');
  expect(header('content-language')).toBe('en');
  expect(mail.date).toBe('2025-08-06T18:00:00.000Z');
  for (const key of ['from', 'to', 'reply-to', 'dkim-signature', 'list-unsubscribe'])
    expect(header(key)).toBeUndefined();
});

test('a draft of a brief published days after its cut-off is dated by the later day', () => {
  expect(cameOut(brief({ published: '2025-08-09' })).toISOString()).toBe('2025-08-09T00:00:00.000Z');
});

test('its plain text holds every printed string in reading order', async () => {
  const mail = await parse();
  expectInOrder(mail.text ?? '', printed(brief()));
});

test('its HTML holds every printed string in reading order', async () => {
  const mail = await parse();
  expectInOrder(visible(mail.html ?? ''), printed(brief()));
});

test('the sheet arrives byte for byte, under its name', async () => {
  const mail = await parse();
  expect(mail.attachments).toHaveLength(1);
  expect(mail.attachments[0]).toMatchObject({ filename: 'moscow-talks.pdf', mimeType: 'application/pdf' });
  expect(new Uint8Array(mail.attachments[0]?.content as ArrayBuffer)).toEqual(pdf);
});

test('a list of mails shows its label and its bottom line first, which nobody sees or hears in the mail', async () => {
  const mail = await parse();
  const body = (mail.html ?? '').replace(/^[^]*?<body[^>]*>/, '');
  const [, hidden = '', words = ''] = /^\s*<div ([^>]*)>([^<]*)<\/div>/.exec(body) ?? [];
  expect(words).toMatch(/^TLP:CLEAR: /);
  expect(words).toContain(plain(brief().bottomLine.text));
  expect(words).not.toContain('[1]');
  expect(hidden).toMatch(/aria-hidden="true".*display:none.*mso-hide:all/);
  // Nothing after it comes into the line: a list of mails shows 140 characters or fewer.
  expect(words.split('&zwnj;').length).toBeGreaterThan(50);
  expect(mail.text).not.toContain(`TLP:CLEAR: ${plain(brief().bottomLine.text).slice(0, 20)}`);
});

test('a brief above the site’s audience leads to nothing of the site, and says all the rest', async () => {
  const restricted = brief({
    tlp: 'AMBER',
    sources: brief().sources.map(({ url: _, ...s }, i) => (i ? s : { ...s, url: 'https://source.example/' })),
  });
  const mail = await parse(restricted);
  for (const part of [mail.html, mail.text]) {
    expect(part).not.toMatch(/readout\.example\/|\/briefings\/|\/sources\//);
    expect(part).toContain('https://source.example/');
    expect(part).toContain('[1]');
  }
  expectInOrder(visible(mail.html ?? ''), [
    restricted.title,
    plain(restricted.bottomLine.text),
    'Sources',
    ...restricted.sources.map((s) => s.title),
    'Europe desk',
    'TLP:AMBER',
  ]);
  const wider = html(restricted, { ...site, audience: 'AMBER' });
  expect(wider).toContain('href="https://readout.example/desk/briefings/moscow-talks/"');
});

test('nothing in the HTML is fetched or run', () => {
  expect(html(brief(), site)).not.toMatch(
    /<(img|script|link|iframe|object|form|video|base)\b|\bsrc=|url\(|@import|javascript:/i,
  );
});

test('content is shown, never read as HTML', () => {
  const hostile = '<script>alert(1)</script>" onclick="x';
  const out = html(brief({ place: hostile, title: hostile }), site);
  expect(out).not.toContain('<script');
  expect(out).not.toMatch(/<[^>]* onclick=/);
  expect(visible(out)).toContain(hostile);
});

test('the longest brief there may be stays under what mail programs clip', () => {
  const full = brief();
  const many = <T>(list: readonly T[], n: number): T[] =>
    Array.from({ length: n }, (_, i) => list[i % list.length] as T);
  const longest = brief({
    ...full,
    keyFacts: many(full.keyFacts, 7),
    positions: many(full.positions, 6),
    judgements: many(full.judgements, 3),
    forecasts: many(full.forecasts, 3),
    watch: many(full.watch, 5),
    sources: many(full.sources, 12),
  });
  expect(new TextEncoder().encode(html(longest, site)).length).toBeLessThanOrEqual(90 * 1024);
});

test('no line of the plain text is longer than 72 characters, but for an address', () => {
  const long = text(brief(), site)
    .split('\n')
    .filter((line) => [...line].length > 72);
  expect(long).toEqual(['    https://www.whitehouse.gov/briefings-statements/2025/11/joint-statement/']);
});

test('two citations of one source leave one number', () => {
  expect(text(brief(), site)).toContain('“useful and constructive”.\u00A0[1]\n');
});

test('a number leads to the passage it stands for', () => {
  const out = html(brief(), site);
  for (const { source, anchor } of [brief().citations[2]!, brief().citations[8]!])
    expect(out).toContain(`href="https://readout.example/desk/sources/${source}/#${anchor}"`);
});

test('the same brief is the same bytes in every time zone', async () => {
  process.env['TZ'] = 'Pacific/Kiritimati';
  const east = await draft(brief(), site, attached);
  process.env['TZ'] = 'America/Los_Angeles';
  const west = await draft(brief(), site, attached);
  expect(Buffer.compare(east, west)).toBe(0);
});

test('another edition is another message', async () => {
  const [first, second] = await Promise.all([parse(brief({ edition: 1 })), parse(brief({ edition: 2 }))]);
  expect(first.messageId).toMatch(/^<moscow-talks\.1\.[0-9a-f]{16}@readout\.example>$/);
  expect(second.messageId).not.toBe(first.messageId);
});

test.each(['a\r\nBcc: evil@x.test.pdf', '../../etc.pdf', 'c:\\x.pdf', 'sheet.exe', '.pdf', 'a\u202Efdp.pdf'])(
  'the file name %j is refused',
  async (filename) => {
    await expect(draft(brief(), site, { pdf, filename })).rejects.toThrow('Not a name for an attached PDF');
  },
);

/** What the model prints, in the order of the public language's table, put together here from the model itself. */
function printed(b: Brief): string[] {
  const claim = (c: Claim | undefined): string[] => (c ? [plain(c.text)] : ['not stated']);
  return [
    'TLP:CLEAR',
    site.name,
    'As of 6 August 2025, 18:00 UTC',
    'Edition 2',
    'Moscow',
    b.title,
    plain(b.bottomLine.text),
    'Why it matters',
    ...(b.whyItMatters ? [plain(b.whyItMatters.text)] : []),
    'Key facts',
    ...b.keyFacts.flatMap((f) => claim(f)),
    'Positions',
    ...b.positions.flatMap((p) => [p.actor.name, phrases.underActor(p) ?? '', ...claim(p.wants), ...claim(p.offers)]),
    'In their words',
    ...b.quotes.flatMap((q) => [`“${plain(q.text)}”`, q.translation ?? '', phrases.speaker(q)]),
    'Outlook',
    ...b.judgements.flatMap((j) => [
      said(phrases.judgementLead(j, 'en')),
      plain(j.text),
      said(phrases.confidence(j, 'en')),
    ]),
    ...b.scenarios.flatMap((s) => [said(phrases.scenarioLead(s, 'en')), plain(s.text)]),
    ...b.forecasts.flatMap((f) => [
      phrases.forecastLead(f, 'en'),
      plain(f.text),
      f.criteria,
      f.resolver,
      ...(f.outcome ? [phrases.outcomeLead(f.outcome, 'en'), plain(f.outcome.text)] : []),
      'Brier score 0.01',
    ]),
    'Watch',
    ...b.watch.flatMap((w) => [phrases.watchLead(w, 'en'), plain(w.text)]),
    'What is not known',
    ...b.gaps.map((g) => plain(g.text)),
    'Sources',
    ...b.sources.flatMap((s) => [s.title, said(phrases.sourceDetail(s, 'en'))]),
    'Every source was issued by one party: United States.',
    'readout.example/desk/briefings/moscow-talks/',
    'Europe desk; reviewed by Standards desk',
    'adds the outcome of the forecast',
    b.ai,
    'CC BY 4.0',
    'desk@readout.example',
    'TLP:CLEAR',
  ];
}

function expectInOrder(whole: string, strings: readonly string[]): void {
  const flat = (s: string): string => s.replace(/\s+/gu, ' ');
  let from = 0;
  for (const string of strings) {
    const at = flat(whole).indexOf(flat(string), from);
    expect(at, `"${string}" stands after "${flat(whole).slice(Math.max(0, from - 40), from)}"`).toBeGreaterThanOrEqual(
      0,
    );
    from = at + flat(string).length;
  }
}

/** The text between the tags of the body. */
function visible(document: string): string {
  const body = document.slice(document.indexOf('<body'));
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', ensp: ' ' };
  return body
    .replace(/<!--.*?-->/gs, '')
    .replace(/<\/?(p|h\d|td|th|tr|li|div|span|table)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (_, name: string) => entities[name] ?? `?${name}`);
}

test('a claim says that it is one, in both texts and in feeds', () => {
  const [fact] = brief().keyFacts;
  const claim = brief({ keyFacts: [{ ...fact!, on: undefined, kind: 'claim', disputed: false }] });
  expect(text(claim, site)).toContain('* Claim: ');
  expect(html(claim, site)).toMatch(/>Claim<\/b>/);
  expect(contentHtml(claim, site, 'en')).toContain('<strong>Claim</strong>: ');
  const disputed = brief({ keyFacts: [{ ...fact!, on: undefined, kind: 'claim', disputed: true }] });
  expect(text(disputed, site)).not.toContain('Claim');
});
