import { parseArgs } from 'node:util';
import { compareSites, type Comparison } from '../compare/compared.ts';
import { comparisonJson, type Told } from '../compare/json.ts';
import { toldLines } from '../compare/told.ts';
import { shown } from '../model/shown.ts';
import { count, FOLDER, Usage, type Outcome, type World } from './command.ts';
import { openSite, refuseSame, type Site } from './compare/site.ts';
import { showLine } from './status-line.ts';
import { EXIT } from './usage.ts';

/** What is different between two built sites, on every page and sheet; exits 1 where anything is, as `verify` does. */
export async function run(args: string[], { print, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...FOLDER, json: { type: 'boolean', default: false } },
  });
  const [old, new_, ...more] = positionals;
  if (!old || !new_ || more.length) throw new Usage('compare takes two: the old site and the new one, or two versions');
  const [was, now] = [await openSite(old, cwd), await openSite(new_, cwd)];
  refuseSame(was, now);
  const status = process.stderr.isTTY && !values.json ? showLine : (): void => undefined;
  const comparison = await compareSites(was, now, (done, of) => status(`comparing: ${done} of ${of} files`));
  status('');
  const sides: readonly [Told, Told] = [toldOf(was), toldOf(now)];
  if (values.json) print(JSON.stringify(comparisonJson(comparison, ...sides), null, 2));
  else for (const line of [...headLines(was, now, comparison), ...toldLines(comparison)]) print(line);
  return comparison.changed.length || comparison.index ? EXIT.refused : EXIT.done;
}

const toldOf = ({ name, url, sums }: Site): Told => ({ name, url: url.href, files: sums.size });

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
