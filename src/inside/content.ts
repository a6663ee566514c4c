import type { AstroConfig } from 'astro';
import { collectionsInDev } from '../cli/dev/collections.ts';
import { withSoundSettings } from '../cli/dev/sound-settings.ts';
import { Usage } from '../cli/command.ts';
import { onContent } from '../cli/content.ts';
import { report } from '../cli/report.ts';
import { settingsOf, shownSite } from '../cli/settings.ts';
import type { Given } from '../integration.ts';
import { noLongerPublished, publish, withheldLine, type Published } from '../model/publish.ts';
import { readYaml } from '../model/yaml.ts';
import { hasErrors, problem, sortProblems, type Problem } from '../problem.ts';
import { inspect } from '../reading/inspect.ts';
import { readContent, type Content } from '../reading/folder.ts';
import type { Reading } from '../reading/reading.ts';
import { withRules } from '../reading/rules-here.ts';
import type { Watch } from '../reading/watch.ts';
import type { OwnRule } from '../rules/own.ts';

/** A content folder of somebody's own Astro site. */
export interface Folder {
  /** The site's own, and its absolute path. */
  root: string;
  path: string;
  /** As its writer would name it. */
  name: string;
  /** Where its pages stand, without a slash at the end; nothing where it has none. */
  url: string | undefined;
  search: boolean;
  /** Rules that the site hands over, beside those that stand in its root. */
  rules: readonly OwnRule[];
  /** While one writes: what is told of files outside the folder that count. */
  watch?: Watch;
}

/** One reading of it: what the site is given, and what is wrong with it. */
export interface Shown {
  given: Given;
  /** As it stands on the disk. */
  content: Content;
  /** What of it may go out. */
  published: Published;
  /** The folder of the store of what was made of it. */
  blobs: string | undefined;
  /** Nothing, where there is nothing to say. */
  report: string | undefined;
  /** What is held back from a built site, where anything is. */
  withheld: string | undefined;
  refused: boolean;
  /** The text of the settings it was read with. */
  settings: string | undefined;
}

/**
 * Reads a folder as it is to be shown, by the rules of the desk's own that stand in the site's root.
 *
 * @param on the day, YYYY-MM-DD, and whether drafts show
 * @param before what was read before, whose settings stand in for those that are wrong for a moment
 */
export async function read(folder: Folder, on: On, before?: Shown): Promise<Shown> {
  const shown = (raw: Reading): Promise<Shown> => shownOf(withRules(raw, folder.rules), folder, on, before);
  return onContent(folder.path, folder.root, shown, folder.watch).catch((e: unknown) => {
    throw e instanceof Usage ? new Refused(`There is no folder "${folder.name}" (${folder.path})`) : e;
  });
}

interface On {
  today: string;
  preview: boolean;
}

async function shownOf(raw: Reading, folder: Folder, on: On, before: Shown | undefined): Promise<Shown> {
  const sound = on.preview ? withSoundSettings(raw, before?.settings) : undefined;
  const { reading, problems: contradictions } = addressed(sound?.reading ?? raw, folder.url);
  const inspected = await inspect(reading, on.today);
  const problems = sortProblems([...inspected.problems, ...(sound?.problems ?? []), ...contradictions]);
  const settings = settingsOf(shownSite(inspected.library), { ...on, url: folder.url });
  const published = publish(inspected.library, on.today);
  const { briefings, earlier, sources, actors, withheld } = published;
  const collections = on.preview
    ? collectionsInDev({ ...inspected, problems }, on.today)
    : { briefings, earlier, sources, actors, checks: [] };
  return {
    given: { settings: { ...settings, inside: true, search: folder.search }, collections },
    content: raw.content,
    published,
    blobs: reading.memory.blobs,
    report: problems.length ? report(problems, folder.name, 'text') : undefined,
    withheld: withheldLine(withheld, inspected.library.site.audience),
    refused: hasErrors(problems),
    settings: sound?.settings,
  };
}

/**
 * Looks again at a folder that a site was made of: what may not go out any more keeps the site from it.
 *
 * @throws Refused
 */
export async function lookAgain(folder: Folder, on: On, { content, published }: Shown): Promise<void> {
  if ((await readContent(folder.path, { before: content })).digest === content.digest) return;
  const [file] = noLongerPublished(published, (await read(folder, on)).published);
  if (file !== undefined)
    throw new Refused(
      `The content was changed while the site was made: ${folder.name}/${file} may not go out as it was read. Build again`,
    );
}

/** What the writer of the site is told in words alone, without a trace of the code. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Readout';
    this.stack = message;
  }
}

const FILE = 'site.yaml';

/** Where pages without a site stand, as far as anyone is told. */
const NOWHERE = 'http://localhost';

/**
 * The address has one owner, Astro's configuration: a folder need not say it, and may not say another.
 *
 * @param url the one that holds; nothing where the folder has no pages
 */
function addressed(reading: Reading, url: string | undefined): { reading: Reading; problems: Problem[] } {
  const text = reading.content.files.get(FILE);
  const { value, placeOf } = readYaml(text ?? '', FILE);
  if (text === undefined || typeof value !== 'object' || value === null) return { reading, problems: [] };
  if (!('url' in value)) {
    const whole = `${text.replace(/\n?$/, '\n')}url: ${JSON.stringify(url ?? NOWHERE)}\n`;
    const files = new Map([...reading.content.files, [FILE, whole]]);
    return { reading: { ...reading, content: { ...reading.content, files } }, problems: [] };
  }
  if (url === undefined || typeof value.url !== 'string' || value.url.replace(/\/+$/, '') === url)
    return { reading, problems: [] };
  const said = `\`url\` is ${value.url}, but the site’s own configuration puts these pages at ${url}`;
  const note = `Leave \`url\` out: \`site\` and \`base\` in Astro’s configuration say it; or make them say the same`;
  return { reading, problems: [problem('schema', FILE, placeOf(['url']), said, note)] };
}

/** Where pages stand in a site: the path from its root and the whole address, both without a slash at the end. */
export function placeOf(config: Pick<AstroConfig, 'site' | 'base'>, base: string): { path: string; url: string } {
  if (config.site === undefined)
    throw new Refused('Say `site` in Astro’s configuration: sheets, mails and feeds carry whole addresses');
  const path = [config.base, base].join('/').replace(/\/+/g, '/').replace(/\/$/, '');
  return { path, url: new URL(config.site).origin + path };
}
