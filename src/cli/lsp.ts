import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { readFonts } from '../fonts/index.ts';
import type { Effects } from '../language-server/folders.ts';
import { serve } from '../language-server/server.ts';
import type { Problem } from '../problem.ts';
import { readContent, savedText } from '../reading/folder.ts';
import type { followedOwnRules } from '../reading/own-rules.ts';
import { dayOf, type Outcome, type World } from './command.ts';
import { ROOT } from './settings.ts';
import { EXIT } from './usage.ts';

/** Speaks the Language Server Protocol on standard input and output until the editor ends it. */
export async function run(args: string[], world: World): Promise<Outcome> {
  // `--stdio` is what editors add to the command.
  parseArgs({ args, options: { stdio: { type: 'boolean' } } });
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const ended = once(process.stdin, 'close');
  serve(connection, {
    today: () => dayOf(world.now()),
    fonts: () => readFonts(ROOT),
    contentFolderOf,
    read: async (folder) => {
      const content = await readContent(folder);
      return new Map([...content.files.keys()].map((file) => [file, savedText(content, file) ?? '']));
    },
    check: checkOf,
    own: ownOf(world.cwd),
  });
  await ended;
  return EXIT.done;
}

/** The rules of the folder that the server was started in, which is the one an editor has open: each content folder's apart. */
function ownOf(desk: string): Effects['own'] {
  const all = new Map<string, Promise<ReturnType<typeof followedOwnRules>>>();
  return async (folder, library, today) => {
    // Loaded once something is to be checked by them: it draws on most of the code.
    const rules = all.get(folder) ?? import('../reading/own-rules.ts').then((m) => m.followedOwnRules(desk, folder));
    all.set(folder, rules);
    const own = await (await rules)();
    return own && { problems: await own.problems(library, today), waivable: own.waivable };
  };
}

/** The folder with a site.yaml that a path is in or is; or the `briefings` of a project. */
async function contentFolderOf(path: string): Promise<string | undefined> {
  const parent = dirname(path);
  for (const folder of [path, parent, dirname(parent), join(path, 'briefings')])
    if (await isFile(join(folder, 'site.yaml'))) return folder;
  return undefined;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (s) => s.isFile(),
    () => false,
  );

/** What `check` prints for programs; in a process of its own, so that a whole folder keeps no key waiting. */
async function checkOf(folder: string): Promise<Problem[]> {
  const command = [...process.execArgv, process.argv[1] ?? '', 'check', folder, '--format', 'json'];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, said, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code !== EXIT.done && code !== EXIT.refused) throw new Error(`check ended with ${code}: ${said}`);
  const told = JSON.parse(out) as (Omit<Problem, 'severity'> & { severity: Problem['severity'] | 'note' })[];
  return told.filter((problem): problem is Problem => problem.severity !== 'note');
}
