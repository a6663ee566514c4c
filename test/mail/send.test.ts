import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { beforeAll, expect, test } from 'vitest';
import { MACHINE, type Machine } from '../../src/cli/send/machine.ts';
import { useDesk } from './desk.ts';
import type { Script } from './server.ts';

/** The command as a desk uses it: what it says, what it sends, and how it exits. */

const { world, write, revise, list, serve, send, server, printed, taken, beside, ledger } = useDesk();

beforeAll(() => {
  write('a-draft', { status: 'draft' });
  write('tomorrow', { published: '2026-01-06' });
  write('taken-back', { status: 'withdrawn' });
  write('restricted', { tlp: 'AMBER' });
});

test('without --live it shows the first message and who would get what, and touches nothing', async () => {
  expect(await send(['talks'])).toBe(0);
  expect(printed()).toMatch(
    / \| From: Desk <desk@readout.test>\n {2}\| To: Anna <anna@readout.test>\n {2}\| Subject: \[TLP:CLEAR\] Geneva talks/,
  );
  expect(printed()).toContain('[talks.pdf, a4, 1 KB]');
  expect(printed()).toMatch(
    /Would be sent to 2 recipients:\n\n {2}line 2 +anna@readout.test +a4 +Anna\n {2}line 3 +bo@readout.test +a4 +Bo/,
  );
  expect(printed()).toContain('Nothing was sent. To send it: npm run readout -- send talks');
  expect(server().connections()).toBe(0);
  expect(existsSync(ledger())).toBe(false);
});

test('with --live it sends, and a second time it sends nothing', async () => {
  expect(await send(['talks', '--live'])).toBe(0);
  expect(printed()).toBe('2 sent\n0 refused\n0 in doubt\n0 left\n');
  expect(await send(['talks', '--live'])).toBe(0);
  expect(taken()).toEqual(['anna', 'bo']);
  list('anna@readout.test,Anna', 'bo@readout.test,Bo', 'cy@readout.test,Cy');
  expect(await send(['talks', '--live'])).toBe(0);
  expect(taken()).toEqual(['anna', 'bo', 'cy']);
});

test('a list with bad rows is refused whole, each row with its line', async () => {
  list('anna@readout.test,Anna', 'nobody,B', 'x@y@z.test,C');
  expect(await send(['talks', '--live'])).toBe(1);
  expect(printed()).toMatch(/list\.csv\n3:1-3:7 +error +The address "nobody" has no name before an @ +recipients/);
  expect(printed()).toMatch(/4:1-4:11 +error /);
  expect(server().connections()).toBe(0);
});

test.each([
  ['a-draft', /a-draft is a draft/],
  ['tomorrow', /tomorrow is embargoed until 2026-01-06/],
  ['taken-back', /taken-back is withdrawn/],
])('%s is refused', async (id, why) => {
  expect(await send([id, '--live'])).toBe(1);
  expect(printed()).toMatch(why);
  expect(server().connections()).toBe(0);
});

test('a briefing above what a list is cleared for is refused before the first connection', async () => {
  expect(await send(['restricted', '--live'])).toBe(1);
  expect(printed()).toContain('The list does not say what it is cleared for, and the briefing is TLP:AMBER');
  expect(await send(['restricted', '--live', '--label', 'TLP:GREEN'])).toBe(1);
  expect(printed()).toContain('The list is cleared for TLP:GREEN, and the briefing is TLP:AMBER');
  writeFileSync(beside('list.csv'), 'email,label\nanna@readout.test,AMBER\nbo@readout.test,TLP:CLEAR\n');
  expect(await send(['restricted', '--live'])).toBe(1);
  expect(printed()).toMatch(
    /3:1 +error +bo@readout.test is cleared for TLP:CLEAR, and the briefing is TLP:AMBER +label/,
  );
  expect(server().connections()).toBe(0);
  list('anna@readout.test,Anna');
  expect(await send(['restricted', '--live', '--label', 'AMBER'])).toBe(0);
  expect(taken()).toEqual(['anna']);
});

test('without settings it says all that is missing, and sends nothing', async () => {
  expect(await send(['talks', '--live'], { env: {} })).toBe(1);
  expect(printed()).toMatch(/READOUT_SMTP_URL is not set.*\n.*READOUT_FROM is not set/);
});

test.each([
  ['READOUT_DKIM_KEY', 'no-such.pem', /names a file that cannot be read \(ENOENT\)/],
  ['READOUT_DKIM_KEY', 'list.csv', /does not hold a private RSA key/],
  ['READOUT_SMTP_CA', 'no-such.pem', /names a file that cannot be read/],
])('%s that names %s is refused before the first connection', async (name, file, why) => {
  const env = { READOUT_SMTP_URL: `smtp://127.0.0.1:${server().port}`, READOUT_FROM: 'desk@readout.test' };
  const dkim = { READOUT_DKIM_DOMAIN: 'readout.test', READOUT_DKIM_SELECTOR: 's' };
  expect(await send(['talks', '--live'], { env: { ...env, ...dkim, [name]: beside(file) } })).toBe(1);
  expect(printed()).toMatch(why);
  expect(server().connections()).toBe(0);
});

test('a server elsewhere must have TLS', async () => {
  const env = { READOUT_SMTP_URL: 'smtp://desk:secret@mail.example:25', READOUT_FROM: 'desk@readout.test' };
  const seen: boolean[] = [];
  const connect: Machine['connect'] = (to) => {
    seen.push(to.requireTls);
    return MACHINE.connect({ ...to, host: '127.0.0.1', port: server().port });
  };
  expect(await send(['talks', '--live'], { env, connect })).toBe(3);
  expect(seen).toEqual([true]);
  expect(printed()).toMatch(/There is no safe connection to be had/);
  expect(server().heard()).not.toMatch(/AUTH|MAIL/);
});

test('those whom the server refuses are named with its reason, and tried again only when that is asked', async () => {
  await serve({ script: { rcpt: [{ say: '550 5.1.1 nobody here' }] } });
  expect(await send(['talks', '--live'])).toBe(1);
  expect(printed()).toContain('1 sent\n1 refused\n  anna@readout.test: 550 5.1.1 nobody here\n0 in doubt\n0 left');
  expect(await send(['talks', '--live'])).toBe(1);
  expect(taken()).toEqual(['bo']);
  expect(printed()).toMatch(/To try those refused again: .* --live --retry-refused\n$/);
  expect(await send(['talks', '--live', '--retry-refused'])).toBe(0);
  expect(taken()).toEqual(['bo', 'anna']);
});

test('an interruption says how to go on, and going on does', async () => {
  let interrupt = (): void => undefined;
  await serve({ onTake: () => interrupt() });
  const onInterrupt: Machine['onInterrupt'] = (stop) => {
    interrupt = stop;
    return () => undefined;
  };
  list(...Array.from({ length: 9 }, (_, i) => `r${i}@readout.test,R`));
  expect(await send(['talks', '--live', '--connections', '1'], { onInterrupt })).toBe(3);
  expect(printed()).toMatch(/^1 sent\n.*8 left\n/s);
  expect(printed()).toMatch(/To go on where this stopped: npm run readout -- send talks .* --live\n$/);
  expect(await send(['talks', '--live'])).toBe(0);
  expect(taken().sort()).toEqual(Array.from({ length: 9 }, (_, i) => `r${i}`));
});

test('a second sender is refused while one is at work', async () => {
  writeFileSync(`${ledger()}.lock`, JSON.stringify({ ...MACHINE.self, token: 'another' }));
  expect(await send(['talks', '--live'])).toBe(1);
  expect(printed()).toContain(`Another sender, process ${process.pid}`);
  expect(server().connections()).toBe(0);
});

test('a rate spreads the messages', async () => {
  const waits: number[] = [];
  const sleep = (ms: number) => Promise.resolve(void waits.push(ms));
  list(...Array.from({ length: 4 }, (_, i) => `r${i}@readout.test,R`));
  expect(await send(['talks', '--live', '--rate', '30', '--connections', '1'], { sleep, elapsed: () => 0 })).toBe(0);
  expect(waits.slice(0, 3)).toEqual([2000, 4000, 6000]);
});

test('a rate does not care what the time of day is set to', async () => {
  const waits: number[] = [];
  let day = 1;
  list(...Array.from({ length: 4 }, (_, i) => `r${i}@readout.test,R`));
  const changes: Partial<Machine> = {
    sleep: (ms) => Promise.resolve(void waits.push(ms)),
    elapsed: () => 7,
    storage: (path) => {
      // The clock on the wall goes back a day and forth again while the send is at work.
      Object.assign(world, { now: () => new Date(Date.UTC(2026, 0, 5 + (day++ % 2), 9)) });
      return MACHINE.storage(path);
    },
  };
  expect(await send(['talks', '--live', '--rate', '30', '--connections', '1'], changes)).toBe(0);
  expect(waits).toEqual([2000, 4000, 6000]);
});

test('at a terminal it shows how far it is', async () => {
  const lines: string[] = [];
  expect(await send(['talks', '--live', '--connections', '1'], { status: (line) => void lines.push(line) })).toBe(0);
  expect(lines).toEqual(['██████████░░░░░░░░░░ 1 of 2 sent', '████████████████████ 2 of 2 sent', '\n']);
});

test('an edition that was changed after some had it is not sent to the rest', async () => {
  write('changed', {});
  expect(await send(['changed', '--live'])).toBe(0);
  write('changed', { title: 'Geneva talks refine a framework but disclose none of its terms' });
  list('anna@readout.test,Anna', 'bo@readout.test,Bo', 'cy@readout.test,Cy');
  expect(await send(['changed', '--live'])).toBe(1);
  expect(printed()).toContain('Edition 1 of changed has changed since it went to 2 recipients');
  expect(taken()).toEqual(['anna', 'bo']);
});

test('a correction, then a withdrawal, go to exactly those who had the edition before, in one thread', async () => {
  write('corrected', {});
  expect(await send(['corrected', '--live', '--correction'])).toBe(1);
  expect(await send(['corrected', '--live'])).toBe(0);
  write('corrected', { edition: '2', changeNote: 'corrects a date' });
  list('bo@readout.test,Bo', 'cy@readout.test,Cy');
  expect(await send(['corrected', '--live', '--correction'])).toBe(0);
  write('corrected', { edition: '2', changeNote: 'corrects a date', status: 'withdrawn' });
  expect(await send(['corrected', '--live', '--correction'])).toBe(0);
  expect(taken()).toEqual(['anna', 'bo', 'anna', 'bo', 'anna', 'bo']);
  const [first, , second, , third] = await Promise.all(server().delivered.map((m) => PostalMime.parse(m.bytes)));
  expect([first, second, third].map((m) => m?.subject?.slice(0, 30))).toEqual([
    '[TLP:CLEAR] Geneva talks refin',
    '[TLP:CLEAR] Correction: Geneva',
    '[TLP:CLEAR] Withdrawn: Geneva ',
  ]);
  expect(first?.inReplyTo).toBeUndefined();
  expect(second?.inReplyTo).toBe(first?.messageId);
  expect(third?.inReplyTo).toBe(second?.messageId);
  expect(third?.references).toBe(`${first?.messageId} ${second?.messageId}`);
  expect([first, second, third].map((m) => m?.attachments.length)).toEqual([1, 1, 0]);
});

test('what `revise --withdraw` takes back reaches those who had it, once, and says why and what to read instead', async () => {
  write('revoked', {});
  write('better', {});
  expect(await send(['revoked', '--live'])).toBe(0);
  expect(await revise(['revoked', '--note', 'the statement was forged', '--withdraw', '--instead', 'better'])).toBe(0);
  list('bo@readout.test,Bo', 'cy@readout.test,Cy');
  expect(await send(['revoked', '--live'])).toBe(1);
  expect(await send(['revoked', '--live', '--correction'])).toBe(0);
  expect(await send(['revoked', '--live', '--correction'])).toBe(0);
  expect(taken()).toEqual(['anna', 'bo', 'anna', 'bo']);
  const [first, , notice] = await Promise.all(server().delivered.map((m) => PostalMime.parse(m.bytes)));
  expect(notice?.subject).toMatch(/^\[TLP:CLEAR\] Withdrawn: /);
  expect(notice?.references?.split(' ')).toContain(first?.messageId);
  expect(notice?.attachments).toEqual([]);
  for (const words of [notice?.text, notice?.html?.replace(/<[^>]*>/g, '')].map((said) => said?.replace(/\s+/g, ' ')))
    expect(words).toMatch(/the statement was forged\. Read instead: \S*\/briefings\/better\//);
});

test('a correction without a ledger is refused: nothing says who had the edition before', async () => {
  expect(await send(['taken-back', '--live', '--correction'])).toBe(1);
  expect(printed()).toContain('There is no ledger beside list.csv');
});

test('who may have the edition before is left out of a correction until a witness has settled it', async () => {
  write('unsure', {});
  await serve({ script: { end: [{ take: true, drop: true }, { drop: true }] } });
  list('anna@readout.test,Anna', 'bo@readout.test,Bo', 'cy@readout.test,Cy');
  expect(await send(['unsure', '--live', '--connections', '1'])).toBe(3);
  write('unsure', { edition: '2', changeNote: 'corrects a date' });
  expect(await send(['unsure', '--live', '--correction'])).toBe(0);
  expect(taken()).toEqual(['anna', 'cy', 'cy']);
  expect(printed()).toMatch(/2 left out: whether they have the earlier edition is in doubt\n {2}anna@.*\n {2}bo@/);
  mkdirSync(beside('archive'));
  expect(await send(['unsure', '--live', '--correction', '--witness', 'archive'])).toBe(0);
  expect(printed()).toContain('The archive lacks 2 of the 2 messages that the server took');
  for (const [i, { bytes }] of server().delivered.entries()) writeFileSync(beside(`archive/${i}`), bytes);
  expect(await send(['unsure', '--live', '--correction', '--witness', 'archive'])).toBe(0);
  expect(taken()).toEqual(['anna', 'cy', 'cy', 'anna']);
});

const HOSTILE = '\u001b]0;owned\u0007\u001b[2J\u202eevil\u009b1A';
const COMMANDS = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

test.each<[string, Script]>([
  ['a refusal', { rcpt: [{ say: `550 5.1.1 ${HOSTILE}` }] }],
  ['a deferral', { rcpt: Array.from({ length: 6 }, () => ({ say: `450 4.1.1 ${HOSTILE}` })) }],
  ['the refusal of the sender', { mail: [{ say: `550 5.7.1 ${HOSTILE}` }] }],
  ['a greeting', { greeting: [{ say: `554 ${HOSTILE}` }] }],
  ['an answer to the end', { end: [{ take: true, say: `250 ${HOSTILE}` }] }],
])('what a server puts into %s commands no terminal, in what is printed and in the ledger', async (_, script) => {
  await serve({ script });
  const lines: string[] = [];
  const changes: Partial<Machine> = { sleep: () => Promise.resolve(), status: (line) => void lines.push(line) };
  await send(['talks', '--live', '--connections', '1'], changes);
  expect(printed() + lines.join('')).not.toMatch(COMMANDS);
  expect(readFileSync(ledger(), 'utf8')).not.toMatch(COMMANDS);
});

test('a list’s name commands no terminal, and the command to go on has it in a form to copy', async () => {
  await serve({ script: { rcpt: [{ say: '550 nobody' }] } });
  const name = 'a \u001b[2J\u202e.csv';
  writeFileSync(beside(name), 'email\nanna@readout.test\n');
  expect(await send(['talks', '--live'], {}, name)).toBe(1);
  expect(printed()).not.toMatch(COMMANDS);
  expect(printed()).toContain(String.raw`--to $'a \x1b\x5b2J\xe2\x80\xae.csv' --live --retry-refused`);
  writeFileSync(beside(name), 'email\nnobody\n');
  expect(await send(['talks', '--live'], {}, name)).toBe(1);
  expect(printed()).toContain('a <U+001B>[2J<U+202E>.csv');
  expect(printed()).not.toMatch(COMMANDS);
});

test('a disk that is full, or may not be written, is a sentence', async () => {
  const failure = Object.assign(new Error('no room'), { code: 'ENOSPC', syscall: 'write' });
  const storage: Machine['storage'] = (path) => ({ ...MACHINE.storage(path), append: () => Promise.reject(failure) });
  expect(await send(['talks', '--live'], { storage })).toBe(4);
  expect(printed()).toContain('the disk is full. What was sent until now is in the ledger; nothing more was');
  mkdirSync(ledger());
  expect(await send(['talks', '--live'])).toBe(4);
  expect(printed()).toContain('it is a folder. What was sent');
  expect(taken()).toEqual([]);
});

test('a briefing above the site’s audience goes out without an address of the site', async () => {
  list('anna@readout.test,Anna');
  expect(await send(['restricted', '--live', '--label', 'AMBER'])).toBe(0);
  const mail = await PostalMime.parse(server().delivered[0]?.bytes ?? Buffer.alloc(0));
  expect(mail.subject).toMatch(/^\[TLP:AMBER\]/);
  expect(mail.text + (mail.html ?? '')).not.toMatch(/https?:\/\/readout\.example|readout\.example\/|\.json|\.pdf"/);
  expect(mail.attachments).toHaveLength(1);
});
