import { expect, test } from 'vitest';
import { messageIdsIn } from '../../../src/mail/witness.ts';

/** The bytes in pieces of this size. */
async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(Buffer.from(text.slice(at, at + size)));
}

const WANTED = new Set(['<a@x.test>', '<b@x.test>', '<c@x.test>']);

async function ids(text: string): Promise<string[]> {
  const [whole, cut] = [await messageIdsIn(pieces(text, 65_536), WANTED), await messageIdsIn(pieces(text, 3), WANTED)];
  expect(cut).toEqual(whole);
  return [...whole];
}

const message = (id: string, body = 'words'): string => `From: d@x.test\nMessage-ID: ${id}\nSubject: s\n\n${body}\n`;

test.each([
  ['a message', message('<a@x.test>'), ['<a@x.test>']],
  ['one with Windows line ends', message('<a@x.test>').replaceAll('\n', '\r\n'), ['<a@x.test>']],
  ['a head alone, without an end', 'Message-ID: <a@x.test>', ['<a@x.test>']],
  ['a folded header', 'Subject: s\nMESSAGE-ID:\n <a@x.test>\n\nwords', ['<a@x.test>']],
  ['a header folded after another one', 'X: y\n z\nMessage-Id: <a@x.test>\nTo: x\n\nwords', ['<a@x.test>']],
  ['an id that is in the body', `Subject: s\n\nMessage-ID: <a@x.test>\n`, []],
  ['an id in the message that it forwards', message('<x@x.test>', message('<a@x.test>')), []],
  ['an id in another header', 'In-Reply-To: <a@x.test>\nX-Message-ID: <b@x.test>\n\nwords', []],
  ['an id that nobody asked for', message('<x@x.test>'), []],
  [
    'a separator in the body of one message',
    message('<x@x.test>', '\nFrom d Mon Jan  5 09:00:00 2026\nMessage-ID: <a@x.test>\n'),
    [],
  ],
  ['nothing', '', []],
  ['no mail at all', '\u0000\u0001{"a": "<a@x.test>"}\n\nFrom here\nMessage-ID: <a@x.test>\n\n', []],
])('%s', async (_, text, expected) => {
  expect(await ids(text)).toEqual(expected);
});

test('an mbox has a message at every "From " after an empty line, and at no other', async () => {
  const mbox = [
    `From d Mon Jan  5 09:00:00 2026\n${message('<a@x.test>', 'From here on\nMessage-ID: <c@x.test>\n')}`,
    `From d Mon Jan  5 09:00:00 2026\n${message('<b@x.test>', 'words\nFrom d Mon Jan  5 09:00:00 2026\nMessage-ID: <c@x.test>')}`,
  ].join('\n');
  expect(await ids(mbox)).toEqual(['<a@x.test>', '<b@x.test>']);
  expect(await ids(mbox.replaceAll('\n', '\r\n'))).toEqual(['<a@x.test>', '<b@x.test>']);
});

test('a line without an end is no more kept than read to its end', async () => {
  let most = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('From d Mon Jan  5 09:00:00 2026\nMessage-ID: <a@x.test>\n\n');
    for (let i = 0; i < 3000; i++) {
      yield await Promise.resolve(Buffer.alloc(65_536, 120));
      most = Math.max(most, process.memoryUsage().heapUsed);
    }
    yield Buffer.from('\n\nFrom d Mon Jan  5 09:00:00 2026\nMessage-ID: <b@x.test>\n\n');
  }
  const before = process.memoryUsage().heapUsed;
  expect([...(await messageIdsIn(endless(), WANTED))]).toEqual(['<a@x.test>', '<b@x.test>']);
  expect(most - before).toBeLessThan(100_000_000);
});
