import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

export const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** A folder of a test's own, gone when the test is done with it. */
export async function temporary<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'readout-build-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A copy of the sample content. */
export async function sampleIn(folder: string): Promise<string> {
  const content = join(folder, 'briefings');
  await cp(join(ROOT, 'briefings'), content, { recursive: true });
  return content;
}

/** Runs a command as a user does; what it printed, and its exit code. */
export async function readout(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  const options = { cwd: ROOT, env: { ...process.env, ...env } };
  return run(process.execPath, [join(ROOT, 'src/cli/start.js'), ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (e: { code: number; stdout: string; stderr: string }) => ({ code: e.code, said: e.stdout + e.stderr }),
  );
}

/** What another program says. */
export const program = async (name: string, ...args: string[]): Promise<string> =>
  (await run(name, args, { maxBuffer: 1 << 26 })).stdout;

/** The bytes of every file below a folder, by their path in it. */
export async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  return new Map(await Promise.all(files.sort().map(async (f) => [relative(folder, f), await readFile(f)] as const)));
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
