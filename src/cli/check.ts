import { parseArgs } from 'node:util';
import { hasErrors } from '../problem.ts';
import { folderOf, Usage, type Outcome, type World } from './command.ts';
import { inspect } from './inspect.ts';
import { FORMATS, report, type Format } from './report.ts';

/** Prints every problem of a content folder; exit 1 on any error. */
export async function run(args: string[], { print, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { format: { type: 'string', default: 'text' } } });
  const format = values.format as Format;
  if (!FORMATS.includes(format)) throw new Usage(`--format takes ${FORMATS.join(' or ')}, not "${values.format}"`);
  const folder = folderOf(positionals);
  const { library, problems } = await inspect(folder, cwd);
  if (problems.length || format === 'json') print(report(problems, folder, format));
  else print(`${folder}: ${library.briefings.length} briefings, ${library.sources.length} sources, no problems`);
  return hasErrors(problems) ? 1 : 0;
}
