import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Offsets } from '../../../src/model/offsets.ts';

it('each unit of a text has one place, and each place its unit, whatever the line ends', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', '\n', '\r\n', '\r') });
  fc.assert(
    fc.property(text, (all) => {
      const offsets = new Offsets(all);
      for (let at = 0; at <= all.length; at++) {
        const { line, column } = offsets.between(at, at);
        expect(offsets.of({ line, column })).toBe(at);
      }
    }),
  );
});

it('a place that the text has not has no unit', () => {
  const offsets = new Offsets('one\ntwo');
  expect(offsets.of({ line: 2, column: 4 })).toBe(7);
  expect(offsets.of({ line: 2, column: 5 })).toBeNaN();
  expect(offsets.of({ line: 1, column: 5 })).toBeNaN();
  expect(offsets.of({ line: 3, column: 1 })).toBeNaN();
});
