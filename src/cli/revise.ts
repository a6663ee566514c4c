import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isMap, isScalar, parseDocument, Scalar } from 'yaml';
import { shown } from '../model/shown.ts';
import { savedText } from '../reading/folder.ts';
import { dayOf, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';
import { writeNew } from './write-new.ts';
import { writeWhole } from './write-whole.ts';
import { typed } from './settings.ts';

/**
 * Begins a new edition: the present one is kept as it is, as `editions/<id>.<n>.mdx`, and the briefing’s file has the next
 * number, the day, and a note on why. Nothing else in it changes.
 */
export async function run(args: string[], { print, now, cwd, ask }: World): Promise<Outcome> {
  const options = {
    ...FOLDER,
    note: { type: 'string' },
    withdraw: { type: 'boolean', default: false },
    instead: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [id, ...more] = positionals;
  if (!id) throw new Usage('revise takes the id of a briefing');
  const folder = folderOf(more, values.folder);
  const { text, brief } = await onContent(folder, cwd, async (reading) => {
    const { libraryOf } = await import('../reading/library.ts');
    const { briefings } = await libraryOf(reading);
    return {
      text: savedText(reading.content, `${id}.mdx`),
      brief: briefings.find((b) => b.file === `${id}.mdx`),
    };
  });
  if (text === undefined) throw new Usage(`there is no briefing "${shown(id)}" in ${shown(folder)}`);
  if (!brief) throw new Usage(`${shown(id)}.mdx has errors: "check" says which; mend them first`);
  if (brief.status === 'draft')
    throw new Usage(`${shown(id)} is a draft: there is no edition to keep before it is published`);
  if (brief.status === 'withdrawn' && values.withdraw) throw new Usage(`${shown(id)} is withdrawn already`);
  if (values.instead !== undefined && !values.withdraw) throw new Usage('--instead goes with --withdraw');
  const note = values.note ?? (await ask?.(values.withdraw ? 'Why is it withdrawn? ' : 'What changes, and why? '));
  if (!note?.trim()) throw new Usage('an edition says why it is: give --note "…"');
  const kept = `editions/${id}.${brief.edition}.mdx`;
  const next = nextEdition(text, {
    edition: brief.edition + 1,
    published: later(dayOf(now()), brief.asOf.slice(0, 10)),
    changeNote: note.trim(),
    ...(values.withdraw ? { status: 'withdrawn' } : {}),
    ...(values.instead === undefined ? {} : { replacedBy: values.instead }),
  });
  if (!(await writeNew(resolve(cwd, join(folder, kept)), text))) throw new Usage(`${shown(kept)} is there already`);
  await writeWhole(resolve(cwd, join(folder, `${id}.mdx`)), next);
  print(`Edition ${brief.edition} is kept as ${kept}; ${id}.mdx is edition ${brief.edition + 1}.`);
  print(
    values.withdraw
      ? 'It is withdrawn: build the site, and send the notice with --correction.'
      : `Make your changes there, set \`asOf\` if you looked again, and let \`${typed('check')}\` say what is wrong.`,
  );
  return 0;
}

const later = (a: string, b: string): string => (a > b ? a : b);

/** A briefing’s text with fields of its front matter set: the value of one that is there, a line at the end for one that is not. */
export function nextEdition(text: string, fields: Readonly<Record<string, string | number>>): string {
  const [, head = '', yaml = '', rest = ''] =
    /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?\r?\n)(---[ \t]*(?:\r?\n[\s\S]*)?)$/.exec(text) ?? [];
  const end = yaml.endsWith('\r\n') ? '\r\n' : '\n';
  return `${head}${Object.entries(fields).reduce((all, [name, value]) => withField(all, name, value, end), yaml)}${rest}`;
}

function withField(yaml: string, name: string, value: string | number, end: string): string {
  const { contents } = parseDocument(yaml);
  const pair = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
  const written = typeof value === 'number' ? String(value) : quoted(value);
  const range = isScalar(pair?.value) ? pair.value.range : undefined;
  if (!range) return `${yaml}${name}: ${written}${end}`;
  const isBlock =
    pair &&
    isScalar(pair.value) &&
    (pair.value.type === Scalar.BLOCK_FOLDED || pair.value.type === Scalar.BLOCK_LITERAL);
  return `${yaml.slice(0, range[0])}${written}${isBlock ? end : ''}${yaml.slice(range[1])}`;
}

/** Plain where YAML takes it for the same words, else in quotation marks. */
const quoted = (value: string): string =>
  /^[\p{L}\p{N}][\p{L}\p{N} .,;()–-]*$/u.test(value) ? value : JSON.stringify(value);
