import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { briefJson } from '../../../src/feed/brief.ts';
import { contentHtml } from '../../../src/feed/content.ts';
import { reportLd } from '../../../src/feed/report.ts';
import { text } from '../../../src/mail/message.ts';
import { assemble } from '../../../src/model/assemble.ts';
import type { Brief } from '../../../src/model/brief.ts';
import { isSuperseded, slugOf } from '../../../src/model/superseded.ts';
import type { Library } from '../../../src/model/library.ts';
import { publish } from '../../../src/model/publish.ts';
import { citingsOfEditions, shownText } from '../../../src/site.ts';
import { address } from '../../../src/wording/phrases.ts';

const SAMPLE = new URL('../../cases/_base/', import.meta.url);
const read = (folder: string): [string, string][] =>
  readdirSync(new URL(folder, SAMPLE), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [folder + name, readFileSync(new URL(folder + name, SAMPLE), 'utf8')]);
const base = new Map([...read(''), ...read('sources/'), ...read('actors/')]);

const FILE = 'harbour-dues.mdx';
const KEPT = 'editions/harbour-dues.1.mdx';
const first = base.get(FILE) ?? '';
/** The text as a later edition. */
const edition = (n: number, body = first, note = 'a later report is taken in'): string =>
  body.replace(/^ai: /m, `edition: ${n}\nchangeNote: ${note}\nai: `);
const lowered = first.replace(/<Judgement term="[^"]+"/, '<Judgement term="very unlikely"');

/** The folder with its briefing, and earlier editions of it, as given. */
const folder = (now: string, kept: Record<string, string> = { [KEPT]: first }): Library =>
  assemble(new Map([...base, ...Object.entries(kept), [FILE, now]]));

const one = (briefs: readonly Brief[]): Brief => {
  const [brief] = briefs;
  if (!brief) throw new Error('no brief');
  return brief;
};

const faults = ({ problems }: Library): string[] =>
  problems.filter((p) => p.rule === 'schema').map(({ file, message }) => `${file}: ${message}`);

describe('An edition that was kept', () => {
  const library = folder(edition(2, lowered));
  const [now, before] = [one(library.briefings), one(library.earlier)];

  it('stands beside the newest, with the same id and an address of its own', () => {
    expect(faults(library)).toEqual([]);
    expect([now.id, before.id]).toEqual(['harbour-dues', 'harbour-dues']);
    expect([slugOf(now), slugOf(before)]).toEqual(['harbour-dues', 'harbour-dues/1']);
    expect([isSuperseded(now), isSuperseded(before)]).toEqual([false, true]);
    expect(address(before, 'https://x.example')).toBe('https://x.example/briefings/harbour-dues/1/');
  });

  it('is what the newest says that it changed', () => {
    expect(now.editions?.all.map((e) => e.edition)).toEqual([2, 1]);
    expect(now.editions?.since).toMatchObject({ edition: 1, changes: [{ subject: 'judgement', did: 'lowered' }] });
    expect(before.editions?.since).toBeUndefined();
  });

  it('and what changed is in mail, feed and JSON, and of the older one that it is superseded', () => {
    const { site } = library;
    for (const words of [text(now, site), contentHtml(now, site, 'en')]) {
      expect(words).toContain('What changed since edition 1');
      expect(words).toContain('Judgement lowered');
      expect(words).toMatch(/from .+ to very unlikely/);
    }
    expect(JSON.parse(briefJson(now))).toMatchObject({ editions: { since: { changes: [{ did: 'lowered' }] } } });
    expect(text(before, site)).toContain('This is edition 1. Edition 2 stands in its place.');
    expect(JSON.parse(reportLd(before, site))).toMatchObject({ creativeWorkStatus: 'Superseded' });
    expect(JSON.parse(reportLd(now, site))).not.toHaveProperty('creativeWorkStatus');
  });

  it('is told where its number, its name, its briefing or its state is wrong', () => {
    expect(faults(folder(edition(3), { 'editions/harbour-dues.2.mdx': first }))).toEqual([
      'editions/harbour-dues.2.mdx: The file is edition 2 by its name, and edition 1 by its `edition`',
    ]);
    expect(faults(folder(first))).toEqual([`${FILE}: Edition 1 was kept, and the briefing is edition 1`]);
    expect(faults(folder(first, { 'editions/other.1.mdx': first }))).toEqual([
      'editions/other.1.mdx: There is no briefing `other` that this is an edition of',
    ]);
    expect(faults(folder(edition(2), { [KEPT]: first.replace('status: published', 'status: draft') }))).toEqual([
      `${KEPT}: An edition that was kept is a draft`,
    ]);
    expect(faults(folder(edition(2), { 'editions/harbour-dues.mdx': first }))).toEqual([
      'editions/harbour-dues.mdx: The file has no place in a content folder',
    ]);
  });

  it('is not called a minor change from where it is one of substance', () => {
    expect(faults(folder(edition(2, lowered, 'a minor correction')))).toEqual([
      `${FILE}: \`changeNote\` says "minor", and one change is of substance`,
    ]);
    expect(faults(folder(edition(2, first, 'a typo')))).toEqual([]);
  });
});

describe('What is published of editions', () => {
  it('is the one before, alone, as long as the newest is a draft or embargoed', () => {
    const draft = folder(edition(2, lowered).replace('status: published', 'status: draft'));
    const { briefings, earlier } = publish(draft, '2026-12-01');
    expect(briefings.map((b) => [b.edition, b.editions])).toEqual([[1, undefined]]);
    expect(earlier).toEqual([]);
  });

  it('is the one before, under its own label, where the newest is above the audience, and the desk is told', () => {
    const raised = edition(2, lowered).replace('tlp: CLEAR', 'tlp: AMBER');
    const { briefings, earlier, withheld } = publish(folder(raised), '2026-12-01');
    expect(briefings.map((b) => [b.edition, b.editions, slugOf(b)])).toEqual([[1, undefined, 'harbour-dues']]);
    expect([earlier, withheld.restricted]).toEqual([[], 1]);
    const { site } = folder(raised);
    for (const words of [text(one(briefings), site), briefJson(one(briefings)), reportLd(one(briefings), site)])
      expect(words).not.toMatch(/edition.{0,4}2|supersed|newest|a later report/i);
    expect(folder(raised).problems.filter((p) => p.rule === 'label')).toMatchObject([
      { file: FILE, severity: 'warning', message: expect.stringContaining('Edition 1 may be shown') as string },
    ]);
  });

  it('is none where the newest takes the briefing back, though the site may not say so', () => {
    const taken = edition(2).replace('tlp: CLEAR', 'tlp: AMBER').replace('status: published', 'status: withdrawn');
    expect(publish(folder(taken), '2026-12-01')).toMatchObject({ briefings: [], earlier: [] });
    expect(folder(taken).problems.filter((p) => p.rule === 'label')).toEqual([]);
  });

  it('says nothing of an edition that the site may not show', () => {
    const library = folder(edition(2, lowered), { [KEPT]: first.replace('tlp: CLEAR', 'tlp: AMBER') });
    expect(one(library.briefings).editions?.since).toBeUndefined();
    const { briefings, earlier } = publish(library, '2026-12-01');
    expect(one(briefings).editions).toBeUndefined();
    expect(earlier).toEqual([]);
  });

  it('keeps every passage that any edition cites on the page of its source', () => {
    const shorter = first.replace(/<KeyFact[^]*?<\/KeyFact>/, '');
    const library = folder(edition(2, shorter));
    const { briefings, earlier, sources } = publish(library, '2026-12-01');
    const citings = citingsOfEditions(briefings, earlier);
    const anchors = sources.flatMap((source) =>
      shownText(source, citings.get(source.id) ?? []).flatMap((p) => p.begins.map((c) => c.citation.anchor)),
    );
    const wanted = [...briefings, ...earlier].flatMap((b) => b.citations.map((c) => c.anchor));
    expect(new Set(anchors)).toEqual(new Set(wanted));
    expect(one(briefings).citations.length).toBeLessThan(one(earlier).citations.length);
  });
});

describe('A withdrawal', () => {
  const other = first.replace(/^title: .*$/m, 'title: Another briefing says it right');
  const withdrawn = (instead: string): string =>
    edition(2, first, 'the notice was false').replace('status: published', `status: withdrawn\nreplacedBy: ${instead}`);
  const folderOf = (instead: string, body = other): Library =>
    assemble(new Map([...base, [KEPT, first], ['other.mdx', body], [FILE, withdrawn(instead)]]));

  it('is an edition of its own: it says why, and what stands instead, everywhere', () => {
    const library = folderOf('other');
    expect(faults(library)).toEqual([]);
    const now = library.briefings.find((b) => b.id === 'harbour-dues') ?? one([]);
    expect(now.editions?.since?.changes[0]).toMatchObject({ subject: 'briefing', did: 'withdrawn' });
    for (const words of [text(now, library.site), contentHtml(now, library.site, 'en')]) {
      expect(words).toContain('the notice was false');
      expect(words.replace(/\s+/g, ' ')).toContain('Read instead: ');
      expect(words).toContain('briefings/other/');
    }
    expect(JSON.parse(reportLd(now, library.site))).toMatchObject({ creativeWorkStatus: 'Withdrawn' });
  });

  it('names no briefing that is not there, is itself, or that its readers cannot have', () => {
    expect(faults(folderOf('nobody'))).toEqual([
      `${FILE}: \`replacedBy\` is "nobody", and there is no such other briefing`,
    ]);
    expect(faults(folderOf('harbour-dues'))).toHaveLength(1);
    expect(faults(folderOf('other', other.replace('status: published', 'status: draft')))).toEqual([
      `${FILE}: \`replacedBy\` names other, which readers of this briefing cannot have`,
    ]);
  });
});
