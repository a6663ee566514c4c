import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groundPicture, groundsOf } from '../../../src/figures/evidence.ts';
import { expectedOf, expectedPicture, type Expected } from '../../../src/figures/expected.ts';
import { countUsed, paragraphPicture, usedOf } from '../../../src/figures/paragraphs.ts';
import { ribbonOf, ribbonPicture } from '../../../src/figures/ribbon.ts';
import { scenarioPicture } from '../../../src/figures/scenarios.ts';
import { svgOf } from '../../../src/figures/svg.ts';
import { timeAxis } from '../../../src/figures/time-axis.ts';
import { timePicture } from '../../../src/figures/time-picture.ts';
import type { Brief, KeyFact, Scenario } from '../../../src/model/brief.ts';
import { publish } from '../../../src/model/publish.ts';
import { forecastsOf, judgementsOf } from '../../../src/outlook.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import { citingsBySource, positionsByActor } from '../../../src/site.ts';
import { ofClass, readSvg, type Seen } from './read.ts';

const library = await loadLibrary(join(import.meta.dirname, '../../../briefings'));
const { briefings, sources } = publish(library, '2026-01-01');
const brief = (id: string): Brief => briefings.find((b) => b.id === id)!;
const DAY = 86_400_000;

/** The axis of a brief as SVG, read back. */
function axisOf(of: Brief): Seen {
  const axis = timeAxis(of);
  if (!axis) throw new Error(`${of.id} has no axis`);
  return readSvg(svgOf(timePicture(axis, 'en')));
}

/** The day that a mark's title begins with. */
const dayOf = ({ title }: Seen): number => Date.parse(`${title.split(':')[0] ?? ''} UTC`);

describe('The time axis', () => {
  it.each(briefings.map((b) => b.id))('of %s has each day of its brief at its place, and no other', (id) => {
    const of = brief(id);
    const svg = axisOf(of);
    const facts = ofClass(svg, 'fact').reduce((sum, mark) => sum + Number(mark.text || '1'), 0);
    expect(facts).toBe(of.keyFacts.filter((f) => f.on).length);
    expect(ofClass(svg, 'watch')).toHaveLength(of.watch.length);
    expect(ofClass(svg, 'forecast').map((m) => m.text.replace(/\s*%/u, ''))).toEqual(
      of.forecasts.map((f) => String(f.probability)),
    );
    expect(ofClass(svg, 'outcome').length).toBeGreaterThanOrEqual(of.forecasts.filter((f) => f.outcome).length);
    const days = ['fact', 'watch', 'forecast', 'outcome'].flatMap((kind) => ofClass(svg, kind));
    const whole = days.filter(({ title }) => /^\d/u.test(title)).map((mark) => ({ on: dayOf(mark), x: mark.x }));
    const wanted = [
      ...of.keyFacts.flatMap((f) => (f.on?.length === 10 ? [f.on] : [])),
      ...of.watch.map((item) => item.on),
      ...of.forecasts.map((f) => f.resolves),
      ...of.forecasts.flatMap((f) => f.outcome?.on ?? []),
    ];
    const drawn = new Set(whole.map(({ on }) => on));
    expect(wanted.filter((on) => !drawn.has(Date.parse(`${on}T00:00:00Z`)))).toEqual([]);
    // A line of time is even: as many days, as far apart. The cut-off is on it too.
    const [cut] = ofClass(svg, 'cutoff');
    whole.push({ on: Date.parse(`${of.asOf.slice(0, 10)}T00:00:00Z`), x: cut!.x });
    whole.sort((a, b) => a.on - b.on);
    const [first, last] = [whole[0]!, whole.at(-1)!];
    const aDay = (last.x - first.x) / (last.on - first.on);
    expect(aDay).toBeGreaterThan(0);
    for (const { on, x } of whole) expect(Math.abs(x - (first.x + aDay * (on - first.on)))).toBeLessThan(0.02);
  });

  it('has what came of scenarios, and not the day on which something was called void or left open', () => {
    const of = brief('moscow-talks');
    const outcome = of.forecasts[0]!.outcome!;
    const settled = (is: 'came' | 'none' | 'void' | 'open'): string[] => {
      const scenario = is === 'came' ? { scenario: of.scenarios[1]!.name } : {};
      const scenarioSet = { outcome: { ...outcome, is, on: '2025-08-30', ...scenario } };
      const marks = ofClass(axisOf({ ...of, forecasts: [], judgements: [], scenarioSet }), 'outcome');
      return marks.map(({ text, title }) => `${text} ${title.split(':')[0]}`);
    };
    expect(settled('came')).toEqual([`scenario of ${of.scenarios[1]!.probability}% 30 August 2025`]);
    expect(settled('none')).toEqual(['no scenario 30 August 2025']);
    expect([...settled('void'), ...settled('open')]).toEqual([]);
  });

  it('draws a month as long as it is, and what is long before as one mark at its beginning', () => {
    const facts = ['2014-03-18', '2022', '2025-03', '2025-03-25'].map((on): KeyFact => ({
      ...brief('black-sea').keyFacts[0]!,
      on,
    }));
    const svg = axisOf({ ...brief('black-sea'), keyFacts: facts });
    const [earlier] = ofClass(svg, 'earlier');
    expect([earlier?.x, earlier?.text]).toEqual([0, '2']);
    const [march] = ofClass(svg, 'spread');
    const [cut] = ofClass(svg, 'cutoff');
    const [watch] = ofClass(svg, 'watch');
    const aDay = (watch!.x - cut!.x) / ((dayOf(watch!) - Date.parse('2025-03-25T00:00:00Z')) / DAY);
    expect(march!.width / aDay).toBeCloseTo(30, 1);
  });

  it('has no two marks on each other where it is narrow, and all of them inside', () => {
    for (const of of briefings) {
      const marks = ofClass(axisOf(of), 'mark').map(({ x, y }) => ({ x: x * 3, y }));
      for (const [i, a] of marks.entries())
        for (const b of marks.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(16);
    }
  });

  it('is none where a brief names no day but its own', () => {
    const of = brief('geneva-meeting');
    expect(timeAxis({ ...of, watch: [], forecasts: [], judgements: [] })).toBeUndefined();
  });
});

describe('The bar of scenarios', () => {
  const shares = fc.tuple(fc.integer({ min: 1, max: 98 }), fc.integer({ min: 1, max: 98 })).map(([a, b]) => {
    const first = Math.min(a, 98);
    const second = Math.max(1, Math.min(b, 99 - first));
    return [first, second, 100 - first - second].filter((p) => p > 0);
  });
  const named = (all: readonly number[]): Scenario[] =>
    all.map((probability, i) => ({ name: `Case <${i}>`, probability, text: [] }) as unknown as Scenario);

  it('is as long as their probabilities, one after the other, and says those that have room', () => {
    fc.assert(
      fc.property(shares, (all) => {
        const svg = readSvg(svgOf(scenarioPicture({ scenarios: named(all), lang: 'en' })));
        const bars = svg.inside.filter(({ tag }) => tag === 'rect');
        expect(bars.map(({ width }) => width)).toEqual(all);
        expect(bars.map(({ x }) => x)).toEqual(all.map((_, i) => all.slice(0, i).reduce((sum, p) => sum + p, 0)));
        const said = svg.inside.filter(({ tag }) => tag === 'svg').map(({ text }) => Number.parseInt(text));
        expect(said).toEqual(all.filter((p) => p >= 10));
      }),
    );
  });

  it('underlines the one that came', () => {
    const of = brief('moscow-talks');
    const set = { outcome: { ...of.forecasts[0]!.outcome!, is: 'came' as const, scenario: of.scenarios[1]!.name } };
    const bars = readSvg(svgOf(scenarioPicture({ ...of, scenarioSet: set }))).inside.filter(
      ({ tag }) => tag === 'rect',
    );
    const [line, ...rest] = bars.filter((bar) => bar.class === 'past');
    expect(rest).toEqual([]);
    expect([line?.x, line?.width]).toEqual([of.scenarios[0]!.probability, of.scenarios[1]!.probability]);
  });
});

describe('What is expected', () => {
  const TODAY = '2025-06-15';
  const all = expectedOf(
    Object.values(forecastsOf(briefings, TODAY)).flat(),
    Object.values(judgementsOf(briefings, TODAY)).flat(),
  );

  it('is every judgement with a day and every forecast that has no outcome', () => {
    const open = briefings.flatMap((b) => [
      ...b.judgements.filter((j) => /\d{4}$/u.test(j.by ?? '') && !('outcome' in j)).map((j) => `${j.low} ${j.high}`),
      ...b.forecasts.filter((f) => !f.outcome).map((f) => `${f.probability} ${f.probability}`),
    ]);
    expect(all.map(({ low, high }) => `${low} ${high}`).sort()).toEqual(open.sort());
  });

  it('stands a row each by its day, from its lowest to its highest per cent', () => {
    const made: Expected[] = [
      { due: '2025-09-01', low: 7, high: 7, words: 'A & B', lang: 'en' },
      { due: '2025-05-01', low: 20, high: 45, words: 'late', lang: 'en' },
      { due: '2025-07-01', low: 80, high: 95, words: 'soon', lang: 'en' },
    ];
    const svg = readSvg(svgOf(expectedPicture(made, TODAY, 'en')));
    expect(ofClass(svg, 'words').map(({ text }) => text.replace(/ +/gu, ' '))).toEqual([
      '1 May 2025 · late',
      '1 Jul 2025 · soon',
      '1 Sept 2025 · A & B',
    ]);
    expect(ofClass(svg, 'late')).toHaveLength(1);
    expect(ofClass(svg, 'range').map(({ x, width }) => [x, width])).toEqual([
      [20, 25],
      [80, 15],
    ]);
    const [forecast] = svg.inside.filter(({ title }) => title.endsWith('A & B'));
    expect(forecast?.x).toBe(7);
  });
});

describe('An actor’s ribbon', () => {
  const held = positionsByActor(briefings);

  it.each([...held.keys()])('of %s has a piece for each half of each position, on whose word it is', (id) => {
    const own = [...(held.get(id) ?? [])].reverse();
    const svg = readSvg(svgOf(ribbonPicture(ribbonOf(held.get(id) ?? []), 'en')));
    const pieces = svg.inside.filter(({ tag }) => tag === 'rect');
    const wanted = (['wants', 'offers'] as const).flatMap((half) =>
      own.map(({ position }) => (position[half] ? position.basis : 'silent')),
    );
    expect(pieces.map((piece) => piece.class)).toEqual(wanted);
    for (const [i, piece] of pieces.entries()) {
      expect(piece.width).toBeCloseTo(100 / own.length, 1);
      expect(piece.x).toBeCloseTo((100 / own.length) * (i % own.length), 1);
    }
    const reworded = own.flatMap(({ changes }) => Object.values(changes).filter((change) => change === 'reworded'));
    expect(ofClass(svg, 'turn')).toHaveLength(reworded.length);
  });
});

describe('The evidence strip', () => {
  it.each(briefings.map((b) => b.id))('of %s has a square for each claim that rests on a source', (id) => {
    const of = brief(id);
    const claims = [
      ...of.keyFacts,
      ...of.positions.flatMap((p) => [p.wants ?? [], p.offers ?? []].flat()),
      ...of.quotes,
      ...of.forecasts.flatMap((f) => f.outcome ?? []),
    ].map(
      (claim) => new Set(claim.text.flatMap((s) => (s.kind === 'mark' ? [of.citations[s.citation - 1]!.source] : []))),
    );
    const partyOf = new Map(of.sources.map((s) => [s.id as string, s.party as readonly string[]]));
    for (const ground of groundsOf(of)) {
      const resting = claims.filter((claim) => claim.has(ground.source.id));
      const alone = resting.filter((claim) => {
        const issuers = [...claim].map((source) => partyOf.get(source) ?? []);
        return issuers.every((parties) => parties.length === 1 && parties[0] === issuers[0]?.[0]);
      });
      const svg = readSvg(svgOf(groundPicture(ground, 20)));
      expect([svg.inside.length, ofClass(svg, 'alone').length], ground.source.id).toEqual([
        resting.length,
        alone.length,
      ]);
    }
  });

  it('stays inside, however many claims there are', () => {
    const [ground] = groundsOf(brief('moscow-talks'));
    const svg = readSvg(svgOf(groundPicture({ ...ground!, claims: 90, alone: 4 }, 90)));
    expect(svg.inside).toHaveLength(90);
    const last = svg.inside.at(-1)!;
    expect(last.x + last.width).toBeLessThanOrEqual(100);
  });
});

describe('A source’s map', () => {
  const citings = citingsBySource(briefings);

  it.each(sources.map((s) => s.id))('of %s has a piece for each paragraph, as long as it is', (id) => {
    const source = sources.find((s) => s.id === id)!;
    const lines = source.body
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const own = citings.get(id) ?? [];
    const used = usedOf(source, own);
    const svg = readSvg(svgOf(paragraphPicture(used, 'en')));
    const whole = lines.reduce((sum, line) => sum + line.length, 0);
    expect(svg.inside).toHaveLength(lines.length);
    svg.inside.forEach((piece, i) => {
      const text = lines[i] ?? '';
      expect(piece.width).toBeCloseTo((text.length / whole) * 100, 1);
      const cited = own.some(({ citation }) =>
        citation.pieces.some((p) =>
          source.body
            .slice(p.start, p.end)
            .split('\n')
            .some((part) => text.includes(part.trim()) && part.trim() !== ''),
        ),
      );
      expect(piece.class === 'cited', text).toBe(cited);
    });
    const { cited, aside, unused } = countUsed(used);
    expect(cited + aside + unused).toBe(lines.length);
  });

  it('knows what a published briefing says it leaves out, and not what a draft says', () => {
    const text = library.texts.get('geneva-meeting.mdx') ?? '';
    const [source] = sources.filter((s) => s.id === 'geneva-statement');
    const comments = {
      'geneva-meeting.mdx': [{ text: ' left out: "Ukraine" because of length ' }],
    } as unknown as typeof library.comments;
    expect(text).not.toBe('');
    const aside = (status: 'published' | 'draft') =>
      publish(
        {
          ...library,
          comments,
          briefings: library.briefings.map((b) => (b.id === 'geneva-meeting' ? { ...b, status } : b)),
        },
        '2026-01-01',
      ).sources.find((s) => s.id === source!.id)?.aside ?? [];
    const having = source!.body
      .split('\n')
      .filter(Boolean)
      .flatMap((line, i) => (line.includes('Ukraine') ? [i + 1] : []));
    expect(aside('published')).toEqual(having);
    expect(aside('draft')).toEqual([]);
    const kinds = usedOf({ ...source!, aside: having }, []).map(({ as }) => as);
    expect(kinds.filter((as) => as === 'aside')).toHaveLength(having.length);
  });
});

it('A picture is SVG whatever words it is given', () => {
  const scenarios = [{ name: `"><script>&'`, probability: 100, text: [] }] as unknown as Scenario[];
  expect(readSvg(svgOf(scenarioPicture({ scenarios, lang: 'en' }))).inside[0]?.title).toMatch(/^"><script>&'/u);
});
