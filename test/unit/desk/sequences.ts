import fc from 'fast-check';
import {
  addCite,
  addComponent,
  addInside,
  removeComponent,
  setAside,
  setAttribute,
  setField,
} from '../../../src/desk/actions.ts';
import { shownWords, spliceOfWords } from '../../../src/desk/words.ts';
import { outlineOf, type Outline, type OutlinedComponent } from '../../../src/model/outline.ts';
import { spliced, type Splice } from '../../../src/model/splice.ts';

/** One thing a writer does, drawn at random: which component it is about is a number, taken round. */
export interface Step {
  readonly what: 'words' | 'attribute' | 'add' | 'remove' | 'cite' | 'inside' | 'aside' | 'field';
  readonly which: number;
  readonly words: string;
  readonly more: string;
}

/** What people type and paste, and what was made to become markup. */
export const typed = fc.oneof(
  { weight: 3, arbitrary: fc.lorem({ maxCount: 8 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ...[
            '<',
            '>',
            '{',
            '}',
            '*',
            '_',
            '`',
            '[',
            ']',
            '(',
            ')',
            '\\',
            '&',
            '"',
            "'",
            '#',
            '-',
            '1.',
            '|',
            '~',
            '!',
          ],
          ...[
            '</KeyFact>',
            '<Cite',
            '{/*',
            '*/}',
            '&lt;',
            '---',
            '\n',
            '\n\n',
            ' ',
            'import x',
            '](javascript:x)',
            'é',
            '“',
            '😀',
          ],
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  },
);

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    what: fc.constantFrom<Step['what'][]>('words', 'attribute', 'add', 'remove', 'cite', 'inside', 'aside', 'field'),
    which: fc.nat(40),
    words: typed,
    more: typed,
  }),
  { minLength: 1, maxLength: 6 },
);

/** What is wrong after a step: bytes changed outside its splice, or a text that says something else than the desk shows. */
export function faultOf(text: string, step: Step): { text: string; fault?: string } {
  const before = parted(text);
  if (!before) return { text, fault: 'the text does not parse before the step' };
  const component = before.components[step.which % Math.max(1, before.components.length)];
  const done = component && take(text, before, component, step);
  if (!done) return { text };
  const after = spliced(text, done.splice);
  const kept = text.slice(0, done.splice.from) + text.slice(done.splice.to);
  const left = after.slice(0, done.splice.from) + after.slice(done.splice.from + done.splice.insert.length);
  if (kept !== left) return { text: after, fault: 'bytes outside the splice changed' };
  const outline = parted(after);
  if (!outline) return { text: after, fault: `no longer parses after ${step.what}` };
  const fault = done.check(outline) ?? unchanged(before, outline, done.about);
  return fault === undefined ? { text: after } : { text: after, fault: `${step.what}: ${fault}` };
}

/** A step begins with the text that the one before it left: each is taken apart once. */
function parted(text: string): Outline | undefined {
  if (last?.text !== text) last = { text, outline: outlineOf(text) };
  return last.outline;
}
let last: { text: string; outline: Outline | undefined } | undefined;

interface Done {
  splice: Splice;
  /** The place of the component that the step is about among the file's: kept out of the comparison. */
  about: number;
  check: (after: Outline) => string | undefined;
}

const one = (words: string): string => words.replace(/\s+/gu, keepNoBreak).trim();
const SIGN = /[\u2460-\u2473]/u;
/** Citations are counted anew where one was taken out. */
function renumbered(words: string): string {
  let n = 0x2460;
  return words.replace(/[\u2460-\u2473]/gu, () => String.fromCodePoint(n++));
}
const keepNoBreak = (run: string): string => (/^[\u00A0\u202F\u2009\u2060]$/u.test(run) ? run : ' ');

function take(text: string, outline: Outline, component: OutlinedComponent, step: Step): Done | undefined {
  const about = outline.components.indexOf(component);
  const same = (after: Outline) => after.components[about];
  switch (step.what) {
    case 'words': {
      const shown = shownWords(component);
      if (shown === undefined || component.inside.length || component.name === 'Position') return undefined;
      const at = step.which % (shown.length + 1);
      const next = one(`${shown.slice(0, at)}${step.words}${shown.slice(at + (step.which % 3))}`);
      const splice = spliceOfWords(text, component, next);
      if (!splice) return undefined;
      return { splice, about, check: (after) => differs(shownWords(same(after) ?? component), renumbered(next)) };
    }
    case 'attribute': {
      const value = one(step.words);
      const check = (after: Outline) =>
        differs(same(after)?.attributes.find((a) => a.name === 'because')?.value ?? '', value);
      return { splice: setAttribute(text, component, 'because', step.words), about, check };
    }
    case 'add': {
      const splice = addComponent(text, outline, {
        name: 'KeyFact',
        attributes: { computed: step.more || undefined },
        words: step.words,
        cites: [{ source: 's', passage: step.more || 'x' }],
      });
      const check = (after: Outline) => {
        const added = after.components.find(
          (c) => c.from >= splice.from && c.from < splice.from + splice.insert.length,
        );
        const words = one(step.words);
        if (!added) return 'the component is not there';
        const shown = shownWords(added);
        // Words with the very signs that citations are shown as are edited as text.
        return shown === undefined && SIGN.test(words) ? undefined : differs(shown, words ? `${words} ①` : '①');
      };
      return { splice, about: -1, check };
    }
    case 'remove': {
      const check = (after: Outline) =>
        after.components.length === outline.components.length - 1 ? undefined : 'it is still there';
      return { splice: removeComponent(text, component), about, check };
    }
    case 'cite': {
      if (component.name === 'Position') return undefined;
      const count = ({ runs }: OutlinedComponent) => runs.filter((r) => r.kind === 'cite').length;
      const passage = one(step.words) || 'x';
      const check = (after: Outline) => {
        const made = same(after);
        if (!made || count(made) !== count(component) + 1) return 'the citation is not there';
        const values = made.runs.flatMap((r) => (r.kind === 'cite' ? r.component.attributes : []));
        return values.some((a) => a.name === 'passage' && a.value === passage) ? undefined : 'its passage is another';
      };
      return { splice: addCite(text, component, { passage }), about, check };
    }
    case 'inside': {
      if (component.name !== 'Position') return undefined;
      const splice = addInside(text, component, { name: 'Offers', words: step.words, cites: [{ passage: 'x' }] });
      const check = (after: Outline) =>
        same(after)?.inside.length === component.inside.length + 1 ? undefined : 'it is not inside';
      return { splice, about, check };
    }
    case 'aside': {
      const check = (after: Outline) =>
        after.comments.length === outline.comments.length + 1 ? undefined : 'the comment is not there';
      return { splice: setAside(text, outline, one(step.words) || 'x', one(step.more) || 'y'), about: -1, check };
    }
    case 'field': {
      const splice = setField(text, outline, ['changeNote', 'title', 'place'][step.which % 3] ?? 'title', step.words);
      return splice && { splice, about: -1, check: () => undefined };
    }
  }
}

const differs = (found: string | undefined, wanted: string): string | undefined =>
  found === wanted ? undefined : `it shows ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`;

/** Every other component says what it said. */
function unchanged(before: Outline, after: Outline, about: number): string | undefined {
  const says = ({ components }: Outline) => components.map((c) => JSON.stringify([c.name, saidBy(c)]));
  const was = says(before).filter((_, i) => i !== about);
  const is = says(after);
  for (const said of is) if (said === was[0]) was.shift();
  return was.length ? `another component changed: ${was[0]}` : undefined;
}

const saidBy = (c: OutlinedComponent): unknown => [
  c.attributes.map(({ name, value }) => [name, value]),
  shownWords(c),
  c.inside.map((inner) => [inner.name, saidBy(inner)]),
];
