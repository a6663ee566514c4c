import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/model/library.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import { testRule } from '../../../src/rules/example.ts';
import { configFaults } from '../../../src/rules/own-config.ts';
import { findOwn, type OwnFinding, type OwnRule } from '../../../src/rules/own.ts';

let library: Library;
beforeAll(async () => {
  library = await loadLibrary(join(import.meta.dirname, '../../cases/_base'));
});

const rule = (find: OwnRule['find'], more: Partial<OwnRule> = {}): OwnRule => ({
  ...{ name: 'desk/x', severity: 'error', flags: 'an example', find, ...more },
});
const run = (...rules: OwnRule[]) => findOwn(rules, structuredClone(library), '2026-04-10');
const PLACE = { line: 12, column: 1, endLine: 12, endColumn: 2 };

describe('A rule of one’s own that', () => {
  it.each<[string, OwnRule['find'], string]>([
    [
      'throws',
      () => {
        throw new RangeError('too far');
      },
      'threw RangeError: too far',
    ],
    [
      'throws what is no error',
      () => {
        throw 'away';
      },
      'threw “away”',
    ],
    [
      'changes the brief',
      (brief) => {
        brief.title = 'Another';
        return [];
      },
      'threw TypeError: Cannot assign to read only property',
    ],
    [
      'changes what is deeper',
      (brief) => {
        brief.keyFacts[0]?.text.push({ kind: 'text', text: 'x' });
        return [];
      },
      'threw TypeError: Cannot add property',
    ],
    [
      'changes a source',
      (_, { sources }) => {
        sources.pop();
        return [];
      },
      'threw TypeError',
    ],
    [
      'changes the texts',
      (_, { texts }) => {
        (texts as Map<string, string>).set('x', 'y');
        return [];
      },
      'threw TypeError: What a rule is given cannot be changed',
    ],
    [
      'returns a promise',
      () => Promise.resolve([]) as unknown as OwnFinding[],
      'returned a promise, expected a list of findings',
    ],
    ['returns nothing', () => undefined as unknown as OwnFinding[], 'returned nothing, expected a list of findings'],
    [
      'finds what is no finding',
      () => ['x'] as unknown as OwnFinding[],
      'returned a list whose item 1 is “x”, expected { at, message, note }',
    ],
    ['finds without words', () => [{ at: PLACE, message: '', note: 'x' }], 'has no `message`'],
    ['finds without a note', () => [{ at: PLACE, message: 'x' }] as OwnFinding[], 'has no `note`'],
    [
      'finds outside of the file',
      () => [{ at: { ...PLACE, endLine: 900 }, message: 'x', note: 'x' }],
      'has no place (`at`)',
    ],
    ['finds backwards', () => [{ at: { ...PLACE, column: 4 }, message: 'x', note: 'x' }], 'has no place (`at`)'],
    ['finds in half a line', () => [{ at: { ...PLACE, column: 1.5 }, message: 'x', note: 'x' }], 'has no place (`at`)'],
  ])('%s is told of, runs no further, and takes nothing from the others', (_, find, why) => {
    const { problems, failures } = run(
      rule(find),
      rule(() => [{ at: PLACE, message: 'x', note: 'x' }], { name: 'desk/y' }),
    );
    expect(failures.map((f) => `${f.rule} ${f.file} ${f.why}`)).toEqual([expect.stringContaining(why)]);
    expect(failures[0]?.why).toMatch(/^(threw|returned)/);
    expect(problems.map((p) => p.rule)).toEqual(['desk/y']);
    expect(library.briefings[0]?.title).toBe('Harbour dues rise by 4.5 per cent in April');
  });
});

describe('What a rule of one’s own is given', () => {
  it('is every printed text with its place, and what of it is quoted', () => {
    const parts: string[] = [];
    run(
      rule((brief, _library, { texts, placeOf, field, today }) => {
        const [title, bottomLine] = texts;
        parts.push(...texts.map(({ part }) => part), today);
        parts.push(`title ${field('title').line}`, `${title?.text === brief.title}`);
        const at = bottomLine && placeOf(bottomLine, { start: 0, end: 8 });
        parts.push(`${bottomLine?.text.slice(0, 8)} ${at?.line}:${at?.column}-${at?.endColumn}`);
        const quote = texts.find(({ part }) => part === 'quote');
        parts.push(JSON.stringify(quote?.quoted), `${quote?.citations.length}`);
        return [];
      }),
    );
    expect(parts).toContain('keyFact');
    expect(parts).toContain('wants');
    expect(parts.slice(-6)).toEqual([
      '2026-04-10',
      'title 2',
      'true',
      'Shipping 12:13-21',
      '[{"start":0,"end":30}]',
      '1',
    ]);
  });
});

describe('A config', () => {
  it.each([
    ['no-passive', false],
    ['stale-date', false],
    ['readout/stale-date', false],
    ['Desk/Passive', false],
    ['desk/', false],
    ['desk/a/b', false],
    ['desk/no-passive', true],
    ['n24/x2', true],
  ])('has a rule called %s: %s', (name, may) => {
    const faults = configFaults({ rules: [rule(() => [], { name: name as OwnRule['name'] })] });
    expect(faults.map(({ message }) => message)).toEqual(
      may ? [] : [`The rule \`${name}\` has no name of the desk’s own`],
    );
  });

  it.each([
    ['a rule twice', { rules: [rule(() => []), rule(() => [])] }, 'Two rules are called `desk/x`'],
    ['a rule that is none', { rules: [7] }, '`rules[0]` is 7, expected a rule'],
    ['no rules but an object', { rules: {} }, '`rules` is an object, expected a list'],
    ['an unknown field', { rule: [] }, 'The config has an unknown field `rule`'],
    [
      'a rule with an unknown field',
      { rules: [{ ...rule(() => []), severty: 1 }] },
      'The rule `desk/x` has an unknown field `severty`',
    ],
    [
      'a rule without a severity',
      { rules: [{ ...rule(() => []), severity: 'fatal' }] },
      'The rule `desk/x` has no `severity`',
    ],
    ['a rule that finds nothing', { rules: [{ ...rule(() => []), find: 1 }] }, 'The rule `desk/x` has no `find`'],
    [
      'a rule that says nothing',
      { rules: [{ ...rule(() => []), flags: '' }] },
      'The rule `desk/x` does not say what it flags',
    ],
    [
      'examples that are none',
      { rules: [{ ...rule(() => []), examples: { good: 'x' } }] },
      'The rule `desk/x` has examples that are no texts',
    ],
  ])('with %s is told of', (_, config, message) => {
    expect(configFaults(config).map((fault) => fault.message)).toEqual([message]);
  });
});

describe('`testRule`', () => {
  const noPassive = (examples: OwnRule['examples']) =>
    rule(
      (_, __, { texts, placeOf }) =>
        texts.flatMap((text) =>
          [...text.text.matchAll(/\bwas being\b/g)].map(({ index }) => ({
            ...{ at: placeOf(text, { start: index, end: index + 9 }), message: 'A passive', note: 'Say who did it' },
          })),
        ),
      examples ? { examples } : {},
    );

  it('says nothing of a rule that does what its examples say', () => {
    const good = [
      '<KeyFact>The union asked. <Cite passage="Dues rise by 4.5 per cent." /></KeyFact>',
      '<Gap>Who.</Gap>',
    ];
    expect(testRule(noPassive({ good, bad: ['<BottomLine>A ship was being built.</BottomLine>'] }))).toEqual([]);
  });

  it('counts nothing that stands around an example', () => {
    const everywhere = rule((brief) => brief.judgements.map(({ at }) => ({ at, message: 'x', note: 'x' })));
    const judgement = '<Judgement term="likely" confidence="low" because="one notice">It lasts</Judgement>';
    expect(testRule({ ...everywhere, examples: { good: ['<Gap>Who.</Gap>'], bad: [judgement] } })).toEqual([]);
  });

  it('says of each example what is not so', () => {
    const good = ['<Gap>What was being asked.</Gap>'];
    expect(testRule(noPassive({ good, bad: ['<Gap>Who.</Gap>', '<Gap a="1">Who</Gap'] }))).toEqual([
      'Flags a good example (A passive): <Gap>What was being asked.</Gap>',
      'Does not flag a bad example: <Gap>Who.</Gap>',
      expect.stringMatching(/^An example is no briefing \(.+\): <Gap a="1">Who<\/Gap$/),
    ]);
    expect(testRule(rule(() => 1 as unknown as OwnFinding[], { examples: { bad: ['<Gap>Who.</Gap>'] } }))).toEqual([
      'It returned 1, expected a list of findings: <Gap>Who.</Gap>',
    ]);
    expect(testRule({ ...rule(() => []), severity: 'fatal' as 'error' }).join()).toContain('has no `severity`');
  });
});
