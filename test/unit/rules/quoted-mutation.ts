import { readdirSync, readFileSync } from 'node:fs';
import type { Citation } from '../../../src/model/brief.ts';
import { sentences } from '../../../src/model/context.ts';
import { normal } from '../../../src/model/passage.ts';
import type { Source } from '../../../src/model/source.ts';
import { bracketFaults } from '../../../src/rules/bracket.ts';
import { CitedSource } from '../../../src/rules/cited.ts';
import { conditionOf } from '../../../src/rules/conditional.ts';
import { deniedBefore } from '../../../src/rules/denied.ts';
import { omissionsOf } from '../../../src/rules/omission.ts';
import { findQuoted } from '../../../src/rules/quoted-words.ts';
import { negationsIn } from '../../../src/rules/reversal.ts';
import { alterations, variants, type Mutant } from '../model/mutation.ts';

/**
 * Real quotations from real texts, altered at random as a careless or dishonest hand would: every one must be refused. And
 * the same quotations typed with other glyphs, blanks and composition: none may be.
 */

const TEXTS = new URL('texts/', import.meta.url);
const SAMPLE = new URL('../../../briefings/sources/', import.meta.url);

/** A quotation as it stands in a source, and the sentence that is cited for it. */
interface Quoted {
  words: string;
  source: CitedSource;
  citation: Citation;
}

/** An altered quotation that was accepted, or a typed variant that was refused. */
export interface Verdict {
  how: string;
  text: string;
  from: string;
}

export interface Outcome {
  tried: number;
  kinds: ReadonlyMap<string, number>;
  wrong: Verdict[];
}

const langOf = (name: string): string => /\.(\w\w)\.txt$/.exec(name)?.[1] ?? 'en';

function sourceOf(id: string, lang: string, body: string): CitedSource {
  return new CitedSource({ id, lang, body, party: [], published: '2025-01-01' } as unknown as Source);
}

/** Every text: those of the sample, and those beside this file. */
export const texts = (): CitedSource[] => [
  ...readdirSync(SAMPLE).map((name) => sourceOf(name, 'en', bodyOf(readFileSync(new URL(name, SAMPLE), 'utf8')))),
  ...readdirSync(TEXTS)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => sourceOf(name, langOf(name), readFileSync(new URL(name, TEXTS), 'utf8').trim())),
];

const bodyOf = (text: string): string => text.replace(/^---\n[\s\S]*?\n---\n/, '').trim();

/** Sentences of a text that have words enough to quote from. */
function sentencesOf(source: CitedSource): { start: number; end: number }[] {
  return source.paragraphs.flatMap((p) =>
    sentences(source.text(p), source.source.lang)
      .map((s) => ({ start: s.start + p.start, end: s.end + p.start }))
      .filter((s) => source.source.body.slice(s.start, s.end).split(' ').length >= 6),
  );
}

function quotedFrom(source: CitedSource, sentence: { start: number; end: number }, pick: Pick): Quoted | undefined {
  const text = source.source.body.slice(sentence.start, sentence.end);
  const starts = [...text.matchAll(/(?<=^|\s)\p{L}/gu)].map((m) => m.index);
  const from = starts[pick(Math.max(1, starts.length - 5))] ?? 0;
  const ends = [...text.matchAll(/\p{L}(?=[\s,.;]|$)/gu)].map((m) => m.index + 1).filter((e) => e > from + 25);
  const to = ends[pick(Math.max(1, Math.min(ends.length, 14)))];
  if (to === undefined) return undefined;
  const words = text.slice(from, to);
  if (/["“”„«»[\]…\n]|\.\.\./.test(words)) return undefined;
  return { words, source, citation: citationOf(sentence) };
}

type Pick = (below: number) => number;

const citationOf = (piece: { start: number; end: number }): Citation =>
  ({ id: 1, source: 'text', number: 1, quoted: '', pieces: [piece], context: [] }) as unknown as Citation;

/** Whether the rules accept words as quoted from a citation, with nothing said beside them. */
function isAccepted(words: string, { source, citation }: Quoted): boolean {
  return findQuoted(words, citation, source).some((found) => {
    const faults = [...bracketFaults(words, found), ...omissionsOf(found), deniedBefore(found, '', 'en')];
    const joins = found.between.some((b) => source.source.body.slice(b.start, b.end).includes('\n'));
    const isWhole = !conditionOf(found, '', source.source.lang);
    return !joins && isWhole && faults.every((f) => !f || f.unsure);
  });
}

/** Random alterations, until there are as many as wanted. */
export function alterAll(wanted: number, pick: Pick): Outcome {
  return run(wanted, pick, (quoted) =>
    [...alterations(quoted.words, pick), ...ofSense(quoted, pick), ...withoutCondition(quoted)]
      .filter((m) => isOther(m, quoted))
      .map((mutant) => ({ mutant, isWrong: isAccepted(mutant.text, quoted) })),
  );
}

/** Random variants of glyphs, blanks and composition. */
export function typeAll(wanted: number, pick: Pick): Outcome {
  return run(wanted, pick, (quoted) => {
    if (!isAccepted(quoted.words, quoted)) return [];
    return [...variants(quoted.words), ...bracketed(quoted.words)].map((mutant) => ({
      mutant,
      isWrong: !isAccepted(mutant.text, quoted),
    }));
  });
}

function run(wanted: number, pick: Pick, make: (q: Quoted) => { mutant: Mutant; isWrong: boolean }[]): Outcome {
  const all = texts().map((source) => ({ source, sentences: weighted(sentencesOf(source), source) }));
  const kinds = new Map<string, number>();
  const wrong: Verdict[] = [];
  let tried = 0;
  while (tried < wanted) {
    const { source, sentences: own } = all[pick(all.length)] ?? {};
    const sentence = own?.[pick(Math.max(1, own.length))];
    const quoted = source && sentence && quotedFrom(source, sentence, pick);
    if (!quoted) continue;
    for (const { mutant, isWrong } of make(quoted)) {
      tried++;
      kinds.set(mutant.how, (kinds.get(mutant.how) ?? 0) + 1);
      if (isWrong) wrong.push({ ...mutant, from: quoted.words });
    }
  }
  return { tried, kinds, wrong };
}

/** Sentences that deny are tried four times as often, and those with a condition, of which there are few, thirty times. */
function weighted(all: { start: number; end: number }[], { source }: CitedSource): { start: number; end: number }[] {
  const denying = all.filter((s) => negationsIn(source.body.slice(s.start, s.end), source.lang).length > 0);
  const bound = all.filter((s) => CONDITION.test(source.body.slice(s.start, s.end).trim()));
  return [...all, ...denying, ...denying, ...denying, ...Array.from({ length: 30 }, () => bound).flat()];
}

/** An alteration that leaves other words of the sentence, exactly as they stand there, is none. */
function isOther(mutant: Mutant, { source, citation }: Quoted): boolean {
  if (/gap|cut|bracket/.test(mutant.how)) return true;
  const cited = citation.pieces.map((p) => normal(source.source.body.slice(p.start, p.end))).join(' ');
  return !cited.includes(normal(mutant.text).replace(/[,.;]$/, ''));
}

/** The first letter in brackets, in either case. */
const bracketed = (words: string): Mutant[] => {
  const [first = '', ...rest] = [...words];
  return [first.toLowerCase(), first.toUpperCase()].map((c) => ({
    how: 'a bracketed letter',
    text: `[${c}]${rest.join('')}`,
  }));
};

/** Clauses that open with a condition, in the languages of the texts: "If no offer comes, we will strike". */
const CONDITION =
  /(?:^|^["“„«]|^(?:And|But)\s)(?:If|if|Unless|unless|Wenn|Falls|Si|Якщо)\s[^,;:“”„«»"]{8,120},\s(?<then>\p{L}[^,;:“”„«»"[\]\n…]{15,})/u;

/** What a sentence says on a condition, without it. */
function withoutCondition({ source, citation }: Quoted): Mutant[] {
  const [piece] = citation.pieces;
  const sentence = piece ? source.source.body.slice(piece.start, piece.end).trim() : '';
  const then = CONDITION.exec(sentence)?.groups?.then;
  return then === undefined ? [] : [{ how: 'a cut of a condition', text: then.replace(/[.!?]$/u, '') }];
}

/** Alterations of sense that leave the source's words: brackets, gaps, cuts and other orders. */
function ofSense(quoted: Quoted, pick: Pick): Mutant[] {
  const { words, source } = quoted;
  const { lang } = source.source;
  const all = words.split(' ');
  const middle = 1 + pick(Math.max(1, all.length - 2));
  const put = (how: string, at: number, count: number, bracket: string): Mutant => ({
    how,
    text: [...all.slice(0, at), bracket, ...all.slice(at + count)].join(' '),
  });
  const out: Mutant[] = [
    put(
      'a bracket that denies',
      middle,
      0,
      lang === 'uk' ? '[не]' : lang === 'de' ? '[nicht]' : lang === 'fr' ? '[pas]' : '[not]',
    ),
    put('a bracket with a number', middle, 0, '[17]'),
    put('a bracket around most', 1, all.length - 1, '[agree to leave at once and for good, whatever it may cost]'),
    { how: 'halves in another order', text: [...all.slice(middle), ...all.slice(0, middle)].join(' ') },
  ];
  for (const hit of negationsIn(words, lang)) {
    const [before, after] = [words.slice(0, hit.start).trim(), words.slice(hit.end).trim()];
    if (!/^[\p{L}\p{N}]/u.test(after) || after.split(' ').length < 2) continue;
    out.push({ how: 'a cut after a negation', text: after });
    if (before) {
      out.push({ how: 'a gap over a negation', text: `${before} … ${after}` });
      out.push({ how: 'a gap over a negation', text: `${before} (…) ${after}` });
      out.push({ how: 'a bracket over a negation', text: `${before} [clearly] ${after}` });
      out.push({ how: 'a bracket over a negation', text: `${before} [] ${after}` });
    }
  }
  return out.filter((m) => m.text !== words);
}
