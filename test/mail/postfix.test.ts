import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archiveIds } from '../../src/cli/send/archive.ts';
import { MACHINE, type Machine } from '../../src/cli/send/machine.ts';
import { run } from '../../src/cli/send.ts';
import { loadLibrary } from '../../src/reading/library.ts';
import { openOutputs } from '../../src/outputs.ts';
import { startPostfix, type Postfix } from './postfix.ts';

/** The whole way of a send: from a content folder and a list, over TLS and a login, into 200 Maildirs. */

const N = 200;
const boxes = Array.from({ length: N }, (_, i) => `r${i}`);
const nameOf = (i: number): string => [`Reader ${i}`, `Ана Читач ${i}`, `O’Brien, "Bo" ${i}`, ''][i % 4] ?? '';
const paperOf = (i: number): 'a4' | 'letter' => (i % 3 === 0 ? 'letter' : 'a4');

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
let dir = '';
let postfix: Postfix;
let printed: string[] = [];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'readout-send-'));
  cpSync(join(import.meta.dirname, '../../briefings'), join(dir, 'briefings'), { recursive: true });
  const rows = boxes.map((b, i) => `${b}@readout.test,"${nameOf(i).replaceAll('"', '""')}",en,${paperOf(i)}`);
  writeFileSync(join(dir, 'list.csv'), ['email,name,lang,paper', ...rows].join('\r\n'));
  writeFileSync(join(dir, 'dkim.pem'), keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  postfix = await startPostfix(boxes);
});

afterAll(async () => {
  await postfix.stop();
  rmSync(dir, { recursive: true });
});

const send = async (...args: string[]): Promise<number> => {
  printed = [];
  const { user, password } = postfix.login;
  const env = {
    READOUT_SMTP_URL: `smtp://${user}:${encodeURIComponent(password)}@localhost:${postfix.port}`,
    READOUT_SMTP_CA: postfix.ca,
    READOUT_FROM: 'Harbour Desk <desk@readout.test>',
    READOUT_UNSUBSCRIBE_URL: 'https://readout.test/off?who={recipient}',
    READOUT_DKIM_KEY: join(dir, 'dkim.pem'),
    READOUT_DKIM_DOMAIN: 'readout.test',
    READOUT_DKIM_SELECTOR: 'test',
  };
  const { status: _, ...machine } = MACHINE;
  const quiet: Machine = { ...machine, env };
  const world = {
    now: () => new Date('2026-01-05T09:00:00Z'),
    print: (text: string) => void printed.push(text),
    cwd: dir,
  };
  return run(['geneva-meeting', '--to', 'list.csv', ...args], world, quiet);
};

test('200 recipients get one message each, whole, signed, with their own paper', async () => {
  expect(await send('--live'), printed.join('\n')).toBe(0);
  expect(printed.join('\n')).toContain('200 sent\n0 refused\n0 in doubt\n0 left');
  await postfix.delivered();

  const { site, briefings } = await loadLibrary(join(dir, 'briefings'));
  const brief = briefings.find((b) => b.id === 'geneva-meeting');
  if (!brief) throw new Error('No briefing');
  const { pdf } = await openOutputs(join(import.meta.dirname, '../..'), site).sheets(brief);
  const ids = new Set<string>();
  for (const [i, box] of boxes.entries()) {
    const messages = postfix.messages(box);
    expect(messages).toHaveLength(1);
    const mail = await PostalMime.parse(messages[0] ?? Buffer.alloc(0));
    expect(mail.subject).toBe(`[TLP:${brief.tlp}] ${brief.title}`);
    expect(mail.from).toMatchObject({ name: 'Harbour Desk', address: 'desk@readout.test' });
    expect(mail.to).toMatchObject([{ name: nameOf(i), address: `${box}@readout.test` }]);
    expect(mail.text).toContain(brief.title.slice(0, 30));
    expect(mail.attachments).toHaveLength(1);
    expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer).equals(pdf[paperOf(i)])).toBe(true);
    const header = (key: string) => mail.headers.find((h) => h.key === key)?.value;
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header('list-unsubscribe')).toContain(`<https://readout.test/off?who=${box}%40readout.test>`);
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('content-language')).toBe('en');
    ids.add(mail.messageId ?? '');
  }
  expect(ids.size).toBe(N);
  expect(await archiveIds(postfix.maildir('archive'), ids)).toEqual(ids);
});

test('an independent library verifies every signature, and finds one broken when a word is changed', () => {
  const der = createPublicKey(keys.privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  const files = boxes.map((b) =>
    join(postfix.maildir(b), 'new', readdirSync(join(postfix.maildir(b), 'new'))[0] ?? ''),
  );
  const changed = join(dir, 'changed.eml');
  writeFileSync(changed, readFileSync(files[0] ?? '', 'latin1').replace(/^Subject: /m, 'Subject: Not '), 'latin1');
  const args = [
    join(import.meta.dirname, 'verify_dkim.py'),
    'test._domainkey.readout.test',
    `v=DKIM1; k=rsa; p=${der}`,
  ];
  const said = execFileSync('/usr/bin/python3', args, { input: [...files, changed].join('\n'), encoding: 'utf8' });
  expect(said.trim().split('\n')).toEqual([...boxes.map(() => 'good'), 'bad']);
});

test('sent again, it goes to nobody', async () => {
  expect(await send('--live')).toBe(0);
  await postfix.delivered();
  expect(boxes.every((b) => postfix.messages(b).length === 1)).toBe(true);
});

test('neither the ledger nor what was printed holds the password', async () => {
  await send();
  const all = printed.join('\n') + readFileSync(join(dir, 'list.csv.ledger'), 'utf8');
  for (const secret of [postfix.login.password, encodeURIComponent(postfix.login.password), 'PRIVATE KEY'])
    expect(all).not.toContain(secret);
});
