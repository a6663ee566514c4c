import { describe, expect, it } from 'vitest';
import { aliasAdded } from '../../../src/model/actor-edit.ts';
import { align } from '../../../src/model/align.ts';
import { mended, rangeIn } from '../../../src/model/mend.ts';
import { isSlip, nearNames } from '../../../src/model/near-names.ts';
import { spliced } from '../../../src/model/splice.ts';
import type { Fix } from '../../../src/problem.ts';

const fix = (line: number, column: number, endColumn: number, text: string): Fix => ({
  ...{ file: 'a.mdx', line, column, endLine: line, endColumn, text },
  ...{ label: text, safe: true },
});

describe('Fixes of a text', () => {
  it('change what stands at their places and nothing else, in any order', () => {
    const { text, made } = mended('one two\nthree four\n', [fix(2, 7, 11, '4'), fix(1, 1, 4, '1')]);
    expect(text).toBe('1 two\nthree 4\n');
    expect(made.map((f) => f.text)).toEqual(['1', '4']);
  });

  it('put something in at a place of no width', () => {
    expect(mended('one two', [fix(1, 5, 5, 'and ')]).text).toBe('one and two');
  });

  it('keep the line ends of the file, in what they put in too', () => {
    expect(mended('one\r\ntwo\r\n', [fix(2, 1, 1, 'new\n')]).text).toBe('one\r\nnew\r\ntwo\r\n');
    expect(mended('one\rtwo\nthree', [fix(3, 1, 6, '3'), fix(2, 1, 4, '2')]).text).toBe('one\r2\n3');
  });

  it('are made one at a time where they overlap, or stand at one place', () => {
    const both = mended('one two three', [fix(1, 1, 8, 'A'), fix(1, 5, 14, 'B')]);
    expect([both.text, both.made.length]).toEqual(['A three', 1]);
    const same = mended('one', [fix(1, 1, 1, 'x '), fix(1, 1, 1, 'x ')]);
    expect([same.text, same.made.length]).toEqual(['x one', 1]);
    expect(mended('one two', [fix(1, 1, 5, ''), fix(1, 5, 8, '2')]).text).toBe('2');
  });

  it('are not made at a place that the text does not have', () => {
    for (const wrong of [fix(3, 1, 1, 'x'), fix(1, 9, 9, 'x'), fix(2, 1, 6, 'x'), fix(1, 3, 2, 'x')])
      expect(mended('one\ntwo', [wrong])).toEqual({ text: 'one\ntwo', made: [] });
  });

  it('have their range in UTF-16 units, each part of a CRLF and a byte order mark counted', () => {
    const text = '\uFEFFname: a\r\nurl: 𝒳y\r\n';
    const [start = 0, end = 0] = rangeIn(text, fix(2, 6, 9, '')) ?? [];
    expect(text.slice(start, end)).toBe('𝒳y');
    expect(rangeIn(text, fix(1, 2, 6, ''))).toEqual([1, 5]);
  });
});

describe('The stretch nearest to wanted words', () => {
  const TEXT = 'In March the Authority said: “Dues rise by 4.5 per cent, from 1 April.” It has not ruled out a delay.';
  it.each([
    ['dues rise by 4.5 per cent', 'Dues rise by 4.5 per cent', true],
    ['dues rise by 4.5 per cent from 1 April.', 'Dues rise by 4.5 per cent, from 1 April.', true],
    ['Dues rise by 5.4 per cent', 'Dues rise by 4.5 per cent', false],
    ['It has ruled out a delay', 'It has not ruled out a delay', false],
    ['It has never really ruled out a delay', 'It has not ruled out a delay', false],
    ['dues rise by 45 per cent', 'Dues rise by 4.5 per cent', false],
  ])('of "%s" is "%s"', (wanted, closest, alike) => {
    const found = align(wanted, TEXT);
    expect(TEXT.slice(found?.start, found?.end)).toBe(closest);
    expect(found?.alike).toBe(alike);
  });

  it('is nothing where more than half of the words would change', () => {
    expect(align('Whales swim by the hundred', TEXT)).toBeUndefined();
    expect(align('', TEXT)).toBeUndefined();
  });
});

describe('Names near to one that is not known', () => {
  it('are three at most, the nearest first, of however many', () => {
    const known = Array.from({ length: 5000 }, (_, i) => `source-${i}`);
    expect(nearNames('tarif-2026', ['pilots-letter', 'tariff-2026', 'tariff-2025', ...known])).toEqual([
      'tariff-2026',
      'tariff-2025',
      expect.stringContaining('2'),
    ]);
    expect(nearNames('whale', known)).toEqual([]);
  });

  it.each([
    ['tarif-2026', 'tariff-2026', true],
    ['tairff-2026', 'tariff-2026', true],
    ['Tariff-2026', 'tariff-2026', true],
    ['tariff-2025', 'tariff-2026', false],
    ['tarif-2025', 'tariff-2026', false],
    ['on', 'in', false],
    ['actro', 'actor', true],
  ])('%s is a slip of %s: %s', (wrong, right, slip) => {
    expect(isSlip(wrong, right)).toBe(slip);
  });
});

describe('An alias is added to an actor’s file', () => {
  const put = (text: string, office?: number): string | undefined => {
    const splice = aliasAdded(text, 'Chief: “port”', office);
    return splice && spliced(text, splice);
  };
  const ALIAS = '"Chief: “port”"';

  it.each([
    [
      'a list on one line',
      'name: A\naliases: [B, "C"] # two\n',
      undefined,
      `name: A\naliases: [B, "C", ${ALIAS}] # two\n`,
    ],
    ['an empty list', 'name: A\naliases: []\n', undefined, `name: A\naliases: [${ALIAS}]\n`],
    [
      'a list of lines',
      'name: A\naliases:\n  - B # b\n\nkind: state\n',
      undefined,
      `name: A\naliases:\n  - B # b\n  - ${ALIAS}\n\nkind: state\n`,
    ],
    ['a list that is not indented', 'aliases:\n- B\nname: A', undefined, `aliases:\n- B\n- ${ALIAS}\nname: A`],
    ['a list at the end', 'name: A\naliases:\n  - B', undefined, `name: A\naliases:\n  - B\n  - ${ALIAS}\n`],
    [
      'no list',
      '# an actor\nname: A # the name\noffices:\n  - title: O\n',
      undefined,
      `# an actor\nname: A # the name\naliases: [${ALIAS}]\noffices:\n  - title: O\n`,
    ],
    [
      'an office without one',
      'name: A\noffices:\n  - title: O\n    from: 2020\n  - title: P\n',
      0,
      `name: A\noffices:\n  - title: O\n    from: 2020\n    aliases: [${ALIAS}]\n  - title: P\n`,
    ],
    [
      'the last office',
      'name: A\noffices:\n  - title: O\n  - title: P',
      1,
      `name: A\noffices:\n  - title: O\n  - title: P\n    aliases: [${ALIAS}]\n`,
    ],
    [
      'an office with one',
      'offices:\n  - title: O\n    aliases: [X]\nname: A\n',
      0,
      `offices:\n  - title: O\n    aliases: [X, ${ALIAS}]\nname: A\n`,
    ],
  ])('with %s', (_, before, office, after) => {
    expect(put(before, office)).toBe(after);
  });

  it('not where the file is written in another way, or is wrong', () => {
    for (const text of ['{ name: A, kind: state }\n', 'name: A\naliases: B\n', 'name: A\nname: B\n', '- A\n', ''])
      expect(put(text)).toBeUndefined();
    expect(put('name: A\n', 3)).toBeUndefined();
  });
});
