import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { giving, type Modules } from '../integration.ts';
import { scoped } from './scoped.ts';

/** The folder of all code, as it is here. */
const SRC = fileURLToPath(new URL('..', import.meta.url));

/**
 * The part of the code that is a site's own, since it asks for that site's settings and content. Each site within another has a
 * copy, so that several know nothing of each other; what the copies import of the rest is there once.
 */
const OWN = ['pages', 'components', 'method', `press${extname(import.meta.url)}`];

/** What a site within another leaves to it. */
const OTHERS = ['404', 'robots.txt', 'site.webmanifest'];

/** Components that a site may put its own in the place of. */
export const SLOTS = ['Page', 'BriefCard', 'BriefHead', 'Imprint', 'Newest', 'Related', 'Search', 'Sources'] as const;
export type Slot = (typeof SLOTS)[number];

/** The absolute path of what stands in the place of a component. */
export type Slots = Readonly<Partial<Record<Slot, string>>>;

const slashed = (path: string): string => path.replaceAll('\\', '/');

/**
 * Writes a site's own copy, and says which address each file of its pages answers. Where the frame of the pages is the site's own,
 * our styles keep to what stands within it.
 */
export function copyCode(folder: string, slots: Slots): { pattern: string; entrypoint: string }[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of OWN) cpSync(join(SRC, name), join(folder, name), { recursive: true });
  if (slots.Page !== undefined) copyStyles(join(folder, 'styles'));
  const pages = join(folder, 'pages');
  const files = readdirSync(pages, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ pattern: patternOf(slashed(file.slice(pages.length + 1))), entrypoint: file }))
    .filter(({ pattern }) => !OTHERS.includes(pattern));
}

function copyStyles(folder: string): void {
  const from = join(SRC, 'styles');
  mkdirSync(folder);
  for (const name of readdirSync(from)) {
    const css = readFileSync(join(from, name), 'utf8');
    const asIs = name === 'fonts.css' || name === 'site.css' || !name.endsWith('.css');
    writeFileSync(join(folder, name), asIs ? css : scoped(css));
  }
}

/** `topics/[id]/feed.xml.ts` → `topics/[id]/feed.xml`; of an index, its folder. */
const patternOf = (file: string): string => file.replace(/\.(astro|ts|js)$/, '').replace(/(^|\/)index$/, '');

interface Resolving {
  resolve: (id: string, importer: string, options: { skipSelf: boolean }) => Promise<{ id: string } | null>;
}

/**
 * What a plugin for Vite does for one site's copy: its imports lead to the copy or to the code beside it, to the components that
 * stand in the place of ours, and to what the site is given.
 *
 * @param all of the copies of a site, in the order of its configuration
 */
export function copied(modules: Modules, slots: Slots, all: () => readonly Parts[]) {
  const { resolveId: given, load } = giving(modules);
  const folder = slashed(modules.code);
  const inFolder = (path: string): boolean => path.startsWith(`${folder}/`);
  const parts: Parts = { code: folder, theirs: new Set(Object.values(slots).map(slashed)) };
  /** Whose components a file of the site itself stands on: of one in the place of ours, its own; else the first's. */
  const serves = (from: string): boolean =>
    (all().find(({ theirs }) => theirs.has(from)) ?? all()[0]) === parts &&
    !all().some(({ code }) => from.startsWith(`${code}/`));
  return {
    parts,
    load,
    async resolveId(
      this: Resolving,
      id: string,
      importer?: string,
    ): Promise<string | { id: string } | null | undefined> {
      const module = given(id, importer);
      if (module !== undefined || importer === undefined) return module;
      const [from = ''] = slashed(importer).split('?');
      const ours = /^readout\/components\/(.+)$/.exec(id)?.[1];
      if (ours !== undefined && serves(from)) return join(modules.code, 'components', ours);
      if (id === 'readout/styles.css' && parts.theirs.has(from) && slots.Page !== undefined)
        return join(modules.code, 'styles/site.css');
      if (!inFolder(from)) return undefined;
      const real = join(SRC, from.slice(folder.length));
      if (!id.startsWith('.')) return /^\w+:|^\0|^\//.test(id) ? undefined : this.resolve(id, real, { skipSelf: true });
      const [path = '', query] = join(dirname(from), id).split('?');
      const file = slashed(path);
      const slot = SLOTS.find((name) => file === `${folder}/components/${name}.astro`);
      const to = (slot && slots[slot]) ?? (existsSync(path) ? path : join(SRC, file.slice(folder.length)));
      return slashed(to) + (query === undefined ? '' : `?${query}`);
    },
  };
}

/** Of one copy: where it stands, and the files in the place of ours. */
export interface Parts {
  code: string;
  theirs: ReadonlySet<string>;
}
