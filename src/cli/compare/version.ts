import { execFile } from 'node:child_process';
import { readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { shown } from '../../model/shown.ts';
import type { Problem } from '../../problem.ts';
import { Usage } from '../command.ts';
import { isThere } from '../is-there.ts';
import { PACKAGE } from '../settings.ts';

/** A version of Readout that is installed somewhere on this machine. */
export interface Version {
  /** As the user named it. */
  readonly name: string;
  readonly version: string;
  /** Its own folder, without links. */
  readonly root: string;
  /** The file that Node runs. */
  readonly start: string;
}

/**
 * The version in a folder: Readout's own, or one in which it is installed. Nothing where there is none.
 *
 * @throws Usage where a version is named by its number or its tarball, since nothing is fetched here
 */
export async function versionAt(name: string, cwd: string): Promise<Version | undefined> {
  const folder = resolve(cwd, name);
  for (const root of [folder, join(folder, 'node_modules', PACKAGE.name)]) {
    const described = await descriptionIn(root);
    if (described?.name !== PACKAGE.name) continue;
    const starts = [described.bin?.[PACKAGE.name] ?? '', 'src/cli/start.js']
      .filter(Boolean)
      .map((file) => join(root, file));
    for (const start of starts)
      if (await isThere(start)) return { name, version: described.version ?? '', root: await realpath(root), start };
    throw new Usage(`"${shown(name)}" is a version of Readout that is not whole: install it again`);
  }
  if (/\.tgz$|^(?:[\w./-]+@)?v?\d+\.\d+\.\d+/.test(name) && !(await isThere(join(folder, 'index.html')))) {
    const what = /^\d/.test(name) ? `${PACKAGE.name}@${name}` : name;
    throw new Usage(
      `"${shown(name)}" is not installed, and compare fetches nothing: \`npm install --prefix OTHER-FOLDER ${shown(what)}\` installs it, and OTHER-FOLDER is the version`,
    );
  }
  return undefined;
}

interface Description {
  name?: string;
  version?: string;
  bin?: Record<string, string>;
}

async function descriptionIn(folder: string): Promise<Description | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') return '';
    throw e;
  });
  try {
    return text ? (JSON.parse(text) as Description) : undefined;
  } catch (e) {
    if (e instanceof SyntaxError) return undefined;
    throw e;
  }
}

/** What a version's command came to. */
interface Ran {
  readonly code: number;
  readonly stdout: string;
  /** All that it said. */
  readonly said: string;
}

/** Runs a command of a version by this very Node, as if it were called where the user stands. */
async function ran({ start }: Version, args: readonly string[], cwd: string): Promise<Ran> {
  // What npm has set is about this version.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name)));
  return new Promise((resolve, reject) => {
    const options = { cwd, env, maxBuffer: 256e6 };
    execFile(process.execPath, [start, ...args], options, (e, stdout, stderr) => {
      if (e && typeof e.code !== 'number') reject(e);
      else resolve({ code: e ? Number(e.code) : 0, stdout, said: `${stdout}${stderr}`.trim() });
    });
  });
}

/**
 * Builds a folder by a version, without any cache, so that it leaves nothing behind but the site.
 *
 * @returns what it said where it did not
 */
export async function buildBy(version: Version, folder: string, out: string, cwd: string): Promise<string | undefined> {
  const { code, said } = await ran(version, ['build', folder, '--out', out, '--no-cache'], cwd);
  return code === 0 ? undefined : said || `it ended with ${code}`;
}

/** The problems that a version finds in a folder; nothing where it tells none as JSON. */
export async function problemsBy(
  version: Version,
  folder: string,
  cwd: string,
): Promise<readonly Problem[] | undefined> {
  const { stdout } = await ran(version, ['check', folder, '--format', 'json'], cwd);
  try {
    const problems: unknown = JSON.parse(stdout);
    return Array.isArray(problems) ? (problems as Problem[]) : undefined;
  } catch (e) {
    if (e instanceof SyntaxError) return undefined;
    throw e;
  }
}

/** Problems that one list has and the other has not. */
export interface ProblemChanges {
  readonly added: readonly Problem[];
  readonly gone: readonly Problem[];
}

export function problemChanges(was: readonly Problem[], now: readonly Problem[]): ProblemChanges {
  const key = ({ file, line, column, rule, message, severity }: Problem): string =>
    JSON.stringify([file, line, column, rule, message, severity]);
  const [before, after] = [new Set(was.map(key)), new Set(now.map(key))];
  return { added: now.filter((p) => !before.has(key(p))), gone: was.filter((p) => !after.has(key(p))) };
}
