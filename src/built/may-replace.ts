import { shown } from '../model/shown.ts';
import type { Standing } from './standing.ts';
import type { Whereabouts } from './whereabouts.ts';

/** A folder that an output may not hold, and how a sentence names it. */
export interface Guarded {
  what: string;
  at: Whereabouts;
  /** Whether the output may not stand in it either. */
  closed?: boolean;
}

/**
 * Why a site may not be put where an output stands, as what follows the output's name; nothing where it may. Only an
 * empty folder and a whole, untouched site of ours are replaced.
 */
export function reasonAgainst(out: Whereabouts, standing: Standing, guarded: readonly Guarded[]): string | undefined {
  return placeReason(out, guarded) ?? standingReason(standing) ?? (out.mounted ? MOUNTED : undefined);
}

/** Why a folder cannot be moved as a whole. */
export const MOUNTED = 'is where another file system begins, and cannot be replaced as a whole: name a folder in it';

/** Why no site may stand at a place, whatever is there: what is below it need not be read for that. */
export function placeReason(out: Whereabouts, guarded: readonly Guarded[]): string | undefined {
  const self = out.there ? out.chain[0] : undefined;
  for (const { what, at, closed } of guarded) {
    const own = at.there ? at.chain[0] : undefined;
    if (self !== undefined && self === own) return `is ${what}: name an empty or a new folder`;
    if (self !== undefined && at.chain.includes(self)) return `holds ${what}: name an empty or a new folder`;
    if (closed && own !== undefined && out.chain.includes(own)) return `stands in ${what}: name a folder outside it`;
  }
  const inGit = out.path.split(/[/\\]/).some((part) => /^\.git$/i.test(part));
  return inGit ? 'stands in what Git keeps of a repository: name a folder outside it' : undefined;
}

/** Why what stands there may not go. */
export function standingReason(standing: Standing): string | undefined {
  switch (standing.kind) {
    case 'nothing':
    case 'empty':
    case 'site':
      return undefined;
    case 'file':
      return 'is no folder: name an empty or a new one';
    case 'repository':
      return `holds a Git repository (${shown(standing.path)}): name an empty or a new folder`;
    case 'unmarked':
      return 'holds files and no sign that Readout built them: name an empty or a new folder, or, where it is an old site, delete it first';
    case 'touched':
      return touchedReason(standing);
  }
}

function touchedReason({ added, altered }: { added: readonly string[]; altered: readonly string[] }): string {
  const parts = [
    added.length ? `holds what no build put there (${some(added)})` : '',
    altered.length ? `holds what was changed after it was built (${some(altered)})` : '',
  ].filter(Boolean);
  return `${parts.join(' and ')}: move it out, or name another folder`;
}

/** The first few of many paths. */
function some(paths: readonly string[], most = 3): string {
  const more = paths.length - most;
  const named = paths.slice(0, most).map((p) => shown(p, 100));
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}
