import { bar, column, logoBox, node, pad, plain, row, space, type Box, type Node } from './box.ts';
import type { Content, Outlook } from './content.ts';
import type { Setter } from './setter.ts';
import { ACCENT, GROUND, INK, LABEL_COLOURS, RULE, SOFT, TINT, WARN } from './theme.ts';

/** A picture's size and outer margin, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

/** The whole picture: head and foot at the margins, what stands between them under the head. */
export function picture({ width, height, margin }: Frame, top: Box, bottom: Box): Node {
  const style = {
    width,
    height,
    boxSizing: 'border-box',
    padding: margin,
    flexDirection: 'column',
    justifyContent: 'space-between',
    backgroundColor: GROUND,
  };
  return node(style, [top.node, bottom.node]);
}

/** The sharing label, the status where there is one, the desk, and a rule. */
export function head({ label, status, desk, logo, letterhead }: Content, { width, margin }: Frame, set: Setter): Box {
  const measure = width - 2 * margin;
  const sign = chip(label, set);
  const warning = status === undefined ? [] : [plate(status, '#ffffff', WARN, set)].map(after(12));
  const taken = [sign, ...warning].reduce((sum, { width }) => sum + width, 0);
  const own = logo && logoBox(logo, LOGO);
  const room = measure - taken - 24 - (own ? own.width + 20 : 0);
  const name = column([
    set.say(desk, 'sans-semibold', INK, { size: 26, width: room, leading: 1.46, align: 'flex-end' }, 12),
    ...letterhead.map((line) =>
      set.say(line, 'sans', SOFT, { size: 20, width: room, leading: 1.3, align: 'flex-end' }, 12),
    ),
  ]);
  // What stands beside is higher: in a column of its own a plate stays as high as its word.
  const names = row([
    ...[sign, ...warning].map(({ box, width }) => ({ box: column([box]), width })),
    after(24)({ box: name, width: room }),
    ...(own ? [after(20)({ box: own, width: own.width })] : []),
  ]);
  return column([names, space(16), bar(4, ACCENT)]);
}

/** How large a logo is at most. */
const LOGO = { height: 64, width: 200 } as const;

/** The sharing label as FIRST draws it: its colour on black. */
export const chip = (label: string, set: Setter): Plate =>
  plate(label, LABEL_COLOURS[label.slice('TLP:'.length)] ?? '#ffffff', '#000000', set);

interface Plate {
  box: Box;
  width: number;
}

/** With a blank before it. */
const after =
  (blank: number) =>
  ({ box, width }: Plate): Plate => ({ box: pad(box, [0, 0, 0, blank]), width: width + blank });

/** A word on a ground of its own, as wide as it is. */
function plate(word: string, colour: string, ground: string, set: Setter): Plate {
  const size = 24;
  const words = Math.ceil(set.faces.width(word, 'sans-bold') * size) + 2;
  const box = set.say(word, 'sans-bold', colour, { size, width: words, leading: 1.25 });
  return { box: pad(box, [4, 12, 4, 12], { backgroundColor: ground }), width: words + 24 };
}

/** Where to read on, and something at the right. */
export function foot({ address }: Content, right: Box, rightWidth: number, { width, margin }: Frame, set: Setter): Box {
  const measure = width - 2 * margin;
  const room = measure - rightWidth - 24;
  const size = set.faces.width(address, 'sans-semibold') * 24 > room ? 19 : 24;
  const left = set.say(address, 'sans-semibold', ACCENT, { size, width: room, leading: 1.4 });
  const cells = [
    { box: left, width: measure - rightWidth },
    { box: right, width: rightWidth },
  ];
  return column([bar(2, RULE), space(14), row(cells)]);
}

/** The bottom line on its tint, with a bar at its left. `size` is of its words. */
export function bottomLine(
  { bottomLine: said }: Content,
  heading: string,
  size: number,
  width: number,
  most: number,
  set: Setter,
): Box {
  const inner = width - 8 - 2 * PAD;
  const words = column([
    set.say(heading, 'sans-semibold', ACCENT, { size: Math.round(size * 0.78), width: inner, leading: 1.3 }),
    space(Math.round(size * 0.2)),
    set.tell(said, INK, { size, width: inner, leading: 1.36 }, most),
  ]);
  const box = pad(words, [PAD - 6, PAD, PAD - 4, PAD], { backgroundColor: TINT, width: width - 8 });
  return {
    node: node({ flexDirection: 'row' }, [plain(8, box.height, ACCENT).node, box.node]),
    height: box.height,
  };
}

const PAD = 24;

/** The first judgement, its range drawn to scale beside it, and its confidence in a sentence of its own. */
export function judgement(
  { lead, text, confidence, low, high, end }: Outlook,
  size: number,
  width: number,
  most: number,
  set: Setter,
): Box {
  const words = width - RANGE - 36;
  const said = column([
    set.tell(text, INK, { size, width: words, leading: 1.34 }, most, { text: lead, face: 'serif-bold', colour: INK }),
    space(Math.round(size * 0.15)),
    set.say(confidence, 'sans', SOFT, { size: Math.round(size * 0.8), width: words, leading: 1.34 }, most),
  ]);
  const range = pad(rangeBar(low, high, end, set), [Math.round(size * 0.45), 0, 0, 0]);
  return row([
    { box: said, width: width - RANGE },
    { box: range, width: RANGE },
  ]);
}

const RANGE = 240;

function rangeBar(low: number, high: number, whole: string, set: Setter): Box {
  const part = (from: number, to: number, colour: string): Node =>
    plain(Math.round((to * RANGE) / 100) - Math.round((from * RANGE) / 100), 14, colour).node;
  const drawn = node({ width: RANGE }, [part(0, low, RULE), part(low, high, ACCENT), part(high, 100, RULE)]);
  const end = (words: string, align?: 'flex-end'): Box =>
    set.say(words, 'sans', SOFT, { size: 20, width: RANGE / 2, leading: 1.3, ...(align ? { align } : {}) });
  const ends = row([
    { box: end('0'), width: RANGE / 2 },
    { box: end(whole, 'flex-end'), width: RANGE / 2 },
  ]);
  return column([{ node: drawn, height: 14 }, space(4), ends]);
}
