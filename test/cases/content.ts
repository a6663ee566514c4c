import { execFileSync } from 'node:child_process';
import { appendFile, cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Lays a case's content out in a folder: the common base, the files of the case's `content/` over it, then the changes
 * of its `change.txt`, and what its `make.txt` says. A case with a folder `alone/` stands on that alone.
 */
export async function layOut(folder: string, target: string, base = '../_base'): Promise<void> {
  const copy = (from: string): Promise<void> =>
    cp(join(folder, from), target, { recursive: true, verbatimSymlinks: true });
  const bases = (await copied(copy('alone'))) ? [] : [base, 'content'];
  for (const from of bases) await copied(copy(from));
  for (const change of readChanges(await readFile(join(folder, 'change.txt'), 'utf8').catch(() => ''))) {
    await apply(change, join(target, change.file));
  }
  const made = await readFile(join(folder, 'make.txt'), 'utf8').catch(() => '');
  for (const line of made.split('\n').filter(Boolean)) await make(line, target);
}

/**
 * What no file of a case can be, made by the lines of its `make.txt`: `pipe FILE`, `folder FILE`, `gone FILE`, `link FILE -> TARGET`, and
 * `bytes FILE HEX…`, which go to the file's end.
 */
async function make(line: string, target: string): Promise<void> {
  const [kind = '', file = '', ...rest] = line.split(' ');
  const path = join(target, file);
  await mkdir(dirname(path), { recursive: true });
  switch (kind) {
    case 'pipe':
      return void execFileSync('mkfifo', [path]);
    case 'gone':
      return rm(path, { recursive: true });
    case 'folder':
      return void (await mkdir(path));
    case 'link':
      return symlink(rest[1] ?? '', path);
    case 'bytes':
      return appendFile(
        path,
        Uint8Array.from(rest, (hex) => parseInt(hex, 16)),
      );
    default:
      throw new Error(`make.txt: neither pipe, folder, gone, link nor bytes: ${line}`);
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
 * need not exist yet. In what is put, `«N×TEXT»` is the text N times (in it, `↵` is a line end) and `«U+202E»` that character.
 */
export function readChanges(text: string): Change[] {
  const changes: Change[] = [];
  let edit: Change['edits'][number] | undefined;
  for (const line of text.split('\n')) {
    const [, file, removed] = /^=== (\S+)( is removed)?$/.exec(line) ?? [];
    if (line === '' || file !== undefined) edit = undefined;
    if (file !== undefined) changes.push({ file: written(file), remove: removed !== undefined, edits: [] });
    else if (line !== '') {
      const [sign, rest] = [line.charAt(0), line.slice(2)];
      if (!/^[-+]( |$)/.test(line)) throw new Error(`change.txt: neither ===, - nor +: ${line}`);
      edit ??= begin(changes);
      if (sign === '-') edit.from.push(rest);
      else edit.to.push(...written(rest).split('\n'));
    }
  }
  return changes;
}

const written = (line: string): string =>
  line
    .replace(/«U\+([0-9A-F]{4,6})»/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/«(\d+)×([^»]*)»/g, (_, n: string, text: string) => text.replaceAll('↵', '\n').repeat(Number(n)));

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
