import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Lays a case's content out in a folder: the common base, the files of the case's `content/` over it, then the changes
 * of its `change.txt`. A case with a folder `alone/` stands on that alone.
 */
export async function layOut(folder: string, target: string): Promise<void> {
  const copy = (from: string): Promise<void> =>
    cp(join(folder, from), target, { recursive: true, verbatimSymlinks: true });
  const bases = (await copied(copy('alone'))) ? [] : ['../_base', 'content'];
  for (const base of bases) await copied(copy(base));
  for (const change of readChanges(await readFile(join(folder, 'change.txt'), 'utf8').catch(() => ''))) {
    await apply(change, join(target, change.file));
  }
}

/** Whether there was something to copy. */
const copied = (copy: Promise<void>): Promise<boolean> =>
  copy.then(
    () => true,
    (e: NodeJS.ErrnoException) => {
      if (e.code === 'ENOENT') return false;
      throw e;
    },
  );

/** What is to become of one file of the base. */
export interface Change {
  file: string;
  remove: boolean;
  edits: { from: string[]; to: string[] }[];
}

/**
 * `change.txt`, read as a person would: `=== FILE` or `=== FILE is removed`, then lines to take out after `- ` and lines to
 * put in their place after `+ `; a blank line begins another edit. Lines alone with `+` go to the end of the file, which
 * need not exist yet.
 */
export function readChanges(text: string): Change[] {
  const changes: Change[] = [];
  let edit: Change['edits'][number] | undefined;
  for (const line of text.split('\n')) {
    const [, file, removed] = /^=== (\S+)( is removed)?$/.exec(line) ?? [];
    if (line === '' || file !== undefined) edit = undefined;
    if (file !== undefined) changes.push({ file, remove: removed !== undefined, edits: [] });
    else if (line !== '') {
      const [sign, rest] = [line.charAt(0), line.slice(2)];
      if (!/^[-+]( |$)/.test(line)) throw new Error(`change.txt: neither ===, - nor +: ${line}`);
      edit ??= begin(changes);
      edit[sign === '-' ? 'from' : 'to'].push(rest);
    }
  }
  return changes;
}

function begin(changes: Change[]): Change['edits'][number] {
  const edit = { from: [], to: [] };
  changes.at(-1)?.edits.push(edit);
  return edit;
}

async function apply({ file, remove, edits }: Change, path: string): Promise<void> {
  if (remove) return rm(path);
  await mkdir(dirname(path), { recursive: true });
  let text = await readFile(path, 'utf8').catch(() => '');
  for (const { from, to } of edits) {
    const wanted = from.map((l) => `${l}\n`).join('');
    const parts = `\n${text}`.split(`\n${wanted}`);
    if (wanted !== '' && parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} of: ${wanted}`);
    const put = to.map((l) => `${l}\n`).join('');
    text = wanted === '' ? text + put : parts.join(`\n${put}`).slice(1);
  }
  await writeFile(path, text);
}
