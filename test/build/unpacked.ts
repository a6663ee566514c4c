import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import PostalMime from 'postal-mime';
import { filesIn } from './command.ts';

const run = promisify(execFile);

/**
 * All that a reader or a program can get out of a file of a built site, as one text: its name, its bytes, and what is packed
 * in them, read by other programs: the search's files, PDFs, mails and what is attached to them.
 */
async function textOf(folder: string, path: string, bytes: Buffer): Promise<string> {
  const texts = [path, bytes.toString('latin1')];
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) texts.push(gunzipSync(bytes).toString());
  if (path.endsWith('.pdf')) texts.push(...(await pdfTexts(join(folder, path))));
  if (path.endsWith('.eml')) {
    const { subject, text, html, headers, attachments } = await PostalMime.parse(bytes);
    texts.push(subject ?? '', text ?? '', html ?? '', JSON.stringify(headers));
    texts.push(...attachments.map(({ filename, description }) => `${filename} ${description}`));
  }
  return texts.join('\n');
}

/** A PDF's words as poppler reads them, and its objects as qpdf unpacks them. */
async function pdfTexts(file: string): Promise<string[]> {
  const options = { maxBuffer: 1 << 28, encoding: 'latin1' } as const;
  const [words, objects] = await Promise.all([
    run('pdftotext', [file, '-'], options),
    run('qpdf', ['--qdf', '--object-streams=disable', file, '-'], options),
  ]);
  return [words.stdout, objects.stdout];
}

/** Every file below a folder by its path, unpacked. */
export async function unpacked(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const [path, bytes] of await filesIn(folder)) texts.set(path, await textOf(folder, path, bytes));
  return texts;
}
