import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openContentFolder } from '../../../src/cli/desk/content-folder.ts';
import { openSession } from '../../../src/desk/session.ts';
import { readContent } from '../../../src/reading/folder.ts';
import { bareEngine } from './writing.ts';

it('a file keeps the line ends of another system, and is saved as one that nobody has changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-line-ends-'));
  try {
    const { files } = await readContent(join(import.meta.dirname, '../../../briefings'));
    const text = (files.get('black-sea.mdx') ?? '').replaceAll('\n', '\r\n');
    await writeFile(join(folder, 'black-sea.mdx'), text);
    const store = await openContentFolder(folder);
    const [held] = await store.readAll();
    expect(held?.text).toBe(text);
    const session = openSession(bareEngine([...files, ['black-sea.mdx', text]]), '2026-05-01');
    const { look } = session.act('black-sea.mdx', undefined, {
      kind: 'add',
      component: { name: 'Gap', words: 'What?' },
    });
    expect(look.problems).toEqual(session.look('black-sea.mdx').problems);
    expect(await store.save('black-sea.mdx', look.text, held?.digest)).toMatchObject({ kept: true });
    const saved = await readFile(join(folder, 'black-sea.mdx'), 'utf8');
    expect(saved).toContain('<Gap>What?</Gap>');
    expect(saved.replaceAll('\r\n', '')).not.toContain('\n');
    // As one edits it as text: an editor in a page knows line ends of one kind.
    const edited = session.act('black-sea.mdx', undefined, { kind: 'text', text: saved.replaceAll('\r\n', '\n') });
    expect(edited.look.text).toBe(saved);
  } finally {
    await rm(folder, { recursive: true });
  }
});
