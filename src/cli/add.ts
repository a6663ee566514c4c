import { access, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { captured, joinWrapped } from '../model/capture.ts';
import { id as anyId } from '../model/fields.ts';
import { MAX_BYTES } from '../reading/folder.ts';
import { sourceFile } from '../model/new-file.ts';
import { controlIn, shown } from '../model/shown.ts';
import { sourceFields } from '../model/source.ts';
import { count, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { EXIT } from './usage.ts';
import { writeNew } from './write-new.ts';

/** What only a person knows of a text, in the order it is asked for. */
const ASKED = {
  title: 'Title, as the reader would say it',
  publisher: 'Publisher ("not stated" where the text does not say)',
  published: 'Its date, YYYY-MM-DD',
  descriptor: 'What kind of evidence it is, in at most 6 words (wire report, statement by a party)',
  rights: 'Rights, in one line',
} as const;

const OPTIONS = {
  ...Object.fromEntries(Object.keys(ASKED).map((k) => [k, { type: 'string' as const }])),
  id: { type: 'string' },
  ...FOLDER,
  'published-by': { type: 'string' },
  url: { type: 'string' },
  lang: { type: 'string' },
  party: { type: 'string', multiple: true },
  show: { type: 'string' },
  lines: { type: 'string', default: 'join' },
} as const;

/** Captures a text as a source: its words exactly, its hash, and what is known about it. */
export async function run(args: string[], { print, cwd, ask }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [file, ...more] = positionals;
  if (!file) throw new Usage('add takes a file');
  const folder = folderOf(more, values.folder);
  if (values.lines !== 'join' && values.lines !== 'keep') throw new Usage('--lines takes join or keep');
  const id = values.id ?? idFrom(file);
  if (!anyId.safeParse(id).success) throw new Usage(`"${shown(id)}" is no id: give one with --id`);
  const path = join(folder, 'sources', `${id}.md`);
  if (await isThere(resolve(cwd, path))) throw new Usage(taken(path));
  const body = bodyOf(await readText(resolve(cwd, file), shown(file)), shown(file), values.lines === 'join');
  const fields = await known(values as Flags, ask, print);
  if (!(await writeNew(resolve(cwd, path), sourceFile(fields, body)))) throw new Usage(taken(path));
  const paragraphs = count(body.split(/\n+/).length, 'paragraph');
  print(`${shown(path, 200)} is written, ${paragraphs}: compare with the original. Cite it as source="${id}".`);
  return EXIT.done;
}

const idFrom = (file: string): string =>
  basename(file, extname(file))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The words of a text as they are captured. @throws Usage where no page could show them */
function bodyOf(text: string, name: string, join: boolean): string {
  const body = join ? joinWrapped(captured(text)) : captured(text);
  if (!body) throw new Usage(`${name} has no text`);
  const control = controlIn(text);
  if (!control) return body;
  const what = `control character (${shown(control.character)}) in line ${control.at.line}`;
  throw new Usage(`${name} has a ${what}, which no page can show: take it out of the copy`);
}

async function readText(path: string, name: string): Promise<string> {
  const found = await stat(path).catch((e: NodeJS.ErrnoException) => {
    throw e.code === 'ENOENT' ? new Usage(`there is no file "${name}"`) : e;
  });
  if (!found.isFile()) throw new Usage(`${name} is no file`);
  if (found.size > MAX_BYTES)
    throw new Usage(`${name} has ${found.size} bytes, and of a source at most ${MAX_BYTES} are read: part it`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (e) {
    throw e instanceof TypeError ? new Usage(`${name} is not UTF-8`) : e;
  }
}

type Flags = Readonly<Record<string, string | string[] | undefined>>;
type Fields = z.infer<typeof sourceFields>;

/** What the flags say, and the answers to what they leave open: a bad answer is asked for again, a bad flag is refused. */
async function known(flags: Flags, ask: World['ask'], print: World['print']): Promise<Fields> {
  const { url, lang, party, show } = flags;
  const given = present({ publishedBy: flags['published-by'], url, lang, party, show, ...askedIn(flags) });
  const wrong = faultsIn(given);
  if (wrong.length) throw new Usage(`what is known about the text is not as it should be: ${wrong.join('; ')}`);
  const answers: Record<string, string> = {};
  for (const [name, question] of Object.entries(ASKED)) {
    if (name in given) continue;
    if (!ask) throw new Usage(`--${name} is missing: ${question}`);
    answers[name] = await answer(name, question, ask, print);
  }
  return sourceFields.parse({ ...given, ...answers });
}

const askedIn = (flags: Flags) => Object.fromEntries(Object.keys(ASKED).map((name) => [name, flags[name]]));

/** What is wrong with some of a source's fields, whatever the others are. */
function faultsIn(fields: object): string[] {
  const issues = sourceFields.partial().safeParse(fields).error?.issues ?? [];
  return issues.map((i) => `${i.path.join('.')}: ${i.message}`);
}

async function answer(
  name: string,
  question: string,
  ask: NonNullable<World['ask']>,
  print: World['print'],
): Promise<string> {
  for (;;) {
    const said = await ask(`${question}: `);
    const wrong = faultsIn({ [name]: said });
    if (!wrong.length) return said;
    print(wrong.join('; '));
  }
}

const present = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined));

const taken = (path: string): string =>
  `${shown(path, 200)} is there already; a new version is a source of its own: give it another --id`;

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
