import { dirname } from 'node:path';
import { shown } from '../model/shown.ts';
import { type Outcome, Usage, type World } from './command.ts';
import { machineFault } from './machine-fault.ts';
import { ROOT } from './settings.ts';
import { EXIT, HELP, usageOf } from './usage.ts';

type Command = (args: string[], world: World) => Promise<Outcome>;

/**
 * The command line: finds the command, reads its words, prints what it says, exits as it says. Commands load on demand,
 * so that one does not wait for what another needs.
 */
const COMMANDS: ReadonlyMap<string, () => Promise<{ run: Command }>> = new Map([
  ['build', () => import('./build.ts')],
  ['check', () => import('./check.ts')],
  ['dev', () => import('./dev.ts')],
  ['desk', () => import('./desk.ts')],
  ['preview', () => import('./preview.ts')],
  ['init', () => import('./init.ts')],
  ['new', () => import('./new.ts')],
  ['add', () => import('./add.ts')],
  ['draft', () => import('./draft.ts')],
  ['settle', () => import('./settle.ts')],
  ['trace', () => import('./trace.ts')],
  ['revise', () => import('./revise.ts')],
  ['digest', () => import('./digest.ts')],
  ['verify', () => import('./verify.ts')],
  ['compare', () => import('./compare.ts')],
  ['send', () => import('./send.ts')],
  ['lsp', () => import('./lsp.ts')],
]);

const [name = 'help', ...rest] = process.argv.slice(2);

// Whoever reads the output may have read enough.
process.stdout.on('error', (e: NodeJS.ErrnoException) => {
  if (e.code !== 'EPIPE') throw e;
  process.exit();
});

try {
  process.exitCode = await main();
} catch (e) {
  fail(e);
}

async function main(): Promise<Outcome> {
  if (['help', '--help', '-h'].includes(name) || rest.includes('--help')) {
    console.log(HELP);
    return EXIT.done;
  }
  const load = COMMANDS.get(name);
  if (!load) throw new Usage(`there is no command "${shown(name)}"`);
  const world: World = { now: () => new Date(), print: (line) => console.log(line), cwd: standing(), ...asker() };
  return await (await load()).run(rest, world);
}

/** Says what went wrong: one sentence, but for a fault of Readout's own, which is shown as it is. */
function fail(e: unknown): void {
  if (e instanceof Usage || isParseError(e)) {
    console.error(`readout: ${e instanceof Usage ? e.message : optionFault(e)}\n${usageOf(name)}`);
    process.exitCode = EXIT.usage;
    return;
  }
  const fault = machineFault(e);
  console.error(fault === undefined ? e : `readout: ${fault}`);
  process.exit(fault === undefined ? EXIT.bug : EXIT.machine);
}

/** Where the user stands: npm runs a script in the project's folder, and says where it was called. */
function standing(): string {
  const { INIT_CWD, npm_package_json: project } = process.env;
  const byNpm = project !== undefined && dirname(project) === ROOT && process.cwd() === ROOT;
  const own = ['readout', ...COMMANDS.keys()].includes(process.env['npm_lifecycle_event'] ?? '');
  return byNpm && own && INIT_CWD ? INIT_CWD : process.cwd();
}

/** A person can be asked only where both ends are a terminal. */
function asker(): Pick<World, 'ask'> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return {};
  return {
    ask: async (question) => {
      const { createInterface } = await import('node:readline/promises');
      const terminal = createInterface({ input: process.stdin, output: process.stdout });
      const ended = new Promise<never>((_, reject) =>
        terminal.once('close', () => reject(new Usage('the answers ended before all was asked; nothing was written'))),
      );
      const answer = await Promise.race([terminal.question(question), ended]);
      terminal.close();
      return answer.trim();
    },
  };
}

function isParseError(e: unknown): e is Error {
  return e instanceof TypeError && 'code' in e && String(e.code).startsWith('ERR_PARSE_ARGS');
}

/** What Node says of a wrong option, without its advice on words that begin with a hyphen. */
function optionFault({ message }: Error): string {
  return shown(message.split(/\.\s/)[0] ?? message, 120);
}
