import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareSites, type Comparison } from '../compare/compared.ts';
import { comparisonJson, type Told } from '../compare/json.ts';
import { reportPage } from '../compare/report.ts';
import { toldLines } from '../compare/told.ts';
import { shown } from '../model/shown.ts';
import { count, Usage, type Outcome, type World } from './command.ts';
import { takePictures } from './compare/pictures.ts';
import { openReport, putReport } from './compare/report-folder.ts';
import { openSite, refuseSame, type Site } from './compare/site.ts';
import { isThere } from './is-there.ts';
import { showLine } from './status-line.ts';
import { EXIT } from './usage.ts';
import { workFolder } from './work-folder.ts';

/** How many files have pictures in a report, unless it is said. */
const PICTURES = 100;

/**
 * What is different between two built sites, on every page and sheet; with `--out` as a report with pictures side by side. Exits 1
 * where anything is, as `verify` does.
 */
export async function run(args: string[], { print, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      browser: { type: 'string' },
      pictures: { type: 'string' },
    },
  });
  const [old, new_, ...more] = positionals;
  if (!old || !new_ || more.length) throw new Usage('compare takes two: the old site and the new one, or two versions');
  const asked = await askedOf(values);
  const [was, now] = [await openSite(old, 'old', cwd), await openSite(new_, 'new', cwd)];
  refuseSame(was, now);
  const guarded = [
    { what: 'the old site', at: was.at, closed: true },
    { what: 'the new site', at: now.at, closed: true },
  ];
  const out = values.out === undefined ? undefined : await openReport(values.out, guarded, cwd);
  const status = process.stderr.isTTY && !values.json ? showLine : (): void => undefined;
  const comparison = await compareSites(was, now, (done, of) => status(`comparing: ${done} of ${of} files`));
  const told = { old: toldOf(was), new: toldOf(now) };
  const notes = out === undefined ? [] : await writeReport({ comparison, was, now, ...told }, out, asked, status);
  status('');
  if (values.json) print(JSON.stringify(comparisonJson(comparison, told.old, told.new), null, 2));
  else {
    for (const line of [...headLines(was, now, comparison), ...toldLines(comparison)]) print(line);
    if (values.out !== undefined) for (const line of reportLines(values.out, notes)) print(line);
  }
  return comparison.changed.length || comparison.index ? EXIT.refused : EXIT.done;
}

interface Asked {
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
  return { browser, pictures: pictures === undefined ? PICTURES : Number(pictures) };
}

const toldOf = ({ name, url, sums }: Site): Told => ({ name, url: url.href, files: sums.size });

interface Compared {
  readonly comparison: Comparison;
  readonly was: Site;
  readonly now: Site;
  readonly old: Told;
  readonly new: Told;
}

/** Makes the report aside, and puts it in its place whole. */
async function writeReport(
  { comparison, was, now, ...told }: Compared,
  out: string,
  { browser, pictures: most }: Asked,
  status: (line: string) => void,
): Promise<readonly string[]> {
  const work = await workFolder('compare');
  try {
    const made = join(work, 'report');
    await mkdir(made, { mode: 0o700 });
    const onPicture = (done: number, of: number): void => status(`pictures: ${done} of ${of}`);
    const pictures = await takePictures(comparison, { was, now, most, browser, folder: made, work, onPicture });
    const json = { ...comparisonJson(comparison, told.old, told.new), pictures: Object.fromEntries(pictures.of) };
    const page = reportPage({ comparison, ...told, pictures: pictures.of, notes: pictures.notes });
    await putReport(made, { 'index.html': page, 'report.json': `${JSON.stringify(json, null, 2)}\n` }, out);
    return pictures.notes;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
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
