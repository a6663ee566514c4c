import { describe, expect, it } from 'vitest';
import { problemsOf } from './frame.ts';

/** What is left of a snippet's problems: the rule and the words it is about. */
const left = (snippet: string): string[] => problemsOf(snippet).map((p) => `${p.severity} ${p.rule} ${p.message}`);

const now = (comment = '') =>
  `<KeyFact>Talks are held now. ${comment}<Cite passage="The talks, held in Moscow"/></KeyFact>`;
const STALE = 'error stale-date "now" in a key fact is wrong once the day is over';

describe('A waiver', () => {
  it('covers the next component and no further one', () => {
    const later = now().replace('held in Moscow', 'held in Moscow, focused');
    expect(left(`{/* readout-allow stale-date: a live page */}\n${now()}\n${later}`)).toEqual([STALE]);
  });

  it('covers the component it stands in, and of nested ones the inner', () => {
    const cell = (name: string, comment = '') =>
      `<${name}>A truce ${comment}today <Cite passage="insists on a full ceasefire"/></${name}>`;
    const inner = `<Position actor="ukraine">${cell('Wants', '{/* readout-allow stale-date: as said */} ')}${cell('Offers')}</Position>`;
    const outer = `<Position actor="ukraine">{/* readout-allow stale-date: as said */}${cell('Wants')}${cell('Offers')}</Position>`;
    expect(left(inner).filter((p) => p.includes('stale'))).toEqual([expect.stringContaining('offers')]);
    expect(left(outer).filter((p) => p.includes('stale'))).toEqual([]);
  });

  it('may stand with others in one comment, each with a reason of its own', () => {
    const both =
      '{/*\nreadout-allow stale-date: a live page\nreadout-allow loaded-word: the name of a street,\nin two lines\n*/}';
    expect(left(`${both}\n${now().replace('Talks', 'Landmark talks')}`)).toEqual([]);
  });

  it('for the whole briefing covers its front matter too', () => {
    const title = 'title: Talks in Moscow on the war\n';
    expect(
      left(`${title}{/* readout-allow-all title-finding: a series title */}\n<Gap>What was offered.</Gap>`),
    ).toEqual([]);
  });

  it('covers the rule it names alone, and is told where that rule is silent', () => {
    expect(left(`{/* readout-allow loaded-word: a live page */}\n${now()}`)).toEqual([
      'warning waiver The waiver of `loaded-word` waives nothing',
      STALE,
    ]);
  });

  it('without a reason or a known rule is an error, and waives nothing', () => {
    expect(left(`{/* readout-allow stale-date: */}\n${now()}`)).toEqual([
      'error waiver The waiver of `stale-date` has no reason',
      STALE,
    ]);
    expect(left(`{/* readout-allow: a live page */}\n${now()}`)).toEqual([
      'error waiver The waiver names no rule',
      STALE,
    ]);
  });

  it('does not reach what holds the tool’s word', () => {
    const miss = '<KeyFact>Talks were held. <Cite passage="The talks, held in Minsk"/></KeyFact>';
    expect(left(`{/* readout-allow-all passage-verbatim: near enough */}\n${miss}`)).toEqual([
      'error waiver The rule `passage-verbatim` cannot be waived',
      expect.stringContaining('error passage-verbatim'),
    ]);
  });
});
