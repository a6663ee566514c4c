/** One change of a text: what stands from `from` to `to`, in UTF-16 units, gives way to `insert`. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The text after a splice. */
export const spliced = (text: string, { from, to, insert }: Splice): string =>
  text.slice(0, from) + insert + text.slice(to);

/** The splice that takes one back, on the text it gave. */
export const inverse = (text: string, { from, to, insert }: Splice): Splice => ({
  from,
  to: from + insert.length,
  insert: text.slice(from, to),
});

/** A text with the line ends of another: what is written into a file has those of the file. */
export function lineEndsOf(like: string, text: string): string {
  const plain = text.replaceAll('\r\n', '\n');
  return like.includes('\r\n') ? plain.replaceAll('\n', '\r\n') : plain;
}

/** The least splice that makes one text of another; it never parts a surrogate pair. */
export function spliceBetween(before: string, after: string): Splice {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  if (start > 0 && (isLow(before, start) || isLow(after, start))) start--;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (end > 0 && (isLow(before, before.length - end) || isLow(after, after.length - end))) end--;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** Whether a place stands between the two halves of a surrogate pair. */
const isLow = (text: string, at: number): boolean =>
  at > 0 && at < text.length && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
