import type { Citation } from '../model/brief.ts';
import { normal, normalise } from '../model/passage.ts';
import type { CitedSource } from './cited.ts';

/** Quoted words in the source that they are said to be from: what of them is the source's, and what they leave out. */

/** A piece of a quotation as written. */
export type Token =
  | { kind: 'words'; text: string }
  /** Words left out: `[…]`, `...`, `(…)`. */
  | { kind: 'gap'; text: string }
  /** Words put in, without their brackets; `joins` where they are part of a word: "compel[led]", "[T]he". */
  | { kind: 'bracket'; text: string; joins: { before: boolean; after: boolean } };

/** Between two pieces of a quotation: what the source has there, in UTF-16 units of its body. */
export interface Between {
  token: Token;
  start: number;
  end: number;
}

/** Where a quotation stands in a source, in UTF-16 units of its body. */
export interface Found {
  source: CitedSource;
  start: number;
  end: number;
  between: Between[];
}

/** The paragraphs that a citation touches, made ready to be looked through. */
interface Stretch {
  text: string;
  from: readonly number[];
  to: readonly number[];
  /** What of `text` is cited. */
  cited: { start: number; end: number }[];
}

const OMISSION = String.raw`\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\s?\.\s?\.)\s*\)|…|\.\s?\.\s?\.(?:\s?\.)?`;
const PIECES = new RegExp(`(${OMISSION})|\\[([^[\\]]*)\\]`, 'gu');
const LETTER = /[\p{L}\p{N}]/u;
/** How many places of the first words are tried: a text that repeats itself is read in good time all the same. */
const TRIED = 50;

/** The pieces of a quotation; a comma, full stop or semicolon at its end may be the sentence's own. */
export function tokensOf(words: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const add = (text: string) => LETTER.test(text) && tokens.push({ kind: 'words', text });
  for (const match of words.matchAll(PIECES)) {
    add(words.slice(at, match.index));
    at = match.index + match[0].length;
    const joins = { before: LETTER.test(words.charAt(match.index - 1)), after: LETTER.test(words.charAt(at)) };
    if (match[1] === undefined) tokens.push({ kind: 'bracket', text: (match[2] ?? '').trim(), joins });
    else tokens.push({ kind: 'gap', text: match[1] });
  }
  add(words.slice(at));
  return tokens;
}

/** Every way in which a quotation stands in a citation's words; none where it does not. */
export function findQuoted(words: string, citation: Citation, source: CitedSource): Found[] {
  const stretch = stretchOf(citation, source);
  const whole = placesOf(ends(normal(words), true), stretch);
  if (whole.length) return whole.map((at) => found([at], [], stretch, source));
  const tokens = tokensOf(words);
  const first = tokens.find((t) => t.kind === 'words');
  if (!first) return [];
  return placesIn(tokens, tokens.indexOf(first), stretch, 0)
    .slice(0, TRIED)
    .flatMap((start) => follow(tokens, start, stretch, source) ?? []);
}

/** A place of one piece of words in a stretch's text. */
interface At {
  start: number;
  end: number;
}

/** The pieces after the first, each at its next place. */
function follow(tokens: readonly Token[], first: At, stretch: Stretch, source: CitedSource): Found | undefined {
  const at: (At | undefined)[] = [];
  let last: At | undefined;
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'words') continue;
    const place = last ? nextPlace(tokens, i, stretch, last.end) : first;
    if (!place) return undefined;
    at[i] = place;
    last = place;
  }
  return found(
    at.filter((p) => p !== undefined),
    tokens.map((token, i) => ({ token, at: at[i] })),
    stretch,
    source,
  );
}

/** The next place that stands in what is cited; right where the last piece ended, if it stands there. */
function nextPlace(tokens: readonly Token[], i: number, stretch: Stretch, after: number): At | undefined {
  return placesIn(tokens, i, stretch, after, 1)[0];
}

/** The places of one piece of words, at whose joined ends a word may go on. */
function placesIn(tokens: readonly Token[], i: number, stretch: Stretch, after: number, most = TRIED): At[] {
  const token = tokens[i];
  if (token?.kind !== 'words') return [];
  const [before, next] = [tokens[i - 1], tokens[i + 1]];
  const open = {
    start: before?.kind === 'bracket' && before.joins.after,
    end: next?.kind === 'bracket' && next.joins.before,
  };
  const text = ends(normal(token.text), i === tokens.length - 1);
  const letter = open.start && before?.kind === 'bracket' && [...before.text].length === 1 ? before.text : '';
  if (!letter) return placesOf(text, stretch, after, most, open);
  const cases = [letter.toLowerCase(), letter.toUpperCase()];
  const lettered = cases.flatMap((c) => placesOf(c + text, stretch, after, most, { ...open, start: false }));
  const found = lettered.length ? lettered : placesOf(text, stretch, after, most, open);
  return [...found].sort((a, b) => a.start - b.start).slice(0, most);
}

/** Words without the marks around them, and the stop that is the writer's. */
const ends = (text: string, isLast: boolean): string =>
  (isLast ? text.replace(/[,.;]$/, '') : text).replace(/^"|"$/g, '').trim();

function placesOf(
  words: string,
  { text, cited }: Stretch,
  after = 0,
  most = TRIED,
  open = { start: false, end: false },
): At[] {
  const places: At[] = [];
  if (!words) return places;
  for (let at = text.indexOf(words, after); at >= 0 && places.length < most; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (!cited.some((c) => c.start <= at && end <= c.end)) continue;
    const isCutBefore = !open.start && LETTER.test(text.charAt(at - 1)) && LETTER.test(words.charAt(0));
    const isCutAfter = !open.end && LETTER.test(text.charAt(end)) && LETTER.test(words.at(-1) ?? '');
    if (!isCutBefore && !isCutAfter) places.push({ start: at, end });
  }
  return places;
}

function found(
  places: readonly At[],
  tokens: readonly { token: Token; at: At | undefined }[],
  stretch: Stretch,
  source: CitedSource,
): Found {
  const body = (at: number) => stretch.from[at] ?? 0;
  const bodyEnd = (at: number) => stretch.to[at - 1] ?? 0;
  const [first, last] = [places[0] ?? { start: 0, end: 0 }, places.at(-1) ?? { start: 0, end: 0 }];
  const between = tokens.flatMap(({ token, at }, i): Between[] => {
    if (at) return [];
    const before = tokens.slice(0, i).findLast((t) => t.at)?.at;
    const after = tokens.slice(i + 1).find((t) => t.at)?.at;
    const start = before ? bodyEnd(before.end) : body(first.start);
    const end = after ? body(after.start) : bodyEnd(last.end);
    return [{ token, start: Math.min(start, end), end }];
  });
  return { source, start: body(first.start), end: bodyEnd(last.end), between };
}

const stretches = new WeakMap<Citation, Stretch>();

/** A citation's paragraphs are normalised once, however many quotations are looked for in them. */
function stretchOf(citation: Citation, source: CitedSource): Stretch {
  const known = stretches.get(citation);
  if (known) return known;
  const paragraphs = source.paragraphsOf(citation);
  const start = paragraphs[0]?.start ?? 0;
  const { text, from, to } = normalise(source.source.body.slice(start, paragraphs.at(-1)?.end ?? 0));
  const indexOf = (offset: number) => {
    const at = from.findIndex((f) => f + start >= offset);
    return at < 0 ? text.length : at;
  };
  const stretch = {
    text,
    from: from.map((f) => f + start),
    to: to.map((t) => t + start),
    cited: citation.pieces.map((p) => ({ start: indexOf(p.start), end: indexOf(p.end) })),
  };
  stretches.set(citation, stretch);
  return stretch;
}
