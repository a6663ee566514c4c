import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/model/assemble.ts';
import { ATTRIBUTES, type ComponentName } from '../../../src/model/components.ts';

/** A folder in order, but for one briefing's body. */
function problemsOf(body: string, more: Readonly<Record<string, string>> = {}, front = FRONT): string[] {
  const files = new Map(Object.entries({ ...FOLDER, 'a.mdx': `${front}\n${body}`, ...more }));
  return errorsOf(files).map((p) => `${p.file}:${p.line} ${p.message}`);
}

/** The source has no hash, which is a warning. */
const errorsOf = (files: ReadonlyMap<string, string>) => assemble(files).problems.filter((p) => p.severity === 'error');

const FRONT = `---
title: Dues rise
asOf: 2026-03-12T09:00:00Z
published: 2026-03-12
status: published
tlp: CLEAR
authors: Desk
reviewedBy: Other desk
ai: none
---`;

const FOLDER = {
  'site.yaml': 'name: Desk\nurl: https://readout.example\n',
  'actors/port.yaml': 'name: Port\nkind: organisation\n',
  'sources/notice.md': `---
title: Notice
publisher: Port
published: 2026-03-10
descriptor: notice
rights: none
---
Dues rise by half.
`,
};

/** The body that all others are a change of. */
const BODY: Readonly<Record<string, string>> = {
  BottomLine: '<BottomLine>Dues rise.</BottomLine>',
  KeyFact: '<KeyFact>One.</KeyFact>\n<KeyFact>Two.</KeyFact>\n<KeyFact>Three.</KeyFact>',
  Position: '<Position actor="port"/>',
  Judgement: '<Judgement term="likely" confidence="low" because="one notice">It lasts</Judgement>',
  Gap: '<Gap>Why.</Gap>',
};

const MISSING = '<Cite source="notice" passage="Dues fall"/>';
const GOOD: Readonly<Record<ComponentName, Readonly<Record<string, string>>>> = {
  BottomLine: {},
  WhyItMatters: {},
  KeyFact: {},
  Position: { actor: 'port' },
  Wants: {},
  Offers: {},
  Quote: { by: 'port' },
  Judgement: { term: 'likely', confidence: 'low', because: 'one notice' },
  Scenario: { name: 'a', probability: '50' },
  Forecast: { id: 'f', probability: '50', resolves: '2026-05-01', criteria: 'a', resolver: 'b' },
  Outcome: { is: 'yes', on: '2026-05-01' },
  Watch: { on: '2026-04-01' },
  Gap: {},
  Cite: { source: 'notice', passage: 'Dues fall' },
};

/** The component with these attributes, where it may stand, its text with a citation that is in no source. */
function written(name: ComponentName, attributes: Readonly<Record<string, string>>): string {
  const given = Object.entries(attributes)
    .map(([a, value]) => ` ${a}="${value}"`)
    .join('');
  if (name === 'Cite') return `<Gap>Text. <Cite${given}/></Gap>`;
  if (name === 'Position') return `<Position${given}><Wants>Text. ${MISSING}</Wants></Position>`;
  const element = `<${name}${given}>Text. ${MISSING}</${name}>`;
  if (name === 'Wants' || name === 'Offers') return `<Position actor="port">${element}</Position>`;
  if (name === 'Outcome')
    return `<Forecast id="f" probability="50" resolves="2026-05-01" criteria="a" resolver="b">Will it? ${element}</Forecast>`;
  return element;
}

/** The sound body with one component more, or in place of those of its kind. */
function bodyWith(name: ComponentName, element: string): string {
  const others = Object.entries(BODY).filter(([kind]) => kind !== name || name === 'Gap' || name === 'Position');
  const more = name === 'KeyFact' ? '\n<KeyFact>Two.</KeyFact>\n<KeyFact>Three.</KeyFact>' : '';
  const second = name === 'Scenario' ? '\n<Scenario name="b" probability="50">Text</Scenario>' : '';
  return [...others.map(([, text]) => text), element + more + second].join('\n');
}

/** Every component with each of its attributes in turn, one it does not take, and those it needs left out. */
const names = Object.keys(ATTRIBUTES) as ComponentName[];
const bad = names.flatMap((name) =>
  [...Object.keys(ATTRIBUTES[name].shape), 'nope', 'constructor', 'toString'].map(
    (attribute) => [name, attribute] as const,
  ),
);

describe('A bad attribute hides no problem of the text', () => {
  it.each(bad.filter(([name, a]) => name !== 'Cite' || !['source', 'passage'].includes(a)))(
    '<%s %s>',
    (name, attribute) => {
      const said = problemsOf(bodyWith(name, written(name, { ...GOOD[name], [attribute]: '' })));
      expect(said.filter((m) => m.includes(`\`${attribute}\``))).toHaveLength(1);
      expect(said.filter((m) => m.includes('Passage is not in source `notice`'))).toHaveLength(1);
      expect(said).toHaveLength(2);
    },
  );

  it.each(names.filter((n) => Object.keys(GOOD[n]).length > 1))('<%s> with two of them bad says both', (name) => {
    const said = problemsOf(bodyWith(name, written(name, { nope: '1', [Object.keys(GOOD[name])[1] ?? '']: '' })));
    for (const attribute of ['nope', ...Object.keys(GOOD[name])])
      expect(said.some((m) => m.includes(`\`${attribute}\``))).toBe(name !== 'Cite' || attribute !== 'source');
  });
});

describe('What follows from a problem is not told beside it:', () => {
  const three = (cite: string) => ({
    KeyFact: `<KeyFact>One. ${cite}</KeyFact>\n<KeyFact>Two. ${cite}</KeyFact>\n<KeyFact>3. ${cite}</KeyFact>`,
  });
  const body = (change: Readonly<Record<string, string>>) => Object.values({ ...BODY, ...change }).join('\n');

  it('a source that is not there is one problem, where it is named first', () => {
    const said = problemsOf(body(three('<Cite source="letter" passage="Dues"/>')));
    expect(said).toEqual(['a.mdx:12 Source `letter` is not in sources/']);
  });

  it('a source that is not there is the one in use for those that name none', () => {
    const facts =
      '<KeyFact>1. <Cite passage="a"/></KeyFact>\n<KeyFact>2. <Cite source="letter" passage="a"/></KeyFact>\n<KeyFact>3.</KeyFact>';
    expect(problemsOf(body({ KeyFact: facts }))).toEqual(['a.mdx:13 Source `letter` is not in sources/']);
  });

  it('a source named wrongly leaves the other the one in use', () => {
    const facts =
      '<KeyFact>1. <Cite passage="Dues rise"/></KeyFact>\n<KeyFact>2. <Cite source="notcie" passage="a"/></KeyFact>\n<KeyFact>3. <Cite source="notice" passage="by half"/></KeyFact>';
    expect(problemsOf(body({ KeyFact: facts }))).toEqual(['a.mdx:13 Source `notcie` is not in sources/']);
  });

  it.each([
    ['named', '<Cite source="notice" passage="Dues rise"/>'],
    ['the one in use', '<Cite passage="Dues rise"/>'],
  ])('a broken source, %s, is told of in its own file alone', (_, cite) => {
    const said = problemsOf(body(three(cite)), { 'sources/notice.md': 'Dues rise by half.' });
    expect(said).toEqual(['sources/notice.md:1 The file has no front matter']);
  });

  it('no source at all is said as that', () => {
    const { 'sources/notice.md': _, ...folder } = FOLDER;
    const files = new Map(Object.entries({ ...folder, 'a.mdx': `${FRONT}\n${body(three('<Cite passage="Dues"/>'))}` }));
    expect(errorsOf(files).map((p) => p.message)[0]).toBe('<Cite> names no source, and the folder has none');
  });

  it('an actor who is not there is one problem', () => {
    const said = problemsOf(
      body({ Position: '<Position actor="x"/>\n<Position actor="x"/>', Quote: '<Quote by="x">a</Quote>' }),
    );
    expect(said).toEqual(['a.mdx:15 Actor `x` is not in the registry']);
  });

  it('a broken actor is told of in its own file alone', () => {
    expect(problemsOf(body({}), { 'actors/port.yaml': 'name: [' }).every((m) => m.startsWith('actors/port.yaml'))).toBe(
      true,
    );
  });

  it('settings that cannot be read leave the scale open', () => {
    const judgement =
      '<Judgement term="realistic possibility" confidence="low" because="one notice">It lasts</Judgement>';
    const said = problemsOf(body({ Judgement: judgement }), {
      'site.yaml': 'scale: phia\nurl: https://readout.example',
    });
    expect(said).toEqual(['site.yaml:1 Field `name` is missing']);
  });
});

it('Front matter with one bad field says what is wrong between the others', () => {
  const front = FRONT.replace('tlp: CLEAR', 'tlp: PINK\nedition: 2').replace(
    'published: 2026-03-12',
    'published: 2026-03-11',
  );
  const said = problemsOf(Object.values(BODY).join('\n'), {}, front);
  expect(said).toHaveLength(3);
  expect(said.join('\n')).toContain('Published 2026-03-11, before the cut-off');
  expect(said.join('\n')).toContain('Edition 2 has no `changeNote`');
});
