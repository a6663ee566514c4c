import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { READERS, type Choices, type Extracted } from '../capture/extracted.ts';
import { slashed } from '../disk/paths.ts';
import { id as anyId } from '../model/fields.ts';
import { pagesLine } from '../model/locators.ts';
import { sourceFile } from '../model/new-file.ts';
import { shown } from '../model/shown.ts';
import { originalName, sourceFields, type Original } from '../model/source.ts';
import { sha256 } from '../reading/code.ts';
import { count, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { readDocument, wordsOf, type Document } from './extract.ts';
import { isThere } from './is-there.ts';
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
  reader: { type: 'string' },
} as const;

/**
 * Captures a document as a source: its words exactly, their hash, and what is known about it; the document itself is kept beside
 * it. What was left out, joined or accepted on the way to its words is told.
 */
export async function run(args: string[], { print, cwd, ask }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [file, ...more] = positionals;
  if (!file) throw new Usage('add takes a file');
  const folder = folderOf(more, values.folder);
  const choices = chosen(values);
  const id = values.id ?? idFrom(file);
  if (!anyId.safeParse(id).success) throw new Usage(`"${shown(id)}" is no id: give one with --id`);
  const path = slashed(join(folder, 'sources', `${id}.md`));
  if (await isThere(resolve(cwd, path))) throw new Usage(taken(path));
  const document = await readDocument(resolve(cwd, file), shown(file));
  const found = await wordsOf(document, shown(file), choices);
  for (const note of found.notes) print(`${shown(note, 400)}.`);
  const fields = await known(values as Flags, ask, print);
  const original = originalOf(id, document, found, choices);
  const beside = slashed(join(folder, 'sources', original.file));
  await keep(resolve(cwd, beside), document.bytes, beside);
  const source = sourceFile(
    { ...fields, original, ...(found.pages && { locators: { pages: pagesLine(found.pages) } }) },
    found.text,
  );
  if (!(await writeNew(resolve(cwd, path), source))) throw new Usage(taken(path));
  const paragraphs = count(found.text.split(/\n+/).length, 'paragraph');
  print(`${shown(path, 200)} is written, ${paragraphs}: compare with the original. Cite it as source="${id}".`);
  return EXIT.done;
}

function chosen({ lines, reader }: { lines: string; reader?: string | undefined }): Choices {
  if (lines !== 'join' && lines !== 'keep') throw new Usage('--lines takes join or keep');
  const known = READERS.find((name) => name === reader);
  if (reader !== undefined && !known) throw new Usage(`--reader takes ${READERS.join(' or ')}`);
  return { lines, reader: known };
}

/** What the source says of the document it is taken from: all that is needed to take the same words from it again. */
function originalOf(id: string, { bytes, kind }: Document, { by, reader }: Extracted, { lines }: Choices): Original {
  return {
    file: originalName(id, kind),
    sha256: sha256(bytes),
    by,
    ...(lines === 'keep' && { lines }),
    ...(reader && { reader }),
  };
}

/** Puts a document beside the source that will be; one with the same bytes may be there already, from a run that was ended. */
async function keep(path: string, bytes: Uint8Array, name: string): Promise<void> {
  if (await writeNew(path, bytes)) return;
  if (sha256(await readFile(path)) !== sha256(bytes))
    throw new Usage(
      `${shown(name, 200)} is there already, and is another document: take it away, or give another --id`,
    );
}

const idFrom = (file: string): string =>
  basename(file, extname(file))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

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
