import { parseArgs } from 'node:util';
import { normal } from '../model/passage.ts';
import { shown } from '../model/shown.ts';
import { claimsIn, type Claim } from '../reading/claims.ts';
import { count, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';

/**
 * Every claim in all briefings that rests on a source, or on a passage of it; with `--withdrawn`, what falls with the
 * source: claims that rest on nothing else, and those that keep another.
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
  if (!all.sources.includes(source)) {
    throw new Usage(`there is no source "${shown(source)}"; there are ${all.sources.join(', ') || 'none yet'}`);
  }
  const wanted = passage === undefined ? '' : normal(passage);
  const claims = all.claims.filter((c) =>
    c.cites.some((x) => x.source === source && normal(x.quoted).includes(wanted)),
  );
  if (!claims.length) print(`Nothing rests on ${source}${passage === undefined ? '' : ` with "${passage}"`}.`);
  else print(values.withdrawn ? fallen(claims, source, folder) : listed(claims, source, folder));
  return 0;
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

const line = (c: Claim, folder: string) => `${folder}/${c.file}:${c.line}:${c.column}  ${c.kind}  ${c.text}`;
const quoted = (c: Claim, source: string) =>
  c.cites
    .filter((x) => x.source === source)
    .map((x) => `    “${x.quoted}”`)
    .join('\n');
