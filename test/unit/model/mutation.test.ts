import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/model/assemble.ts';
import type { Brief } from '../../../src/model/brief.ts';
import { findPassage, normal } from '../../../src/model/passage.ts';
import { checkLibrary } from '../../../src/rules/index.ts';
import { alterations, seeded, variants, type Mutant } from './mutation.ts';

const SAMPLE = new URL('../../../briefings/', import.meta.url);
const read = (folder: string): [string, string][] =>
  readdirSync(new URL(folder, SAMPLE), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [folder + name, readFileSync(new URL(folder + name, SAMPLE), 'utf8')]);

const files = new Map([...read(''), ...read('sources/'), ...read('actors/')]);
const library = assemble(files);
const bodies = new Map<string, string>(library.sources.map((s) => [s.id, s.body]));

/** Every piece of every passage that the sample cites, with the text it is in; two that are equal count once. */
const passages = [
  ...new Map(
    library.briefings.flatMap((b) =>
      b.citations.flatMap((c) => {
        const body = bodies.get(c.source) ?? '';
        return c.pieces.map(
          (p) => [`${c.source} ${p.start} ${p.end}`, { words: body.slice(p.start, p.end), body }] as const,
        );
      }),
    ),
  ).values(),
];

/** An alteration that happens to leave other words of the text, exactly as they stand there, is none. */
const isAltered = (mutant: Mutant, body: string): boolean => !normal(body).includes(normal(mutant.text));

describe('A passage', () => {
  const pick = seeded(1);
  const mutants = passages.flatMap(({ words, body }) =>
    alterations(words, pick)
      .map((mutant) => ({ ...mutant, body }))
      .filter((m) => isAltered(m, m.body)),
  );

  it(`with its words altered is never accepted, in ${mutants.length} of ${mutants.length}`, () => {
    expect(mutants.length).toBeGreaterThanOrEqual(500);
    const kinds = new Set(mutants.map((m) => m.how));
    for (const how of [
      'a word changed',
      'a number changed',
      'a negation dropped',
      'a name swapped',
      'a letter changed',
    ])
      expect(kinds).toContain(how);
    expect(mutants.filter((m) => !findPassage(m.text, m.body, 'en').miss)).toEqual([]);
  });

  const typed = passages.flatMap(({ words, body }) => variants(words).map((v) => ({ ...v, body })));

  it(`with its glyphs and blanks changed is still found, ${typed.length} times`, () => {
    expect(typed.length).toBeGreaterThanOrEqual(200);
    const refused = typed.filter((v) => findPassage(v.text, v.body, 'en').miss);
    expect(refused.length / typed.length).toBeLessThanOrEqual(0.01);
  });

  it('with its glyphs and blanks changed in a source in other alphabets is still found', () => {
    const body =
      'Володимир Зеленський заявив: «Україна не віддасть свої території» – і ще більше.\nDie Äußerung fiel „gestern“ in Łódź, où l’été s’achève — enfin.';
    const words = [
      'заявив: «Україна не віддасть свої території» – і ще',
      'Die Äußerung fiel „gestern“ in Łódź, où l’été s’achève — enfin',
    ];
    const all = words.flatMap(variants);
    expect(all.filter((v) => findPassage(v.text, body, 'en').miss)).toEqual([]);
  });
});

/** Quotations of the sample as they stand in its files: in marks within a claim, and the whole of a `Quote`. */
function quotationsIn(brief: Brief): string[] {
  const text = files.get(brief.file) ?? '';
  const claims = [...text.matchAll(/<(KeyFact|Wants|Offers)[ >][\s\S]*?<\/\1>/g)].map(([claim]) =>
    claim.replace(/<Cite[^>]*>/g, ''),
  );
  const inMarks = claims.flatMap((c) => [...c.matchAll(/“([^”]+)”/g)].map((m) => m[1] ?? ''));
  const whole = [...text.matchAll(/<Quote[^>]*>([\s\S]*?)\s*<Cite/g)].map((m) => m[1] ?? '');
  return [...new Set([...inMarks, ...whole])];
}

/** The problems of a briefing in which quoted words were replaced, in the claim and not in its citation. */
function verdict(brief: Brief, words: string, by: string): string[] {
  const text = files.get(brief.file) ?? '';
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const altered = text.replace(
    new RegExp(`(<Quote[^>]*>|“)${escaped}(?=”| <Cite)`),
    (_, before: string) => before + by,
  );
  if (altered === text) throw new Error(`"${words}" was not found in ${brief.file}`);
  const changed = assemble(new Map([...files].filter(([f]) => !f.endsWith('.mdx')).concat([[brief.file, altered]])));
  return [...changed.problems, ...checkLibrary(changed, { today: '2025-08-06' })].map((p) => p.rule);
}

describe('A quotation', () => {
  const pick = seeded(2);
  const quotations = library.briefings.flatMap((brief) => quotationsIn(brief).map((words) => ({ brief, words })));
  const isTrue = (mutant: Mutant, brief: Brief) =>
    brief.citations.some((c) => normal(c.quoted).includes(normal(mutant.text)));
  const mutants = quotations.flatMap(({ brief, words }) =>
    alterations(words, pick)
      .filter((m) => !isTrue(m, brief))
      .map((m) => ({ ...m, brief, words })),
  );

  it(`with its words altered is never accepted, in ${mutants.length} of ${mutants.length}`, () => {
    expect(mutants.length).toBeGreaterThanOrEqual(100);
    const accepted = mutants.filter((m) => !verdict(m.brief, m.words, m.text).includes('quote-verbatim'));
    expect(accepted.map((m) => `${m.how}: ${m.text}`)).toEqual([]);
  });

  const typed = quotations.flatMap(({ brief, words }) => variants(words).map((v) => ({ ...v, brief, words })));

  it(`with its glyphs and blanks changed is still accepted, ${typed.length} times`, () => {
    const refused = typed.filter((v) => verdict(v.brief, v.words, v.text).includes('quote-verbatim'));
    expect(refused.map((v) => `${v.how}: ${v.text}`)).toEqual([]);
  });
});
