/**
 * What the pictures are made of, and how they are written down. A picture is as wide as its place: what lies along it is in
 * per cent of that, what has a size of its own is in pixels, so that its words are as large on a phone as on a wide screen.
 */

/** What has a size of its own, about a point: a mark, a word. `x` and `y` are in pixels, from the point. */
export type Part =
  | { readonly kind: 'circle'; readonly y?: number; readonly r: number; readonly class: string }
  | { readonly kind: 'path'; readonly d: string; readonly class: string }
  | {
      readonly kind: 'text';
      readonly x?: number;
      readonly y: number;
      readonly text: string;
      readonly class?: string;
      readonly anchor?: 'start' | 'middle' | 'end';
      /** A writer's words after it, and their language where it is not that of the page's own words. */
      readonly own?: { readonly text: string; readonly lang: string | undefined };
    };

/** Words, or a writer's and their language where it is not that of the page's own words. */
export type Title = string | { readonly text: string; readonly lang: string | undefined };

export type Shape =
  | {
      readonly kind: 'bar';
      /** From where to where, in per cent. */
      readonly from: number;
      readonly to: number;
      readonly y: number;
      readonly height: number;
      readonly class: string;
      /** What stands beside a pointer that rests on it. */
      readonly title?: Title;
    }
  | {
      readonly kind: 'at';
      /** In per cent. */
      readonly x: number;
      readonly y: number;
      readonly class?: string;
      readonly title?: Title;
      readonly parts: readonly Part[];
    };

export interface Picture {
  /** The class under which its style knows it. */
  readonly name: string;
  /** In pixels. */
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** A picture as SVG. It is hidden from those who hear the page: what it shows stands beside it in words. */
export const svgOf = ({ name, height, shapes }: Picture): string =>
  `<svg class="figure ${name}" width="100%" height="${n(height)}" aria-hidden="true" focusable="false">${shapes
    .map(shape)
    .join('')}</svg>`;

function shape(s: Shape): string {
  const title = s.title === undefined ? '' : titleOf(s.title);
  if (s.kind === 'bar') {
    const rect = `<rect class="${s.class}" x="${n(s.from)}%" y="${n(s.y)}" width="${n(s.to - s.from)}%" height="${n(s.height)}"`;
    return title ? `${rect}>${title}</rect>` : `${rect}/>`;
  }
  const named = s.class === undefined ? '' : ` class="${s.class}"`;
  return `<svg x="${n(s.x)}%" y="${n(s.y)}" overflow="visible"${named}>${title}${s.parts.map(part).join('')}</svg>`;
}

function titleOf(title: Title): string {
  if (typeof title === 'string') return `<title>${escaped(title)}</title>`;
  return `<title${langOf(title)}>${escaped(title.text)}</title>`;
}

const langOf = ({ lang }: { lang: string | undefined }): string =>
  lang === undefined ? '' : ` lang="${escaped(lang)}"`;

function part(p: Part): string {
  if (p.kind === 'circle') return `<circle class="${p.class}"${p.y ? ` cy="${n(p.y)}"` : ''} r="${n(p.r)}"/>`;
  if (p.kind === 'path') return `<path class="${p.class}" d="${p.d}"/>`;
  const own = p.own ? `<tspan${langOf(p.own)}>${escaped(p.own.text)}</tspan>` : '';
  const x = p.x ? ` x="${n(p.x)}"` : '';
  const named = p.class === undefined ? '' : ` class="${p.class}"`;
  const anchor = p.anchor === undefined ? '' : ` text-anchor="${p.anchor}"`;
  return `<text${named}${x} y="${n(p.y)}"${anchor}>${escaped(p.text)}${own}</text>`;
}

/** Hundredths are finer than any screen. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);
