import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Given } from '../integration.ts';
import { sortProblems, type Problem } from '../problem.ts';
import { inspect } from '../reading/inspect.ts';
import { watchFolder, type Watch } from '../reading/watch.ts';
import { dayOf, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';
import { collectionsInDev } from './dev/collections.ts';
import { follow } from './dev/follow.ts';
import { serve } from './dev/server.ts';
import { withSoundSettings } from './dev/sound-settings.ts';
import { portOf } from './port.ts';
import { report } from './report.ts';
import { settingsOf, shownSite } from './settings.ts';

/** Serves the site with live reload, drafts shown, until it is ended. */
export async function run(args: string[], world: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...FOLDER, port: { type: 'string' } },
  });
  const folder = folderOf(positionals, values.folder);
  const port = values.port === undefined ? {} : { port: portOf(values.port) };
  const watch = await watchFolder(resolve(world.cwd, folder));
  let shown = await read(folder, world, watch);
  if (shown.problems.length) world.print(report(shown.problems, folder, 'text'));
  const served = await serve(() => shown.given, port);
  world.print(`${served.address}  (ctrl-c ends it)`);
  return follow(
    watch,
    () => again(folder, world, watch, shown),
    (now) => {
      sayWhereItMoved(now.given, shown.given, served.base, world);
      shown = now;
      served.refresh();
    },
  );
}

/** What is shown of one reading. */
interface Shown {
  given: Given;
  problems: readonly Problem[];
  /** The text of the settings it was read with. */
  settings: string | undefined;
}

async function read(folder: string, { cwd, now }: World, watch: Watch, before?: Shown): Promise<Shown> {
  const today = dayOf(now());
  return onContent(
    folder,
    cwd,
    async (read) => {
      const { reading, settings, problems: unsound } = withSoundSettings(read, before?.settings);
      const inspected = await inspect(reading, today);
      const problems = sortProblems([...inspected.problems, ...unsound]);
      const collections = collectionsInDev({ ...inspected, problems }, today);
      const given = { settings: settingsOf(shownSite(inspected.library), { today, preview: true }), collections };
      return { given, problems, settings };
    },
    watch,
  );
}

/** A folder that is away, while it is moved or made anew, is waited for. */
async function again(folder: string, world: World, watch: Watch, before: Shown): Promise<Shown> {
  return read(folder, world, watch, before).catch((e: unknown) => {
    if (!(e instanceof Usage)) throw e;
    world.print(`${e.message}; it is waited for`);
    return before;
  });
}

const pathOf = ({ settings }: Given): string => new URL(settings.site.url).pathname;

/** The one setting that is not followed is where the site stands on its host: every address of it begins with that. */
function sayWhereItMoved(now: Given, before: Given, base: string, { print }: World): void {
  const path = pathOf(now);
  if (path === pathOf(before) || path === base) return;
  print(`site.yaml puts the site at ${path}; it is served at ${base} until dev is started again`);
}
