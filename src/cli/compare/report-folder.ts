import { chmod, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Irreplaceable } from '../../built/irreplaceable.ts';
import { placeReason, standingReason, type Guarded } from '../../built/may-replace.ts';
import { putInPlace } from '../../built/put-in-place.ts';
import { standingAt } from '../../built/standing.ts';
import { whereaboutsOf } from '../../built/whereabouts.ts';
import { shown } from '../../model/shown.ts';
import { Usage } from '../command.ts';
import { saidOf } from '../output.ts';
import { ROOT } from '../settings.ts';

/**
 * Where a report goes: a folder that is new or empty, and in none of those.
 *
 * @throws Usage where it may not stand there
 */
export async function openReport(name: string, guarded: readonly Guarded[], cwd: string): Promise<string> {
  if (!name) throw new Usage('--out takes a folder, not an empty name');
  return saidOf(`--out "${shown(name)}"`, async () => {
    const out = await whereaboutsOf(resolve(cwd, name));
    const place = placeReason(out, [...guarded, { what: 'the folder you stand in', at: await whereaboutsOf(cwd) }]);
    if (place !== undefined) throw new Irreplaceable(place);
    const standing = await standingAt(out.path);
    if (standing.kind !== 'nothing' && standing.kind !== 'empty')
      throw new Irreplaceable(
        standing.kind === 'file' ? (standingReason(standing) ?? '') : 'is not empty: name an empty or a new folder',
      );
    return out.path;
  });
}

/** Puts a finished report in its place, for its owner alone, whole or not at all. */
export async function putReport(made: string, files: Readonly<Record<string, string>>, out: string): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(made, name), text, { mode: 0o600 });
  const own = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
  const style = await readFile(own('../../compare/report.css'), 'utf8');
  const faces = await readFile(own('../../styles/fonts.css'), 'utf8');
  await writeFile(join(made, 'report.css'), style, { mode: 0o600 });
  await writeFile(join(made, 'fonts.css'), faces.replaceAll("url('/fonts/", "url('fonts/"), { mode: 0o600 });
  await mkdir(join(made, 'fonts'), { mode: 0o700 });
  const fonts = join(ROOT, 'public/fonts');
  for (const name of (await readdir(fonts)).filter((file) => /\.woff2$|^OFL-/.test(file))) {
    await cp(join(fonts, name), join(made, 'fonts', name));
    await chmod(join(made, 'fonts', name), 0o600);
  }
  await chmod(made, 0o700);
  await putInPlace(made, out);
}
