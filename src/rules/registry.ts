import type { Actor } from '../model/actor.ts';
import { isSlip, personLike } from './person-names.ts';

/** A name of a registered actor where it stands in a text. */
export interface Named {
  actor: Actor;
  start: number;
  end: number;
}

interface Form {
  text: string;
  actor: Actor;
}

const FIRST_WORD = /[\p{L}\p{N}]+/u;
const WORDS = /[\p{L}\p{N}]+/gu;
const LETTER = /[\p{L}\p{N}]/u;

/** Glyph for glyph, so that places stay true: one apostrophe, one hyphen, one space. */
export const folded = (text: string): string =>
  text
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s/g, ' ');

/** Every form of every registered name, by its first word. Letter case counts: "US" is not "us". */
export class Registry {
  private readonly forms = new Map<string, Form[]>();
  private readonly actors: ReadonlyMap<string, Actor>;

  constructor(actors: readonly Actor[]) {
    this.actors = new Map(actors.map((a) => [a.id, a]));
    for (const actor of actors) for (const name of namesOf(actor)) this.add(folded(name), actor);
    for (const forms of this.forms.values()) forms.sort((a, b) => b.text.length - a.text.length);
  }

  all(): Actor[] {
    return [...this.actors.values()];
  }

  get(id: string): Actor | undefined {
    return this.actors.get(id);
  }

  /** Every person it has. */
  persons(): Actor[] {
    return [...this.actors.values()].filter((a) => a.kind === 'person');
  }

  /** The names in a text, the longest at each place, none overlapping another. */
  find(text: string): Named[] {
    const plain = folded(text);
    const found: Named[] = [];
    let after = 0;
    for (const { 0: word, index } of plain.matchAll(WORDS)) {
      if (index < after) continue;
      const form = this.forms
        .get(word)
        ?.find((f) => plain.startsWith(f.text, index) && endsWord(plain, index + f.text.length));
      if (!form) continue;
      after = index + form.text.length;
      found.push({ actor: form.actor, start: index, end: after });
    }
    return found;
  }

  /** The person whom a form of a name means that is not registered, or may mean. */
  personLike(name: string): ReturnType<typeof personLike> {
    return personLike(name, this.actors.values());
  }

  /** The person whose last name a word is but for a letter or two; nothing where it is part of a name that is registered. */
  misspelt(word: string): Actor | undefined {
    if (this.forms.has(word) || this.parts().has(word)) return undefined;
    return this.persons().find((a) => isSlip(word, folded(a.name).match(WORDS)?.at(-1) ?? ''));
  }

  private known: ReadonlySet<string> | undefined;

  /** Every word of every registered name. */
  private parts(): ReadonlySet<string> {
    return (this.known ??= new Set(
      this.all().flatMap((a) => [...namesOf(a)].flatMap((n) => folded(n).match(WORDS) ?? [])),
    ));
  }

  /** Whether a text names an actor in any registered form; of a person the last word of a full name will do. */
  names(text: string, { id }: Pick<Actor, 'id'>): boolean {
    const actor = this.actors.get(id);
    if (this.find(text).some((n) => n.actor.id === id)) return true;
    if (actor?.kind !== 'person') return false;
    const words = new Set(folded(text).match(WORDS));
    return [actor.name, ...Object.values(actor.names)].some((name) =>
      words.has(folded(name).match(WORDS)?.at(-1) ?? ''),
    );
  }

  private add(text: string, actor: Actor): void {
    const [first] = FIRST_WORD.exec(text) ?? [];
    if (first !== undefined && text.startsWith(first))
      this.forms.set(first, [...(this.forms.get(first) ?? []), { text, actor }]);
  }
}

const namesOf = (actor: Actor): Set<string> =>
  new Set([actor.name, ...(actor.short ? [actor.short] : []), ...actor.aliases, ...Object.values(actor.names)]);

const endsWord = (text: string, at: number): boolean =>
  !LETTER.test(text.charAt(at)) || !LETTER.test(text.charAt(at - 1));
