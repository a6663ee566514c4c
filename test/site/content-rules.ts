import type { Markup } from './parsed.ts';

/** A check of one rule: what is wrong, in words, or nothing. */
export type Rule<T> = (given: T) => readonly string[];

/** What breaks a rule, each with the rule's name before it. */
export function broken<T>(rules: Readonly<Record<string, Rule<T>>>, given: T): string[] {
  return Object.entries(rules).flatMap(([name, rule]) => rule(given).map((wrong) => `${name}: ${wrong}`));
}

export const unless = (holds: boolean, wrong: string): string[] => (holds ? [] : [wrong]);

/** RFC 3986, 4.3, of the schemes that a feed reader follows: absolute, and of a URI's characters alone. */
export const isWebAddress = (address: string): boolean =>
  /^https?:\/\/[a-z\d.-]+(:\d+)?(\/|$)/i.test(address) && /^[\w;/?:@&=+$.\-!~*'()%,#]+$/.test(address);

/** RFC 5646, 2.2.9: a tag that is well-formed and registered in shape. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/**
 * RFC 6838, 4.2: type and subtype, and parameters after them.
 */
export const isMediaType = (type: string): boolean =>
  /^[a-z\d][\w!#$&^.+-]*\/[a-z\d][\w!#$&^.+-]*(;\s*[\w-]+=("[^"]*"|[\w.-]+))*$/i.test(type);

/** What carries text, lists, tables and links; nothing that runs, embeds, submits or styles. */
const PLAIN = new Set(
  'a abbr b blockquote br caption cite code dd del dl dt em figcaption figure h2 h3 h4 hr i img ins li ol p pre q s small span strong sub sup table tbody td tfoot th thead time tr u ul'.split(
    ' ',
  ),
);

/** Attributes that feed readers keep, none of which can run or style anything. */
const KEPT = new Set('href lang dir title cite colspan rowspan scope src alt width height datetime'.split(' '));

/** What may stand in the HTML of a feed's item, be it RSS's or JSON Feed's. */
export const CONTENT_RULES = {
  /** HTML, 13.1: every element closed and in its place, so that no reader mends it in a way of its own. */
  'content-nested': ({ written, seen }) =>
    unless(written.join(' ') === seen.join(' '), `${written.length} tags written, ${seen.length} in the tree`),

  /** The W3C feed validator's NotHtml and SecurityRisk. */
  'content-elements': ({ seen }) => [...new Set(seen)].filter((tag) => !PLAIN.has(tag.replace('/', ''))),

  /** The validator's SecurityRiskAttr and DangerousStyleAttr. */
  'content-attributes': ({ attributes }) =>
    attributes.filter(({ name }) => !KEPT.has(name)).map(({ on, name }) => `${on} has ${name}`),

  /** The validator's ContainsRelRef: an item has no address of its own that all readers resolve against. */
  'content-absolute': ({ attributes }) =>
    attributes
      .filter(({ name, value }) => /^(href|src|cite)$/.test(name) && !isWebAddress(value))
      .map(({ value }) => value),

  /** Nothing of the language that briefings are written in. */
  'content-residue': ({ text, attributes }) =>
    [text, ...attributes.map(({ name }) => name)].flatMap((words) => words.match(RESIDUE) ?? []),
} satisfies Record<string, Rule<Markup>>;

const RESIDUE =
  /\{\/\*|\*\/\}|^class(name)?$|<\/?(Cite|BottomLine|KeyFact|Position|Wants|Offers|Quote|Judgement|Scenario|Forecast|Watch|Gap|Outcome|Background|WhyItMatters)\b|\bpassage=|^(import|export) .+ from /gim;
