import { describe, expect, it } from 'vitest';
import { problemsOf } from './frame.ts';

const WIRE =
  'Kremlin aide Yuri Ushakov said Moscow would not accept “a ceasefire without terms”. “We never asked for talks, and we will hold our positions,” he said. “They compel us to wait.” Ukraine may send envoys if Russia stops its strikes, President Volodymyr Zelenskyy told reporters. “It is not our aim to leave the table,” he added. Vladimir Putin refused to name a date. Officials are weighing whether to move the talks to Geneva. The group wants a deal that ends the war, not only a pause in it. China said it cannot promise that it will join the format. “If Kyiv strikes the bridge, we will go to the river,” Ushakov warned. Poland will open the border unless farmers block it. India might, if asked, send a team. It was not to suggest that they are a broker, China said. Zelenskyy did not rule out “a second round”. Putin rejected that as “a show for the press”. Belarus patrols stay, provided both sides agree. Alexander Lukashenko welcomed the talks and offered Minsk as their place.';

/** What is told under the rules on quotations of a fact on the wire, at which severity. */
function told(fact: string, passage: string): string[] {
  const snippet = `report: ${WIRE}\n<KeyFact kind="claim">${fact} <Cite source="report" passage="${passage}"/></KeyFact>`;
  return problemsOf(snippet)
    .filter((p) => p.rule.startsWith('quote-'))
    .map((p) => `${p.severity} ${p.rule}`);
}

const ROUND = 'Zelenskyy did not rule out “a second round”';
const SHOW = 'Putin rejected that as “a show for the press”';
const PATROLS = 'Belarus patrols stay, provided both sides agree.';
const PLACE = 'Alexander Lukashenko welcomed the talks and offered Minsk as their place.';
const BRIDGE = 'If Kyiv strikes the bridge, we will go to the river';
const BORDER = 'Poland will open the border unless farmers block it.';
const BROKER = 'It was not to suggest that they are a broker';
const USHAKOV = 'We never asked for talks, and we will hold our positions';
const ZELENSKY = 'Ukraine may send envoys if Russia stops its strikes';

/** Facts that a careful writer may write. */
const RIGHT: readonly (readonly [fact: string, passage: string])[] = [
  ['Ushakov said they “never asked for talks”.', USHAKOV],
  ['Ushakov said “we will hold our positions”.', USHAKOV],
  ['Ushakov said “[w]e never asked for talks”.', USHAKOV],
  ['Ushakov said “[Russia] will hold [its] positions”.', USHAKOV],
  ['Ushakov said “we [Russians] will hold our positions”.', USHAKOV],
  ['Ushakov said that it “[compels] us to wait”.', 'They compel us to wait.'],
  ['Ushakov said that it “compel[led] us to wait”.', 'They compel us to wait.'],
  ['Ushakov said: «We never asked for talks».', USHAKOV],
  ['Ushakov said: „We never asked for talks“.', USHAKOV],
  ['Ushakov said: ‚We never asked for talks‘.', USHAKOV],
  ['Ushakov said: ”We never asked for talks”.', USHAKOV],
  ['Ushakov said: ‘We never asked for talks’.', USHAKOV],
  ['Ushakov said: "We never asked for talks."', USHAKOV],
  ['Moscow said “we will hold our positions”.', USHAKOV],
  ['“We never asked for talks,” Ushakov said.', USHAKOV],
  ['“We never asked for talks,” said Ushakov.', USHAKOV],
  ['Ushakov refused “a ceasefire without terms”.', 'Moscow would not accept “a ceasefire without terms”'],
  [
    'Moscow is against “a ceasefire without terms”, Ushakov said.',
    'Moscow would not accept “a ceasefire without terms”',
  ],
  ['Zelenskyy said leaving “the table” was not the aim.', 'It is not our aim to leave the table'],
  ['Zelenskyy said it was “not our aim to leave the table”.', 'It is not our aim to leave the table'],
  [
    'Officials are considering “to move the talks to Geneva”.',
    'Officials are weighing whether to move the talks to Geneva.',
  ],
  ['The group wants “a pause in it” and more.', 'The group wants a deal that ends the war, not only a pause in it.'],
  ['Ukraine “may send envoys if Russia stops”, Zelenskyy said.', ZELENSKY],
  ['Zelenskyy did not rule out “a second round”.', ROUND],
  ['Zelenskyy left open “a second round”, he said.', ROUND],
  ['Putin called it “a show for the press”.', SHOW],
  ['Belarus says its “patrols stay, provided both sides agree”.', PATROLS],
  ['Lukashenko “offered Minsk as their place”.', PLACE],
  ['Ushakov warned: “If Kyiv strikes the bridge, we will go to the river”.', BRIDGE],
  ['If the bridge is struck, “we will go to the river”, Ushakov warned.', BRIDGE],
  ['Ushakov spoke of a march “to the river”.', BRIDGE],
  ['Ushakov warned that they “[went] to the river”.', BRIDGE],
  ['Poland says it “will open the border unless farmers block it”.', BORDER],
  ['Poland would open “the border” to lorries, it says.', BORDER],
  ['India “might, if asked, send a team”, it says.', 'India might, if asked, send a team.'],
  ['China “said it cannot promise” to join.', 'China said it cannot promise'],
  ['Ushakov said “We never asked … and we will hold our positions”.', USHAKOV],
];

/** Facts that say what the source does not, and what must be told. */
const WRONG: readonly (readonly [fact: string, passage: string, told: string])[] = [
  ['Ushakov said they “asked for talks”.', USHAKOV, 'error quote-verbatim'],
  ['Zelenskyy ruled out “a second round”.', ROUND, 'error quote-verbatim'],
  ['Minsk said: “Belarus patrols stay”.', PATROLS, 'error quote-verbatim'],
  ['Putin “offered Minsk as their place”.', PLACE, 'error quote-speaker'],
  ['Ushakov warned: “we will go to the river”.', BRIDGE, 'error quote-verbatim'],
  ['Ushakov warned that Moscow “will go to the river”.', BRIDGE, 'error quote-verbatim'],
  ['Poland says it “will open the border”.', BORDER, 'error quote-verbatim'],
  ['China said they are “a broker”.', BROKER, 'error quote-verbatim'],
  ['India “said it cannot promise” to join.', 'China said it cannot promise', 'error quote-speaker'],
  ['Ushakov said they “always asked for talks”.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said “We … asked for talks”.', USHAKOV, 'error quote-ellipsis'],
  ['Ushakov said “We […] asked for talks”.', USHAKOV, 'error quote-ellipsis'],
  ['Ushakov said “We . . . asked for talks”.', USHAKOV, 'error quote-ellipsis'],
  ['Ushakov said “We (...) asked for talks”.', USHAKOV, 'error quote-ellipsis'],
  ['Ushakov said “[…] asked for talks”.', USHAKOV, 'error quote-ellipsis'],
  ['Ushakov said “We [] asked for talks”.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said “We [often] asked for talks”.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said “we will [leave] our positions”.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said “we will [not] hold our positions”.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said “we will hold our [12] positions”.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said “we will [gladly] hold our positions”.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said “[our army will march on to the river and] hold our positions”.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said “we [might] hold our positions”.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said that it “[dis]compel us to wait”.', 'They compel us to wait.', 'error quote-verbatim'],
  ['Ushakov said that it “compel[less] us to wait”.', 'They compel us to wait.', 'error quote-verbatim'],
  ['Ushakov said: «We often asked for talks».', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said: „We often asked“.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said: ‚We often asked‘.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said: ”We often asked”.', USHAKOV, 'error quote-verbatim'],
  ['Ushakov said: 「We often asked」.', USHAKOV, 'error quote-verbatim'],
  [
    'Ushakov spoke of “a ceasefire without terms”.',
    'Moscow would not accept “a ceasefire without terms”',
    'error quote-verbatim',
  ],
  [
    'Zelenskyy said it was “our aim to leave the table”.',
    'It is not our aim to leave the table',
    'error quote-verbatim',
  ],
  ['Putin will “name a date”.', 'Vladimir Putin refused to name a date.', 'error quote-verbatim'],
  [
    'Officials are “to move the talks to Geneva”.',
    'Officials are weighing whether to move the talks to Geneva.',
    'error quote-verbatim',
  ],
  [
    'China said that “it will join the format”.',
    'China said it cannot promise that it will join the format.',
    'error quote-verbatim',
  ],
  ['Ukraine “may send envoys … stops its strikes”.', ZELENSKY, 'error quote-ellipsis'],
  ['Zelenskyy said “We never asked for talks”.', USHAKOV, 'error quote-speaker'],
  ['“We never asked for talks,” Zelenskyy said.', USHAKOV, 'error quote-speaker'],
  ['Ukraine said “we will hold our positions”.', USHAKOV, 'error quote-speaker'],
  [
    'Ushakov said it was “not our aim to leave the table”.',
    'It is not our aim to leave the table',
    'error quote-speaker',
  ],
];

describe('Quoted words in a fact', () => {
  it.each(RIGHT)('that a source bears are not refused: %s', (fact, passage) => {
    expect(told(fact, passage).filter((t) => t.startsWith('error'))).toEqual([]);
  });

  it.each(WRONG)('that no source bears are refused: %s', (fact, passage, expected) => {
    expect(told(fact, passage)).toContain(expected);
  });
});
