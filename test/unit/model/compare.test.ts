import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/model/assemble.ts';
import type { Brief } from '../../../src/model/brief.ts';
import type { Change } from '../../../src/model/change.ts';
import { compare, isSubstantial } from '../../../src/model/compare.ts';
import { rich, sample } from '../sheet/sample.ts';
import { alterationsOf, retouches } from './brief-alterations.ts';
import { seeded } from './mutation.ts';

/** A few hundred by default; `RUNS=2000 npm test -- test/unit/model/compare.test.ts` is all of them. */
const RUNS = Number(process.env['RUNS'] ?? 300);

const SAMPLE = new URL('../../../briefings/', import.meta.url);
const read = (folder: string): [string, string][] =>
  readdirSync(new URL(folder, SAMPLE), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [folder + name, readFileSync(new URL(folder + name, SAMPLE), 'utf8')]);
const { briefings } = assemble(new Map([...read(''), ...read('sources/'), ...read('actors/')]));

const was = sample({ facts: 4, quotes: 1, judgements: 2, forecasts: 1, watch: 2, sources: 2 });

/** The earlier brief with something put differently. */
function edited(edit: (brief: Brief) => void): Brief {
  const now = structuredClone(was);
  edit(now);
  return now;
}

const changes = (edit: (brief: Brief) => void): Change[] => compare(was, edited(edit));
const first = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error('none');
  return one;
};

describe('Two editions', () => {
  it('that say the same have no difference', () => {
    expect(changes(() => undefined)).toEqual([]);
    expect(briefings.map((brief) => compare(brief, structuredClone(brief)))).toEqual(briefings.map(() => []));
  });

  it('of which each has its number, its note and its day have no difference by these', () => {
    const now = changes((b) => Object.assign(b, { edition: 2, changeNote: 'x', published: '2025-09-01' }));
    expect(now).toEqual([]);
  });

  it('tell a judgement that was raised or lowered, with both words, both ranges, and why', () => {
    const [raised] = changes((b) => {
      Object.assign(first(b.judgements), { term: 'likely', low: 55, high: 80, because: 'two reports now' });
    });
    expect(raised).toMatchObject({
      ...{ subject: 'judgement', did: 'raised', class: 'substance', was: 'unlikely', now: 'likely' },
      ...{ ranges: { was: { low: 20, high: 45 }, now: { low: 55, high: 80 } }, why: 'two reports now' },
    });
    const [lowered] = changes((b) => Object.assign(first(b.judgements), { term: 'very unlikely', low: 5, high: 20 }));
    expect(lowered).toMatchObject({ did: 'lowered', was: 'unlikely', now: 'very unlikely' });
  });

  it('tell a judgement that is new, one that is gone, and another order of them', () => {
    const more = { ...first(was.judgements), id: 'another', text: rich('Insurers leave the strait for good') };
    expect(changes((b) => b.judgements.push(more))).toMatchObject([
      { subject: 'judgement', did: 'added', now: 'unlikely', text: 'Insurers leave the strait for good' },
    ]);
    expect(changes((b) => b.judgements.pop())).toMatchObject([{ subject: 'judgement', did: 'withdrawn' }]);
    expect(changes((b) => b.judgements.reverse())).toMatchObject([
      { subject: 'judgement', did: 'moved', class: 'substance' },
    ]);
  });

  it('tell a fact that is new, gone, reworded word by word, of another day, or rests on another passage', () => {
    const fact = { ...first(was.keyFacts), text: rich('Four ships were boarded.', 1) };
    expect(changes((b) => b.keyFacts.push(fact))).toMatchObject([{ subject: 'fact', did: 'added' }]);
    expect(changes((b) => b.keyFacts.pop())).toMatchObject([{ subject: 'fact', did: 'withdrawn' }]);
    const reworded = changes((b) => {
      const text = first(first(b.keyFacts).text);
      if (text.kind === 'text') text.text = text.text.replace('without', 'with');
    });
    expect(reworded).toMatchObject([{ subject: 'fact', did: 'reworded', class: 'substance' }]);
    expect(first(reworded).words?.filter((w) => w.did !== 'kept')).toEqual([
      { text: 'without', did: 'removed' },
      { text: 'with', did: 'added' },
    ]);
    expect(changes((b) => (first(b.keyFacts).on = '2025-08-05' as Brief['published']))).toMatchObject([
      { subject: 'fact', did: 'changed', what: 'on', was: '2025-08-06', now: '2025-08-05' },
    ]);
    const moved = changes(
      (b) => (first(b.keyFacts).text = [...first(b.keyFacts).text.slice(0, -1), { kind: 'mark', citation: 2 }]),
    );
    expect(moved).toMatchObject([
      { subject: 'fact', did: 'source-replaced', class: 'substance', was: 'source-1: words', now: 'source-2: words' },
    ]);
  });

  it('tell whose position changed, and in which half', () => {
    const now = changes((b) => {
      const [one, other] = b.positions;
      if (one) delete one.offers;
      if (other?.wants) other.wants.text = rich('All ships back by Friday', 2);
    });
    expect(now).toMatchObject([
      { subject: 'position', did: 'withdrawn', what: 'offers', text: 'Russia' },
      { subject: 'position', did: 'reworded', what: 'wants', text: 'Ukraine' },
    ]);
  });

  it('tell what was settled, and how', () => {
    const now = changes((b) => {
      const outcome = { is: 'no', on: '2025-08-31', text: rich('Nobody said so.', 1), at: b.bottomLine.at };
      Object.assign(first(b.forecasts), { outcome, brier: 0.01 });
    });
    expect(now).toMatchObject([{ subject: 'forecast', did: 'settled', class: 'substance', now: 'no' }]);
  });

  it('call what came of the scenarios theirs, by their names', () => {
    const brief = first(briefings.filter(({ scenarios }) => scenarios.length > 0));
    const names = brief.scenarios.map(({ name }) => name);
    const outcome = { on: '2025-08-31', text: rich('No text says.'), at: brief.bottomLine.at };
    const settled = (set: object): Change[] =>
      compare({ ...brief, scenarioSet: {} }, { ...brief, scenarioSet: { outcome: { ...outcome, ...set } } } as Brief);
    const about = { subject: 'scenarios', what: 'outcome', text: names.join(', ') };
    expect(settled({ is: 'open' })).toMatchObject([{ ...about, did: 'changed', now: 'open' }]);
    expect(settled({ is: 'came', scenario: names[0] })).toMatchObject([{ ...about, did: 'settled', now: names[0] }]);
  });

  it('do not call settled what is left open', () => {
    const now = changes((b) => {
      const outcome = { is: 'open', on: '2025-08-31', text: rich('No text says.'), at: b.bottomLine.at };
      Object.assign(first(b.judgements), { outcome });
    });
    expect(now).toMatchObject([{ subject: 'judgement', did: 'changed', what: 'outcome', now: 'open' }]);
  });

  it('have a new cut-off as a change of substance, another reviewer as none', () => {
    expect(isSubstantial(changes((b) => (b.asOf = '2025-08-07T18:00:00Z')))).toBe(true);
    expect(isSubstantial(changes((b) => (b.reviewedBy = ['Other desk'])))).toBe(false);
  });

  it('put the outlook before facts, and wording last', () => {
    const now = changes((b) => {
      b.title = b.title.replace('Talks', 'The talks');
      b.keyFacts.pop();
      b.judgements.pop();
    });
    expect(now.map((c) => [c.subject, c.class])).toEqual([
      ['judgement', 'substance'],
      ['fact', 'substance'],
      ['title', 'wording'],
    ]);
  });
});

describe('What differs is never called wording where it is not:', () => {
  const below = seeded(20261128);
  const pick = <T>(list: readonly T[]): T => first(list.slice(below(list.length)));
  const of = [...briefings, was];
  const cases = Array.from({ length: RUNS }, (_, i) => {
    const brief = of[i % of.length] ?? was;
    return { brief, ...alterationsOf(brief, pick) };
  });

  it(`0 of ${RUNS} random edits of substance`, () => {
    const missed = cases.filter(({ brief, now }) => !isSubstantial(compare(brief, now)));
    expect(missed.map(({ brief, how }) => `${brief.id}: ${how}`)).toEqual([]);
    const kinds = new Set(cases.map(({ kind }) => kind));
    for (const kind of ['a word', 'a negation', 'a number', 'a date', 'a value', 'a source', 'one gone', 'one more'])
      expect(kinds).toContain(kind);
  });

  it('and what is retouched in glyphs and emphasis is called nothing else', () => {
    const all = of.flatMap((brief) => retouches(brief).map((now) => compare(brief, now)));
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter((c) => !c.length || isSubstantial(c))).toEqual([]);
  });
});
