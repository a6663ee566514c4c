/**
 * Puts the problems of a page's briefing, as the bar at its top lists them, beside the elements that they concern. In `dev`
 * alone.
 */

/** A position in a file: line and column, counted from 1. */
type Position = readonly [line: number, column: number];

interface Extent {
  readonly element: Element;
  readonly start: Position;
  readonly end: Position;
}

const positionOf = (text = ''): Position => {
  const [line = 0, column = 0] = text.split(':').map(Number);
  return [line, column];
};

const isBefore = (a: Position, b: Position): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

const extentOf = (element: HTMLElement): Extent => {
  const [start, end] = (element.dataset['place'] ?? '').split('-').map(positionOf);
  return { element, start: start ?? [0, 0], end: end ?? [0, 0] };
};

/**
 * The innermost element that a position lies in. What lies before them all is about the title, as front matter is; what lies
 * after them all is in the background; what lies between two was too wrong to be shown, and would follow the first.
 */
function elementAt(at: Position, extents: readonly Extent[]): Element | undefined {
  const begun = extents.filter(({ start }) => !isBefore(at, start));
  const inside = begun.filter(({ end }) => isBefore(at, end)).sort(byStart);
  const [last] = extents.filter(({ end }) => !extents.some((other) => isBefore(end, other.end)));
  if (inside.length) return inside.at(-1)?.element;
  if (!begun.length) return document.querySelector('article.brief h1') ?? undefined;
  const background = document.querySelector('section.background');
  if (background && last && !isBefore(at, last.end)) return background;
  return begun.sort(byStart).at(-1)?.element;
}

const byStart = (a: Extent, b: Extent): number => (isBefore(a.start, b.start) ? -1 : 1);

/** The list of problems beside an element, made where there is none. */
function listBeside(element: Element): Element {
  const cell = element.matches('tr') ? element.querySelector('th') : element.querySelector(':scope > .claim');
  const place = cell ?? element.querySelector(':scope > div:last-of-type') ?? element;
  const known = [...((element.matches('h1') ? element.parentElement : place)?.children ?? [])].find((e) =>
    e.matches('.problems-here'),
  );
  if (known) return known;
  const list = document.createElement('ul');
  list.className = 'problems-here';
  if (element.matches('h1')) element.after(list);
  else place.append(list);
  return list;
}

const extents = [...document.querySelectorAll<HTMLElement>('[data-place]')].map(extentOf);
for (const item of document.querySelectorAll<HTMLElement>('.dev-bar [data-at]')) {
  const element = elementAt(positionOf(item.dataset['at']), extents);
  if (!element) continue;
  element.classList.add('faulty');
  listBeside(element).append(item.cloneNode(true));
}
