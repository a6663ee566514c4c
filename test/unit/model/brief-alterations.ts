import type { Brief, Rich } from '../../../src/model/brief.ts';
import { normal } from '../../../src/model/passage.ts';

/** Random edits of a whole brief, each of which a reader would want to be told of. */
export interface Alteration {
  now: Brief;
  kind: string;
  /** For who reads a failure. */
  how: string;
}

type Pick = <T>(of: readonly T[]) => T;
type Json = string | number | boolean | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

/** What is worked out from the rest, or every edition has its own of, or says nothing of the matter. */
const NOT_SAID = new Set([
  ...[
    'at',
    'file',
    'id',
    'edition',
    'changeNote',
    'published',
    'authors',
    'reviewedBy',
    'topics',
    'brier',
    'due',
    'editions',
  ],
  ...[
    'low',
    'high',
    'anchor',
    'pieces',
    'context',
    'pages',
    'number',
    'oneSided',
    'citation',
    'kind',
    'href',
    'spread',
  ],
  ...['emphasis', 'strong', 'code', 'background', 'ordered', 'start', 'depth', 'type', 'scenarioSet'],
]);

/** One edit of a word, number, date, value, source or whole element; never one that leaves the brief as it was. */
export function alterationsOf(brief: Brief, pick: Pick): Alteration {
  for (let tries = 0; tries < 200; tries++) {
    const now = structuredClone(brief);
    const done = pick(EDITS)(now, pick);
    if (done && JSON.stringify(now) !== JSON.stringify(brief)) return { now, ...done };
  }
  throw new Error(`No edit of ${brief.id} was found`);
}

type Edit = (brief: Brief, pick: Pick) => Omit<Alteration, 'now'> | undefined;

const EDITS: readonly Edit[] = [leafEdit, leafEdit, leafEdit, leafEdit, elementGone, elementMore, sourceEdit, cited];

function leafEdit(brief: Brief, pick: Pick): Omit<Alteration, 'now'> | undefined {
  const path = pick(leavesOf(brief as unknown as Json));
  const found = path.reduce<Json>(
    (v, key) => (v as Record<string | number, Json>)[key] ?? '',
    brief as unknown as Json,
  );
  const made = typeof found === 'string' ? stringEdit(found, pick) : otherValue(found);
  if (!made || (typeof made.value === 'string' && typeof found === 'string' && normal(made.value) === normal(found)))
    return undefined;
  const holder = path
    .slice(0, -1)
    .reduce<Json>((v, k) => (v as Record<string | number, Json>)[k] ?? '', brief as unknown as Json);
  (holder as Record<string | number, Json>)[path.at(-1) ?? ''] = made.value;
  return {
    kind: made.kind,
    how: `${path.join('.')}: ${made.kind}: ${JSON.stringify(found)} -> ${JSON.stringify(made.value)}`,
  };
}

function leavesOf(value: Json, at: Path = []): Path[] {
  if (typeof value !== 'object') return [at];
  return Object.entries(value).flatMap(([key, inner]) =>
    NOT_SAID.has(key) ? [] : leavesOf(inner, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

const DATE = /^\d{4}-\d\d(-\d\d)?/;

function stringEdit(text: string, pick: Pick): { value: Json; kind: string } | undefined {
  if (DATE.test(text))
    return { kind: 'a date', value: text.replace(/\d(?=\D*$)|\d$/, (d) => String((Number(d) + 1) % 10)) };
  const words = text.split(/(?<=\s)|(?=\s)/u);
  const of = words.flatMap((w, i) => (/^\p{L}{2,}$/u.test(w) && !/^(a|an|the)$/i.test(w) ? [i] : []));
  const at = of.length ? pick(of) : undefined;
  if (at === undefined) return { kind: 'a value', value: `${text}x` };
  const put = (word: string): string => words.map((w, i) => (i === at ? word : w)).join('');
  const number = /\d/.exec(text);
  return pick([
    { kind: 'a word', value: put('otherwise') },
    { kind: 'a word', value: put(`${words[at] ?? ''}s`) },
    { kind: 'a negation', value: put(`not ${words[at] ?? ''}`) },
    { kind: 'a negation', value: text.includes('not ') ? text.replace('not ', '') : `No ${text}` },
    { kind: 'a word', value: put('') },
    ...(number ? [{ kind: 'a number', value: text.replace(/\d/, (d) => String((Number(d) + 1) % 10)) }] : []),
    { kind: 'a number', value: put(`${words[at] ?? ''} 7`) },
  ]);
}

function otherValue(found: Json): { value: Json; kind: string } | undefined {
  if (typeof found === 'number') return { kind: 'a number', value: found + 5 };
  return typeof found === 'boolean' ? { kind: 'a value', value: !found } : undefined;
}

const LISTS = ['keyFacts', 'positions', 'quotes', 'judgements', 'scenarios', 'forecasts', 'watch', 'gaps'] as const;

function elementGone(brief: Brief, pick: Pick): Omit<Alteration, 'now'> | undefined {
  const name = pick(LISTS);
  const list: unknown[] = brief[name];
  if (!list.length) return undefined;
  list.splice(pick([...list.keys()]), 1);
  return { kind: 'one gone', how: `one of ${name} is gone` };
}

function elementMore(brief: Brief, pick: Pick): Omit<Alteration, 'now'> | undefined {
  const name = pick(LISTS);
  const list: unknown[] = brief[name];
  const one = structuredClone(list[0]) as
    { text?: Rich; id?: string; actor?: { id: string; name: string } } | undefined;
  if (!one) return undefined;
  if (one.text) one.text = [{ kind: 'text', text: 'Harbour dues fell by a third.' }];
  if (one.id !== undefined) one.id = 'one-more';
  if (one.actor) Object.assign(one.actor, { id: 'someone', name: 'Someone' });
  list.splice(pick([...list.keys()]), 0, one);
  return { kind: 'one more', how: `one more of ${name}` };
}

function sourceEdit(brief: Brief, pick: Pick): Omit<Alteration, 'now'> {
  const source = pick(brief.sources);
  const field = pick(['title', 'publisher', 'published', 'descriptor', 'rights'] as const);
  Object.assign(source, { [field]: field === 'published' ? '2020-01-01' : `${source[field]} (corrected)` });
  return { kind: 'a source', how: `${field} of ${source.id}` };
}

/** Another passage under the same words. */
function cited(brief: Brief, pick: Pick): Omit<Alteration, 'now'> | undefined {
  if (!brief.citations.length) return undefined;
  const used = JSON.stringify(brief).matchAll(/"kind":"mark","citation":(\d+)/g);
  const citation = brief.citations[Number(pick([...used])[1]) - 1];
  if (!citation) return undefined;
  citation.quoted = `${citation.quoted} and more`;
  return { kind: 'a source', how: `the passage of citation ${citation.id}` };
}

/** The same brief, one text at a time with other glyphs or another emphasis. */
export function retouches(brief: Brief): Brief[] {
  const texts = (b: Brief): Rich[] => [
    b.bottomLine.text,
    ...[b.keyFacts, b.quotes, b.judgements, b.scenarios, b.forecasts, b.watch, b.gaps].flat().map(({ text }) => text),
    ...b.positions.flatMap(({ wants, offers }) => [wants, offers].flatMap((claim) => (claim ? [claim.text] : []))),
  ];
  return texts(brief).flatMap((_, i) =>
    RETOUCHES.flatMap((retouch) => {
      const now = structuredClone(brief);
      const [span] = texts(now)[i] ?? [];
      if (span?.kind !== 'text') return [];
      const before = JSON.stringify(span);
      retouch(span);
      return before === JSON.stringify(span) ? [] : [now];
    }),
  );
}

type Span = Extract<Rich[number], { kind: 'text' }>;

const RETOUCHES: readonly ((span: Span) => void)[] = [
  (span) => (span.emphasis = true),
  (span) => (span.text = span.text.replace(/['’]/g, 'ʼ')),
  (span) => (span.text = span.text.replace(/["“”]/g, '«')),
  (span) => (span.text = span.text.replace(/[-–]/g, '‑')),
  (span) => (span.text = span.text.replace(' ', '\u00A0')),
];
