import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../../src/cli/settle.ts';
import type { World } from '../../../src/cli/command.ts';
import { openDesk as desk } from './desk.ts';

/** The base's judgement was due on 1 April 2026, its day is 10 April; a text of 5 April names the Authority. */
const LATER = `---
title: Reply
publisher: Harbour Street
published: 2026-04-05
descriptor: notice
rights: none
---
The Port Authority says that the rise was delayed.
`;

async function settle(...args: string[]) {
  const world = await desk();
  const file = join(world.cwd, 'briefings/harbour-dues.mdx');
  writeFileSync(join(world.cwd, 'briefings/sources/reply.md'), LATER);
  const before = readFileSync(file, 'utf8');
  const code = await run(args, world as World);
  return { code, said: world.printed.join('\n'), before, after: readFileSync(file, 'utf8'), file, world };
}

const OF = /harbour-dues#(judgement-[0-9a-f]{10})/;

describe('`settle`', () => {
  it('lists what is due, with the texts captured since that name the same actors', async () => {
    const { code, said, before, after } = await settle();
    expect(code).toBe(0);
    expect(said).toMatch(OF);
    expect(said).toContain('due 2026-04-01, 9 days ago');
    expect(said).toContain('2026-04-05  reply  Reply');
    expect(said).not.toContain('tariff-2026');
    expect(after).toBe(before);
  });

  it('writes the outcome that is chosen, and nothing else', async () => {
    const of = OF.exec((await settle()).said)![0];
    const cited = ['--source', 'reply', '--passage', 'the rise was delayed'];
    const { code, before, after } = await settle(
      '--of',
      of,
      '--is',
      'yes',
      '--text',
      'It was.',
      '--on',
      '2026-04-05',
      ...cited,
    );
    expect(code).toBe(0);
    const outcome =
      '<Outcome is="yes" on="2026-04-05">It was. <Cite source="reply" passage="the rise was delayed" /></Outcome>';
    const end = 'The Authority delays the rise</Judgement>';
    expect(after).toBe(before.replace(end, end.replace('</', ` ${outcome}</`)));
  });

  it.each([
    ['an outcome that the schema does not know', '--is', 'maybe', '--text', 'It was.'],
    ['a claim without a citation', '--is', 'yes', '--text', 'It was.'],
    [
      'a passage that is not in its source',
      '--is',
      'yes',
      '--text',
      'It was.',
      '--source',
      'reply',
      '--passage',
      'no rise',
    ],
    ['a day that is none', '--is', 'void', '--text', 'Nobody can tell.', '--on', '2026-02-30'],
  ])('refuses %s, and leaves the file as it is', async (_, ...args) => {
    const of = OF.exec((await settle()).said)![0];
    const { code, said, before, after } = await settle('--of', of, ...args);
    expect(code).toBe(1);
    expect(said).toContain('Nothing was written');
    expect(after).toBe(before);
  });

  it('asks a person what came, and writes it; an outcome left open gives way to a later one', async () => {
    const world = await desk();
    const file = join(world.cwd, 'briefings/harbour-dues.mdx');
    const answers = ['1', 'open', '2026-04-10', 'No text says.', ''];
    await run([], { ...world, ask: () => Promise.resolve(answers.shift() ?? '') } as World);
    expect(readFileSync(file, 'utf8')).toContain('<Outcome is="open" on="2026-04-10">No text says.</Outcome>');
    const of = OF.exec(world.printed.join('\n'))![0];
    await run(['--of', of, '--is', 'void', '--text', 'Nobody can tell.', '--on', '2026-04-11'], world as World);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('<Outcome is="void" on="2026-04-11">Nobody can tell.</Outcome>');
    expect(text.match(/<Outcome/g)).toHaveLength(1);
  });

  it('leaves a file as it is that changed while a person was asked', async () => {
    const world = await desk();
    const file = join(world.cwd, 'briefings/harbour-dues.mdx');
    const answers = ['1', 'open', '2026-04-10', 'No text says.', ''];
    const changed = `${readFileSync(file, 'utf8')}\n`;
    const ask = () => {
      writeFileSync(file, changed);
      return Promise.resolve(answers.shift() ?? '');
    };
    expect(await run([], { ...world, ask } as World)).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(changed);
    expect(world.printed.join('\n')).toContain('changed while it was read');
  });
});
