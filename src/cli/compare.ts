import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareSites, type Comparison } from '../compare/compared.ts';
import { comparisonJson, type ComparisonJson, type Told } from '../compare/json.ts';
import { reportPage } from '../compare/report.ts';
import { toldLines } from '../compare/told.ts';
import { shown } from '../model/shown.ts';
import type { Problem } from '../problem.ts';
import { count, FOLDER, Usage, type Outcome, type World } from './command.ts';
import { takePictures } from './compare/pictures.ts';
import { openReport, putReport } from './compare/report-folder.ts';
import { guardedBy, namedSides, openSides } from './compare/sides.ts';
import type { Site } from './compare/site.ts';
import type { ProblemChanges } from './compare/version.ts';
import { isThere } from './is-there.ts';
import { showLine } from './status-line.ts';
import { EXIT } from './usage.ts';
import { workFolder } from './work-folder.ts';

/** How many files have pictures in a report, unless it is said. */
const PICTURES = 100;

/**
 * What is different between two built sites, on every page and sheet, or between what two versions of Readout make of one folder; with
 * `--out` as a report with pictures side by side. Exits 1 where anything is, as `verify` does.
 */
export async function run(args: string[], { print, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...FOLDER,
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      browser: { type: 'string' },
      pictures: { type: 'string' },
    },
  });
  const asked = await askedOf(values);
  const named = await namedSides(positionals, values.folder, cwd);
  const status = process.stderr.isTTY && !values.json ? showLine : (): void => undefined;
  const work = named.folder === undefined && asked.out === undefined ? '' : await workFolder('compare');
  try {
    const sides = await openSides(named, work, cwd, status);
    if ('refused' in sides) {
      status('');
      for (const line of [...problemLines(sides.problems), sides.refused]) print(line);
      return EXIT.refused;
    }
    const out =
      asked.out === undefined ? undefined : await openReport(asked.out, await guardedBy(sides, named, cwd), cwd);
    const { was, now, problems } = sides;
    const comparison = await compareSites(was, now, (done, of) => status(`comparing: ${done} of ${of} files`));
    const compared = { comparison, was, now, problems, old: toldOf(was), new: toldOf(now) };
    const notes = out === undefined ? [] : await writeReport(compared, out, asked, work, status);
    status('');
    const json = jsonOf(compared);
    if (values.json) print(JSON.stringify(json, null, 2));
    else
      for (const line of [
        ...headLines(was, now, comparison),
        ...problemLines(problems),
        ...toldLines(comparison),
        ...(asked.out === undefined ? [] : reportLines(asked.out, notes)),
      ])
        print(line);
    return json.same ? EXIT.done : EXIT.refused;
  } finally {
    if (work) await rm(work, { recursive: true, force: true });
  }
}

interface Asked {
  /** Where the report goes, where one is wanted. */
  readonly out: string | undefined;
  readonly browser: string | undefined;
  readonly pictures: number;
}

async function askedOf({
  browser,
  pictures,
  out,
}: {
  browser?: string;
  pictures?: string;
  out?: string;
}): Promise<Asked> {
  if (pictures !== undefined && !/^\d{1,6}$/.test(pictures))
    throw new Usage(`--pictures takes a number, not "${shown(pictures)}"`);
  if (browser !== undefined && !(await isThere(browser))) throw new Usage(`there is no browser at "${shown(browser)}"`);
  if (out === undefined && (browser ?? pictures) !== undefined)
    throw new Usage('pictures are a part of the report: name its folder with --out');
  return { out, browser, pictures: pictures === undefined ? PICTURES : Number(pictures) };
}

const toldOf = ({ name, version, url, sums }: Site): Told => ({
  name,
  ...(version !== undefined && { version }),
  url: url.href,
  files: sums.size,
});

const jsonOf = ({ comparison, problems, old, new: now }: Compared): ComparisonJson =>
  comparisonJson(comparison, { old, new: now, problems });

/** What one version finds wrong in the folder and the other does not. */
function problemLines(problems: ProblemChanges | undefined): string[] {
  if (!problems) return [];
  return (['added', 'gone'] as const).flatMap((what) => {
    const all = problems[what];
    const said =
      what === 'added' ? 'that the new version finds and the old one does not' : 'that the new version finds no more';
    return all.length ? ['', `${count(all.length, 'problem')} ${said}:`, ...all.map(problemLine)] : [];
  });
}

const problemLine = ({ file, line, column, severity, message, rule }: Problem): string =>
  `  ${shown(file, 120)}:${line}:${column} ${severity} ${shown(message, 240)} ${rule}`;

interface Compared {
  readonly comparison: Comparison;
  readonly was: Site;
  readonly now: Site;
  readonly problems: ProblemChanges | undefined;
  readonly old: Told;
  readonly new: Told;
}

/** Makes the report aside, and puts it in its place whole. */
async function writeReport(
  compared: Compared,
  out: string,
  { browser, pictures: most }: Asked,
  work: string,
  status: (line: string) => void,
): Promise<readonly string[]> {
  const { comparison, was, now, old, new: told } = compared;
  const made = join(work, 'report');
  await mkdir(made, { mode: 0o700 });
  const onPicture = (done: number, of: number): void => status(`pictures: ${done} of ${of}`);
  const { of, notes } = await takePictures(comparison, { was, now, most, browser, folder: made, work, onPicture });
  const json = { ...jsonOf(compared), pictures: Object.fromEntries(of) };
  const problems = problemLines(compared.problems).filter(Boolean);
  const page = reportPage({ comparison, old, new: told, pictures: of, problems, notes });
  await putReport(made, { 'index.html': page, 'report.json': `${JSON.stringify(json, null, 2)}\n` }, out);
  return notes;
}

const reportLines = (out: string, notes: readonly string[]): string[] => [
  '',
  `The report is ${shown(join(out, 'index.html'), 200)}. It holds what both sites hold, for you alone to read.`,
  ...notes,
];

function headLines(was: Site, now: Site, { files, changed, index }: Comparison): string[] {
  const all = changed.length + index;
  const size = files.was === files.now ? count(files.now, 'file') : `${files.was} → ${count(files.now, 'file')}`;
  const extra = [was, now].filter(({ added }) => added.length);
  return [
    all
      ? `${shown(was.name, 120)} → ${shown(now.name, 120)}: ${size}, ${files.same} the same`
      : `${shown(was.name, 120)} and ${shown(now.name, 120)} are the same: ${size}`,
    ...(was.url.href === now.url.href
      ? []
      : [`Built for ${was.url.href} and for ${now.url.href}: that alone is not told.`]),
    ...extra.map(
      ({ name, added }) =>
        `${shown(name, 120)} holds what no build put there (${added
          .slice(0, 3)
          .map((a) => shown(a))
          .join(', ')}); it is left out.`,
    ),
  ];
}
