import { join } from 'node:path';
import { filesIn } from '../../built/sums.ts';
import { slashed } from '../../disk/paths.ts';
import type { Published } from '../../model/publish.ts';
import { shown } from '../../model/shown.ts';
import type { Made } from '../../pressroom/run.ts';
import type { Problem } from '../../problem.ts';
import { count, type World } from '../command.ts';
import type { Output } from '../output.ts';
import type { Options } from './options.ts';
import type { Progress } from './progress.ts';
import type { Written } from './pages.ts';
import { pageLines, reasonOf, whyLines, workOf } from './why.ts';
import { typed } from '../settings.ts';

/** A build that runs, and what it tells. */
export interface Build {
  options: Options;
  cwd: string;
  /** YYYY-MM-DD */
  today: string;
  print: World['print'];
  progress: Progress;
  /** What the press made of each briefing, or did not have to. */
  made: Made[];
  /** What of the pages was made, and what was taken as it stood; nothing before there is a site. */
  pages?: Pick<Written, 'made' | 'taken'>;
}

/** What came of it. */
export interface Result {
  code: number;
  /** Whether the site that stands there is the one that would have been made. */
  stands?: boolean;
  problems?: readonly Problem[];
  published?: Published;
}

/** What a build says at its end. */
export function summary(
  { options, made, pages, progress }: Build,
  { stands, published }: Result,
  out: Output | undefined,
  seconds: number,
): string[] {
  const why = options.why ? whyLines(made) : [];
  if (!out) {
    const { part, of } = options.shard ?? { part: 1, of: 1 };
    return [...why, `Part ${part} of ${of}: ${count(made.length, 'briefing')}, ${seconds.toFixed(1)} s`];
  }
  if (stands) return [`Nothing changed: ${shown(out.name)} is the site that would be made, ${seconds.toFixed(1)} s`];
  const files = filesIn(out.path);
  const size = files.reduce((sum, f) => sum + f.bytes, 0);
  const { briefings = [], sources = [], actors = [] } = published ?? {};
  const per = briefings.map((b) => `  ${slashed(join(out.name, 'briefings', b.id))}/  .pdf  .eml  .json  .png`);
  const again = made.filter(({ took }) => Object.keys(took).length).length;
  return [
    `${count(briefings.length, 'briefing')}, ${count(sources.length, 'source')}, ${count(actors.length, 'actor')}:`,
    ...(per.length > 12 ? [...per.slice(0, 10), `  and ${per.length - 10} more`] : per),
    ...why,
    ...(options.why
      ? [
          `Sheets, mails and pictures of ${again} of ${count(briefings.length, 'briefing')} were made: ${work(made)}`,
          ...(pages ? pageLines(pages) : []),
        ]
      : []),
    `${count(files.length, 'file')}, ${(size / 1e6).toFixed(1)} MB, in ${seconds.toFixed(1)} s: ${times(progress.parts())}`,
    out.name === 'dist' ? `Look at it: ${typed('preview')}` : `Look at it: ${typed(`preview ${quoted(out.name)}`)}`,
  ];
}

const times = (parts: readonly (readonly [string, number])[]): string =>
  parts.map(([part, seconds]) => `${part} ${seconds.toFixed(1)} s`).join('; ');

const work = (made: readonly Made[]): string => times(workOf(made)) || 'nothing';

/** The same for programs. */
export function asJson(
  { made, pages, progress }: Build,
  { code, stands = false, problems = [], published }: Result,
  out: Output | undefined,
  seconds: number,
): object {
  const files = out && code === 0 ? filesIn(out.path) : [];
  return {
    done: code === 0,
    unchanged: stands,
    seconds,
    parts: Object.fromEntries(progress.parts()),
    briefings: published?.briefings.length,
    files: files.length,
    bytes: files.reduce((sum, f) => sum + f.bytes, 0),
    made: made
      .filter(({ took }) => Object.keys(took).length)
      .map((m) => ({ file: m.file, why: reasonOf(m), milliseconds: m.took }))
      .sort((a, b) => (a.file < b.file ? -1 : 1)),
    pages: { made: pages?.made.map(({ file, why }) => ({ file, why: why() })) ?? [], taken: pages?.taken ?? 0 },
    problems,
  };
}

/** A path as a shell takes it for one word. */
const quoted = (path: string): string =>
  /^[\p{L}\p{N}_./-]+$/u.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
