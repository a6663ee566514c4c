import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../src/model/brief.ts';
import type { Source } from '../../../src/model/source.ts';
import { bracketFaults } from '../../../src/rules/bracket.ts';
import { CitedSource } from '../../../src/rules/cited.ts';
import { quotations } from '../../../src/rules/quotation.ts';
import { findQuoted } from '../../../src/rules/quoted-words.ts';
import { problemsOf } from './frame.ts';

/** The ways in which words stand in a text, all of it cited unless a part is given. */
function foundIn(words: string, body: string, cited = body) {
  const source = new CitedSource({
    id: 's',
    lang: 'en',
    body,
    party: [],
    published: '2025-01-01',
  } as unknown as Source);
  const start = body.indexOf(cited);
  const citation = { pieces: [{ start, end: start + cited.length }] } as unknown as Citation;
  return findQuoted(words, citation, source);
}

const faults = (words: string, body: string): string[] =>
  foundIn(words, body).flatMap((found) => bracketFaults(words, found).map((f) => f.fault));

describe('Quoted words', () => {
  it('are found in what is cited, and nowhere else', () => {
    const body = 'We will stay. They will leave at once.';
    expect(foundIn('will leave', body, 'They will leave')).toHaveLength(1);
    expect(foundIn('will stay', body, 'They will leave')).toEqual([]);
  });

  it('are whole words at both ends', () => {
    expect(foundIn('they report', 'they reported it')).toEqual([]);
    expect(foundIn('port it', 'they report it')).toEqual([]);
  });

  it.each([
    ['a 10-year plan from ’05 and the owners’ plan', []],
    ["the class of '24 and the owners' plan", []],
    ["the '24 vote, and nothing more of the owners'", []],
    ['they said ”we are staying here” at once', ['we are staying here']],
  ])('are told by their marks: %s', (text, words) => expect(quotations(text).map((q) => q.words)).toEqual(words));
});

describe('A bracket', () => {
  it.each([
    ['they will [soon] leave', 'they will not leave', 'stands for "not" of the source'],
    ['they [will] leave', 'they never will leave', 'stands for "never" of the source'],
    ['they will [] here', 'they will remain here', 'is empty and stands for "remain"'],
    ['[The army of Russia and all] leave', 'We leave', 'has more words than the source’s own, 6 to 1'],
    ['we will [Kyiv] the river', 'we will cross the river', 'stands for "cross"'],
  ])('is at fault in “%s”, of “%s”', (words, body, fault) => expect(faults(words, body)).toContain(fault));
});

describe('A quotation', () => {
  const WIRE =
    'Kremlin aide Yuri Ushakov met reporters. President Vladimir Putin did not want to meet Kyiv halfway, he said. “The tea was cold,” Yuri Ushakov added.';
  const told = (snippet: string) => problemsOf(`report: ${WIRE}\n${snippet}`).map((p) => `${p.severity} ${p.rule}`);

  it('of its own may not begin just after what denies it', () => {
    const quote =
      '<Quote speaker="a Kremlin aide">want to meet Kyiv halfway <Cite source="report" passage="did not want to meet Kyiv halfway"/></Quote>';
    expect(told(quote)).toContain('error quote-verbatim');
  });

  it.each([
    ['yuri-ushakov', false],
    ['russia', false],
    ['vladimir-putin', true],
  ])('given to %s, who speaks for the same state: %s', (by, isRefused) => {
    const quote = `<Quote by="${by}">The tea was cold <Cite source="report" passage="The tea was cold"/></Quote>`;
    expect(told(quote).includes('error quote-speaker')).toBe(isRefused);
  });

  it.each([
    ['vladimir-putin', false],
    ['yuri-ushakov', true],
  ])('after a colon is of the subject before it, whatever the verb: given to %s, refused: %s', (by, isRefused) => {
    const wire =
      'Yuri Ushakov said tea was served. “The tea was cold,” he said. Vladimir Putin hit back at him, smiling: “The tea was hot.”';
    const quote = `<Quote by="${by}">The tea was hot <Cite source="report" passage="The tea was hot"/></Quote>`;
    const found = problemsOf(`report: ${wire}\n${quote}`).map((p) => `${p.severity} ${p.rule}`);
    expect(found.includes('error quote-speaker')).toBe(isRefused);
  });

  it('in German may not begin just after what denies its clause, nor leave out "dass"', () => {
    const wire = 'Yuri Ushakov schließt nicht aus, dass der Kreml bald verhandelt.';
    const quoted = ['dass der Kreml bald verhandelt', 'der Kreml bald verhandelt'].map(
      (words) =>
        `report: ${wire}\nreportLang: de\n<KeyFact kind="claim">Yuri Ushakov said “${words}”. <Cite source="report" passage="${wire}"/></KeyFact>`,
    );
    const refused = quoted.map((s) => problemsOf(s).some((p) => p.rule === 'quote-verbatim' && p.severity === 'error'));
    expect(refused).toEqual([true, true]);
  });

  it('in the bottom line without a citation is asked about where a passage below has it', () => {
    const fact =
      '<KeyFact kind="claim">Yuri Ushakov said so. <Cite source="report" passage="The tea was cold"/></KeyFact>';
    const line = (words: string) => told(`<BottomLine>Moscow says “${words}” of it.</BottomLine>\n${fact}`);
    expect(line('The tea was cold')).toContain('warning quote-verbatim');
    expect(line('The tea was hot')).toContain('error quote-verbatim');
  });

  it('is told of where it stands, the second of two like ones at the second', () => {
    const fact = 'Moscow “lied” in May and “lied” in June, Yuri Ushakov said.';
    const snippet = `<KeyFact kind="claim">${fact} <Cite source="report" passage="The tea was cold"/></KeyFact>`;
    const found = problemsOf(`report: ${WIRE}\n${snippet}`).filter((p) => p.rule === 'quote-verbatim');
    const first = snippet.indexOf('“lied”') + 1;
    expect(found.map((p) => p.column)).toEqual([first, snippet.lastIndexOf('“lied”') + 1]);
    expect(found.map((p) => p.endColumn - p.column)).toEqual([6, 6]);
  });

  it('in look-alike letters from end to end is for a reader to look at', () => {
    expect(
      told(
        '<Gap>What President \\u0425\\u0456 said.</Gap>'.replace(/\\u(....)/g, (_, h: string) =>
          String.fromCharCode(parseInt(h, 16)),
        ),
      ),
    ).toContain('warning bidi-control');
  });
});
