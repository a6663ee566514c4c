import { createHash, createPrivateKey } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import type MimeNode from 'nodemailer/lib/mime-node';
import type { Brief } from '../model/brief.ts';
import type { Site } from '../model/site.ts';
import { wording } from '../wording/index.ts';
import * as phrases from '../wording/phrases.ts';
import type { Mailbox } from './address.ts';
import { compile, subject, text, type Attached, type Person } from './message.ts';
import { Refusal } from './refusal.ts';
import type { Sender } from './server.ts';

/** Which message of a briefing this is. */
export interface Occasion {
  /** The edition; with `-withdrawn`, the notice of its withdrawal. Ids of messages and the ledger have it. */
  readonly version: string;
  /** The versions before it, the first one first: what it is threaded to. */
  readonly earlier: readonly string[];
  readonly kind: 'first' | 'correction' | 'withdrawal';
}

export function occasionOf(brief: Brief, correction: boolean): Occasion {
  const withdrawn = brief.status === 'withdrawn';
  const earlier = Array.from({ length: withdrawn ? brief.edition : brief.edition - 1 }, (_, i) => String(i + 1));
  const version = withdrawn ? `${brief.edition}-withdrawn` : String(brief.edition);
  return { version, earlier, kind: withdrawn ? 'withdrawal' : correction ? 'correction' : 'first' };
}

/** A message ready for the wire: CRLF line ends, signed where there is a key. */
export interface Message {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
}

/** A brief made into a message once; all that is left is to address it. */
export interface Letter {
  readonly address: (to: Mailbox) => Promise<Message>;
}

export interface Signer {
  readonly domain: string;
  readonly selector: string;
  /** An RSA key in PEM. */
  readonly key: string;
}

/**
 * Makes the message of a brief: what all its recipients get is composed and encoded once. The same input gives the same
 * bytes.
 *
 * @param attached the sheet; a withdrawal has none, since nobody should print it any more
 * @param date when the send began
 */
export async function letter(
  brief: Brief,
  site: Site,
  occasion: Occasion,
  { sender, attached, date, signer }: { sender: Sender; attached?: Attached; date: Date; signer?: Signer },
): Promise<Letter> {
  const root = compile(brief, site, occasion.kind === 'withdrawal' ? undefined : attached, {
    subject: subjectOf(brief, occasion),
    from: person(sender.from),
    ...(sender.replyTo ? { replyTo: person(sender.replyTo) } : {}),
    to: { name: '', address: 'to@x.invalid' },
    messageId: '<id@x.invalid>',
    date,
    headers: {
      ...(occasion.earlier.length ? { 'In-Reply-To': '<x@x.invalid>', References: '<x@x.invalid>' } : {}),
      'Auto-Submitted': 'auto-generated',
      ...listFields(sender),
    },
  });
  const whole = await root.build();
  const body = whole.subarray(whole.indexOf('\r\n\r\n'));
  const sign = signer && signing(signer);
  return {
    address: async (to) => {
      const id = messageIdFor(brief, site, occasion.version, to.address);
      setFields(
        root,
        to,
        id,
        occasion.earlier.map((v) => messageIdFor(brief, site, v, to.address)),
        sender,
      );
      const head = root.buildHeaders();
      checkHead(head, to);
      const bytes = Buffer.concat([Buffer.from(head), body]);
      return { id, from: sender.from.address, to: to.address, bytes: sign ? await sign(bytes) : bytes };
    },
  };
}

/** What is hashed to tell whether a brief still says what it said when it was sent. */
export const fingerprintOf = (brief: Brief, site: Site): string =>
  createHash('sha256')
    .update(JSON.stringify([phrases.label(brief), text(brief, site)]))
    .digest('hex');

/** One name for one version of one briefing to one recipient, whenever and however often it is made. */
export function messageIdFor(brief: Pick<Brief, 'id'>, site: Site, version: string, to: string): string {
  const hash = createHash('sha256').update(JSON.stringify([site.url, brief.id, version, to.toLowerCase()]));
  return `<${brief.id}.${version}.${hash.digest('hex').slice(0, 32)}@${new URL(site.url).hostname}>`;
}

export function subjectOf(brief: Brief, { kind }: Pick<Occasion, 'kind'>): string {
  const { correction } = wording(brief.lang).titled;
  return kind === 'correction' ? `[${phrases.label(brief)}] ${correction(brief.title)}` : subject(brief);
}

const person = ({ name = '', address }: Mailbox): Person => ({ name, address });

const raw = (value: string) => ({ prepared: true, foldLines: true, value }) as const;

/** RFC 2369, and RFC 8058 where there is an address that takes its POST; both are set anew for each recipient. */
function listFields(sender: Sender) {
  const oneClick = { 'List-Unsubscribe-Post': raw('List-Unsubscribe=One-Click') };
  return { 'List-Unsubscribe': raw('<mailto:x@x.invalid>'), ...(sender.unsubscribeUrl ? oneClick : {}) };
}

function setFields(root: MimeNode, to: Mailbox, id: string, earlier: readonly string[], sender: Sender): void {
  root.setHeader('To', person(to));
  root.setHeader('Message-ID', id);
  if (earlier.length) {
    root.setHeader('In-Reply-To', earlier.at(-1) ?? '');
    root.setHeader('References', earlier.join(' '));
  }
  root.setHeader('List-Unsubscribe', raw(unsubscribe(sender, to.address)));
}

function unsubscribe({ unsubscribe: mail, unsubscribeUrl }: Sender, to: string): string {
  const subject = encodeURIComponent(`unsubscribe ${to}`);
  const mailto = `<mailto:${mail.replace(/[%?&#]/g, encodeURIComponent)}?subject=${subject}>`;
  return unsubscribeUrl ? `<${unsubscribeUrl.replaceAll('{recipient}', encodeURIComponent(to))}>, ${mailto}` : mailto;
}

const KNOWN = new Set(
  `from to reply-to subject message-id date in-reply-to references auto-submitted content-language list-unsubscribe
  list-unsubscribe-post mime-version content-type content-transfer-encoding`.split(/\s+/),
);

/** Whatever a name or a title held: a head has the fields that were asked for, each once, and one recipient. */
function checkHead(head: string, to: Mailbox): void {
  const fields = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const names = fields.map((f) => f.slice(0, f.indexOf(':')).toLowerCase());
  const field = fields.find((f) => /^to:/i.test(f)) ?? '';
  const one = field.endsWith(`<${to.address}>`) || field === `To: ${to.address}`;
  const sound =
    names.every((n) => KNOWN.has(n)) && new Set(names).size === names.length && !/[\r\n\0]/.test(fields.join(''));
  if (!sound || !one)
    throw new Error(`The head of the message to ${JSON.stringify(to.address)} is not the one that was asked for`);
}

/** All that says who wrote what to whom; both fields that RFC 8058 wants signed are in it. */
const SIGNED = `From:Reply-To:To:Subject:Date:Message-ID:In-Reply-To:References:MIME-Version:Content-Type:
  Content-Transfer-Encoding:Content-Language:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post`.replace(/\s+/g, '');

/** @throws Refusal where the key cannot sign, instead of sending unsigned */
function signing({ domain, selector, key }: Signer): (message: Buffer) => Promise<Buffer> {
  if (keyType(key) !== 'rsa')
    throw new Refusal('READOUT_DKIM_KEY does not hold a private RSA key in PEM, without a passphrase');
  const dkim = new DKIM({ domainName: domain, keySelector: selector, privateKey: key, headerFieldNames: SIGNED });
  return async (message) => {
    const signed = await buffer(dkim.sign(message));
    if (!signed.subarray(0, 15).equals(Buffer.from('DKIM-Signature:'))) throw new Error('The message was not signed');
    return signed;
  };
}

function keyType(pem: string): string | undefined {
  try {
    return createPrivateKey(pem).asymmetricKeyType;
  } catch {
    return undefined;
  }
}
