/** An example of a rule, as its doc comment has it: a snippet, and the messages expected of it, none where it is good. */
export interface Example {
  snippet: string;
  messages: string[];
}

/**
 * The examples in a rule's doc comment: after a line "Good:" or "Bad:", blocks indented by four blanks; a line that begins
 * with an arrow is a message expected. `\uXXXX` is the character, `*\/` the end of a comment.
 */
export function examplesIn(code: string): Example[] {
  const comment =
    /\/\*\*[\s\S]*?\n \*\/\nexport /.exec(code.slice(code.search(/\/\*\*(?:(?!\*\/)[\s\S])*\n \* Good:/)))?.[0] ?? '';
  const lines = comment.split('\n').map((line) => line.replace(/^ \* ?/, ''));
  const blocks: { good: boolean; lines: string[] }[] = [];
  let good: boolean | undefined;
  let open = false;
  for (const line of lines) {
    if (/^(?:Good|Bad):$/.test(line)) good = line === 'Good:';
    const indented = line.startsWith('    ');
    if (good !== undefined && indented) {
      if (!open) blocks.push({ good, lines: [] });
      blocks.at(-1)?.lines.push(line.slice(4));
    }
    open = indented;
  }
  return blocks.map(({ good, lines }) => {
    const messages = lines.filter((l) => l.startsWith('→ ')).map((l) => l.slice(2));
    if (good !== (messages.length === 0))
      throw new Error(`A ${good ? 'good' : 'bad'} example with ${messages.length} messages:\n${lines.join('\n')}`);
    return {
      snippet: unescaped(lines.filter((l) => !l.startsWith('→ ')).join('\n')),
      messages: messages.map(unescaped),
    };
  });
}

const unescaped = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replaceAll('*\\/', '*/');
