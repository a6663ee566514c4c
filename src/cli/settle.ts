import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addComponent, addInside } from '../desk/actions.ts';
import { assemble } from '../model/assemble.ts';
import type { Library } from '../model/library.ts';
import { markupOf, type NewComponent } from '../model/markup.ts';
import { outlineOf, type Outline, type OutlinedComponent } from '../model/outline.ts';
import { dueOn, type Due } from '../model/settling.ts';
import { shown } from '../model/shown.ts';
import { spliced, type Splice } from '../model/splice.ts';
import type { Fix, Problem } from '../problem.ts';
import { savedText } from '../reading/folder.ts';
import { libraryOf } from '../reading/library.ts';
import type { Reading } from '../reading/reading.ts';
import { checkLibrary } from '../rules/index.ts';
import { count, dayOf, FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { onContent } from './content.ts';
import { mendFile } from './mend.ts';

/**
 * Lists what of the outlook is due, oldest first, with the texts captured since that name the same actors; or writes the outcome
 * that the writer chooses into its briefing. Nothing else in the file changes; it is replaced whole or not at all, and not where
 * it has changed meanwhile, or where the outcome would be an error.
 */
export async function run(args: string[], world: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ ...FOLDER, of: { type: 'string' }, is: { type: 'string' }, on: { type: 'string' } },
      ...{ text: { type: 'string' }, source: { type: 'string' }, passage: { type: 'string' } },
    },
  });
  const folder = folderOf(positionals, values.folder);
  const today = dayOf(world.now());
  return onContent(folder, world.cwd, async (reading) => {
    const library = await libraryOf(reading);
    const due = dueOn(library, today);
    if (values.of !== undefined) {
      const { of, is, on = today, text, source, passage } = values;
      if (is === undefined || text === undefined) throw new Usage('--of takes --is and --text with it');
      return write(
        partNamed(of, library),
        { is, on, text, source, passage },
        { reading, library, folder, today },
        world,
      );
    }
    if (Object.keys(values).some((name) => name !== 'folder')) throw new Usage('what is settled is named by --of');
    world.print(listed(due, folder));
    if (!world.ask || !due.length) return 0;
    const asked = await choice(due, world.ask);
    return asked ? write(asked.due, asked.answer, { reading, library, folder, today }, world) : 0;
  });
}

/** What the writer says came. */
interface Answer {
  readonly is: string;
  readonly on: string;
  readonly text: string;
  readonly source?: string | undefined;
  readonly passage?: string | undefined;
}

interface Ground {
  readonly reading: Reading;
  readonly library: Library;
  readonly folder: string;
  readonly today: string;
}

function listed(due: readonly Due[], folder: string): string {
  if (!due.length) return `${folder}: nothing is due`;
  return due.map((one, i) => [`${i + 1}. ${nameOf(one)}  ${stateOf(one)}`, ...linesOf(one)].join('\n')).join('\n');
}

const nameOf = ({ brief, fragment }: Due): string => `${brief.id}#${fragment}`;

function stateOf({ days, leftOpen, by, due }: Due): string {
  if (days !== undefined) return `due ${due}, ${count(days, 'day')} ago`;
  if (leftOpen !== undefined) return `left open on ${leftOpen}; captured since:`;
  return `waits for ${by ?? 'no day and no event'}; captured since:`;
}

/** How many texts are named. */
const FEW = 5;

function linesOf({ words, sources }: Due): string[] {
  const some = sources.slice(0, FEW).map(({ id, published, title }) => `     ${published}  ${id}  ${shown(title, 80)}`);
  const more = sources.length - some.length;
  return [
    `   ${shown(words, 160)}`,
    ...(sources.length ? some : ['     no text captured since names its actors']),
    ...(more > 0 ? [`     and ${more} more`] : []),
  ];
}

/** Any part of any outlook by its name, due or not. */
function partNamed(name: string, library: Library): Due {
  const [id = '', fragment = ''] = name.split('#');
  const brief = library.briefings.find((b) => b.id === id);
  if (!brief) throw new Usage(`there is no briefing "${shown(id)}"`);
  const fragments = [
    ...brief.judgements.map((j) => `judgement-${j.id}`),
    ...(brief.scenarioSet ? ['scenarios'] : []),
    ...brief.forecasts.map((f) => `forecast-${f.id}`),
  ];
  if (!fragments.includes(fragment))
    throw new Usage(`${id} has no "#${shown(fragment)}"; it has ${fragments.map((f) => `#${f}`).join(', ')}`);
  const kind = fragment === 'scenarios' ? 'scenarios' : fragment.startsWith('judgement-') ? 'judgement' : 'forecast';
  const nth = fragments.filter((f) => f.startsWith(kind)).indexOf(fragment);
  return { brief, kind, fragment, nth, words: '', sources: [] };
}

async function choice(
  due: readonly Due[],
  ask: (question: string) => Promise<string>,
): Promise<{ due: Due; answer: Answer } | undefined> {
  const number = await ask(`Settle which (1–${due.length}, or nothing)? `);
  const chosen = due[Number(number) - 1];
  if (!chosen) return undefined;
  const answers =
    chosen.kind === 'scenarios'
      ? [...chosen.brief.scenarios.map((s) => s.name), 'none', 'void', 'open']
      : ['yes', 'no', 'void', 'open'];
  const is = await ask(`What came (${answers.join(', ')})? `);
  const on = await ask('On what day (YYYY-MM-DD)? ');
  const text = await ask(is === 'void' || is === 'open' ? 'Why? ' : 'What happened, in a sentence? ');
  const source = await ask('By which source (its id, or nothing)? ');
  const passage = source ? await ask('By which words of it? ') : undefined;
  return { due: chosen, answer: { is, on, text, ...(source ? { source, passage } : {}) } };
}

async function write(due: Due, answer: Answer, ground: Ground, { cwd, print }: World): Promise<Outcome> {
  const { reading, library, folder, today } = ground;
  const { file } = due.brief;
  const text = library.texts.get(file) ?? '';
  const outline = outlineOf(text);
  if (!outline) throw new Usage(`${folder}/${file} cannot be read: see readout check`);
  const splice = spliceOf(text, outline, due, answer);
  const faults = newFaults(file, spliced(text, splice), library, today);
  if (faults.length) {
    print(
      ['Nothing was written; the outcome would be wrong:', ...faults.map((p) => `  ${p.message}: ${p.note}`)].join(
        '\n',
      ),
    );
    return 1;
  }
  const made = await mendFile(join(resolve(cwd, folder), file), savedText(reading.content, file) ?? '', [
    fixOf(file, text, splice),
  ]);
  if (!made) {
    print(`${folder}/${file}: changed while it was read, and left as it is; run it again`);
    return 1;
  }
  print(`${folder}/${file}: ${nameOf(due)} is settled (${answer.is}). Raise \`edition\` and say so in \`changeNote\``);
  return 0;
}

/** Puts the outcome where it belongs, in the place of one that is there. */
function spliceOf(
  text: string,
  outline: Outline,
  { kind, nth }: Due,
  { is, on, text: words, ...cite }: Answer,
): Splice {
  const { source, passage } = cite;
  const cites = passage === undefined ? [] : [{ ...(source === undefined ? {} : { source }), passage }];
  const outcome: NewComponent = { name: 'Outcome', attributes: { is, on }, words, cites };
  const name = kind === 'judgement' ? 'Judgement' : 'Forecast';
  const holder = kind === 'scenarios' ? undefined : outline.components.filter((c) => c.name === name)[nth];
  const known = (holder?.inside ?? outline.components).find((c) => c.name === 'Outcome');
  if (known) return replaced(known, outcome);
  return holder ? addInside(text, holder, outcome) : addComponent(text, outline, outcome);
}

const replaced = ({ from, to }: OutlinedComponent, by: NewComponent): Splice => ({ from, to, insert: markupOf(by) });

/** The errors that a briefing has with another text, and has not with its own. */
function newFaults(file: string, text: string, { texts }: Library, today: string): Problem[] {
  const others = [...texts].filter(([name]) => name.includes('/') || name === 'site.yaml');
  const errors = (own: string): Problem[] => {
    const library = assemble(new Map([...others, [file, own]]));
    const problems = [...library.problems, ...checkLibrary(library, { today })];
    return problems.filter((p) => p.file === file && p.severity === 'error');
  };
  const known = new Set(errors(texts.get(file) ?? '').map(({ message }) => message));
  return errors(text).filter(({ message }) => !known.has(message));
}

function fixOf(file: string, text: string, { from, to, insert }: Splice): Fix {
  const [start, end] = [from, to].map((at) => {
    const before = text.slice(0, at);
    return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
  });
  if (!start || !end) throw new Error('A splice has two ends');
  const place = { ...start, endLine: end.line, endColumn: end.column };
  return { file, ...place, text: insert, label: 'the outcome', safe: false };
}
