import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { plain, type Brief, type Claim, type Rich } from '../../src/model/brief.ts';
import type { Site } from '../../src/model/site.ts';

/**
 * Briefs as the one folder a writer would keep, so that the command builds them as it builds any other, whatever their
 * labels. Each has sources of its own, which say what it claims, word for word.
 *
 * @param briefs by the id each is to have
 */
export async function writeFolder(folder: string, site: Site, briefs: ReadonlyMap<string, Brief>): Promise<void> {
  const files = new Map([['site.yaml', stringify({ ...site, audience: 'TLP:RED' })]]);
  for (const [id, brief] of briefs) {
    const said = new Map<string, string[]>();
    files.set(`${id}.mdx`, mdxOf(id, brief, said));
    for (const source of brief.sources) files.set(`sources/${id}-${source.number}.md`, sourceOf(source, brief, said));
    for (const actor of actorsOf(brief)) files.set(`actors/${actor.id}.yaml`, stringify(actorOf(actor)));
  }
  await Promise.all(['sources', 'actors'].map((sub) => mkdir(join(folder, sub), { recursive: true })));
  await Promise.all([...files].map(([path, text]) => writeFile(join(folder, path), text)));
}

type Actor = Brief['positions'][number]['actor'];

const actorsOf = ({ positions, quotes }: Brief): Actor[] => [
  ...positions.map((p) => p.actor),
  ...quotes.flatMap((q) => q.by ?? []),
];

const actorOf = ({ name, kind, office }: Actor) => ({
  name,
  kind,
  ...(office ? { offices: [{ title: office, from: '2000-01-01' }] } : {}),
});

type Source = Brief['sources'][number];

/** The lines that are cited from a source, by its id. */
type Said = Map<string, string[]>;

function sourceOf(source: Source, { oneSided }: Brief, said: Said): string {
  const { title, publisher, published, publishedBy, lang, descriptor, rights } = source;
  const party = oneSided?.id;
  const front = stringify({ title, publisher, published, publishedBy, lang, descriptor, party, rights });
  return `---\n${front}---\n\n${(said.get(source.id) ?? ['Nothing of it is cited.']).join('\n')}\n`;
}

/** What an editor would not let pass, and no matter here. */
const WAIVED = [
  'forecast-overdue',
  'stale-date',
  'disputed-both',
  'claim-attributed',
  'number-sourced',
  'scenario-sum',
];
const WAIVERS = WAIVED.map((rule) => `{/* readout-allow-all ${rule}: it is made to be set, not to be read */}`).join(
  '\n',
);

function mdxOf(id: string, brief: Brief, said: Said): string {
  const { title, asOf, published, status, tlp, authors, reviewedBy, edition, changeNote, lang, ai } = brief;
  const front = stringify({ title, asOf, published, status, tlp, authors, reviewedBy, edition, changeNote, lang, ai });
  return `---\n${front}---\n\n${WAIVERS}\n\n${elementsOf(id, brief, said).join('\n\n')}\n`;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function element(name: string, attributes: Attributes, inside: string): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return `<${[name, ...given.map(([key, value]) => `${key}="${value}"`)].join(' ')}>${inside}</${name}>`;
}

function elementsOf(id: string, brief: Brief, said: Said): string[] {
  const claim = ({ text }: { text: Rich }, by = 'the desk') => cited(id, brief, said, text, by);
  const cell = (name: string, own: Claim | undefined): string =>
    own ? `\n  ${element(name, { computed: own.computed }, claim(own))}` : '';
  const other = (lang: string) => (lang === brief.lang ? undefined : lang);
  return [
    element('BottomLine', {}, plain(brief.bottomLine.text)),
    ...(brief.whyItMatters ? [element('WhyItMatters', {}, plain(brief.whyItMatters.text))] : []),
    ...brief.keyFacts.map(({ on, kind, disputed, computed, text }) =>
      element('KeyFact', { on, kind, disputed: disputed ? 'yes' : undefined, computed }, claim({ text })),
    ),
    ...brief.positions.map(({ actor, basis, wants, offers }) =>
      element('Position', { actor: actor.id, basis }, `${cell('Wants', wants)}${cell('Offers', offers)}\n`),
    ),
    ...brief.quotes.map(({ by, speaker, lang, translation, text }) =>
      element('Quote', { by: by?.id, speaker, lang: other(lang), translation }, claim({ text }, by?.name ?? speaker)),
    ),
    ...brief.judgements.map(({ term, by, confidence, because, text }) =>
      element('Judgement', { term, by, confidence, because }, plain(text)),
    ),
    ...brief.scenarios.map(({ name, probability, text }) => element('Scenario', { name, probability }, plain(text))),
    ...brief.forecasts.map(({ id: name, probability, resolves, criteria, resolver, text }) =>
      element('Forecast', { id: name, probability, resolves, criteria, resolver }, plain(text)),
    ),
    ...brief.watch.map(({ on, effect, text }) => element('Watch', { on, effect }, plain(text))),
    ...brief.gaps.map(({ text }) => element('Gap', {}, plain(text))),
  ];
}

/** A claim's words, and after them a mark for each source that says them. */
function cited(id: string, brief: Brief, said: Said, text: Rich, by: string): string {
  const words = plain(text);
  const marks = text.flatMap((part) => (part.kind === 'mark' ? (brief.citations[part.citation - 1] ?? []) : []));
  const cites = marks.map(({ source, number }) => {
    const lines = said.get(source) ?? [];
    const line = `Passage ${lines.length + 1} of ${id}, of ${by}: ${words}`;
    said.set(source, [...lines, line]);
    return `<Cite source="${id}-${number}" passage="${line}"/>`;
  });
  return [words, ...cites].join(' ');
}
