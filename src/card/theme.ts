import { paletteOf, type Accent } from '../brand/palette.ts';
import type { Node } from './box.ts';

/** Colours of the pictures: few and flat, so that a palette holds every shade that anti-aliasing makes of them. */
export const INK = '#1b1f24';
export const SOFT = '#56606b';
export const ACCENT = '#0b4a6f';
export const TINT = '#eaf1f5';
export const GROUND = '#ffffff';
/** Behind what is not to be relied on. */
export const WARN = '#8f2a12';
export const RULE = '#c9d1d8';

/** A sharing label's colour on black: FIRST, Traffic Light Protocol 2.0, "TLP colour-coding in RGB". */
export const LABEL_COLOURS: Readonly<Record<string, string>> = {
  CLEAR: '#ffffff',
  GREEN: '#33ff00',
  AMBER: '#ffc000',
  'AMBER+STRICT': '#ffc000',
  RED: '#ff2b2b',
};

/** A picture in the colours of its desk: whatever has the accent or its tint has the desk's. */
export function inOwnColours(tree: Node, accent: Accent | undefined): Node {
  if (!accent) return tree;
  const { light } = paletteOf(accent);
  const own = new Map<string | number | undefined, string>([
    [ACCENT, light.accent],
    [TINT, light.tint],
  ]);
  const node = ({ type, props }: Node): Node => {
    const { style, children, lines } = props;
    const ground = own.get(style['backgroundColor']);
    const coloured = lines?.map((line) => ({
      ...line,
      runs: line.runs.map((run) => ({ ...run, colour: own.get(run.colour) ?? run.colour })),
    }));
    return {
      type,
      props: {
        ...props,
        style: ground === undefined ? style : { ...style, backgroundColor: ground },
        ...(children ? { children: children.map(node) } : {}),
        ...(coloured ? { lines: coloured } : {}),
      },
    };
  };
  return node(tree);
}
