import type { Actor } from './actor.ts';
import type { FirstReading } from './draft.ts';
import { id as anyId } from './fields.ts';
import { placeOfName } from './naming.ts';
import { actorFile } from './new-file.ts';

/** An actor that a source names and the registry has not: every word of it is the source's. */
export type ProposedActor = Pick<Actor, 'name' | 'kind' | 'aliases'> & {
  offices: { title: string; aliases: string[] }[];
};

const WISH = String.raw`\b(?:wants?|insists?|demands?|calls? for|called for|seeks?|urges?|urged|asks?|requires?|expects?|proposes?|aims?|refus\w+|reject\w+|threaten\w+|reaffirm\w+|agreed?|commit\w*)\b`;
/** Verbs with which someone is said to want something. */
export const WANTS = new RegExp(WISH, 'iu');
/** Who is said to want something at the beginning of a sentence, where capitals say that it is a name. */
const BODY = new RegExp(
  String.raw`^(?:The (?<one>\p{Lu}[\p{L}’'-]+)|(?:The )?(?<more>\p{Lu}[\p{L}’'-]+(?: (?:of |for |of the )?\p{Lu}[\p{L}’'-]+){1,4})) (?:has |have )?${WISH}`,
  'u',
);

/** The actors that sentences name and the registry has not, with ids that are free. */
export function proposedActors(
  texts: readonly string[],
  lang: string,
  actors: readonly Actor[],
  reading: Pick<FirstReading, 'actors' | 'like'>,
): (ProposedActor & { id: string })[] {
  const found = reading.actors(texts, lang);
  const bodies = texts.flatMap((text): ProposedActor[] => {
    const { one, more } = WANTS.test(text) ? (BODY.exec(text)?.groups ?? {}) : {};
    const name = one ?? more;
    if (name === undefined || found.some((a) => placeOfName(name, a) >= 0)) return [];
    return [{ name, kind: 'organisation', aliases: [], offices: [] }];
  });
  const taken = new Set<string>(actors.map((a) => a.id));
  const names = new Set<string>();
  return [...found, ...bodies].flatMap((actor) => {
    if (names.has(actor.name) || actors.some((a) => isKnown(actor, a, reading))) return [];
    names.add(actor.name);
    const id = freeId(actor.name, taken);
    taken.add(id);
    return [{ ...actor, id }];
  });
}

const isKnown = ({ name, kind }: ProposedActor, actor: Actor, reading: Pick<FirstReading, 'like'>): boolean =>
  placeOfName(name, actor) >= 0 ||
  [actor.name, ...Object.values(actor.names)].some(
    (form) => form === name || (kind === 'person' && reading.like(name, form) !== undefined),
  );

/** An id out of a name's Latin letters, or a numbered one. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .normalize('NFKD')
    .replace(/[\p{M}’'.]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 70)
    .replace(/^-|-$/g, '');
  const isId = anyId.safeParse(letters).success;
  for (let n = 1; ; n++) {
    const id = isId && n === 1 ? letters : `${isId ? letters : 'actor'}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** The file of a proposed actor, which says that it is proposed. */
export const proposedActorFile = ({ name, kind, aliases, offices }: ProposedActor, source: string): string =>
  `# Proposed by a program from the source ${source}: check the name, the kind and the office, then take this line out.\n${actorFile({ name, kind, aliases, offices: offices.map(({ title, aliases: forms }) => (forms.length ? { title, aliases: forms } : { title })) })}`;
