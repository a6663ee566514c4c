import type { FileChange } from './compared.ts';

/** Files of which the same is to be told, told as one. */
export function alikeFiles(files: readonly FileChange[]): FileChange[][] {
  const key = ({ name, was, now, also, ...rest }: FileChange): string =>
    rest.is === 'changed' ? JSON.stringify(rest) : `${name} ${was} ${now} ${also.length}`;
  return [...Map.groupBy(files, key).values()];
}
