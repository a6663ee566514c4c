import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { slashed } from '../disk/paths.ts';
import { shown } from '../model/shown.ts';
import { siteSchema, type Site } from '../model/site.ts';
import { Usage, type Outcome, type World } from './command.ts';
import { contentOf } from './init/content.ts';
import { projectOf } from './init/project.ts';
import { PACKAGE, typed } from './settings.ts';
import { EXIT } from './usage.ts';
import { writeNew } from './write-new.ts';

/** What a desk is asked for, in this order. */
const ASKED = {
  name: 'Name of the desk',
  url: 'Address of its site',
  lang: 'Language (BCP 47)',
  paper: 'Paper (a4 or letter)',
  scale: 'Scale of probability words (icd203 or phia)',
} as const;
type Asked = keyof typeof ASKED;
const NAMES = Object.keys(ASKED) as Asked[];

/**
 * Writes a new desk: a content folder with a small briefing, the package that makes it, in one version, and what puts it on the
 * web. What the flags leave open a person is asked for; where there is none, it is as it mostly is.
 */
export async function run(args: string[], { print, now, cwd, ask }: World): Promise<Outcome> {
  const options = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [folder, ...more] = positionals;
  if (!folder || more.length) throw new Usage('init takes one folder, which it makes');
  const at = resolve(cwd, folder);
  await mayBegin(at, folder);
  const site = await settled(values as Partial<Record<Asked, string>>, usual(at), ask, print);
  const files = [
    ...contentOf(site, now().toISOString()).map(([path, text]) => [join('briefings', path), text] as const),
    ...projectOf(PACKAGE),
  ];
  for (const [path, text] of files)
    if (!(await writeNew(join(at, path), text)))
      throw new Usage(`${shown(slashed(join(folder, path)), 200)} is there already`);
  print(`${shown(folder, 200)} is a desk with one briefing, ${files.length} files:
  ${shown(slashed(join(folder, 'briefings')), 200)}: what you write; site.yaml says who publishes
  ${shown(slashed(join(folder, 'package.json')), 200)}: ${PACKAGE.name} ${PACKAGE.version}, until you name another
  ${shown(slashed(join(folder, '.github/workflows/pages.yml')), 200)}: checks, builds and deploys it to GitHub Pages
Now, in ${shown(folder, 200)}: ${typed('check')}, then ${typed('build')}`);
  return EXIT.done;
}

/** A folder may be there, and be nothing but a repository that was begun. */
async function mayBegin(at: string, folder: string): Promise<void> {
  const names = await readdir(at).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return [];
    if (e.code === 'ENOTDIR') throw new Usage(`${shown(folder, 200)} is no folder`);
    throw e;
  });
  const [first] = names.filter((name) => name !== '.git');
  if (first !== undefined)
    throw new Usage(
      `${shown(folder, 200)} is not empty: "${shown(first)}" is in it. Name a folder that is not there yet`,
    );
}

const usual = (at: string): Record<Asked, string> => {
  const words =
    basename(at)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() || 'Our desk';
  return {
    name: words.charAt(0).toUpperCase() + words.slice(1),
    url: 'https://desk.example',
    lang: 'en',
    paper: 'a4',
    scale: 'icd203',
  };
};

/** A bad flag is refused; a bad answer is asked for again, and none is the usual. */
async function settled(
  flags: Partial<Record<Asked, string>>,
  otherwise: Record<Asked, string>,
  ask: World['ask'],
  print: World['print'],
): Promise<Site> {
  const known: Record<Asked, string> = { ...otherwise, ...flags };
  for (const name of NAMES) {
    const wrong = faultIn(known, name);
    if (wrong !== undefined) throw new Usage(`--${name}: ${wrong}`);
  }
  for (const name of NAMES) {
    if (!ask || flags[name] !== undefined) continue;
    for (;;) {
      const answers = { ...known, [name]: (await ask(`${ASKED[name]} [${otherwise[name]}]: `)) || otherwise[name] };
      const wrong = faultIn(answers, name);
      if (wrong === undefined) {
        known[name] = answers[name];
        break;
      }
      print(wrong);
    }
  }
  return siteSchema.parse(known);
}

function faultIn(values: Record<Asked, string>, name: Asked): string | undefined {
  const issues = siteSchema.safeParse(values).error?.issues ?? [];
  return issues.find(({ path }) => path[0] === name)?.message;
}
