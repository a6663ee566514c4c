import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';

/** A program that was started, at the head of a group of its own so that all it starts ends with it. */
export interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  end: () => Promise<void>;
}

export async function start(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  stdio: StdioOptions = 'pipe',
): Promise<Started> {
  const child = spawn(command, args, { detached: true, stdio, env: { ...process.env, ...env } });
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} has no process`);
  const end = async (): Promise<void> => {
    const gone = child.exitCode !== null || child.signalCode !== null ? undefined : once(child, 'exit');
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (e) {
      // All of them had ended by themselves.
      if ((e as NodeJS.ErrnoException).code !== 'ESRCH') throw e;
    }
    await gone;
  };
  process.once('exit', () => void end());
  return { child, pid, end };
}

/** Waits until a program prints what is looked for. */
export function said({ child }: Started, stream: NodeJS.ReadableStream | null, wanted: RegExp): Promise<string> {
  let all = '';
  return new Promise((found, reject) => {
    stream?.on('data', (text: Buffer) => {
      all += String(text);
      const [, match] = wanted.exec(all) ?? [];
      if (match !== undefined) found(match);
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${all}`)));
  });
}
