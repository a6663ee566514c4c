/** Shows a line on the terminal in the place of the one before. A line that wrapped could not be taken back. */
export const showLine = (line: string): void =>
  void process.stderr.write(`\r\u001b[2K${[...line].slice(0, (process.stderr.columns || 80) - 1).join('')}`);
