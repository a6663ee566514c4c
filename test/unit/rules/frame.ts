import { readdirSync, readFileSync } from 'node:fs';
import { assemble } from '../../../src/model/assemble.ts';
import { hashOf } from '../../../src/model/capture.ts';
import type { Problem } from '../../../src/problem.ts';
import { applyWaivers, checkLibrary } from '../../../src/rules/index.ts';

/**
 * Makes a whole briefing of a snippet, so that an example shows no more than its point: a briefing that no rule flags, in
 * which the snippet's components take the place of those of the same name, over the sample's sources and actors.
 */

const SAMPLE = new URL('../../../briefings/', import.meta.url);

/** The day all examples are checked on. */
export const TODAY = '2025-09-01';

const FRONT: Readonly<Record<string, string>> = {
  title: 'Envoys leave Moscow without terms',
  asOf: '2025-08-07T08:00:00Z',
  status: 'published',
  tlp: 'CLEAR',
  authors: 'Europe desk',
  reviewedBy: 'Standards desk',
  ai: 'none',
};

/** Three passages of each source, none in another. */
const PASSAGES: Readonly<Record<string, readonly [string, string, string]>> = {
  'moscow-talks': [
    'sparked by Russia’s invasion of Ukraine',
    'pending Witkoff’s report to Trump',
    'winter preparations',
  ],
  'india-tariffs': ['imposing tariffs on India', 'subject to existing or future actions', 'as amended'],
  'geneva-statement': ['next steps', 'the war and the loss of life', 'joint proposals'],
};

const FACTS = [
  'Envoys spoke with the other side at length',
  'No terms were published by anyone',
  'Both capitals kept their reasons private',
];

/** Every component a briefing needs, by name; as many as the schema asks for at least. */
function base(source: string): Record<string, string[]> {
  const [a = '', b = '', c = ''] = PASSAGES[source] ?? [];
  const cite = (passage: string) => `<Cite source="${source}" passage="${passage}"/>`;
  return {
    BottomLine: ['<BottomLine>Neither side moved in public, so the deadline decides.</BottomLine>'],
    KeyFact: [a, b, c].map((p, i) => `<KeyFact>${FACTS[i] ?? ''}. ${cite(p)}</KeyFact>`),
    Position: [
      `<Position actor="china"><Wants>Its imports to go on ${cite(a)}</Wants></Position>`,
      `<Position actor="belarus"><Wants>The air strikes to stop ${cite(b)}</Wants></Position>`,
    ],
    Judgement: [
      '<Judgement term="unlikely" by="31 December 2026" confidence="low" because="one unsigned report">Both sides publish terms</Judgement>',
    ],
    Gap: ['<Gap>What was offered.</Gap>'],
  };
}

/**
 * A snippet: fields of the front matter as `name: value` lines (a field without a value is left out), then components and
 * comments. `only:` names the one source of the rest; `report:` is the text of a source `report` of its own, in the language
 * that `reportLang:` says, and `reportStatus:` what became of it on 20 August 2025.
 */
export function briefingOf(snippet: string): string {
  const lines = snippet.split('\n');
  const from = lines.findIndex((line) => /^\s*[<{]/.test(line));
  const fields = Object.fromEntries(
    lines.slice(0, from).map((l) => [l.slice(0, l.indexOf(':')), l.slice(l.indexOf(':') + 1).trim()]),
  );
  const { only = 'moscow-talks', report: _report, reportLang: _lang, reportStatus: _status, ...own } = fields;
  const front: Record<string, string> = { ...FRONT, ...own };
  front['published'] ??= (front['asOf'] ?? '').slice(0, 10);
  const body = lines.slice(from).join('\n');
  const written = (name: string) => body.match(new RegExp(`^\\s*<${name}[ >/]`, 'gm'))?.length ?? 0;
  const rest = Object.entries(base(only)).flatMap(([name, all]) =>
    name === 'KeyFact' || name === 'Position' ? all.slice(written(name)) : written(name) ? [] : all,
  );
  const meant = body.includes('left out:')
    ? []
    : [...Object.keys(PASSAGES), 'black-sea-us-russia', 'black-sea-us-ukraine', 'report'];
  const comments = meant.map((s) => `{/* left out: the rest of ${s} because it is an example */}`);
  const yaml = Object.entries(front)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value}`);
  return ['---', ...yaml, '---', '', ...comments, '', body, '', ...rest, '']
    .join('\n\n')
    .replace(/\n\n(?=.*\n\n)/g, '\n');
}

const read = (folder: string): [string, string][] =>
  readdirSync(new URL(folder, SAMPLE))
    .filter((name) => name.includes('.'))
    .map((name) => [`${folder}${name}`, readFileSync(new URL(folder + name, SAMPLE), 'utf8')]);

const world = new Map([
  ...read('sources/'),
  ...read('actors/'),
  ['site.yaml', readFileSync(new URL('site.yaml', SAMPLE), 'utf8')],
]);

/** The source of its own that a snippet brings. */
function reportOf(snippet: string): [string, string][] {
  const [, body] = /^report: (.*)$/m.exec(snippet) ?? [];
  if (body === undefined) return [];
  const lang = /^reportLang: (.*)$/m.exec(snippet)?.[1] ?? 'en';
  const status = /^reportStatus: (.*)$/m.exec(snippet)?.[1];
  const fields = {
    title: 'A report',
    publisher: 'Wire',
    published: '2025-08-06',
    lang,
    descriptor: 'wire report',
    rights: 'an example',
    ...(status && { status, statusNote: 'an example', statusOn: '2025-08-20' }),
    sha256: hashOf(body),
  };
  const yaml = Object.entries(fields).map(([name, value]) => `${name}: "${value}"`);
  return [['sources/report.md', ['---', ...yaml, '---', body].join('\n')]];
}

/** A content folder whose one briefing is made of a snippet. */
export const folderOf = (snippet: string): Map<string, string> =>
  new Map([...world, ...reportOf(snippet), ['example.mdx', briefingOf(snippet)]]);

/** Every problem of a briefing made of a snippet: the model's, the rules', waivers applied. */
export const problemsOf = (snippet: string): Problem[] => problemsIn(folderOf(snippet));

/** Every problem of a folder: the model's, the rules', waivers applied. */
export function problemsIn(files: ReadonlyMap<string, string>): Problem[] {
  const library = assemble(files);
  return applyWaivers([...library.problems, ...checkLibrary(library, { today: TODAY })], library);
}
