import { wording } from '../wording/index.ts';
import { column, type Box, type Node } from './box.ts';
import type { Content } from './content.ts';
import { fit, type Step } from './fit.ts';
import { bottomLine, foot, head, judgement, picture, type Frame } from './frame.ts';
import type { Setter } from './setter.ts';
import { INK, SOFT } from './theme.ts';

const FRAME: Frame = { width: 1200, height: 630, margin: 48 };
const MEASURE = FRAME.width - 2 * FRAME.margin;

interface Amount extends Step {
  readonly judgement: boolean;
  readonly words: number;
}

const STEPS: readonly Amount[] = [
  { judgement: true, words: Infinity, smallest: 0.84 },
  { judgement: false, words: Infinity, smallest: 0.84 },
  { judgement: false, words: 50, smallest: 0.8 },
  { judgement: false, words: 35, smallest: 0.8 },
  { judgement: false, words: 20, smallest: 0.7 },
  { judgement: false, words: 8, smallest: 0.5 },
  { judgement: false, words: 2, smallest: 0.3 },
];

/** The share card, 1200 × 630: title, bottom line, and the first judgement where there is room. */
export function landscape(content: Content, lang: string, set: Setter): Node {
  const asOf = set.say(content.asOf, 'sans', SOFT, { size: 24, width: AS_OF, leading: 1.4, align: 'flex-end' }, 14);
  const bottom = foot(content, asOf, AS_OF, FRAME, set);
  const room = FRAME.height - 2 * FRAME.margin - bottom.height - 18;
  const build = (step: Amount, scale: number, air = 0): Box => body(content, lang, step, scale, air, set);
  const { box, step, scale } = fit(STEPS, 1.24, room, build);
  const air = Math.min(18, Math.floor((room - box.height) / 3));
  return picture(FRAME, build(step, scale, air), bottom);
}

const AS_OF = 480;

function body(content: Content, lang: string, step: Amount, scale: number, air: number, set: Setter): Box {
  const w = wording(lang);
  const px = (size: number): number => Math.round(size * scale);
  const setting = { size: px(54), width: MEASURE, leading: 1.14, balanced: true };
  const parts = [
    head(content, FRAME, set),
    set.say(content.title, 'serif-bold', INK, setting, step.words),
    bottomLine(content, w.bottomLine, px(29), MEASURE, step.words, set),
    ...(step.judgement && content.judgement ? [judgement(content.judgement, px(26), MEASURE, Infinity, set)] : []),
  ];
  return column(parts, px(18) + air);
}
