import type { Actor, Office } from '../model/actor.ts';
import type { Registry } from './registry.ts';

/** An office taken apart, so that its forms can be compared: "Treasury Secretary" is "Secretary of the Treasury". */
export interface OfficeRead {
  /** "secretary"; what two words say, in one: "primeminister", "vicepresident". */
  head: string;
  /** What the office is of, beside a state or body: "treasury". */
  portfolio: ReadonlySet<string>;
  /** The states and bodies it is of that the registry knows; of a body that represents another, that one. */
  realms: ReadonlySet<string>;
}

/** Words that are one in the name of an office. */
const SAME: Readonly<Record<string, string>> = {
  defense: 'defence',
  premier: 'primeminister',
  taoiseach: 'primeminister',
  chairman: 'chair',
  chairwoman: 'chair',
  chairperson: 'chair',
  chairmen: 'chair',
  advisor: 'adviser',
  labor: 'labour',
  external: 'foreign',
  internal: 'interior',
  finances: 'finance',
  environmental: 'environment',
  presidents: 'president',
  ministers: 'minister',
  secretaries: 'secretary',
  chancellors: 'chancellor',
};

/** Words that tell no office from another. */
const FILLERS: ReadonlySet<string> = new Set(
  `the of for and to a an on in affairs department ministry state's federal republic his her its their s mr ms mrs dr sir`.split(
    ' ',
  ),
);

/** What an office is at bottom; one of them stands in every office. */
const HEADS =
  /^(?:(?:vice|deputy|deputyvice)?(?:president|primeminister|chancellor|minister|secretary|undersecretary|undersecretarygeneral|chair|director|governor|mayor|premier|commissioner|representative|speaker|ambassador|administrator|envoy)|secretarygeneral|attorneygeneral|king|queen|emir|sultan|pope|prince|princess|senator|leader|chief|commander|adviser|judge|justice|treasurer|comptroller|controller)$/;

/** An office as its words say it; nothing where none of them is one. */
export function readOffice(words: string, registry: Registry): OfficeRead | undefined {
  const realms = new Set<string>();
  let rest = words.replace(/[-‐‑]/g, ' ');
  for (const { actor, start, end } of registry.find(rest).reverse()) {
    if (actor.kind === 'person') continue;
    realms.add(realmOf(actor, registry));
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  const [before = ''] = rest.split(/ (?:of|for|to|on|in)(?: |$)/, 1);
  const head = tokens(before).findLast((t) => HEADS.test(t)) ?? tokens(rest).find((t) => HEADS.test(t));
  if (head === undefined) return undefined;
  const all = tokens(rest);
  const at = all.indexOf(head);
  return { head, portfolio: new Set(all.filter((t, i) => i !== at && !FILLERS.has(t))), realms };
}

/** The words of an office in one spelling, what two words say in one. */
function tokens(phrase: string): string[] {
  const plain = phrase
    .toLowerCase()
    .replace(/[’']s?(?![\p{L}])/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((w) => SAME[w] ?? w)
    .join(' ');
  return plain
    .replace(/\bprime minister\b/g, 'primeminister')
    .replace(/\b(secretary|attorney) general\b/g, '$1general')
    .replace(/\bunder (secretary(?:general)?)\b/g, 'under$1')
    .replace(/\b(vice|deputy) (?=\p{L})/gu, '$1')
    .split(' ')
    .filter(Boolean);
}

/** The state or body that a body is of in the end. */
export function realmOf(actor: Actor, registry: Registry): string {
  let at: Actor = actor;
  for (let steps = 0; steps < 5 && at.represents !== undefined; steps++) {
    const next = registry.get(at.represents);
    if (!next) break;
    at = next;
  }
  return at.id;
}

/** The forms of a registered office, read; where its title says no realm, that of whom the actor represents. */
export function formsOf(office: Office, actor: Actor, registry: Registry): OfficeRead[] {
  return [office.title, ...office.aliases].flatMap((name) => {
    const read = readOffice(name, registry);
    if (!read) return [];
    const own = actor.represents === undefined ? [] : [realmOf(actor, registry)];
    return [{ ...read, realms: new Set([...read.realms, ...own]) }];
  });
}

/** Whether an office said is a registered one, realms aside: the same head, and nothing in it that the registered has not. */
export const isForm = (said: OfficeRead, registered: OfficeRead): boolean =>
  said.head === registered.head &&
  [...said.portfolio].every((word) => [...registered.portfolio].some((w) => alike(word, w)));

/** "Polish" is of "Poland". */
const alike = (said: string, registered: string): boolean =>
  said === registered ||
  (/(?:ish|an|ese|ic|i|ch)$/.test(said) && said.length > 4 && said.slice(0, 3) === registered.slice(0, 3));

/** Whether two offices can be of one state or body: one of them says none, or they share one. */
export const sharesRealm = (a: OfficeRead, b: OfficeRead): boolean =>
  !a.realms.size || !b.realms.size || [...a.realms].some((r) => b.realms.has(r));
