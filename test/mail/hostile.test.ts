import { connect } from 'node:net';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letter, occasionOf } from '../../src/mail/letter.ts';
import { readList } from '../../src/mail/recipients.ts';
import { smtp } from '../../src/mail/send.ts';
import { mailSettings } from '../../src/mail/server.ts';
import { brief, site } from '../unit/mail/brief.ts';
import { startServer, type TestServer } from './server.ts';

/** What someone might put into a list, a title or a setting to reach others, and that it reaches nobody. */

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const session = () =>
  smtp({ host: '127.0.0.1', port: server.port, secure: false, requireTls: false }, undefined, ({ port }) =>
    connect(port, '127.0.0.1'),
  )();

const sender = { from: { address: 'desk@readout.test', name: 'Desk' }, unsubscribe: 'desk@readout.test' };
const attached = { pdf: new Uint8Array([37, 80, 68, 70]), filename: 'talks.pdf' };

const ADDRESSES = [
  'a@x.test>\r\nRCPT TO:<evil@x.test',
  'a@x.test>\nRCPT TO:<evil@x.test',
  'a@x.test> SIZE=1 RCPT TO:<evil@x.test',
  'a@x.test\r\nBcc: evil@x.test',
  'a@x.test\r\n\r\nbody',
  'a@x.test\0evil@x.test',
  'a@x.test, evil@x.test',
  'a@x.test;evil@x.test',
  'a@x.test evil@x.test',
  'Anna <a@x.test>',
  '<a@x.test>',
  'evil@x.test <a@y.test>',
  'a@x.test (evil@x.test)',
  '"a@x.test>\\r\\n"@x.test',
  '"evil"@x.test',
  'a"b@x.test',
  'a@b@x.test',
  '@x.test:a@y.test',
  '@x.test,@y.test:a@z.test',
  'a%evil@x.test@y.test',
  'evil!a@x.test\t',
  'a@',
  '@x.test',
  'a@x',
  'a@.x.test',
  'a@x..test',
  'a@-x.test',
  'a@x.test.',
  'a@127.0.0.1',
  'a@[127.0.0.1]',
  'a@[IPv6:::1]',
  '.a@x.test',
  'a.@x.test',
  'a..b@x.test',
  'a b@x.test',
  'ａ@x.test',
  'аnna@x.test',
  'a@x。test\r\n',
  'a@x.test\u2028evil@x.test',
  'a@ex\u202eample.test',
  'a@x.test\u0000',
  'a@x\u00adtest',
  `${'a'.repeat(65)}@x.test`,
  `a@${'b'.repeat(64)}.test`,
  `a@${'b.'.repeat(126)}test`,
  '|/bin/sh@x.test > out',
  '-oQ/x@x.test extra',
  'postmaster',
  'mailto:a@x.test?bcc=evil@x.test',
];

test.each(ADDRESSES)('the recipient %j is refused with its line, and by the connection itself', async (address) => {
  const row = `"${address.replaceAll('"', '""')}"`;
  const { recipients, problems } = readList('list.csv', Buffer.from(`email,name\ngood@x.test,Good\n${row},Bad\n`));
  expect(recipients.map((r) => r.address)).toEqual(['good@x.test']);
  expect(problems.map((p) => [p.file, p.line, p.rule])).toEqual([['list.csv', 3, 'recipients']]);
  const before = server.delivered.length;
  const open = await session();
  const handed = open.deliver(
    { id: '<x@x.test>', from: 'desk@readout.test', to: address, bytes: Buffer.from('x') },
    () => Promise.resolve(true),
  );
  await expect(handed).rejects.toThrow('Not an address for the wire');
  open.close();
  expect(server.heard()).not.toContain('evil');
  expect(server.delivered).toHaveLength(before);
});

const REFUSED_NAMES = [
  '=?utf-8?q?Anna=0D=0ABcc=3A_evil=40x.test?=',
  'Anna\r\nBcc: evil@x.test',
  'Anna\nTo: evil@x.test',
  'Anna\0',
  'Anna\u2028Bcc: evil@x.test',
  'Anna\u202egpj.exe',
  'Anna\u001b[2J',
  'A'.repeat(121),
];

test.each(REFUSED_NAMES)('the name %j is refused with its line', (name) => {
  const { problems } = readList('list.csv', Buffer.from(`email,name\na@x.test,"${name}"\n`));
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toMatch(/^The name /);
});

const ODD_NAMES = [
  'evil@x.test',
  '<evil@x.test>',
  'Anna <evil@x.test>',
  'Anna" <evil@x.test>, "',
  'Anna, evil@x.test;',
  'Anna (evil@x.test)',
  'group: evil@x.test;',
  '\\"',
  'Ана Читач',
  '李小龍',
  'Zoë 🕊',
];

test.each(ODD_NAMES)('the name %j is a name and nothing more', async (name) => {
  const { recipients } = readList('list.csv', Buffer.from(`email,name\na@x.test,"${name.replaceAll('"', '""')}"\n`));
  const [recipient] = recipients;
  if (!recipient) throw new Error('Refused');
  const mail = await arrived(await (await made()).address(recipient));
  expect(mail.to).toEqual([{ name, address: 'a@x.test' }]);
});

const TITLES = [
  'Title\r\nBcc: evil@x.test',
  'Title\nBcc: evil@x.test',
  'Title\rBcc: evil@x.test',
  'Title\0',
  '=?utf-8?q?=0D=0ABcc=3A_evil=40x.test?=',
  'Title\u2028Bcc: evil@x.test',
  'Title\u0085Bcc: evil@x.test',
  `${'=?utf-8?q?'.repeat(9)}`,
  'Title: To: evil@x.test',
  'T'.repeat(5000),
];

test.each(TITLES)('the title %j is the subject or is refused', async (title) => {
  const one = await made(title).catch((e: Error) => e);
  if (one instanceof Error)
    return expect(one.message).toMatch(/line end in a header|expected one line|control character|more than 80/);
  const mail = await arrived(await one.address({ address: 'a@x.test' }));
  expect(mail.to).toEqual([{ name: '', address: 'a@x.test' }]);
  expect(mail.subject).toBe(`[TLP:CLEAR] ${title}`);
});

const FILES = [
  'a\r\nBcc: evil@x.test.pdf',
  '../../etc/passwd.pdf',
  '..\\x.pdf',
  'c:\\x.pdf',
  'x.exe',
  '.pdf',
  'a\u202efdp.pdf',
  'a\0.pdf',
  'a/b.pdf',
  'a\u0085.pdf',
];

test.each(FILES)('the attachment’s name %j is refused', async (filename) => {
  await expect(
    letter(brief(), site, occasionOf(brief(), false), {
      sender,
      attached: { ...attached, filename },
      date: new Date(0),
    }),
  ).rejects.toThrow('Not a name');
});

const SETTINGS: Record<string, string>[] = [
  { READOUT_FROM: 'desk@x.test\r\nBcc: evil@x.test' },
  { READOUT_FROM: 'Desk\r\nBcc: evil@x.test <desk@x.test>' },
  { READOUT_FROM: 'desk@x.test, evil@x.test' },
  { READOUT_REPLY_TO: 'a@x.test>\r\nRCPT TO:<evil@x.test' },
  { READOUT_UNSUBSCRIBE: 'a@x.test?bcc=evil@x.test' },
  { READOUT_UNSUBSCRIBE_URL: 'https://x.test/>, <mailto:evil@x.test' },
  { READOUT_UNSUBSCRIBE_URL: 'https://x.test/\r\nBcc: evil@x.test' },
  { READOUT_UNSUBSCRIBE_URL: 'http://x.test/' },
  { READOUT_DKIM_KEY: 'k.pem', READOUT_DKIM_DOMAIN: 'x.test; b=evil', READOUT_DKIM_SELECTOR: 's' },
  { READOUT_SMTP_URL: 'smtp://desk:secret@host/path' },
  { READOUT_SMTP_URL: 'https://desk:secret@host' },
  { READOUT_SMTP_URL: 'smtp://desk:se%cret@host' },
];

test.each(SETTINGS)('the setting %j is refused, its secret not repeated', (setting) => {
  const read = mailSettings({
    READOUT_SMTP_URL: 'smtps://desk:secret@mail.x.test',
    READOUT_FROM: 'desk@x.test',
    ...setting,
  });
  expect(read).toHaveProperty('wrong');
  expect(JSON.stringify(read)).not.toMatch(/secret|se%cret/);
});

const made = async (title = 'Talks end without a result') =>
  letter(brief({ title, edition: 1 }), site, occasionOf(brief({ edition: 1 }), false), {
    sender,
    attached,
    date: new Date(0),
  });

/** Sends a message and reads what came, having seen that nothing more came with it. */
async function arrived(message: Awaited<ReturnType<Awaited<ReturnType<typeof letter>>['address']>>) {
  const open = await session();
  const verdict = await open.deliver(message, () => Promise.resolve(true));
  open.close();
  expect(verdict.kind).toBe('sent');
  const last = server.delivered.at(-1);
  expect(last).toMatchObject({ from: 'desk@readout.test', to: message.to });
  const mail = await PostalMime.parse(last?.bytes ?? Buffer.alloc(0));
  const names = mail.headers.map((h) => h.key);
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain('bcc');
  expect(server.heard()).not.toMatch(/RCPT TO:<evil/i);
  return mail;
}
