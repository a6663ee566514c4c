const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Raised digits, as a mark of a note has them, in letters that stay raised and so apart from the word; other words as they are. */
export function superscript(text: string): string {
  const mark = /^\s*[[(]?(\d{1,3})[\])]?\s*$/.exec(text)?.[1];
  return mark === undefined ? text : raisedDigits(mark);
}

/** A whole number in raised digits. */
export const raisedDigits = (number: number | string): string =>
  [...String(number)].map((digit) => RAISED.charAt(Number(digit))).join('');
