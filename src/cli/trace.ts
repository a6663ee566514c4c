import { parseArgs } from 'node:util';
import { normal } from '../model/passage.ts';
import { shown } from '../model/shown.ts';
import { claimsIn, type Claim, type Claims } from '../reading/claims.ts';
import { count, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';

/**
 * Every claim in all briefings that rests on a source, or on a passage of it; with `--withdrawn`, what falls with the
 * source: claims that rest on nothing else, and those that keep another. Where it falls, or a `status` of the source's says that it
 * did, the judgements of the same briefings are listed too, since they stand on those claims.
 */
export async function run(args: string[], { print, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...FOLDER, withdrawn: { type: 'boolean', default: false } },
  });
  const [source, passage, ...more] = positionals;
  const folder = folderOf([], values.folder);
  if (!source || more.length) throw new Usage('trace takes a source, and may take a passage of it');
  const all = await onContent(folder, cwd, (reading) =>
    claimsIn(reading, async () => (await import('../reading/library.ts')).libraryOf(reading)),
  );
  const found = all.sources.find(({ id }) => id === source);
  if (!found) {
    const ids = all.sources.map(({ id }) => id).join(', ');
    throw new Usage(`there is no source "${shown(source)}"; there are ${ids || 'none yet'}`);
  }
  const wanted = passage === undefined ? '' : normal(passage);
  const claims = all.claims.filter((c) =>
    c.cites.some((x) => x.source === source && normal(x.quoted).includes(wanted)),
  );
  const became = whatBecame(found);
  if (became) print(became);
  if (!claims.length) print(`Nothing rests on ${source}${passage === undefined ? '' : ` with "${passage}"`}.`);
  else print(values.withdrawn ? fallen(claims, source, folder) : listed(claims, source, folder));
  const falls = values.withdrawn || found.status !== undefined;
  const [judged, kept] = [falls ? standing(all, claims, folder) : '', earlier(all, source, folder)];
  for (const lines of [judged, passage === undefined ? kept : '']) if (lines) print(lines);
  return 0;
}

/** "pilots-letter was withdrawn on 2026-03-20: the union took it back", of a source that does not stand any more. */
function whatBecame({ id, status, statusNote = '', statusOn }: Claims['sources'][number]): string | undefined {
  return status && `${id} was ${status}${statusOn === undefined ? '' : ` on ${statusOn}`}: ${statusNote}`;
}

/** The judgements of the briefings that these claims are of. */
function standing({ judgements }: Claims, claims: readonly Claim[], folder: string): string {
  const files = new Set(claims.map(({ file }) => file));
  const judged = judgements.filter(({ file }) => files.has(file));
  if (!judged.length) return '';
  const lines = judged.map((j) =>
    line({ ...j, kind: 'Judgement', text: `${j.term} (${j.low}–${j.high}%): ${j.text}` }, folder),
  );
  return [
    `${count(judged.length, 'judgement')} of ${files.size === 1 ? 'the same briefing' : 'the same briefings'} to be weighed again:`,
    ...lines,
  ].join('\n');
}

/** Editions that stay at their addresses rest on it too; nothing in them is to be changed. */
function earlier({ earlier: all }: Claims, source: string, folder: string): string {
  const resting = all.filter((edition) => edition.source === source);
  if (!resting.length) return '';
  const lines = resting.map(({ file, count: n }) => `${folder}/${file}  ${count(n, 'claim')}`);
  return ['Earlier editions that were kept rest on it too, and stay as they are:', ...lines].join('\n');
}

function listed(claims: readonly Claim[], source: string, folder: string): string {
  const briefings = new Set(claims.map((c) => c.file)).size;
  const lines = claims.map((c) => `${line(c, folder)}\n${quoted(c, source)}`);
  return [...lines, `${count(claims.length, 'claim')} in ${count(briefings, 'briefing')} on ${source}`].join('\n');
}

function fallen(claims: readonly Claim[], source: string, folder: string): string {
  const falls = claims.filter((c) => c.cites.every((x) => x.source === source));
  const keeps = claims.filter((c) => !falls.includes(c));
  return [
    `If ${source} is withdrawn, ${count(falls.length, 'claim')} in ${count(new Set(falls.map((c) => c.file)).size, 'briefing')} fall:`,
    ...falls.map((c) => line(c, folder)),
    `${count(keeps.length, 'claim')} would rest on what else they cite:`,
    ...keeps.map(
      (c) =>
        `${line(c, folder)}  (also ${[...new Set(c.cites.map((x) => x.source))].filter((s) => s !== source).join(', ')})`,
    ),
  ].join('\n');
}

const line = (c: Omit<Claim, 'cites'>, folder: string) =>
  `${folder}/${c.file}:${c.line}:${c.column}  ${c.kind}  ${c.text}`;
const quoted = (c: Claim, source: string) =>
  c.cites
    .filter((x) => x.source === source)
    .map((x) => `    “${x.quoted}”`)
    .join('\n');
