import { HELP, type Outcome, Usage, type World } from './command.ts';

/**
 * The command line: finds the command, reads its words, prints what it says, exits as it says. Commands load on demand,
 * so that one does not wait for what another needs.
 */
const COMMANDS: Readonly<Record<string, () => Promise<{ run: (args: string[], world: World) => Promise<Outcome> }>>> = {
  build: () => import('./build.ts'),
  check: () => import('./check.ts'),
  dev: () => import('./dev.ts'),
  preview: () => import('./preview.ts'),
  new: () => import('./new.ts'),
  add: () => import('./add.ts'),
  draft: () => import('./draft.ts'),
  trace: () => import('./trace.ts'),
  send: () => import('./send.ts'),
};

async function main(): Promise<number> {
  const [name = 'help', ...rest] = process.argv.slice(2);
  if (name === 'help' || name === '--help' || rest.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const load = COMMANDS[name];
  if (!load) throw new Usage(`there is no command "${name}"`);
  const world: World = { now: () => new Date(), print: (line) => console.log(line), cwd: process.cwd(), ...asker() };
  return await (await load()).run(rest, world);
}

try {
  process.exitCode = await main();
} catch (e) {
  if (!(e instanceof Usage) && !isParseError(e)) throw e;
  console.error(`readout: ${e.message}\n\n${HELP}`);
  process.exitCode = 2;
}

/** A person can be asked only where both ends are a terminal. */
function asker(): Pick<World, 'ask'> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return {};
  return {
    ask: async (question) => {
      const { createInterface } = await import('node:readline/promises');
      const terminal = createInterface({ input: process.stdin, output: process.stdout });
      return (await terminal.question(question).finally(() => terminal.close())).trim();
    },
  };
}

function isParseError(e: unknown): e is Error {
  return e instanceof TypeError && 'code' in e && String(e.code).startsWith('ERR_PARSE_ARGS');
}
