import type { Brief, BriefSource, Rich } from './brief.ts';
import { SUBJECTS, type Change, type Subject } from './change.ts';
import { DERIVED, kindChanges, KINDS } from './element-changes.ts';
import { plain } from './plain.ts';
import { asRich, textChange, textIn } from './text-changes.ts';
import { toldApart, wordChanges } from './told-apart.ts';

/**
 * What is different between two editions of a briefing, by meaning. The class of each change is decided here and by no
 * writer: `wording` is only what provably says the same. Whatever differs and is not understood is a change of substance.
 *
 * Never compared: the edition, its note and its day of publication, which every edition has its own of, and what is worked
 * out from the rest.
 */
export function compare(was: Brief, now: Brief): Change[] {
  const changes = [
    ...aboutChanges(was, now),
    ...textChanges(was, now),
    ...KINDS.flatMap((kind) => kindChanges(kind, was, now)),
    ...sourceChanges(was, now),
    ...backgroundChanges(was, now),
  ];
  const unseen = !changes.length && canonical(was) !== canonical(now);
  return byWeight(unseen ? [{ subject: 'briefing', did: 'changed', class: 'substance', text: now.title }] : changes);
}

/** Whether any of the changes is more than wording. */
export const isSubstantial = (changes: readonly Change[]): boolean => changes.some((c) => c.class === 'substance');

/** What a reader asks first: withdrawn, then the outlook, then facts; wording at the end. */
const WEIGHT: Readonly<Record<Subject, number>> = {
  ...{
    judgement: 1,
    scenario: 2,
    scenarios: 2,
    forecast: 3,
    fact: 4,
    position: 5,
    quote: 6,
    title: 7,
    bottomLine: 8,
    whyItMatters: 9,
  },
  ...{ watch: 10, gap: 11, source: 12, briefing: 13, background: 14 },
};

function weightOf({ subject, did, class: is }: Change): number {
  if (subject === 'briefing' && did === 'withdrawn') return 0;
  return WEIGHT[subject] + (is === 'wording' ? SUBJECTS.length + 1 : 0);
}

const byWeight = (changes: readonly Change[]): Change[] => [...changes].sort((a, b) => weightOf(a) - weightOf(b));

/** The texts that stand once in a brief. */
const textChanges = (was: Brief, now: Brief): Change[] => [
  ...single('title', { text: asRich(was.title) }, { text: asRich(now.title) }, was, now),
  ...single('bottomLine', was.bottomLine, now.bottomLine, was, now),
  ...single('whyItMatters', was.whyItMatters, now.whyItMatters, was, now),
];

type Once = { readonly text: Rich } | undefined;

function single(subject: Subject, before: Once, after: Once, was: Brief, now: Brief): Change[] {
  const one = after ?? before;
  if (!one) return [];
  const about = { subject, text: plain(one.text) };
  if (!before || !after) return [{ ...about, did: after ? 'added' : 'withdrawn', class: 'substance' }];
  return textChange(about, textIn(before.text, was, now.lang), textIn(after.text, now, now.lang), false);
}

/** What is about the document and changes nothing that it says. */
const ABOUT_THE_DESK = ['authors', 'reviewedBy', 'topics'] as const;
const ABOUT = ['status', 'replacedBy', 'asOf', 'tlp', 'place', 'lang', 'ai', ...ABOUT_THE_DESK] as const;

function aboutChanges(was: Brief, now: Brief): Change[] {
  return ABOUT.flatMap((what): Change[] => {
    const [a, b] = [said(was[what]), said(now[what])];
    if (a === b) return [];
    const fell = what === 'status' && now.status === 'withdrawn';
    const isDesk = (ABOUT_THE_DESK as readonly string[]).includes(what);
    const values = { ...(a === undefined ? {} : { was: a }), ...(b === undefined ? {} : { now: b }) };
    const did = fell ? 'withdrawn' : 'changed';
    return [{ subject: 'briefing', did, class: isDesk ? 'wording' : 'substance', what, text: now.title, ...values }];
  });
}

const said = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'object' ? value.join(', ') : value;

/** What is told of sources themselves; that a claim rests on another one is told with the claim. */
function sourceChanges(was: Brief, now: Brief): Change[] {
  const [before, after] = [byId(was.sources), byId(now.sources)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): Change[] => {
    const [a, b] = [before.get(id), after.get(id)];
    const one = b ?? a;
    if (!one) return [];
    const about = { subject: 'source' as const, class: 'substance' as const, text: one.title };
    if (!a || !b) return [{ ...about, did: b ? 'added' : 'withdrawn' }];
    const [old, young] = [sourceFields(a), sourceFields(b)];
    return [...new Set([...young.keys(), ...old.keys()])]
      .filter((what) => old.get(what) !== young.get(what))
      .map((what) => {
        const [x, y] = [old.get(what), young.get(what)];
        return {
          ...about,
          did: 'changed',
          what,
          ...(x === undefined ? {} : { was: x }),
          ...(y === undefined ? {} : { now: y }),
        };
      });
  });
}

const byId = (sources: readonly BriefSource[]): Map<string, BriefSource> => new Map(sources.map((s) => [s.id, s]));

const sourceFields = (source: BriefSource): Map<string, string> =>
  new Map(
    Object.entries(source)
      .filter(([name]) => name !== 'number')
      .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

function backgroundChanges(was: Brief, now: Brief): Change[] {
  const [a, b] = [proseWords(was.background), proseWords(now.background)];
  if (JSON.stringify(was.background) === JSON.stringify(now.background)) return [];
  const about = { subject: 'background' as const, text: '' };
  if (!was.background || !now.background)
    return [{ ...about, did: now.background ? 'added' : 'withdrawn', class: 'substance' }];
  const brief = { citations: [] };
  const [old, young] = [a, b].map((words) => ({ rich: asRich(words.text), brief, lang: now.lang }));
  const links = JSON.stringify(a.links) === JSON.stringify(b.links);
  if (old && young && links && ['none', 'retouched'].includes(toldApart(old, young, false)))
    return [{ ...about, did: 'retouched', class: 'wording' }];
  return [{ ...about, did: 'reworded', class: 'substance', words: wordChanges(a.text, b.text, now.lang) }];
}

/** The words of a background, and where its links lead. */
function proseWords(nodes: Brief['background']): { text: string; links: string[] } {
  const links: string[] = [];
  const read = (node: NonNullable<typeof nodes>[number]): string => {
    if (node.type === 'link') links.push(node.url);
    if ('value' in node) return node.value;
    return 'children' in node ? `${node.children.map(read).join('')}${node.type === 'paragraph' ? '\n' : ''}` : '\n';
  };
  const text = (nodes ?? []).map(read).join('\n').trim();
  return { text, links };
}

/** What every edition has its own of, and what is worked out from the rest. */
const NEVER: ReadonlySet<string> = new Set([
  ...['edition', 'changeNote', 'published', 'file', 'id', 'editions', 'oneSided'],
  ...['anchor', 'context', 'pieces', 'pages', 'number'],
  ...DERIVED,
]);

const canonical = (brief: Brief): string =>
  JSON.stringify(brief, (name, value: unknown) => (NEVER.has(name) ? undefined : value));
