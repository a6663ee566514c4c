/**
 * Foreign text as a message shows it: on one line, short, and with what no one can see, or what would reorder the line,
 * spelt out.
 *
 * @param most characters above which it is cut
 */
export function shown(text: string, most = 60): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, codeOf);
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
}

const codeOf = (c: string): string => `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
