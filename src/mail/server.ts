import { readMailbox, type Mailbox } from './address.ts';

/** A submission server and how to speak to it. */
export interface Server {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise by STARTTLS. */
  readonly secure: boolean;
  /** Whether a connection without TLS is refused: always, but on this machine itself. */
  readonly requireTls: boolean;
  readonly login?: { readonly user: string; readonly password: string };
  /** Certificates in PEM to trust beside the machine's own. */
  readonly ca?: string;
}

/** Who sends, and what every message says of it. */
export interface Sender {
  readonly from: Mailbox;
  readonly replyTo?: Mailbox;
  /** Where a mail asks to be taken off the list. */
  readonly unsubscribe: string;
  /** An https address that takes RFC 8058's one-click POST; `{recipient}` in it becomes the address. */
  readonly unsubscribeUrl?: string;
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly keyFile: string };
}

export interface MailSettings {
  readonly server: Server;
  readonly sender: Sender;
  /** PEM file of certificates to trust. */
  readonly caFile?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of mail, which stand in the environment alone, so that no secret is ever an argument or in a file of
 * the project. The sentences on what is missing or wrong never repeat a value that may hold a password.
 */
export function mailSettings(env: Environment): MailSettings | { readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const server = readServer(env['READOUT_SMTP_URL'], wrong);
  const sender = readSender(env, wrong);
  const caFile = env['READOUT_SMTP_CA'];
  if (!server || !sender || wrong.length) return { wrong };
  const checked = caFile ? { ...server, requireTls: true } : server;
  return { server: checked, sender, ...(caFile ? { caFile } : {}) };
}

const URL_SHAPE = 'smtps://user:password@host:465 or smtp://user:password@host:587, the password percent-encoded';

function readServer(text: string | undefined, wrong: string[]): Server | undefined {
  if (!text) return void wrong.push(`READOUT_SMTP_URL is not set: ${URL_SHAPE}`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const user = decoded(url?.username);
  const password = decoded(url?.password);
  const plain = url && (url.pathname === '' || url.pathname === '/') && !url.search && !url.hash;
  if (!plain || !/^smtps?:$/.test(url.protocol) || !url.hostname || user === undefined || password === undefined) {
    return void wrong.push(`READOUT_SMTP_URL is not of the form ${URL_SHAPE}`);
  }
  if ((user === '') !== (password === ''))
    return void wrong.push('READOUT_SMTP_URL has a user or a password, but not both');
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (secure ? 465 : 587);
  return { host, port, secure, requireTls: !isLoopback(host), ...(user ? { login: { user, password } } : {}) };
}

function decoded(part: string | undefined): string | undefined {
  try {
    return decodeURIComponent(part ?? '');
  } catch (e) {
    if (e instanceof URIError) return undefined;
    throw e;
  }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

function readSender(env: Environment, wrong: string[]): Sender | undefined {
  const from = readAddress(env, 'READOUT_FROM', wrong);
  if (!env['READOUT_FROM'])
    wrong.push('READOUT_FROM is not set: who the mail is from, as Europe desk <desk@example.org>');
  const replyTo = readAddress(env, 'READOUT_REPLY_TO', wrong);
  const unsubscribe = readAddress(env, 'READOUT_UNSUBSCRIBE', wrong);
  const unsubscribeUrl = env['READOUT_UNSUBSCRIBE_URL'];
  if (unsubscribeUrl && !isHttps(unsubscribeUrl))
    wrong.push('READOUT_UNSUBSCRIBE_URL is not an address that begins with https://');
  const dkim = readDkim(env, wrong);
  if (!from) return undefined;
  return {
    from,
    unsubscribe: unsubscribe?.address ?? from.address,
    ...(replyTo ? { replyTo } : {}),
    ...(unsubscribeUrl ? { unsubscribeUrl } : {}),
    ...(dkim ? { dkim } : {}),
  };
}

function readAddress(env: Environment, name: string, wrong: string[]): Mailbox | undefined {
  const text = env[name];
  if (!text) return undefined;
  const mailbox = readMailbox(text);
  if (typeof mailbox !== 'string') return mailbox;
  return void wrong.push(`${name} ${mailbox}`);
}

/** Printable ASCII without what would end or split a header's entry. */
const isHttps = (text: string): boolean =>
  /^https:\/\/[^\s<>,"\\]+$/.test(text) &&
  /^[\x21-\x7e]+$/.test(text) &&
  URL.canParse(text.replaceAll('{recipient}', 'x'));

function readDkim(env: Environment, wrong: string[]): Sender['dkim'] {
  const [keyFile, domain, selector] = ['KEY', 'DOMAIN', 'SELECTOR'].map((n) => env[`READOUT_DKIM_${n}`]);
  if (!keyFile) return undefined;
  const name = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
  if (domain && selector && name.test(domain) && name.test(selector)) return { domain, selector, keyFile };
  return void wrong.push('READOUT_DKIM_KEY needs READOUT_DKIM_DOMAIN and READOUT_DKIM_SELECTOR beside it');
}

/** Takes the login out of a text that came from elsewhere, in every form in which SMTP carries it. */
export function redactor({ login }: Server): (text: string) => string {
  if (!login) return (text) => text;
  const { user, password } = login;
  const base64 = (s: string): string => Buffer.from(s).toString('base64');
  const forms = [password, encodeURIComponent(password), base64(password), base64(`\0${user}\0${password}`)];
  return (text) => forms.reduce((t, form) => t.replaceAll(form, '[password]'), text);
}
