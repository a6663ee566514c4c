import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver, type Means } from '../../src/mail/deliver.ts';
import { openLedger, type Storage } from '../../src/mail/ledger.ts';
import { decode, standings } from '../../src/mail/records.ts';
import { smtp } from '../../src/mail/send.ts';
import type { Server } from '../../src/mail/server.ts';
import { errand } from './errand.ts';
import { startServer, type Options, type Script, type TestServer } from './server.ts';

const TO = ['anna@readout.test', 'bo@readout.test'];

let folder = '';
let tls = { cert: '', key: '' };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'readout-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'ignore' },
  );
  tls = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A fault, and how the two messages of a send must then stand. */
interface Row {
  fault: string;
  script?: Script;
  options?: Options;
  server?: Partial<Server>;
  withTls?: boolean;
  /** Waits a second for an answer, not as long as it may take on a busy machine. */
  impatient?: true;
  /** Bytes of each message. */
  padding?: number;
  then: [string, string];
  /** How many of the two the server has; the same as those sent, unless said. */
  taken?: number;
  /** Connections made. */
  connections?: number;
  /** Milliseconds waited before another try. */
  waits?: number[];
  /** What the sender is told. */
  says?: RegExp;
}

const SENT: [string, string] = ['sent', 'sent'];
const LEFT: [string, string] = ['waiting', 'waiting'];
const login = { user: 'desk', password: 'correct horse' };
/** Bytes of a message that no buffer on the way holds whole. */
const LARGE = 8_000_000;
const PATIENT = { connect: 30_000, silence: 30_000 };
const five = <T>(x: T): T[] => [x, x, x, x, x];

// A line a fault, as a table is read.
// prettier-ignore
const TABLE: Row[] = [
  { fault: 'none', then: SENT, connections: 1, waits: [] },
  { fault: 'none, and no pipelining', options: { extensions: [] }, then: SENT, connections: 1 },
  { fault: 'the greeting is 554', script: { greeting: [{ say: '554 5.7.1 no service' }] }, then: LEFT, says: /refuses the connection: 554/ },
  { fault: 'the greeting is 421', script: { greeting: [{ say: '421 4.3.2 busy', drop: true }] }, then: SENT, connections: 2, waits: [1000] },
  { fault: 'a drop instead of the greeting', script: { greeting: [{ drop: true }] }, then: SENT, connections: 2, waits: [1000] },
  { fault: 'garbage for a greeting', script: { greeting: [{ say: 'HTTP/1.1 400 Bad Request' }] }, then: SENT, connections: 2 },
  { fault: 'silence for a greeting', impatient: true, script: { greeting: [{}] }, then: SENT, connections: 2 },
  { fault: 'the greeting is always 421', script: { greeting: five({ say: '421 busy', drop: true as const }) }, then: LEFT, waits: [1000, 5000, 15_000, 60_000], says: /cannot be reached: .*421 busy/ },
  { fault: 'nobody listens', server: { port: 1 }, then: LEFT, waits: [1000, 5000, 15_000, 60_000], says: /cannot be reached/ },
  { fault: 'EHLO is unknown', script: { ehlo: [{ say: '502 5.5.1 what' }] }, then: SENT },
  { fault: 'a drop at EHLO', script: { ehlo: [{ drop: true }] }, then: SENT, connections: 2 },
  { fault: 'no STARTTLS where it is required', server: { requireTls: true }, then: LEFT, says: /no safe connection/ },
  { fault: 'none, with TLS from the first byte', withTls: true, options: { implicit: true }, server: { secure: true }, then: SENT, connections: 1 },
  { fault: 'TLS from the first byte, and a certificate that nobody signed', withTls: true, options: { implicit: true }, server: { secure: true, ca: 'none' }, then: LEFT, says: /no safe connection/ },
  { fault: 'no TLS where it is expected from the first byte', withTls: true, options: {}, server: { secure: true }, then: LEFT, says: /no safe connection/ },
  { fault: 'STARTTLS is 454 once', withTls: true, script: { starttls: [{ say: '454 4.7.0 not now' }] }, then: SENT, connections: 2 },
  { fault: 'STARTTLS is 554', withTls: true, script: { starttls: [{ say: '554 5.7.3 no' }] }, then: LEFT, says: /no safe connection/ },
  { fault: 'a drop in the middle of STARTTLS', withTls: true, script: { starttls: [{ say: '220 go on', drop: true }] }, then: SENT, connections: 2 },
  { fault: 'a certificate that nobody signed', withTls: true, server: { ca: 'none' }, then: LEFT, says: /no safe connection.*self-signed/i },
  { fault: 'a certificate for another name', withTls: true, server: { host: 'mail.other.test' }, then: LEFT, says: /no safe connection/ },
  { fault: 'the login is 535', options: { auth: { ...login, password: 'x' } }, server: { login }, then: LEFT, connections: 1, says: /refuses the login: 535/ },
  { fault: 'the login is 535 and repeats the password', options: { auth: login }, script: { auth: [{ say: '535 5.7.8 correct horse' }] }, server: { login }, then: LEFT, says: /535 5.7.8 \[password\]$/ },
  { fault: 'the login is 454 once', options: { auth: login }, script: { auth: [{ say: '454 4.7.0 later' }] }, server: { login }, then: SENT, connections: 2 },
  { fault: 'a drop at the login', options: { auth: login }, script: { auth: [{ drop: true }] }, server: { login }, then: SENT, connections: 2 },
  { fault: 'MAIL is 421', script: { mail: [{ say: '421 4.7.0 enough', drop: true }] }, then: SENT, connections: 3, waits: [5000] },
  { fault: 'MAIL is 451', script: { mail: [{ say: '451 4.3.0 later' }] }, then: SENT, connections: 2, waits: [5000] },
  { fault: 'MAIL is 550: it is the sender who is refused, not the recipient', script: { mail: [{ say: '550 5.7.1 not you' }] }, then: LEFT, says: /refuses the sender: 550/ },
  { fault: 'MAIL is 530', script: { mail: [{ say: '530 5.7.0 log in first' }] }, then: LEFT, says: /530/ },
  { fault: 'the message is larger than the server takes', options: { extensions: ['SIZE 100'] }, then: LEFT, says: /refuses the sender: Message size/ },
  { fault: 'a drop at MAIL', script: { mail: [{ drop: true }] }, then: SENT, connections: 3, waits: [5000] },
  { fault: 'RCPT is 450', script: { rcpt: [{ say: '450 4.2.0 greylisted' }] }, then: SENT, waits: [5000] },
  { fault: 'RCPT is 452', script: { rcpt: [{ say: '452 4.2.2 full' }] }, then: SENT, waits: [5000] },
  { fault: 'RCPT is 450 at every try', script: { rcpt: ['ok', ...five({ say: '450 4.2.0 no' })] }, then: ['sent', 'waiting'], waits: [5000, 30_000, 120_000, 300_000] },
  { fault: 'RCPT is 550', script: { rcpt: [{ say: '550 5.1.1 nobody here' }] }, then: ['refused', 'sent'], connections: 1, waits: [] },
  { fault: 'RCPT is 550 without pipelining', options: { extensions: [] }, script: { rcpt: [{ say: '550 5.1.1 nobody here' }] }, then: ['refused', 'sent'], connections: 1 },
  { fault: 'RCPT is 550 and RSET is dropped', script: { rcpt: [{ say: '550 5.1.1 nobody' }], rset: [{ drop: true }] }, then: ['refused', 'sent'], connections: 2 },
  { fault: 'RCPT is 421', script: { rcpt: [{ say: '421 4.7.0 too many', drop: true }] }, then: SENT, waits: [5000] },
  { fault: 'a drop at RCPT', script: { rcpt: ['ok', { drop: true }] }, then: SENT, waits: [5000] },
  { fault: 'DATA is 451', script: { data: [{ say: '451 4.3.0 later' }] }, then: SENT, waits: [5000] },
  { fault: 'DATA is 554', script: { data: [{ say: '554 5.7.1 no' }] }, then: ['refused', 'sent'] },
  { fault: 'a drop at DATA', script: { data: [{ drop: true }] }, then: SENT, waits: [5000] },
  { fault: 'a drop in the message', padding: LARGE, script: { body: [{ drop: true }] }, then: SENT, waits: [5000] },
  { fault: '552 in the middle of the message', padding: LARGE, script: { body: [{ say: '552 5.3.4 too big' }] }, then: ['refused', 'sent'], connections: 2 },
  { fault: '452 in the middle of the message', padding: LARGE, script: { body: [{ say: '452 4.3.1 no room' }] }, then: SENT, connections: 3 },
  { fault: 'the end is 451', script: { end: [{ say: '451 4.3.0 later' }] }, then: SENT, waits: [5000] },
  { fault: 'the end is 452', script: { end: [{ say: '452 4.3.1 no room' }] }, then: SENT, waits: [5000] },
  { fault: 'the end is 550', script: { end: [{ say: '550 5.7.1 spam' }] }, then: ['refused', 'sent'] },
  { fault: 'the end is 554 on two lines', script: { end: [{ say: '554-5.7.1 no\r\n554 5.7.1 really' }] }, then: ['refused', 'sent'] },
  { fault: 'the end is 421', script: { end: [{ say: '421 4.3.2 going down', drop: true }] }, then: SENT, waits: [5000] },
  { fault: 'a drop after the end, the message lost', script: { end: [{ drop: true }] }, then: ['in doubt', 'sent'], taken: 1, waits: [] },
  { fault: 'a drop after the end, the message taken', script: { end: [{ take: true, drop: true }] }, then: ['in doubt', 'sent'], taken: 2, waits: [] },
  { fault: 'a drop after the 250', script: { end: [{ take: true, say: '250 2.0.0 taken', drop: true }] }, then: SENT, connections: 2 },
  { fault: 'a drop in the middle of the 250', script: { end: [{ take: true, say: '25', drop: true }] }, then: ['in doubt', 'sent'], taken: 2 },
  { fault: 'a drop between the lines of the 250', script: { end: [{ take: true, say: '250-2.0.0 taken', drop: true }] }, then: ['in doubt', 'sent'], taken: 2 },
  { fault: 'garbage for an answer to the end', script: { end: [{ take: true, say: 'all right then' }] }, then: ['in doubt', 'sent'], taken: 2 },
  { fault: 'a digit for an answer to the end', script: { end: [{ say: '2 good' }] }, then: ['in doubt', 'sent'], taken: 1 },
  { fault: '354 for an answer to the end', script: { end: [{ say: '354 go on' }] }, then: ['in doubt', 'sent'], taken: 1 },
  { fault: 'silence after the end', impatient: true, script: { end: [{ take: true }] }, then: ['in doubt', 'sent'], taken: 2 },
  { fault: 'a slow server', script: { greeting: [{ say: '220 slow', slowly: true }], mail: [{ say: '250 slow', slowly: true }], end: [{ take: true, say: '250 2.0.0 slow', slowly: true }] }, then: SENT, connections: 1 },
];

describe('A send meets a fault:', () => {
  test.each(TABLE)('$fault', async (row) => {
    const options = { ...row.options, ...(row.withTls ? { tls } : {}), ...(row.script ? { script: row.script } : {}) };
    const { server, ended, waits, states, said } = await attempt(options, row);
    expect(states).toEqual(row.then);
    expect(server.delivered).toHaveLength(row.taken ?? row.then.filter((s) => s === 'sent').length);
    expectSound(server, states);
    if (row.connections !== undefined) expect(server.connections()).toBe(row.connections);
    if (row.waits) expect(waits).toEqual(row.waits);
    if (row.says) expect(ended).toMatch(row.says);
    else expect(ended).toBeUndefined();
    expect(said).not.toContain(login.password);
  });

  test('an answer before the end of the data is no answer to it', async () => {
    const options = { script: { body: [{ say: '250 2.0.0 taken' }] } };
    const { server, states } = await attempt(options, { padding: LARGE });
    expect(states).toEqual(SENT);
    expectSound(server, states);
  });

  test('the ledger cannot be written before the end: nothing is ended', async () => {
    const { server, failure } = await attempt({}, {}, { failAt: 1 });
    expect(failure).toMatch(/disk is full/);
    expect(server.delivered).toHaveLength(0);
  });

  test('the ledger cannot be written after the 250: the message stays in doubt, the next is not begun', async () => {
    const { server, failure, states } = await attempt({}, {}, { failAt: 2 });
    expect(failure).toMatch(/disk is full/);
    expect(states).toEqual(['in doubt', 'waiting']);
    expect(server.delivered).toHaveLength(1);
  });

  test('an interruption: the message in hand is finished, no other is begun', async () => {
    const stop = new AbortController();
    const { server, states, ended } = await attempt({ onTake: () => stop.abort() }, {}, { stop });
    expect(states).toEqual(['sent', 'waiting']);
    expect(server.delivered).toHaveLength(1);
    expect(ended).toBeUndefined();
  });

  test('an interruption ends a wait', async () => {
    const stop = new AbortController();
    const script = { rcpt: [{ say: '450 4.2.0 later' }, { say: '450 4.2.0 later' }] };
    const { states, waits } = await attempt({ script }, {}, { stop, onSleep: () => stop.abort() });
    expect(states).toEqual(['waiting', 'waiting']);
    expect(waits).toEqual([5000]);
  });

  test('four connections never have two messages in doubt at once', async () => {
    const many = Array.from({ length: 24 }, (_, i) => `r${i}@readout.test`);
    const storage = memory();
    let most = 0;
    const onTake = async (): Promise<void> => {
      const all = [...standings(decode(await storage.read()).entries, 'talks', '1').values()];
      most = Math.max(most, all.filter((s) => s.state === 'in doubt').length);
    };
    const { server, states } = await attempt({ onTake }, {}, { storage, to: many, connections: 4 });
    expect(states.every((s) => s === 'sent')).toBe(true);
    expect(new Set(server.delivered.map((m) => m.to)).size).toBe(24);
    expect(server.connections()).toBe(4);
    expect(most).toBe(1);
  });
});

interface Extra {
  storage?: Storage;
  /** Which append fails, counted from 1. */
  failAt?: number;
  stop?: AbortController;
  onSleep?: () => void;
  to?: readonly string[];
  connections?: number;
}

async function attempt(options: Options, row: Partial<Row>, extra: Extra = {}) {
  const server = await startServer(options);
  const to = extra.to ?? TO;
  const waits: number[] = [];
  const storage = extra.storage ?? memory(extra.failAt);
  const ledger = await openLedger(storage, () => new Date(0));
  const means: Means = {
    connect: smtp(target(server, row), row.impatient ? { connect: 1000, silence: 1000 } : PATIENT, ({ port }) =>
      connect({ host: '127.0.0.1', port }),
    ),
    ledger,
    elapsed: () => 0,
    sleep: (ms) => {
      waits.push(ms);
      extra.onSleep?.();
      return Promise.resolve();
    },
    signal: (extra.stop ?? new AbortController()).signal,
    connections: extra.connections ?? 1,
    progress: () => undefined,
  };
  let ended: string | undefined;
  let failure = '';
  try {
    ended = await deliver(
      to.map((address) => errand(address, row.padding)),
      means,
    );
  } catch (e) {
    failure = (e as Error).message;
  } finally {
    await server.close();
  }
  const said = new TextDecoder().decode(await storage.read());
  const all = standings(decode(await storage.read()).entries, 'talks', '1');
  return { server, ended, failure, waits, said: said + ended, states: to.map((a) => all.get(a)?.state ?? 'waiting') };
}

function target(server: TestServer, { server: changes = {}, withTls = false }: Partial<Row>): Server {
  const ca = withTls && changes.ca !== 'none' ? { ca: tls.cert } : {};
  const { ca: _, ...rest } = changes;
  return { host: '127.0.0.1', port: server.port, secure: false, requireTls: withTls, ...ca, ...rest };
}

/** What must be true of every send whatever happened: none twice, none lost, none refused that arrived. */
function expectSound(server: TestServer, states: readonly string[]): void {
  for (const [i, state] of states.entries()) {
    const times = server.delivered.filter((m) => m.to === TO[i]).length;
    if (state === 'in doubt') expect(times).toBeLessThanOrEqual(1);
    else expect(times).toBe(state === 'sent' ? 1 : 0);
  }
}

/** A disk in memory, which can be full. */
function memory(failAt = Infinity): Storage {
  let kept = Buffer.alloc(0);
  let seal = Buffer.alloc(0);
  let appends = 0;
  return {
    read: () => Promise.resolve(kept),
    append: (bytes) => {
      if (++appends >= failAt) return Promise.reject(new Error('The disk is full'));
      kept = Buffer.concat([kept, bytes]);
      return Promise.resolve();
    },
    truncate: (length) => {
      kept = kept.subarray(0, length);
      return Promise.resolve();
    },
    readSeal: () => Promise.resolve(seal),
    writeSeal: (bytes, from) => {
      const file = Buffer.alloc(Math.max(seal.length, from + bytes.length));
      file.set(seal);
      file.set(bytes, from);
      seal = file;
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
