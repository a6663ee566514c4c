import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { captured, hashOf, joinWrapped } from '../model/capture.ts';
import { id as anyId } from '../model/fields.ts';
import { controlIn, shown } from '../model/shown.ts';
import { sourceFields } from '../model/source.ts';
import { Usage, type Outcome, type World } from './command.ts';

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
  folder: { type: 'string', default: 'briefings' },
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
  const flags = values as Record<string, string | string[] | undefined>;
  const [file, ...more] = positionals;
  if (!file || more.length) throw new Usage('add takes one file');
  if (values.lines !== 'join' && values.lines !== 'keep') throw new Usage('--lines takes join or keep');
  const id =
    values.id ??
    basename(file, extname(file))
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
  if (!anyId.safeParse(id).success) throw new Usage(`"${id}" is no id: give one with --id`);
  const text = await readText(resolve(cwd, file), file);
  const body = values.lines === 'join' ? joinWrapped(captured(text)) : captured(text);
  if (!body) throw new Usage(`${file} has no text`);
  const control = controlIn(text);
  if (control) {
    const what = `control character (${shown(control.character)}) in line ${control.at.line}`;
    throw new Usage(`${file} has a ${what}, which no page can show: take it out of the copy`);
  }
  const fields = sourceFields.safeParse({ ...(await known(flags, ask)), sha256: hashOf(body) });
  if (!fields.success) {
    const issues = fields.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
    throw new Usage(`what is known about the text is not as it should be:\n  ${issues.join('\n  ')}`);
  }
  const path = join(values.folder, 'sources', `${id}.md`);
  await write(resolve(cwd, path), `---\n${stringify(compact(fields.data), { lineWidth: 0 })}---\n\n${body}\n`, path);
  print(
    `${path} is written, ${body.split(/\n+/).length} paragraphs: compare them with the original. Cite it as source="${id}".`,
  );
  return 0;
}

async function readText(path: string, name: string): Promise<string> {
  const bytes = await readFile(path).catch((e: NodeJS.ErrnoException) => {
    throw e.code === 'ENOENT' ? new Usage(`there is no file "${name}"`) : e;
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (e) {
    throw e instanceof TypeError ? new Usage(`${name} is not UTF-8`) : e;
  }
}

/** The flags, and the answers to what they leave open. */
async function known(
  flags: Record<string, string | string[] | undefined>,
  ask: World['ask'],
): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const [name, question] of Object.entries(ASKED)) {
    const value = flags[name] ?? (await ask?.(`${question}: `));
    if (!value) throw new Usage(`--${name} is missing: ${question}`);
    fields[name] = value;
  }
  const { url, lang, party, show } = flags;
  return { ...fields, ...present({ publishedBy: flags['published-by'], url, lang, party, show }) };
}

const present = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined));

/** An empty list says nothing in a file that people read. */
const compact = (fields: object) =>
  present(
    Object.fromEntries(
      Object.entries(fields).map(([k, v]) => [k, Array.isArray(v) && !v.length ? undefined : (v as unknown)]),
    ),
  );

async function write(path: string, text: string, name: string): Promise<void> {
  await mkdir(resolve(path, '..'), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'EEXIST') throw e;
    throw new Usage(`${name} is there already; a new version is a source of its own: give it another --id`);
  }
}
