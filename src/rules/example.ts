import { assemble } from '../model/assemble.ts';
import { sourceFile } from '../model/new-file.ts';
import { sourceFields } from '../model/source.ts';
import { ruleFaults } from './own-config.ts';
import { findOwn, type OwnRule } from './own.ts';

/** Examples of a desk's own rules: a few components, of which a whole briefing is made; what is found in the rest does not count. */

const NOTICE = 'Dues rise by 4.5 per cent.\n\nThe Authority wants every berth paid in advance.\n';
const CITE = '<Cite passage="Dues rise by 4.5 per cent." />';
const DAY = '2026-03-12';

/** What a briefing must have, where an example has none of it. */
const REST: readonly (readonly [component: string, text: string, least: number])[] = [
  ['BottomLine', '<BottomLine>Berths cost more from April.</BottomLine>', 1],
  ['KeyFact', `<KeyFact>Dues rise by 4.5 per cent. ${CITE}</KeyFact>`, 3],
  ['Position', `<Position actor="port-authority"><Wants>Higher dues. ${CITE}</Wants></Position>`, 1],
  [
    'Judgement',
    '<Judgement term="unlikely" by="1 April 2026" confidence="low" because="one notice">The rise is delayed</Judgement>',
    1,
  ],
  ['Gap', '<Gap>Who pays.</Gap>', 1],
];

const FRONT = `---
title: Dues rise in April
asOf: ${DAY}T09:00:00Z
published: ${DAY}
status: published
tlp: CLEAR
authors: Ports desk
reviewedBy: Standards desk
ai: none
---
`;

/**
 * Runs the examples of a rule of one's own.
 *
 * @returns a sentence for each thing that is not as it should be, and none where the rule does what its examples say; for
 *   `assert.deepEqual(testRule(rule), [])` or `expect(testRule(rule)).toEqual([])`
 */
export function testRule(rule: OwnRule): string[] {
  const faults = ruleFaults([rule]).map(({ message, note }) => `${message}. ${note}`);
  if (faults.length) return faults;
  const { good = [], bad = [] } = rule.examples ?? {};
  return [
    ...good.flatMap((text) =>
      told(rule, text, (found) => (found.length ? `Flags a good example (${found.join('; ')})` : undefined)),
    ),
    ...bad.flatMap((text) => told(rule, text, (found) => (found.length ? undefined : 'Does not flag a bad example'))),
  ];
}

function told(rule: OwnRule, text: string, judge: (messages: readonly string[]) => string | undefined): string[] {
  const library = libraryOf(text);
  if (!library.briefings.length)
    return [`An example is no briefing (${library.problems.map(({ message }) => message).join('; ')}): ${text}`];
  const { problems: all, failures } = findOwn([rule], library, DAY);
  // What is made a briefing of it comes after, and is not what the example is about.
  const last = [FRONT, text].join('\n\n').split('\n').length;
  const problems = all.filter(({ line }) => line <= last);
  const wrong = failures.length
    ? failures.map(({ why }) => `It ${why}`)
    : [judge(problems.map(({ message }) => message))];
  return wrong.flatMap((sentence) => (sentence === undefined ? [] : [`${sentence}: ${text}`]));
}

function libraryOf(text: string) {
  const source = sourceFields.parse({
    ...{ title: 'Notice', publisher: 'Port Authority', published: DAY, descriptor: 'official notice' },
    rights: 'an example',
  });
  const rest = REST.flatMap(([component, one, least]) => {
    const written = text.match(new RegExp(`<${component}[\\s>]`, 'g'))?.length ?? 0;
    return Array.from({ length: Math.max(0, least - written) }, () => one);
  });
  return assemble(
    new Map([
      ['site.yaml', 'name: Example desk\nurl: https://desk.example\n'],
      ['sources/notice.md', sourceFile(source, NOTICE)],
      ['actors/port-authority.yaml', 'name: Port Authority\nkind: organisation\n'],
      ['example.mdx', [FRONT, text, ...rest, ''].join('\n\n')],
    ]),
  );
}
