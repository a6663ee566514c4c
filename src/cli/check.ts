import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hasErrors } from '../problem.ts';
import { checked, type Checked } from '../reading/check.ts';
import { watchFolder, type Watch } from '../reading/watch.ts';
import { roomInWords } from '../sheet/room.ts';
import { count, dayOf, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';
import { mendFolder } from './mend.ts';
import { unreadInWords } from './report/unread.ts';
import { FORMATS, report, type Format } from './report.ts';

/**
 * Prints every problem of a content folder; exit 1 on any error. With `--fix` it first mends what can be mended safely; with
 * `--watch` it prints them again whenever a file changes.
 */
export async function run(args: string[], world: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ ...FOLDER, format: { type: 'string', default: 'text' } },
      ...{ watch: { type: 'boolean', default: false }, verbose: { type: 'boolean', default: false } },
      fix: { type: 'boolean', default: false },
    },
  });
  const format = FORMATS.find((f) => f === values.format);
  if (!format) throw new Usage(`--format takes ${FORMATS.join(', ')}, not "${values.format}"`);
  const folder = folderOf(positionals, values.folder);
  const how = { format, verbose: values.verbose };
  if (values.fix && values.watch) throw new Usage('--fix and --watch are not taken together: mend once, then watch');
  // What programs read from standard output is the report alone.
  const tell = format === 'text' ? world.print : (lines: string) => process.stderr.write(`${lines}\n`);
  if (values.fix) await mendFolder(folder, world, tell);
  if (!values.watch) return once(folder, how, world);
  const watch = await watchFolder(resolve(world.cwd, folder));
  await once(folder, how, world, watch);
  for (;;) {
    await watch.changed();
    await again(folder, how, world, watch);
  }
}

/** What is printed, and as what. */
interface How {
  format: Format;
  /** Whether the room of every sheet is told, and not of drafts alone. */
  verbose: boolean;
}

/** A folder that is away, while it is moved or made anew, is waited for. */
async function again(folder: string, how: How, world: World, watch: Watch): Promise<void> {
  await once(folder, how, world, watch).catch((e: unknown) => {
    if (!(e instanceof Usage)) throw e;
    world.print(`${e.message}; it is waited for`);
  });
}

async function once(folder: string, { format, verbose }: How, world: World, watch?: Watch): Promise<Outcome> {
  const { briefings, sources, problems, rooms, unread } = await onContent(
    folder,
    world.cwd,
    (reading) => checked(reading, dayOf(world.now())),
    watch,
  );
  if (problems.length || format !== 'text') world.print(report(problems, folder, format, unread));
  else world.print(`${folder}: ${count(briefings, 'briefing')}, ${count(sources, 'source')}, no problems`);
  if (format === 'text') for (const line of roomLines(rooms, folder, verbose)) world.print(line);
  if (format === 'text') for (const line of unreadLines(unread, folder)) world.print(line);
  return hasErrors(problems) ? 1 : 0;
}

/** A line for each briefing in a language that not all rules read: what they would look at is the reader's. */
const unreadLines = (unread: Checked['unread'], folder: string): string[] =>
  unread.map((u) => `${folder}/${u.file}: note: ${unreadInWords(u)}`);

/** A line for each draft, whose writer wants to know how much may still be said; or for every briefing. */
const roomLines = (rooms: Checked['rooms'], folder: string, all: boolean): string[] =>
  rooms.filter(({ draft }) => all || draft).map(({ file, room }) => `${folder}/${file}: ${roomInWords(room)}`);
