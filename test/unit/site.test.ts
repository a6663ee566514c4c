import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../../src/model/brief.ts';
import { Contexts } from '../../src/model/context.ts';
import { loadLibrary } from '../../src/reading/library.ts';
import { newestFirst } from '../../src/model/newest.ts';
import { partsOf } from '../../src/model/parts.ts';
import { sourceSchema } from '../../src/model/source.ts';
import * as site from '../../src/site.ts';

const load = (folder: string) => loadLibrary(join(import.meta.dirname, '../..', folder));
const { briefings, sources } = await load('briefings');
const everyPart = await load('test/site/every-part');
const brief = (id: string) => briefings.find((b) => b.id === id) ?? briefings[0]!;

describe('Briefings', () => {
  it('stand the newest first, whatever order they come in', () => {
    const ids = (all: typeof briefings) => newestFirst(all).map((b) => b.id);
    expect(ids(briefings)).toEqual(['geneva-meeting', 'india-tariffs', 'moscow-talks', 'black-sea']);
    expect(ids([...briefings].reverse())).toEqual(ids(briefings));
  });

  it('know what was published just before and just after them', () => {
    const neighbours = site.neighboursById(briefings);
    expect(neighbours.get('moscow-talks')!.newer?.id).toBe('india-tariffs');
    expect(neighbours.get('moscow-talks')!.older?.id).toBe('black-sea');
    expect(neighbours.get('geneva-meeting')).not.toHaveProperty('newer');
    expect(neighbours.get('black-sea')).not.toHaveProperty('older');
  });
});

describe('A source', () => {
  const bySource = site.citingsBySource(briefings);

  it('has every citation of it, and no other', () => {
    const all = sources.flatMap((s) => [...(bySource.get(s.id) ?? [])].map((c) => `${c.citation.anchor} ${s.id}`));
    const expected = briefings.flatMap((b) => b.citations.map((c) => `${c.anchor} ${c.source}`));
    expect(all.sort()).toEqual(expected.sort());
  });

  it('has the citations of every part that may hold one', () => {
    const all = everyPart.sources.flatMap((s) => [...(site.citingsBySource(everyPart.briefings).get(s.id) ?? [])]);
    const expected = everyPart.briefings.flatMap((b) => b.citations.map((c) => c.anchor));
    expect(all.map((c) => c.citation.anchor).sort()).toEqual(expected.sort());
  });

  it('shows each cited passage whole, where its citation begins', () => {
    for (const source of sources) {
      const citings = bySource.get(source.id) ?? [];
      const stretches = site.shownText(source, citings).flatMap((p) => p.excerpts.flatMap((e) => e.stretches));
      expect(stretches.flatMap((s) => s.begins.map((c) => c.citation.anchor)).sort()).toEqual(
        citings.map((c) => c.citation.anchor).sort(),
      );
      for (const { citation } of citings) {
        const words = stretches.filter((s) => s.citings.some((c) => c.citation === citation)).map((s) => s.text);
        const bare = (text: string) => text.replace(/\s+|\[…\]/gu, '');
        expect(bare(words.join(''))).toBe(bare(citation.quoted));
      }
    }
  });
});

describe('The text of a source', () => {
  const long = Array.from({ length: 60 }, (_, i) => `Sentence ${i} is here.`).join(' ');
  const body = `The first paragraph.\n\n${long}\n\nThe last has two words cited, and two.`;

  function shown(show: 'full' | 'passages', ...quotes: string[]) {
    const citings = quotes.map((quoted, i): site.Citing => {
      const pieces = quoted.split(' […] ').map((q) => ({ start: body.indexOf(q), end: body.indexOf(q) + q.length }));
      const context = new Contexts(body, 'en').of(pieces);
      const citation = { id: i + 1, source: 'report', quoted, pieces, context } as unknown as Citation;
      const [part] = partsOf(brief('moscow-talks'));
      return { brief: brief('moscow-talks'), citation, part: part! };
    });
    const fields = { id: 'report', title: 'Report', publisher: 'P', published: '2025-01-01', lang: 'en', rights: 'r' };
    const source = sourceSchema.parse({ ...fields, descriptor: 'report', body, show });
    return site.shownText(source, citings).map((p) => {
      const text = p.excerpts.map(({ before, after, stretches }) => {
        const words = stretches.map((s) => (s.citings.length ? `‹${s.text}›` : s.text)).join('');
        return (before ? '… ' : '') + words + (after ? ' …' : '');
      });
      return (p.skipped ? '[…] ' : '') + text.join(' | ');
    });
  }

  it('is the cited sentence and one on each side where the paragraph is long', () => {
    expect(shown('passages', 'Sentence 30 is here.')).toEqual([
      '[…] … Sentence 29 is here. ‹Sentence 30 is here.› Sentence 31 is here. …',
    ]);
  });

  it('joins excerpts that touch and keeps apart those that do not', () => {
    expect(shown('passages', 'Sentence 3 is', 'Sentence 5 is', 'Sentence 40 is')).toEqual([
      '[…] … Sentence 2 is here. ‹Sentence 3 is› here. Sentence 4 is here. ‹Sentence 5 is› here. Sentence 6 is here. …' +
        ' | … Sentence 39 is here. ‹Sentence 40 is› here. Sentence 41 is here. …',
    ]);
  });

  it('marks passages that overlap, and both pieces of a joined one', () => {
    expect(shown('passages', 'two words', 'words cited', 'The last […] and two')).toEqual([
      '[…] ‹The last› has ‹two ›‹words›‹ cited›, ‹and two›.',
    ]);
  });

  it('is all of it where it may be shown in full', () => {
    const [first, second, third, ...more] = shown('full', 'two words cited');
    expect([first, second, third]).toEqual(['The first paragraph.', long, 'The last has ‹two words cited›, and two.']);
    expect(more).toEqual([]);
  });
});

describe('An actor', () => {
  it('has every position, the newest cut-off first', () => {
    const held = (site.positionsByActor(briefings).get('united-states') ?? []).map((h) => h.brief.asOf.slice(0, 10));
    expect(held).toEqual(['2025-11-23', '2025-08-06', '2025-08-06', '2025-03-25']);
    expect(site.positionsByActor(briefings).get('gerhard-mangott') ?? []).toEqual([]);
  });

  it('are compared with the briefing before, half by half', () => {
    const [newest, , oldest] = site.positionsByActor(briefings).get('russia') ?? [];
    expect(newest?.since?.id).toBe('moscow-talks');
    expect(newest?.changes).toEqual({ wants: 'dropped', offers: 'reworded' });
    expect(oldest?.changes).toEqual({});
    const same =
      site.positionsByActor([newest!.brief, { ...newest!.brief, asOf: '2020-01-01T00:00:00Z' }]).get('russia') ?? [];
    expect(same[0]?.changes).toEqual({});
    expect(site.quotesByActor(briefings).get('gerhard-mangott')).toHaveLength(1);
  });
});
