/** Above this many words a text fragment names the first and the last words instead of all. */
const WHOLE = 8;
const EDGE = 4;

/**
 * The part of an address that leads to words in a page: a text fragment (WICG, Scroll to Text Fragment), which browsers
 * that do not know it ignore. Pieces joined with […] become the start and the end of a range.
 *
 * @returns `#:~:text=…`
 */
export function fragmentOf(quoted: string): string {
  const [first = '', last] = quoted.split(' […] ');
  if (last !== undefined) return `#:~:text=${encode(first)},${encode(last)}`;
  const words = first.split(' ');
  if (words.length <= WHOLE) return `#:~:text=${encode(first)}`;
  return `#:~:text=${encode(words.slice(0, EDGE).join(' '))},${encode(words.slice(-EDGE).join(' '))}`;
}

/** A hyphen has a meaning in a text fragment, so it is encoded too. */
const encode = (text: string): string => encodeURIComponent(text).replace(/-/g, '%2D');
