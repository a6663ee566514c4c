import { connect as netConnect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import { addressFault } from './address.ts';
import type { Message } from './letter.ts';
import { Refusal } from './refusal.ts';
import { shown } from '../model/shown.ts';
import { redactor, type Server } from './server.ts';
import { trusted } from './trust.ts';

/** How one handing over of one message ended. `reply` is what the server said, or what happened to the connection. */
export type Verdict =
  | { readonly kind: 'sent'; readonly reply: string }
  /** The server will not have this message to this recipient (5xx). */
  | { readonly kind: 'refused'; readonly reply: string; readonly stage: Stage }
  /** Surely not taken (4xx, or the connection was lost before the end of the data): it may be tried again. */
  | { readonly kind: 'deferred'; readonly reply: string; readonly stage: Stage }
  /** The end of the data went out and no answer came: taken or not, nobody here can know. */
  | { readonly kind: 'in doubt'; readonly reply: string }
  /** The server would say the same to every message: the sender must mend it. Surely not taken. */
  | { readonly kind: 'stopped'; readonly reply: string; readonly stage: Stage };

export type Stage = 'connection' | 'sender' | 'recipient' | 'data' | 'end of data';

/**
 * Asked when all of a message but the end of its data is with the server. Whoever answers yes has written down that the
 * message is in doubt from now on; `alive` says whether the connection still stands.
 */
export type BeforeEnd = (alive: () => boolean) => Promise<boolean>;

/** A connection that takes one message after another. */
export interface Session {
  readonly deliver: (message: Message, beforeEnd: BeforeEnd) => Promise<Verdict>;
  /** Whether no more messages can go over it. */
  readonly lost: () => boolean;
  readonly close: () => void;
}

/** The connection could not be made, for a reason that may pass. */
export class Unreachable extends Error {}

/** @throws Unreachable, or Refusal where another try would fare no better: no TLS, a wrong certificate, a wrong login */
export type Connect = () => Promise<Session>;

export interface Timeouts {
  /** Milliseconds to make the connection, and to greet. */
  readonly connect: number;
  /** Milliseconds of silence before a connection counts as lost; RFC 5321 (4.5.3.2.6) asks for ten minutes. */
  readonly silence: number;
}

const TIMEOUTS: Timeouts = { connect: 30_000, silence: 600_000 };

/** Opens connections to a server; the only place that opens any. */
export function smtp(server: Server, timeouts = TIMEOUTS, open: (server: Server) => Socket = openSocket): Connect {
  const clean = cleaned(server);
  const ca = server.requireTls ? { ca: trusted(server.ca) } : {};
  return async () => {
    const connection = new SMTPConnection({
      host: server.host,
      port: server.port,
      secure: server.secure,
      requireTLS: server.requireTls,
      opportunisticTLS: !server.requireTls,
      connection: await opened(open(server), timeouts.connect),
      connectionTimeout: timeouts.connect,
      greetingTimeout: timeouts.connect,
      socketTimeout: timeouts.silence,
      tls: { rejectUnauthorized: server.requireTls, minVersion: 'TLSv1.2', ...ca },
    });
    await greeted(connection, clean);
    if (server.login) await loggedIn(connection, server.login, clean);
    return sessionOn(connection, clean);
  };
}

/** Characters of what a server says above which it is cut. */
const LONG = 400;

/** A server's words fit for the ledger and a terminal: on one line, no login in them, nothing that moves a cursor. */
function cleaned(server: Server): (text: string) => string {
  const redacted = redactor(server);
  return (text) => shown(redacted(text).replace(/\s+/g, ' '), LONG);
}

const openSocket = ({ host, port }: Server): Socket => netConnect({ host, port });

function opened(socket: Socket, timeout: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(new Error('No answer')), timeout);
    socket.once('error', (e) => {
      clearTimeout(timer);
      reject(new Unreachable(e.message || (e as NodeJS.ErrnoException).code));
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}

/** What nodemailer says of a failure beside its message. */
interface SmtpError extends Error {
  code?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
  /** The code below nodemailer's own: of the socket or of TLS. */
  originalCode?: string | undefined;
}

function greeted(connection: SMTPConnection, clean: (text: string) => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (e: SmtpError): void => {
      const said = clean(e.response ?? e.message);
      if (isUnsafe(e)) reject(new Refusal(`There is no safe connection to be had: ${said}`));
      else if ((e.responseCode ?? 0) >= 500) reject(new Refusal(`The server refuses the connection: ${said}`));
      else reject(new Unreachable(said));
      connection.close();
    };
    connection.on('error', fail);
    connection.once('end', () => fail(new Error('The server closed the connection')));
    connection.connect((e) => (e ? fail(e) : resolve()));
  });
}

/** No TLS, or a certificate that proves nothing: another try would find the same. */
function isUnsafe({ code, originalCode = '', message, responseCode = 500 }: SmtpError): boolean {
  if (/CERT|SELF_SIGNED|UNABLE_TO|SSL|TLS/.test(originalCode)) return true;
  return code === 'ETLS' && responseCode >= 500 && !/timed out|closed/i.test(message);
}

function loggedIn(
  connection: SMTPConnection,
  { user, password }: NonNullable<Server['login']>,
  clean: (t: string) => string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('end', () => reject(new Unreachable('The server closed the connection at the login')));
    connection.login({ user, pass: password }, (e: SmtpError | null) => {
      if (!e) return resolve();
      const said = clean(e.response ?? e.message);
      const final = (e.responseCode ?? 0) >= 500;
      reject(final ? new Refusal(`The server refuses the login: ${said}`) : new Unreachable(`At the login: ${said}`));
      connection.close();
    });
  });
}

function sessionOn(connection: SMTPConnection, clean: (text: string) => string): Session {
  let spoilt = false;
  const lost = (): boolean => spoilt || connection.destroyed;
  return {
    lost,
    close: () => (lost() ? connection.close() : connection.quit()),
    deliver: async (message, beforeEnd) => {
      const feed = new Feed(message.bytes, async (alive) => {
        await emptied(connection, alive);
        return beforeEnd(alive);
      });
      const outcome = await transact(connection, message, feed);
      // The connection is judged before anything else may use it: what was not ended is cut off, never completed.
      const ended = await feed.stop();
      const verdict = judge(outcome, ended, clean);
      if (verdict.kind === 'in doubt' || (feed.begun && !(ended && 'said' in outcome))) spoilt = true;
      if (spoilt) connection.close();
      else if (verdict.kind !== 'sent' && !lost()) spoilt = !(await reset(connection));
      return verdict;
    },
  };
}

/** Waits until the socket has nothing more to write: the end is not to wait in line behind the message. */
async function emptied(connection: SMTPConnection, alive: () => boolean): Promise<void> {
  for (let idle = 0; idle < 2 && alive();) {
    const pending = connection._socket ? connection._socket.writableLength : 0;
    await new Promise((resolve) => (pending ? setTimeout(resolve, 5) : setImmediate(resolve)));
    idle = pending ? 0 : idle + 1;
  }
}

/** A server's reply, or that the connection was lost before one came. */
type Outcome = { readonly said: string; readonly code: number; readonly at: string } | { readonly lost: string };

function transact(connection: SMTPConnection, { from, to, bytes }: Message, feed: Feed): Promise<Outcome> {
  for (const address of [from, to]) {
    if (addressFault(address) !== undefined) throw new Error(`Not an address for the wire: ${JSON.stringify(address)}`);
  }
  return new Promise((resolve) => {
    const gone = (): void => void setImmediate(() => resolve({ lost: 'The connection was closed' }));
    connection.once('end', gone);
    connection.send(
      { from, to: [to], size: bytes.length },
      feed,
      (e: SmtpError | null, info?: SMTPConnectionSendInfo) => {
        connection.off('end', gone);
        resolve(e ? outcomeOf(e) : { said: info?.response ?? '', code: codeOf(info?.response), at: 'DATA' });
      },
    );
  });
}

function outcomeOf(e: SmtpError): Outcome {
  if (e.code === 'EMESSAGE' && e.responseCode === undefined && e.command === 'MAIL FROM')
    return { said: e.message, code: 552, at: 'MAIL FROM' };
  const code = codeOf(e.response);
  return code ? { said: e.response ?? '', code, at: e.command ?? '' } : { lost: e.response ?? e.message };
}

const codeOf = (reply = ''): number => Number(/^([2-5]\d\d)(?=[ -]|$)/.exec(reply)?.[1] ?? 0);

const STAGES: Readonly<Record<string, Stage>> = { 'MAIL FROM': 'sender', 'RCPT TO': 'recipient', DATA: 'data' };

function judge(outcome: Outcome, ended: boolean, clean: (text: string) => string): Verdict {
  const reply = clean('lost' in outcome ? outcome.lost : outcome.said);
  if ('lost' in outcome) return ended ? { kind: 'in doubt', reply } : { kind: 'deferred', reply, stage: 'connection' };
  const { code, at } = outcome;
  const stage = ended ? 'end of data' : (STAGES[at] ?? 'data');
  if (code >= 400 && code < 500) return { kind: 'deferred', reply, stage };
  if (code >= 500) return { kind: stage === 'sender' || code === 530 ? 'stopped' : 'refused', reply, stage };
  if (!ended) return { kind: 'deferred', reply: `An answer before the end of the data: ${reply}`, stage };
  return code >= 200 && code < 300 ? { kind: 'sent', reply } : { kind: 'in doubt', reply };
}

function reset(connection: SMTPConnection): Promise<boolean> {
  return new Promise((resolve) => {
    connection.once('end', () => resolve(false));
    connection.reset((e) => resolve(!e));
  });
}

/** Bytes written at a time, so that what is on its way to the socket is never much. */
const CHUNK = 65_536;

/** A message as a stream that ends only when it may: the library writes the end of the data when this ends. */
class Feed extends Readable {
  /** Whether any of it was asked for: DATA was answered with 354. */
  begun = false;
  private readonly bytes: Uint8Array;
  private readonly beforeEnd: BeforeEnd;
  private asked: Promise<boolean> | undefined;
  private ended = false;
  private given = 0;

  constructor(bytes: Uint8Array, beforeEnd: BeforeEnd) {
    super({ highWaterMark: CHUNK });
    this.bytes = bytes;
    this.beforeEnd = beforeEnd;
    this.on('error', () => undefined);
  }

  override _read(): void {
    this.begun = true;
    if (this.given < this.bytes.length) {
      const from = this.given;
      this.given = Math.min(from + CHUNK, this.bytes.length);
      this.push(this.bytes.subarray(from, this.given));
    } else {
      this.asked ??= this.ask();
    }
  }

  private async ask(): Promise<boolean> {
    try {
      const may = await this.beforeEnd(() => !this.destroyed);
      if (!may || this.destroyed) return false;
      this.ended = true;
      this.push(null);
      return true;
    } catch (e) {
      this.destroy(e instanceof Error ? e : new Error(String(e)));
      throw e;
    }
  }

  /** Lets it end no more, if it has not; says whether it has. Throws what the question before the end threw. */
  async stop(): Promise<boolean> {
    if (!this.ended) this.destroy();
    await this.asked;
    return this.ended;
  }
}
