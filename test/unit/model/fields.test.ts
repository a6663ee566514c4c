import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as fields from '../../../src/model/fields.ts';
import { mayGo } from '../../../src/model/label.ts';

const accepts = (field: z.ZodType, values: readonly unknown[]): unknown[] =>
  values.filter((v) => !field.safeParse(v).success);
const refuses = (field: z.ZodType, values: readonly unknown[]): unknown[] =>
  values.filter((v) => field.safeParse(v).success);

describe('An id', () => {
  it('is lower-case letters, digits and single hyphens', () => {
    expect(accepts(fields.id, ['a', '2025-08-06-moscow', 'x'.repeat(80), 'console', 'com10'])).toEqual([]);
    expect(refuses(fields.id, ['', 'A', 'a--b', '-a', 'a-', 'a_b', 'a.b', 'é', 'a b', '../a', 'x'.repeat(81)])).toEqual(
      [],
    );
  });

  it('is no name that a system keeps for a device', () => {
    expect(refuses(fields.id, ['con', 'nul', 'aux', 'prn', 'com1', 'lpt9'])).toEqual([]);
  });
});

describe('A date', () => {
  it('is a day of the calendar', () => {
    expect(accepts(fields.day, ['2025-08-06', '2024-02-29'])).toEqual([]);
    expect(refuses(fields.day, ['2025-02-29', '2025-13-01', '2025-8-6', '06.08.2025', '2025-08', 20250806])).toEqual(
      [],
    );
  });

  it('may be as much as the text gives, where a part is enough', () => {
    expect(accepts(fields.partialDate, ['2025', '2025-08', '2025-08-06'])).toEqual([]);
    expect(refuses(fields.partialDate, ['25', '2025-13', '2025-02-30', '2025-', 'August 2025'])).toEqual([]);
  });

  it('names its zone where it is a moment', () => {
    expect(accepts(fields.moment, ['2025-08-06T18:00Z', '2025-08-06T18:00:30Z', '2025-08-06T18:00+05:30'])).toEqual([]);
    expect(
      refuses(fields.moment, ['2025-08-06T18:00', '2025-08-06', '2025-02-30T18:00Z', '2025-08-06T24:00Z']),
    ).toEqual([]);
  });
});

describe('A language', () => {
  it('is kept in its canonical form', () => {
    expect(fields.language.parse('EN-gb')).toBe('en-GB');
    expect(fields.language.parse('sr-latn')).toBe('sr-Latn');
  });

  it('is a tag, not a name', () => {
    expect(refuses(fields.language, ['english language', '', 'e', 'en_GB'])).toEqual([]);
  });
});

describe('A line of text', () => {
  it('is trimmed, and neither empty nor several', () => {
    expect(fields.line.parse('  Harbour Street Desk ')).toBe('Harbour Street Desk');
    expect(refuses(fields.line, ['', '  ', 'a\nb'])).toEqual([]);
  });

  it('may be one name where a list is taken', () => {
    expect(fields.names.parse('Europe desk')).toEqual(['Europe desk']);
    expect(fields.names.parse(['Europe desk', 'Standards desk'])).toHaveLength(2);
    expect(refuses(fields.names, [[], '', [''], 5])).toEqual([]);
  });
});

describe('A sharing label', () => {
  it('goes where the audience is cleared for it and no further', () => {
    expect(mayGo('CLEAR', 'CLEAR')).toBe(true);
    expect(mayGo('AMBER', 'AMBER+STRICT')).toBe(true);
    expect(mayGo('RED', 'AMBER+STRICT')).toBe(false);
    expect(mayGo('GREEN', 'CLEAR')).toBe(false);
  });
});
