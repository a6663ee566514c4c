import { readFileSync } from 'node:fs';
import { assemble } from '../../../src/model/assemble.ts';
import { hashOf } from '../../../src/model/capture.ts';
import type { Actor } from '../../../src/model/actor.ts';
import type { Source } from '../../../src/model/source.ts';
import { CitedSource } from '../../../src/rules/cited.ts';
import { checkLibrary } from '../../../src/rules/index.ts';
import { quotations } from '../../../src/rules/quotation.ts';
import { Registry } from '../../../src/rules/registry.ts';
import { voiceOf } from '../../../src/rules/voice.ts';
import { briefingOf, TODAY } from './frame.ts';
import type { Outcome } from './quoted-mutation.ts';

/**
 * Quotations of texts in which several persons speak, given to each of the others, in every form in which a briefing gives
 * words to someone: where the source lets one tell who speaks, each must be refused, and what is given to the right one not.
 */

/** Who speaks in a text, each with the short form that it has. */
const SPEAKERS: Readonly<Record<string, readonly (readonly [name: string, short: string])[]>> = {
  lng: [
    ['Maren Holt', 'Holt'],
    ['Gabor Varga', 'Varga'],
    ['Petra Lindqvist', 'Lindqvist'],
    ['Tomasz Reuter', 'Reuter'],
    ['Oleg Sorokin', 'Sorokin'],
  ],
  hansard: [
    ['Helen Marsh', 'Marsh'],
    ['Desmond Pyle', 'Pyle'],
    ['Adaeze Okoro', 'Okoro'],
    ['Lord Ashdown-Price', 'Ashdown-Price'],
  ],
};

/** How a briefing gives words to someone. */
const FORMS: readonly ((name: string, id: string, words: string, passage: string) => string)[] = [
  (name, _id, words, passage) => fact(`${name} said “${words}”.`, passage),
  (name, _id, words, passage) => fact(`“${words}”, ${name} said.`, passage),
  (name, _id, words, passage) => fact(`“${words}”, said ${name}.`, passage),
  (name, _id, words, passage) => fact(`According to ${name}, “${words}”.`, passage),
  (_name, id, words, passage) => `<Quote by="${id}">${words} <Cite source="report" passage="${passage}"/></Quote>`,
];

const fact = (text: string, passage: string): string =>
  `<KeyFact kind="claim">${text} <Cite source="report" passage="${passage}"/></KeyFact>`;

const idOf = (name: string): string => name.toLowerCase().replace(/[^a-z]+/g, '-');

interface Case {
  how: string;
  snippet: string;
  from: string;
  isOwn: boolean;
}

/** Random swaps of speakers, until there are as many as wanted; those that were accepted, and right ones that were refused. */
export function swapSpeakers(wanted: number, pick: (below: number) => number): Outcome {
  const worlds = Object.keys(SPEAKERS).map(worldOf);
  const kinds = new Map<string, number>();
  const wrong: { how: string; text: string; from: string }[] = [];
  let tried = 0;
  while (tried < wanted) {
    const world = worlds[pick(worlds.length)];
    const all = world ? Array.from({ length: AT_ONCE }, () => caseOf(world, pick)) : [];
    const cases = all.filter((c) => c !== undefined);
    const refused = world ? refusedIn(world, cases) : new Set();
    for (const [i, c] of cases.entries()) {
      tried++;
      kinds.set(c.how, (kinds.get(c.how) ?? 0) + 1);
      if (refused.has(i) === c.isOwn) wrong.push({ how: c.how, text: c.snippet, from: c.from });
    }
  }
  return { tried, kinds, wrong };
}

/** How many are checked at once. */
const AT_ONCE = 50;

interface World {
  files: [string, string][];
  source: CitedSource;
  registry: Registry;
  names: readonly (readonly [string, string])[];
  /** Stretches that someone says for certain, with who does. */
  said: { start: number; end: number; by: string }[];
}

function worldOf(text: string): World {
  const body = readFileSync(new URL(`texts/${text}.en.txt`, import.meta.url), 'utf8').trim();
  const names = SPEAKERS[text] ?? [];
  const actors = names.map(
    ([name, short]) =>
      ({ id: idOf(name), name, short, kind: 'person', offices: [], aliases: [short], names: {} }) as unknown as Actor,
  );
  const source = new CitedSource({
    id: 'report',
    lang: 'en',
    body,
    party: [],
    published: '2025-08-06',
  } as unknown as Source);
  const registry = new Registry(actors);
  const marked = quotations(body).map((q) => ({ start: q.start + 1, end: q.end - 1 }));
  const said = [...marked, ...source.sentences].flatMap((s) => {
    const voice = voiceOf(source, s, registry);
    const [by, ...others] = voice?.kind === 'named' ? voice.actors : [];
    return by && !others.length && body.slice(s.start, s.end).split(' ').length > 3 ? [{ ...s, by: by.id }] : [];
  });
  const yaml = { title: 'A report', publisher: 'Wire', published: '2025-08-06', lang: 'en', descriptor: 'wire report' };
  const front = Object.entries({ ...yaml, rights: 'an example', sha256: hashOf(body) }).map(([k, v]) => `${k}: "${v}"`);
  const files: [string, string][] = [
    ['sources/report.md', ['---', ...front, '---', body].join('\n')],
    ...actors.map(({ id, name, short, aliases }): [string, string] => [
      `actors/${id}.yaml`,
      `name: "${name}"\nshort: "${short ?? ''}"\nkind: person\naliases: ${JSON.stringify(aliases)}\n`,
    ]),
    ['site.yaml', 'name: "Test desk"\nurl: "https://example.org"\nlang: "en"\naudience: "TLP:CLEAR"\n'],
  ];
  return { files, source, registry, names, said };
}

/** Words of one speaker, given to another or, one time in six, to the same. */
function caseOf({ said, source, names }: World, pick: (below: number) => number): Case | undefined {
  const stretch = said[pick(said.length)];
  if (!stretch) return undefined;
  const words = source.source.body.slice(stretch.start, stretch.end).replace(/^[^“]*: (?=\p{Lu})/u, '');
  const all = words.split(' ');
  const from = pick(Math.max(1, all.length - 3));
  const cut = all
    .slice(from, from + 4 + pick(6))
    .join(' ')
    .replace(/[.,;?!]$/, '');
  if (/["“”\n]/.test(cut) || source.source.body.split(cut).length !== 2) return undefined;
  const isOwn = pick(6) === 0;
  const others = names.filter(([name]) => (idOf(name) === stretch.by) === isOwn);
  const [name, short] = others[pick(others.length)] ?? ['', ''];
  const form = pick(FORMS.length);
  const snippet = FORMS[form]?.(pick(2) ? name : short, idOf(name), cut, cut) ?? '';
  return { how: `${isOwn ? 'the speaker' : 'another'}, form ${form + 1}`, snippet, from: stretch.by, isOwn };
}

/** Which of the cases the rule on speakers refuses, each in a briefing of its own. */
function refusedIn({ files }: World, cases: readonly Case[]): Set<number> {
  const written = cases.map((c, i): [string, string] => [`case-${i}.mdx`, briefingOf(c.snippet)]);
  const problems = checkLibrary(assemble(new Map([...files, ...written])), { today: TODAY });
  const own = problems.filter((p) => p.rule === 'quote-speaker' && p.severity === 'error');
  return new Set(own.map((p) => Number(/\d+/.exec(p.file)?.[0])));
}
