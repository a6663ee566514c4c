import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { sha256, versionOf } from '../reading/code.ts';
import type { Output } from './job.ts';

/** What of the project makes something, beside what it is given: rooms, and packages that its code draws on. */
interface Makers {
  rooms: readonly string[];
  packages: readonly string[];
}

const WORDS: Makers = {
  rooms: ['problem.ts', 'brand', 'model', 'wording', 'outputs.ts', 'paper.ts', 'sheets.ts', 'pressroom'],
  packages: ['@noble/hashes', 'diff', 'fflate', 'zod'],
};
const SHEETS: Makers = {
  rooms: [...WORDS.rooms, 'figures', 'sheet', 'pdf', 'fonts'],
  packages: [...WORDS.packages, '@noble/hashes', 'fflate', 'd3-time', 'harfbuzzjs', 'linebreak', 'uqr'],
};
const PICTURES: Makers = {
  rooms: [...WORDS.rooms, 'card', 'figures', 'fonts', 'raster', 'sheet'],
  packages: [...WORDS.packages, 'd3-time', 'harfbuzzjs', 'linebreak', 'satori'],
};

/** What makes each output. A test holds it to what the code imports. */
export const MAKERS: Readonly<Record<Output, Makers>> = {
  fitting: SHEETS,
  a4: SHEETS,
  letter: SHEETS,
  mail: { rooms: [...SHEETS.rooms, 'mail'], packages: [...SHEETS.packages, 'nodemailer'] },
  sheet: { rooms: [...SHEETS.rooms, 'card', 'raster'], packages: SHEETS.packages },
  card: PICTURES,
  portrait: PICTURES,
};

/**
 * The version of what makes each output: another wherever a line of its code, a package or Node itself is another.
 *
 * @param root the project's own folder
 */
export async function versionsOf(root: string): Promise<Readonly<Record<Output, string>>> {
  const known = new Map<Makers, Promise<string>>();
  const version = (makers: Makers): Promise<string> => {
    const working = known.get(makers) ?? versionOfMakers(root, makers);
    known.set(makers, working);
    return working;
  };
  const all = await Promise.all(Object.entries(MAKERS).map(async ([output, m]) => [output, await version(m)] as const));
  return Object.fromEntries(all) as Record<Output, string>;
}

async function versionOfMakers(root: string, { rooms, packages }: Makers): Promise<string> {
  const code = await versionOf(root, [...rooms.map((room) => `src/${room}`), 'vendor']);
  return sha256([code, ...(await Promise.all(packages.map((name) => packageVersion(root, name))))].join());
}

/** The version of everything that a site is made by. */
export async function versionOfSite(root: string): Promise<string> {
  const text = await readFile(join(root, 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
  const packages = await Promise.all(Object.keys(dependencies).map((name) => packageVersion(root, name)));
  return sha256([await versionOf(root, ['src', 'public', 'vendor', 'desk', 'package.json']), ...packages].join());
}

async function packageVersion(root: string, name: string): Promise<string> {
  const path = placeOf(name, root);
  // Then the package carries it: it is known by the files that it is carried in.
  if (path === undefined) return `${name} is not installed`;
  const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
  return `${name} ${version}`;
}

function placeOf(name: string, root: string): string | undefined {
  try {
    return findPackageJSON(name, join(root, 'package.json'));
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw e;
  }
}
