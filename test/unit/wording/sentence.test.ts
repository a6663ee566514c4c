import { describe, expect, it } from 'vitest';
import type { Rich } from '../../../src/model/brief.ts';
import { endsSentence, sentence, stop } from '../../../src/wording/sentence.ts';

const rich = (...parts: (string | number)[]): Rich =>
  parts.map((p) => (typeof p === 'number' ? { kind: 'mark', citation: p } : { kind: 'text', text: p }));
const shown = (text: Rich): string => text.map((p) => (p.kind === 'text' ? p.text : `[${p.citation}]`)).join('');

describe('a sentence ends', () => {
  it.each([
    'He said “no.”',
    '„Nein.“',
    '»Nein.«',
    '«Нет.»',
    '« Non. »',
    '« Non !\u00A0»',
    '‚Nein!‘',
    '‹Non?›',
    '”Nej.”',
    '(It did.)',
    '[It did.]',
    '("It did.")',
    'He said: “‘No.’”',
    'And so on…',
    'Will it?',
  ])('in %s', (text) => {
    expect(endsSentence(text)).toBe(true);
    expect(stop(text)).toBe(text);
  });

  it.each(['a word', '„nein“', 'the U.S. and', '(in brief)', '5.9', 'as “signals”'])('not in %s', (text) => {
    expect(stop(text)).toBe(`${text}.`);
  });
});

describe('a running text as a sentence', () => {
  it.each<[string, Rich, string]>([
    ['has one stop before its marks', rich('Both publish terms ', 2), 'Both publish terms.[2]'],
    ['has no second stop', rich('Both publish terms. ', 2), 'Both publish terms.[2]'],
    ['is read over a mark', rich('“Both publish terms. ', 2, '”'), '“Both publish terms. [2]”'],
    ['is read over its spans', rich('They said ', '“no.', '”'), 'They said “no.”'],
    ['may end behind a mark', rich('Both publish ', 1, ' terms', 2, 3), 'Both publish [1] terms.[2][3]'],
    ['may end in a blank', rich('Both publish', 1, ' '), 'Both publish.[1] '],
  ])('%s', (_, text, expected) => {
    expect(shown(sentence(text))).toBe(expected);
    expect(shown(sentence(sentence(text)))).toBe(expected);
  });
});
