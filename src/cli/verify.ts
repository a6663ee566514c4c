import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { slashed } from '../disk/paths.ts';
import { readSource } from '../model/documents.ts';
import { pagesLine } from '../model/locators.ts';
import { shown } from '../model/shown.ts';
import type { Source } from '../model/source.ts';
import { sha256 } from '../reading/code.ts';
import { readContent } from '../reading/folder.ts';
import { count, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { readDocument, wordsOf } from './extract.ts';
import { EXIT } from './usage.ts';

/**
 * Takes the words of every source out of its original once more, and says which are not the same: the original was changed or is
 * away, the captured text was, or another version of what reads it reads otherwise.
 */
export async function run(args: string[], { print, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: FOLDER });
  const folder = folderOf(positionals, values.folder);
  const root = resolve(cwd, folder);
  const { files } = await readContent(root).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') throw new Usage(`there is no folder "${shown(folder)}"`);
    throw e;
  });
  let [same, differ, without] = [0, 0, 0];
  for (const [file, text] of files) {
    const id = /^sources\/(.+)\.md$/.exec(file)?.[1];
    if (id === undefined) continue;
    // Of no matter here: a text is taken out of its original in whatever language it is.
    const { data } = readSource(text, id, file, 'en');
    if (data && !data.original) without++;
    else {
      const fault = data ? await faultOf(data, root) : 'cannot be read: `readout check` says why';
      if (fault === undefined) same++;
      else differ++;
      if (fault !== undefined) print(`${shown(slashed(join(folder, file)), 200)} ${fault}`);
    }
  }
  const others = without ? `; ${count(without, 'source')} ${without === 1 ? 'has' : 'have'} none` : '';
  print(
    `${count(same, 'source')} the same as ${same === 1 ? 'its original' : 'their originals'}, ${differ} not${others}`,
  );
  return differ ? EXIT.refused : EXIT.done;
}

/** What is wrong between a source and its original, as it goes on after the source’s name. */
async function faultOf({ id, body, original, locators }: Source, root: string): Promise<string | undefined> {
  if (!original) return undefined;
  if (!original.file.startsWith(`${id}.original.`)) return `names the original of another source, ${original.file}`;
  const path = join(root, 'sources', original.file);
  const stat = await lstat(path).catch(() => undefined);
  if (!stat?.isFile()) return `has lost its original: ${original.file} is not there`;
  try {
    const document = await readDocument(path, original.file);
    if (sha256(document.bytes) !== original.sha256)
      return `has another original than it was taken from: the sha256 of ${original.file} is ${sha256(document.bytes)}`;
    const choices = { lines: original.lines ?? 'join', reader: original.reader } as const;
    const found = await wordsOf(document, original.file, choices);
    const by = found.by === original.by ? '' : ` (${found.by} reads it now, ${original.by} did then)`;
    if (found.text !== body) return `is not what its original says${by}: ${difference(body, found.text)}`;
    if ((found.pages && pagesLine(found.pages)) !== locators?.pages) return `has other pages than its original${by}`;
    return undefined;
  } catch (e) {
    if (e instanceof Usage) return `cannot be compared: ${e.message}`;
    throw e;
  }
}

/** The first paragraph in which two texts differ. */
function difference(body: string, original: string): string {
  const [ours, theirs] = [body.split(/\n+/), original.split(/\n+/)];
  const at = ours.findIndex((text, i) => text !== theirs[i]);
  const i = at < 0 ? ours.length : at;
  const said = (text: string | undefined): string => (text === undefined ? 'nothing' : `“${shown(text, 100)}”`);
  return `paragraph ${i + 1} is ${said(ours[i])}, and in the original ${said(theirs[i])}`;
}
