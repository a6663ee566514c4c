import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { World } from '../../src/cli/command.ts';
import { MACHINE, type Machine } from '../../src/cli/send/machine.ts';
import { run as reviseContent } from '../../src/cli/revise.ts';
import { run } from '../../src/cli/send.ts';
import { startServer, type Options, type TestServer } from './server.ts';

const repository = join(import.meta.dirname, '../..');
const PDF = new TextEncoder().encode('%PDF-1.7 a sheet');

/** A desk with a content folder, a list of two, and a server of its own for every test of the file that asks for it. */
export function useDesk() {
  let content = '';
  let dir = '';
  let server: TestServer;
  let printed = '';
  const world: World = { now: () => new Date(0), print: (text) => void (printed += `${text}\n`), cwd: '' };

  beforeAll(() => {
    content = mkdtempSync(join(tmpdir(), 'readout-content-'));
    for (const part of ['site.yaml', 'actors', 'sources'])
      cpSync(join(repository, 'briefings', part), join(content, part), { recursive: true });
    write('talks', {});
  });
  afterAll(() => rmSync(content, { recursive: true }));

  beforeEach(async (context) => {
    dir = mkdtempSync(join(tmpdir(), 'readout-send-'));
    list('anna@readout.test,Anna', 'bo@readout.test,Bo');
    server = await startServer();
    context.onTestFinished(async () => {
      await server.close();
      rmSync(dir, { recursive: true });
    });
  });

  /** The first edition of a sample briefing under another name, with other front matter. */
  function write(id: string, fields: Record<string, string>): void {
    let text = readFileSync(join(repository, 'briefings/geneva-meeting.mdx'), 'utf8')
      .replace(/^edition: \d+$/m, 'edition: 1')
      .replace(/^changeNote: .*\n/m, '');
    for (const [name, value] of Object.entries(fields)) {
      const line = new RegExp(`^${name}: .*$`, 'm');
      text = line.test(text)
        ? text.replace(line, `${name}: ${value}`)
        : text.replace(/^edition:/m, `${name}: ${value}\nedition:`);
    }
    writeFileSync(join(content, `${id}.mdx`), text);
  }

  /** The list’s rows, `email,name`. */
  const list = (...rows: string[]): void =>
    writeFileSync(join(dir, 'list.csv'), ['email,name', ...rows, ''].join('\n'));

  /** Another server in the place of the one that does as it should. */
  async function serve(options: Options): Promise<void> {
    await server.close();
    server = await startServer(options);
  }

  /** The command with the list, by this name of it; its exit code. */
  async function send(args: string[], changes: Partial<Machine> = {}, to = 'list.csv'): Promise<number> {
    printed = '';
    const { status: _, ...machine } = MACHINE;
    const env = { READOUT_SMTP_URL: `smtp://127.0.0.1:${server.port}`, READOUT_FROM: 'Desk <desk@readout.test>' };
    const sheets = () => Promise.resolve({ a4: PDF, letter: PDF });
    Object.assign(world, { now: () => new Date('2026-01-05T09:00:00Z'), cwd: dir });
    const [id = '', ...rest] = args;
    return run([id, content, '--to', to, ...rest], world, { ...machine, env, sheets, ...changes });
  }

  return {
    /** What every command takes from the machine; the clock stands on 5 January 2026. */
    world,
    write,
    /** `readout revise` on the content. */
    revise: (args: string[]) => reviseContent([args[0] ?? '', content, ...args.slice(1)], world),
    list,
    serve,
    send,
    server: () => server,
    /** What the last command printed. */
    printed: () => printed,
    /** Who got something, in order, by the name before the @. */
    taken: () => server.delivered.map((m) => m.to.replace(/@.*/, '')),
    /** A path beside the list. */
    beside: (name: string) => join(dir, name),
    ledger: () => join(dir, 'list.csv.ledger'),
  };
}
