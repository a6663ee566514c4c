import type { Brief } from '../model/brief.ts';
import { digestIn } from '../reading/code.ts';
import type { Content } from '../reading/folder.ts';
import type { Origins } from '../store/blobs.ts';

/**
 * The files of the content that a brief was made of, with the digests of their texts: its own, its sources', its actors', the
 * settings and what the desk's look is made of. What a store holds of it goes when one of them does.
 */
export function originsIn({ files }: Content): (brief: Brief) => Origins {
  const look = [...files.keys()].filter((file) => file.startsWith('brand/'));
  return (brief) => {
    const actors = [...brief.positions.map(({ actor }) => actor), ...brief.quotes.flatMap(({ by }) => by ?? [])];
    const all = new Set([
      'site.yaml',
      ...look,
      brief.file,
      ...brief.sources.map(({ id }) => `sources/${id}.md`),
      ...actors.map(({ id }) => `actors/${id}.yaml`),
    ]);
    return [...all].sort().flatMap((file) => {
      const digest = digestIn(files, file);
      return digest === undefined ? [] : [[file, digest] as const];
    });
  };
}
