import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inside, slashed } from '../disk/paths.ts';
import { digestJson } from '../feed/digest.ts';
import { digestContent } from '../mail/message.ts';
import { digestOf, isEmpty, weekTo, type Digest, type Span } from '../model/digest.ts';
import { day } from '../model/fields.ts';
import { publish, withheldLine, type Published } from '../model/publish.ts';
import { shown } from '../model/shown.ts';
import type { Site } from '../model/site.ts';
import { openOutputs, type DigestSheets } from '../outputs.ts';
import { hasErrors } from '../problem.ts';
import { inspect } from '../reading/inspect.ts';
import { Unfit } from '../sheets.ts';
import { datelineOf, nothingNew, titleOf } from '../wording/digest.ts';
import { said } from '../wording/phrase.ts';
import { slug } from '../wording/slug.ts';
import { dayOf, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';
import { report } from './report.ts';
import { ROOT } from './settings.ts';
import { EXIT } from './usage.ts';
import { writeWhole } from './write-whole.ts';

/**
 * What is new in a span of days, on one page: the sheet on both papers, a page of HTML, a mail draft and JSON in a folder, or what
 * of them was asked for. Of what may be published today alone; an error in the content writes nothing.
 */
export async function run(args: string[], { print, now, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ ...FOLDER, from: { type: 'string' }, to: { type: 'string' }, topic: { type: 'string' } },
      ...{ out: { type: 'string' }, eml: { type: 'string' }, json: { type: 'boolean', default: false } },
    },
  });
  const folder = folderOf(positionals, values.folder);
  const { eml, json } = values;
  const out = values.out ?? (json || eml !== undefined ? undefined : 'digest');
  for (const [name, path] of [
    ['--out', out],
    ['--eml', eml],
  ] as const)
    if (path !== undefined) outside(name, path, folder, cwd);
  const today = dayOf(now());
  const span = spanOf(values, today);
  const { library, problems } = await onContent(folder, cwd, (reading) => inspect(reading, today));
  // What programs read from standard output is the JSON alone.
  const tell = json ? (lines: string): void => void process.stderr.write(`${lines}\n`) : print;
  if (hasErrors(problems)) {
    tell(`${report(problems, folder, 'text')}\n\nNo digest is made from a folder with errors.`);
    return EXIT.refused;
  }
  const published = publish(library, today);
  const { site } = library;
  const part = values.topic === undefined ? undefined : onTopic(published, values.topic);
  const usual = values.from === undefined && values.to === undefined && values.topic === undefined;
  const digest = digestOf(part ?? published, span, { onSite: usual, ...(part && { topic: part.name }) });
  try {
    const written = await write(digest, site, { out, eml }, cwd);
    for (const line of linesOf(digest, site, written)) tell(line);
  } catch (e) {
    if (!(e instanceof Unfit)) throw e;
    tell(e.problems.map(({ message, note }) => `${message}: ${note}`).join('\n'));
    return EXIT.refused;
  }
  const held = withheldLine(published.withheld, site.audience);
  if (held) tell(held);
  if (json) print(digestJson(digest, site).trimEnd());
  return EXIT.done;
}

const DAY = 86_400_000;

/** The span that was asked for; seven days, where one end or both are left open. */
function spanOf(asked: { from?: string | undefined; to?: string | undefined }, today: string): Span {
  for (const [name, value] of Object.entries({ from: asked.from, to: asked.to })) {
    if (value !== undefined && !day.safeParse(value).success)
      throw new Usage(`--${name} is "${shown(value)}": a day was expected, as ${today}`);
  }
  const shifted = (from: string, days: number): string => dayOf(new Date(Date.parse(from) + days * DAY));
  const ahead = asked.from === undefined ? today : shifted(asked.from, 6);
  const to = asked.to ?? (ahead < today ? ahead : today);
  const from = asked.from ?? weekTo(to).from;
  if (to > today) throw new Usage(`--to is ${to}, which is still to come: what comes out until then is embargoed`);
  if (from > to) throw new Usage(`--from is ${from}, which is after ${to}`);
  return { from, to };
}

/** What concerns a topic; names that make one address are one topic, as on the site. */
function onTopic(
  { briefings, earlier }: Published,
  topic: string,
): Pick<Published, 'briefings' | 'earlier'> & { name: string } {
  const isOn = ({ topics }: { topics: readonly string[] }): boolean => topics.some((t) => slug(t) === slug(topic));
  const known = [...new Set(briefings.flatMap(({ topics }) => topics))].sort();
  if (!briefings.some(isOn))
    throw new Usage(`there is no topic "${shown(topic)}"; there are ${known.join(', ') || 'none yet'}`);
  const ids = new Set<string>(briefings.filter(isOn).map(({ id }) => id));
  const name = known.find((t) => slug(t) === slug(topic)) ?? topic;
  return { name, briefings: briefings.filter(isOn), earlier: earlier.filter(({ id }) => ids.has(id)) };
}

/** @throws Usage where it lies in the content folder, of which every file is read as content */
function outside(flag: string, path: string, folder: string, cwd: string): void {
  if (!path) throw new Usage(`${flag} takes a name, not an empty one`);
  if (inside(resolve(cwd, folder), resolve(cwd, path)) !== undefined)
    throw new Usage(`${flag} "${shown(path)}" is in the content folder`);
}

interface Wanted {
  readonly out: string | undefined;
  readonly eml: string | undefined;
}

/** Writes what was asked for, and names it; each file is replaced whole. */
async function write(digest: Digest, site: Site, { out, eml }: Wanted, cwd: string): Promise<string[]> {
  if (out === undefined && eml === undefined) return [];
  const outputs = openOutputs(ROOT, site);
  const sheet = await outputs.digest(digest);
  const mail = await outputs.digestMail(digest);
  const files: (readonly [string, string | Uint8Array])[] = [
    ...(out === undefined
      ? []
      : filesOf(digest, site, sheet, mail).map(([name, bytes]) => [slashed(join(out, name)), bytes] as const)),
    ...(eml === undefined ? [] : [[eml, mail] as const]),
  ];
  for (const [name, bytes] of files) await writeWhole(resolve(cwd, name), bytes);
  return files.map(([name]) => name);
}

const filesOf = (
  digest: Digest,
  site: Site,
  { pdf }: DigestSheets,
  mail: Uint8Array,
): [string, string | Uint8Array][] => [
  ['digest.pdf', pdf[site.paper]],
  ['digest.a4.pdf', pdf.a4],
  ['digest.letter.pdf', pdf.letter],
  ['digest.html', digestContent(digest, site).html],
  ['digest.eml', mail],
  ['digest.json', digestJson(digest, site)],
];

/** What was made and of what; of an empty span one sentence says so. */
function linesOf(digest: Digest, site: Site, written: readonly string[]): string[] {
  const { lang } = site;
  const what = isEmpty(digest)
    ? (nothingNew(digest, lang) ?? '')
    : `${said(titleOf(digest, lang))}: ${datelineOf(digest, lang)}`;
  return [what, ...written.map((name) => `  ${shown(name, 200)}`)];
}
