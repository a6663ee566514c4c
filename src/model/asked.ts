import type { Known, World } from './parse.ts';

/** What was asked of a folder while one of its briefings was read, and what the answers came to. */
export type Asked = readonly (readonly [question: string, answer: string])[];

/** Stands for a value in letters: the same for the same. */
export type DigestOf = (value: object) => string;

type Kind = 'sources' | 'actors' | 'broken';

/** A folder that takes note of what it is asked: of one file by its id, or of which files there are. */
export function witnessed(world: World, digestOf: DigestOf): { world: World; asked: () => Asked } {
  const questions = new Set<string>();
  const one = (kind: Kind, id: string): void => void questions.add(`${kind} ${id}`);
  const all = (kind: Kind): void => void questions.add(kind);
  const known = <T>(kind: Kind, map: Known<T>): Known<T> => ({
    get: (id) => (one(kind, id), map.get(id)),
    has: (id) => (one(kind, id), map.has(id)),
    keys: () => (all(kind), map.keys()),
    values: () => {
      all(kind);
      for (const id of map.keys()) one(kind, id);
      return map.values();
    },
    get size() {
      all(kind);
      return map.size;
    },
  });
  const { site, sources, actors, broken } = world;
  return {
    world: {
      site,
      sources: known('sources', sources),
      actors: known('actors', actors),
      broken: {
        has: (id) => (one('broken', id), broken.has(id)),
        [Symbol.iterator]: () => (all('broken'), broken[Symbol.iterator]()),
      },
    },
    asked: () => [...questions].map((question) => [question, answer(question, world, digestOf)] as const),
  };
}

/** Whether a folder would answer the same now: then a briefing of the same text is read as it was. */
export const wouldAnswer = (asked: Asked, world: World, digestOf: DigestOf): boolean =>
  asked.every(([question, said]) => answer(question, world, digestOf) === said);

/** The files of the content that were asked for, by their paths. */
export const filesAsked = (asked: Asked): string[] =>
  asked.flatMap(([question]) => {
    const [kind, id] = question.split(' ');
    return id === undefined || kind === 'broken' ? [] : [kind === 'sources' ? `sources/${id}.md` : `actors/${id}.yaml`];
  });

function answer(question: string, world: World, digestOf: DigestOf): string {
  const [kind, id] = question.split(' ') as [Kind, string | undefined];
  if (kind === 'broken') return id === undefined ? [...world.broken].join(' ') : String(world.broken.has(id));
  if (id === undefined) return [...world[kind].keys()].join(' ');
  const value = world[kind].get(id);
  return value ? digestOf(value) : '';
}
