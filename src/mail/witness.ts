/** Characters of a line beyond which it is not read: no head's line that a program wrote is longer (RFC 5322, 2.1.1). */
const LONGEST = 2_000;

/**
 * Which of the wanted Message-IDs stand in the heads of a file's messages, read through once and kept no more of than a line.
 * A head ends at its first empty line; a header may be folded over lines (RFC 5322, 2.2.3). In an mbox (RFC 4155) the next
 * message begins at a "From " line after an empty one; otherwise the file is one message, and only its head is read.
 *
 * @param chunks the file's bytes
 */
export async function messageIdsIn(
  chunks: AsyncIterable<Uint8Array>,
  wanted: ReadonlySet<string>,
): Promise<Set<string>> {
  const heads = new Heads();
  const found = new Set<string>();
  for await (const line of linesOf(chunks)) {
    const id = heads.read(line);
    if (id !== undefined && wanted.has(id)) found.add(id);
    if (heads.onlyOne) break;
  }
  const last = heads.read('');
  if (last !== undefined && wanted.has(last)) found.add(last);
  return found;
}

/** Lines without their ends, cut where they are too long; a character a byte. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let line = '';
  for await (const chunk of chunks) {
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      yield (line + text.slice(from, Math.min(end, from + LONGEST))).replace(/\r$/, '').slice(0, LONGEST);
      line = '';
      from = end + 1;
    }
    if (line.length < LONGEST) line += text.slice(from, from + LONGEST);
  }
  if (line) yield line.replace(/\r$/, '');
}

/** Whom a message is from, and when it came: no sentence of a letter that begins with "From". */
const SEPARATOR = /^From \S+ .*\d\d:\d\d/;

/** Told a file's lines in turn, it says at the end of each head which message it is of. */
class Heads {
  /** The file is no mbox, and its head is over. */
  onlyOne = false;
  private mbox: boolean | undefined;
  private inHead = true;
  private afterEmpty = true;
  private header: string | undefined;
  private id: string | undefined;

  read(line: string): string | undefined {
    const begins = this.afterEmpty && SEPARATOR.test(line);
    this.mbox ??= begins;
    this.afterEmpty = line === '';
    if (begins && this.mbox) this.inHead = true;
    else if (this.inHead && line === '') return this.ended();
    else if (this.inHead) this.readHeader(line);
    return undefined;
  }

  private ended(): string | undefined {
    this.closeHeader();
    const { id } = this;
    this.id = undefined;
    this.inHead = false;
    this.onlyOne = !this.mbox;
    return id;
  }

  private readHeader(line: string): void {
    if (/^[ \t]/.test(line)) {
      if (this.header !== undefined && this.header.length < LONGEST) this.header += line;
      return;
    }
    this.closeHeader();
    if (/^message-id:/i.test(line)) this.header = line;
  }

  private closeHeader(): void {
    if (this.header !== undefined) this.id ??= /^message-id:\s*(<[^<>\s]+>)/i.exec(this.header)?.[1];
    this.header = undefined;
  }
}
