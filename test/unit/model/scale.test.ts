import { describe, expect, it } from 'vitest';
import { findTerm, SCALES, type ScaleName } from '../../../src/model/scale.ts';

describe('A probability word', () => {
  it('means its range on the scale in use', () => {
    expect(findTerm('icd203', 'unlikely')).toMatchObject({ low: 20, high: 45 });
    expect(findTerm('phia', 'unlikely')).toMatchObject({ low: 25, high: 35 });
  });

  it('may be the other form of a term, whatever its capitals', () => {
    expect(findTerm('icd203', 'Highly probable')?.key).toBe('very likely');
    expect(findTerm('icd203', ' remote ')?.key).toBe('almost no chance');
  });

  it('is on no scale where the scale does not have it', () => {
    expect(findTerm('icd203', 'realistic possibility')).toBeUndefined();
    expect(findTerm('phia', 'roughly even chance')).toBeUndefined();
    expect(findTerm('icd203', 'possible')).toBeUndefined();
  });
});

describe.each(Object.keys(SCALES) as ScaleName[])('The scale %s', (name) => {
  const terms = SCALES[name];

  it('rises from word to word, no range within or across another', () => {
    expect(terms.every((t) => t.low < t.high)).toBe(true);
    expect(terms.every((t, i) => i === 0 || (terms[i - 1]?.high ?? 0) <= t.low)).toBe(true);
  });

  it('gives each word one meaning', () => {
    const words = terms.flatMap((t) => [t.key, ...t.synonyms]);
    expect(new Set(words).size).toBe(words.length);
  });
});
