/** Every run of blanks as one; a line end is a space, and a no-break space alone stays what it is, because the writer meant it. */
export const singleBlanks = (text: string): string =>
  text.replace(/\s+/gu, (run) => (/^[\u00A0\u202F\u2009\u2060]$/u.test(run) ? run : ' '));
