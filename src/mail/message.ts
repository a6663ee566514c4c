import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import type MimeNode from 'nodemailer/lib/mime-node';
import type { Brief } from '../model/brief.ts';
import { cameOut } from '../model/came-out.ts';
import type { Digest } from '../model/digest.ts';
import type { Site } from '../model/site.ts';
import { digestReading } from '../wording/digest-reading.ts';
import { datelineOf, nothingNew, titleOf } from '../wording/digest.ts';
import { said } from '../wording/phrase.ts';
import * as phrases from '../wording/phrases.ts';
import { html, htmlOf, logoId } from './html.ts';
import { text, textOf } from './text.ts';

export { html, text };

/** The sheet to attach, under the name a reader will save it by. */
export interface Attached {
  readonly pdf: Uint8Array;
  /** One path segment that ends in `.pdf`, without control characters. */
  readonly filename: string;
}

/**
 * A brief as a mail that has not been sent: an RFC 5322 message in MIME, CRLF line ends, the same bytes every time.
 *
 * It has no From, To or Reply-To: whoever opens it is its sender, and an invented one would be sent by mistake or kept
 * as an identity. `X-Unsent: 1` makes Outlook and Thunderbird open it for writing; others show it, to be forwarded.
 *
 * Throws where `filename` cannot be a header's value, which a bug alone can bring about.
 */
export async function draft(brief: Brief, site: Site, attached: Attached): Promise<Uint8Array> {
  const id = messageId(brief, site);
  const fields = { subject: subject(brief), messageId: id, date: cameOut(brief), headers: { 'X-Unsent': '1' } };
  return new Uint8Array(await compile(brief, site, attached, fields).build());
}

/** A digest as a mail that has not been sent, as {@link draft} of a brief. It is dated by the first moment of its last day. */
export async function draftDigest(digest: Digest, site: Site, attached: Attached): Promise<Uint8Array> {
  const { span, topic } = digest;
  const name = createHash('sha256').update(JSON.stringify([site.url, 'digest', span, topic ?? '']));
  const hash = name.digest('hex');
  const title = said(titleOf(digest, site.lang));
  const root = composed(digestContent(digest, site), hash, attached, {
    subject: `[${phrases.label(digest)}] ${title}`,
    messageId: `<digest.${span.to}.${hash.slice(0, 16)}@${host(site)}>`,
    date: new Date(`${span.to}T00:00:00Z`),
    headers: { 'X-Unsent': '1' },
  });
  return new Uint8Array(await root.build());
}

/** A digest as a page of HTML and as plain text, whole in itself. */
export function digestContent(digest: Digest, site: Site): Content {
  const read = digestReading(digest, site);
  const first = [...digest.fresh, ...digest.changed].map(({ brief }) => phrases.title(brief)).join('; ');
  return {
    lang: site.lang,
    logo: logoOf(site),
    text: textOf(read),
    html: htmlOf(read, digest.tlp, first || (nothingNew(digest, site.lang) ?? datelineOf(digest, site.lang)), site),
  };
}

/** "[TLP:CLEAR] Moscow talks end …": the label first, as FIRST's TLP 2.0 asks of mail. */
export const subject = (brief: Brief): string => `[${phrases.label(brief)}] ${phrases.title(brief)}`;

/** Names the message by what it says and where it stands: the same for one edition of one briefing of one site. */
export const messageId = (brief: Brief, site: Site): string =>
  `<${brief.id}.${brief.edition}.${fingerprint(brief, site).slice(0, 16)}@${host(site)}>`;

/** What the head of a message says beside what its brief does. */
export interface Fields {
  readonly subject: string;
  /** With its angle brackets. */
  readonly messageId: string;
  readonly date: Date;
  readonly from?: Person;
  readonly replyTo?: Person;
  readonly to?: Person;
  readonly headers: Readonly<Record<string, string | { prepared: true; foldLines: true; value: string }>>;
}

export interface Person {
  readonly name: string;
  readonly address: string;
}

/** A brief as a MIME tree, its sheet attached where there is one. */
export const compile = (brief: Brief, site: Site, attached: Attached | undefined, fields: Fields): MimeNode =>
  composed(
    { lang: brief.lang, text: text(brief, site), html: html(brief, site), logo: logoOf(site) },
    fingerprint(brief, site),
    attached,
    fields,
  );

/** What a message says, in both its forms. */
interface Content {
  readonly lang: string;
  readonly text: string;
  readonly html: string;
  /** What the HTML shows as a part of the message. */
  readonly logo: readonly Inline[];
}

interface Inline {
  readonly cid: string;
  readonly filename: string;
  readonly content: Buffer;
  readonly contentType: string;
  readonly contentDisposition: 'inline';
}

/** The logo where it is of pixels. */
function logoOf({ drawnLogo, url }: Site): Inline[] {
  if (drawnLogo?.kind !== 'raster') return [];
  const content = Buffer.from(drawnLogo.png, 'base64');
  const named = { cid: logoId(url), filename: 'logo.png', contentType: 'image/png' } as const;
  return [{ ...named, content, contentDisposition: 'inline' }];
}

/** @param hash 64 digits in hex that tell this message from every other; its boundaries are made of them */
function composed(
  { lang, logo, ...content }: Content,
  hash: string,
  attached: Attached | undefined,
  { headers, subject: line, ...rest }: Fields,
): MimeNode {
  return new MailComposer({
    ...rest,
    headers: { ...headers, Subject: subjectField(oneLine(line)), 'Content-Language': lang },
    ...content,
    attachments: [...logo, ...(attached ? [attachment(attached)] : [])],
    baseBoundary: hash.slice(16, 48),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  }).compile();
}

/** A title that holds what mail programs take for an encoded text is encoded itself, so that it is shown as it stands. */
const subjectField = (line: string) =>
  line.includes('=?') ? { prepared: true, foldLines: true, value: encodeWord(line, 'B', 52) } : line;

function attachment({ pdf, filename }: Attached) {
  if (!/^[^\p{C}/\\:]+\.pdf$/u.test(filename))
    throw new Error(`Not a name for an attached PDF: ${JSON.stringify(filename)}`);
  return { filename, content: Buffer.from(pdf), contentType: 'application/pdf' };
}

/** SHA-256 in hex of what tells one message from every other: its site, briefing and edition. */
const fingerprint = (brief: Brief, site: Site): string =>
  createHash('sha256')
    .update(JSON.stringify([site.url, brief.id, brief.edition]))
    .digest('hex');

const host = (site: Site): string => new URL(site.url).hostname;

/** A header ends at a line end, so that none may come from content; the schemas already refuse it. */
function oneLine(value: string): string {
  if (/[\r\n\0]/.test(value)) throw new Error(`A line end in a header: ${JSON.stringify(value)}`);
  return value;
}
