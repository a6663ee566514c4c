import { describe, expect, it } from 'vitest';
import * as browse from '../../src/browse.ts';
import type { Actor } from '../../src/model/actor.ts';
import type { ActorRef, Brief, Position } from '../../src/model/brief.ts';

const actor = (id: string): ActorRef => ({ id, name: id, short: id, kind: 'state' }) as ActorRef;
const text = (words: string) => ({ text: [{ kind: 'text', text: words }] });

function brief(id: string, published: string, holders: string[], more: object = {}): Brief {
  const positions = holders.map((holder) => ({ actor: actor(holder), wants: text(`${holder} wants ${id}`) }));
  return {
    id,
    published,
    asOf: `${published}T00:00:00Z`,
    title: id,
    bottomLine: text(''),
    topics: [],
    positions,
    quotes: [],
    ...{ keyFacts: [], judgements: [], scenarios: [], forecasts: [], watch: [], gaps: [], citations: [] },
    ...more,
  } as unknown as Brief;
}

const shelves = (all: browse.Shelf[]) => all.map((s) => `${s.slug} "${s.name}" ${s.briefs.map((b) => b.id).join(',')}`);

describe('Shelves', () => {
  const briefs = [
    brief('a', '2024-12-31', ['x'], { topics: ['Black Sea', 'grain'], place: 'Riyadh' }),
    brief('b', '2025-01-01', ['x', 'y'], { topics: ['black-sea', '???'], place: 'Genève' }),
    brief('c', '2025-06-01', ['y'], { topics: ['grain', 'Grain'], quotes: [{ by: actor('z'), text: [] }] }),
    brief('d', '2025-06-02', [], { topics: ['grain'] }),
  ];

  it('hold names that make one address together, the most written about first, each briefing once', () => {
    expect(shelves(browse.topicsOf(briefs))).toEqual(['grain "Grain" d,c,a', 'black-sea "Black Sea" b,a']);
  });

  it('are one where a disk could not tell their folders apart', () => {
    const one = (...topics: string[]) => shelves(browse.topicsOf([brief('a', '2025-01-01', [], { topics })]));
    expect(one('Straße', 'STRASSE', 'strasse')).toEqual(['strasse "STRASSE" a']);
    expect(one('E\u0301lectricité', 'électricite\u0301')).toHaveLength(1);
    expect(one('ΟΔΟΣ', 'οδοσ', 'οδος')).toHaveLength(1);
    expect(one('ısı', 'isi')).toHaveLength(2);
    expect(one('Aux', 'CON', 'nul').map((s) => s.split(' ')[0])).toEqual(['aux-', 'con-', 'nul-']);
  });

  it('are there for places, years and actors', () => {
    expect(shelves(browse.placesOf(briefs))).toEqual(['genève "Genève" b', 'riyadh "Riyadh" a']);
    expect(shelves(browse.yearsOf(briefs))).toEqual(['2025 "2025" d,c,b', '2024 "2024" a']);
  });

  it('are there for actors, who hold a position, are quoted, or are only named', () => {
    const all = [...briefs, brief('e', '2025-07-01', ['y'], { title: 'Silence from Quay' })];
    const actors = ['x', 'y', 'z', 'q'].map((id) => ({ ...actor(id), name: id === 'q' ? 'Quay' : id, aliases: [] }));
    expect(shelves(browse.actorsOf(all, actors as unknown as Actor[]))).toEqual([
      'y "y" e,c,b',
      'x "x" b,a',
      'q "Quay" e',
      'z "z" c',
    ]);
    expect(browse.namingOnly('q', all.slice(-1)).map((b) => b.id)).toEqual(['e']);
    expect(browse.namingOnly('y', all.slice(-1))).toEqual([]);
  });

  it('are cut into pages of which none is lost, and nothing is one page', () => {
    const pages = browse.leaves([1, 2, 3, 4, 5], 2);
    expect(pages.map((p) => [p.page, p.leaf.number, p.leaf.of, p.leaf.items])).toEqual([
      [undefined, 1, 3, [1, 2]],
      ['2', 2, 3, [3, 4]],
      ['3', 3, 3, [5]],
    ]);
    expect(browse.leaves([], 2)).toEqual([{ page: undefined, leaf: { number: 1, of: 1, items: [] } }]);
  });
});

describe('The matrix', () => {
  it('has a row for each actor, those with the most positions first, and a cell for each briefing', () => {
    const { rows } = browse.matrixOf([brief('new', '2025-02-01', ['x', 'y']), brief('old', '2025-01-01', ['y', 'z'])]);
    expect(rows.map((r) => [r.actor.id, ...r.cells.map((c) => (c ? browse.inShort(c, 'wants') : undefined))])).toEqual([
      ['y', 'y wants new', 'y wants old'],
      ['x', 'x wants new', undefined],
      ['z', undefined, 'z wants old'],
    ]);
  });

  it('says a long position in its first words, and nothing of one that is not stated', () => {
    const position = { wants: text('A full ceasefire, prisoners returned, and talks') } as unknown as Position;
    expect(browse.inShort(position, 'wants', 20)).toBe('A full ceasefire\u00A0…');
    expect(browse.inShort(position, 'wants', 47)).toBe('A full ceasefire, prisoners returned, and talks');
    expect(browse.inShort(position, 'offers')).toBeUndefined();
  });
});

it('What else concerns the actors: those that share most first, then the newest, never the briefing itself', () => {
  const own = brief('own', '2025-01-01', ['x', 'y']);
  const others = [
    own,
    brief('old and both', '2023-01-01', ['y', 'x']),
    brief('new and one', '2025-06-01', ['x']),
    brief('newer and one', '2025-07-01', ['y']),
    brief('newest and none', '2025-08-01', ['z']),
  ];
  const found = browse
    .relatedById(others, 2)
    .get(own.id)!
    .map((r) => [r.brief.id, r.shared.map((a) => a.id).join()]);
  expect(found).toEqual([
    ['old and both', 'y,x'],
    ['newer and one', 'y'],
  ]);
});
