import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageIdsIn } from '../../mail/witness.ts';
import { shown } from '../../model/shown.ts';
import { Usage } from '../command.ts';

/**
 * Which of the wanted Message-IDs an archive has: a Maildir, a folder of messages, or an mbox file. It is read through once,
 * however large it is, and no more than a piece of it is kept.
 */
export async function archiveIds(path: string, wanted: ReadonlySet<string>): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const file of filesOf(path)) {
    for (const id of await messageIdsIn(createReadStream(file), wanted)) found.add(id);
  }
  return found;
}

async function* filesOf(path: string): AsyncGenerator<string> {
  const there = await stat(path).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') throw new Usage(`there is no archive "${shown(path, 400)}"`);
    throw e;
  });
  if (there.isFile()) yield path;
  else if (there.isDirectory()) yield* messagesIn(path);
  else throw new Usage(`the archive "${shown(path, 400)}" is neither a folder nor a file`);
}

async function* messagesIn(path: string): AsyncGenerator<string> {
  for (const folder of ['', 'new', 'cur']) {
    const entries = await readdir(join(path, folder), { withFileTypes: true }).catch((e: NodeJS.ErrnoException) => {
      if (e.code === 'ENOENT' || e.code === 'ENOTDIR') return [];
      throw e;
    });
    for (const entry of entries) if (entry.isFile()) yield join(path, folder, entry.name);
  }
}
