import { wording, type Wording } from '../wording/index.ts';
import { bar, column, pad, row, space, type Box, type Node } from './box.ts';
import type { Content, Said, Stance } from './content.ts';
import { fit, type Step } from './fit.ts';
import { bottomLine, chip, foot, head, judgement, picture, type Frame } from './frame.ts';
import type { Setter } from './setter.ts';
import { ACCENT, INK, RULE, SOFT } from './theme.ts';

const FRAME: Frame = { width: 1080, height: 1350, margin: 52 };
const MEASURE = FRAME.width - 2 * FRAME.margin;

/** How much the portrait says: so many facts, and so many words of a text of average length. */
interface Amount extends Step {
  readonly facts: number;
  readonly words: number;
}

/** From all there is room for down to what always fits. Facts go first: the brief behind the address has them all. */
const STEPS: readonly Amount[] = [
  { facts: 5, words: Infinity, smallest: 0.96 },
  { facts: 4, words: Infinity, smallest: 0.94 },
  { facts: 3, words: Infinity, smallest: 0.9 },
  { facts: 2, words: Infinity, smallest: 0.84 },
  { facts: 1, words: Infinity, smallest: 0.8 },
  { facts: 0, words: Infinity, smallest: 0.78 },
  { facts: 0, words: 20, smallest: 0.78 },
  { facts: 0, words: 16, smallest: 0.78 },
  { facts: 0, words: 12, smallest: 0.76 },
  { facts: 0, words: 8, smallest: 0.74 },
  { facts: 0, words: 5, smallest: 0.7 },
  { facts: 0, words: 3, smallest: 0.6 },
  { facts: 0, words: 1, smallest: 0.36 },
];

/** The brief as a picture that can be read in a messenger, 1080 × 1350. */
export function portrait(content: Content, lang: string, set: Setter): Node {
  const sign = chip(content.label, set);
  const bottom = foot(content, sign.box, sign.width, FRAME, set);
  const room = FRAME.height - 2 * FRAME.margin - bottom.height - 20;
  const build = (step: Amount, scale: number, air = 0): Box => body(content, lang, step, scale, air, set);
  const { box, step, scale } = fit(STEPS, 1.3, room, build);
  const air = Math.min(16, Math.floor((room - box.height) / 5));
  return picture(FRAME, build(step, scale, air), bottom);
}

function body(content: Content, lang: string, { facts, words }: Amount, scale: number, air: number, set: Setter): Box {
  const w = wording(lang);
  const px = (size: number): number => Math.round(size * scale);
  const title = column([
    set.say(content.asOf, 'sans', SOFT, { size: px(23), width: MEASURE, leading: 1.3 }, words * 2),
    space(px(8)),
    set.say(
      content.title,
      'serif-bold',
      INK,
      { size: px(53), width: MEASURE, leading: 1.15, balanced: true },
      words * 3,
    ),
  ]);
  const parts = [
    column([head(content, FRAME, set), space(px(16)), title]),
    bottomLine(content, w.bottomLine, px(30), MEASURE, words * 3, set),
    ...section(w.keyFacts, list(content.facts.slice(0, facts), px, words * 2, set), px, set),
    ...section(w.positions, table(content.positions, w, px, words, set), px, set),
    ...(content.judgement
      ? section(w.outlook, [judgement(content.judgement, px(27), MEASURE, words * 2, set)], px, set)
      : []),
  ];
  return column(parts, px(22) + air);
}

/** A heading and what stands under it, or nothing where nothing does. */
function section(heading: string, boxes: readonly Box[], px: (size: number) => number, set: Setter): Box[] {
  if (!boxes.length) return [];
  const words = set.say(heading, 'sans-semibold', ACCENT, { size: px(23), width: MEASURE, leading: 1.3 });
  return [column([words, space(px(6)), ...boxes])];
}

function list(facts: readonly Said[], px: (size: number) => number, most: number, set: Setter): Box[] {
  const size = px(27);
  const indent = px(26);
  const items = facts.map((fact) =>
    row([
      { box: set.say('•', 'serif', ACCENT, { size, width: indent, leading: 1.34 }), width: indent },
      { box: set.tell(fact, INK, { size, width: MEASURE - indent, leading: 1.34 }, most), width: MEASURE - indent },
    ]),
  );
  return items.length ? [column(items, px(8))] : [];
}

/** Who wants what: a rule over each row, the column heads in the first. */
function table(
  stances: readonly Stance[],
  { wants, offers, notStated, inferredNote }: Wording,
  px: (size: number) => number,
  most: number,
  set: Setter,
): Box[] {
  if (!stances.length) return [];
  const gap = 24;
  const widthOf = (actor: string): number => set.faces.width(actor, 'sans-semibold') * px(24);
  const widest = stances.reduce((most, { actor }) => Math.max(most, widthOf(actor)), 130);
  const first = Math.ceil(Math.min(230, widest)) + 2 + gap;
  const widths = [first, (MEASURE - first) / 2, (MEASURE - first) / 2] as const;
  const setting = (i: 0 | 1 | 2, size: number) => ({ size, width: widths[i] - (i < 2 ? gap : 0), leading: 1.28 });
  const heading = (words: string, i: 1 | 2): Box => set.say(words, 'sans-semibold', SOFT, setting(i, px(20)));
  const cell = (said: Said | undefined, i: 1 | 2): Box =>
    said ? set.tell(said, INK, setting(i, px(24)), most) : set.say(notStated, 'sans-italic', SOFT, setting(i, px(24)));
  const actor = ({ actor: name, under }: Stance): Box =>
    column([
      set.say(name, 'sans-semibold', INK, setting(0, px(24)), most),
      ...(under === undefined ? [] : [set.say(under, 'sans', SOFT, setting(0, px(19)), most)]),
    ]);
  const line = (cells: readonly [Box, Box, Box]): Box => row(cells.map((box, i) => ({ box, width: widths[i] ?? 0 })));
  const heads = line([space(1), heading(wants, 1), heading(offers, 2)]);
  const rows = stances.map((s) => line([actor(s), cell(s.wants, 1), cell(s.offers, 2)]));
  const padded = [pad(heads, [px(5), 0, px(5), 0]), ...rows.map((r) => pad(r, [px(8), 0, px(9), 0]))];
  const note = set.say(inferredNote, 'sans', SOFT, { size: px(19), width: MEASURE, leading: 1.3 });
  const notes = stances.some((s) => s.inferred) ? [note] : [];
  return [column([...padded.flatMap((box, i) => [i ? bar(1, RULE) : bar(2, INK), box]), ...notes])];
}
