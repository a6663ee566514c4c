import type { Problem } from '../problem.ts';
import type { Comparison, FileChange } from './compared.ts';
import type { Kind } from './files.ts';

/** What of a side is told to programs. */
export interface Told {
  /** As the user named it. */
  readonly name: string;
  /** Of Readout, where a version was compared. */
  readonly version?: string;
  readonly url: string;
  readonly files: number;
}

/** A comparison as programs read it; the README documents its shape. */
export interface ComparisonJson {
  readonly same: boolean;
  readonly old: Told;
  readonly new: Told;
  /** Where two versions were compared: what one finds wrong in the folder and the other does not. */
  readonly problems?: { readonly added: readonly Problem[]; readonly gone: readonly Problem[] };
  readonly shared: Comparison['shared'];
  readonly files: Readonly<Record<Exclude<Kind, 'index'>, readonly FileJson[]>>;
  /** How many files of the search index are different. */
  readonly index: number;
}

type FileJson = Omit<FileChange, 'kind' | 'was' | 'now'> & { readonly old?: string; readonly new?: string };

export function comparisonJson(
  { shared, changed, index }: Comparison,
  told: { readonly old: Told; readonly new: Told; readonly problems: ComparisonJson['problems'] | undefined },
): ComparisonJson {
  const of = (kind: Kind): FileJson[] => changed.filter((f) => f.kind === kind).map(fileJson);
  const files = {
    ...{ page: of('page'), sheet: of('sheet'), mail: of('mail') },
    ...{ data: of('data'), picture: of('picture'), look: of('look') },
  };
  const { problems } = told;
  const same = !changed.length && !index && !problems?.added.length && !problems?.gone.length;
  return { same, old: told.old, new: told.new, ...(problems && { problems }), shared, files, index };
}

function fileJson({ kind: _, was, now, ...rest }: FileChange): FileJson {
  return { ...rest, ...(was !== undefined && { old: was }), ...(now !== undefined && { new: now }) };
}
