import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDesk } from './desk.ts';

it('`add` asks at a terminal for what only a person knows, as a person meets it', async () => {
  const { cwd } = await openDesk();
  await writeFile(join(cwd, 'note.txt'), 'It gave no date.\n');
  const start = join(import.meta.dirname, '../../../src/cli/start.js');
  const atTerminal = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
  const args = ['-c', atTerminal, process.execPath, start, 'add', 'note.txt'];
  const child = spawn('python3', args, { cwd, env: { ...process.env, INIT_CWD: cwd } });
  const answers = ['Note on berths', 'Port Authority', '8 March', '2026-03-08', 'note', 'none'];
  let said = '';
  let asked = 0;
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
    // A terminal puts the place of its cursor after each question.
    const questions = said.split(': \u001b[').length - 1;
    if (questions > asked) child.stdin.write(`${answers[asked++]}\n`);
  });
  const [code] = (await once(child, 'exit')) as [number];
  expect([code, said]).toEqual([0, expect.stringMatching(/expected a day as YYYY-MM-DD\s[^]*is written/)]);
  const text = await readFile(join(cwd, 'briefings/sources/note.md'), 'utf8');
  expect(text).toContain('title: Note on berths\npublisher: Port Authority\npublished: 2026-03-08\n');
});
