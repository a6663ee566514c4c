/**
 * The one policy for addresses, wherever content or a command names one.
 *
 * Every address is absolute and written out, `https://` or `http://` with a host (`mailto:` or a bare mail address where
 * mail is meant), so that it reads as what a browser makes of it. Refused everywhere: a name or password before the host,
 * which reads like the host; blanks, backslashes, quotation marks and angle brackets, which browsers drop, turn round or
 * end an attribute at; control, zero-width and direction characters, controls also percent-encoded; a host that is percent-encoded,
 * or a number that a browser reads as an IPv4 address. International hosts, punycode, IPv4, IPv6 and ports are fine.
 *
 * By use: a `link` in a text and a `source`'s `url` may have a query and a fragment, because documents do; a link may be
 * mail. A `site` is the root of addresses that others are joined to, and has neither. A `contact` is one mail address, or
 * a page without a query.
 */
export type AddressUse = 'link' | 'source' | 'site' | 'contact';

/** What is wrong with an address for a use, as what was expected; nothing where it may stand. */
export function faultOfAddress(address: string, use: AddressUse): string | undefined {
  if (UNSEEN.test(address)) return 'expected no control, zero-width or direction character in it';
  if (UNSAFE.test(address)) return 'expected no blank, backslash, quotation mark or angle bracket in it';
  if (ENCODED.test(decoded(address))) return 'expected no percent-encoded control or direction character in it';
  const mail = use === 'link' ? /^mailto:(.*)$/is.exec(address)?.[1] : undefined;
  if (mail !== undefined) return MAILBOX.test(mail.split('?')[0] ?? '') ? undefined : 'expected a mail address';
  if (use === 'contact' && MAILBOX.test(address)) return undefined;
  return faultOfWebAddress(address, use);
}

/** Whether a link may stand in a text. */
export const safeLink = (href: string): boolean => faultOfAddress(href, 'link') === undefined;

const EXPECTED: Readonly<Record<AddressUse, string>> = {
  link: 'expected an address that begins with https:// or mailto:',
  source: 'expected an address that begins with https://',
  site: 'expected an address that begins with https://',
  contact: 'expected a mail address, or one that begins with https://',
};

function faultOfWebAddress(address: string, use: AddressUse): string | undefined {
  const authority = /^https?:\/\/([^/?#]+)/i.exec(address)?.[1];
  if (authority === undefined || !URL.canParse(address)) return EXPECTED[use];
  if (authority.includes('@')) return 'expected no name or password before the host';
  const { hostname } = new URL(address);
  const written = authority.replace(/:\d*$/, '');
  if (authority.includes('%') || /^\.|\.\./.test(hostname) || (IPV4.test(hostname) && written !== hostname))
    return 'expected the host as a browser shows it';
  if ((use === 'site' || use === 'contact') && address.includes('?')) return 'expected no query in it';
  if (use === 'site' && address.includes('#')) return 'expected no fragment in it';
  return undefined;
}

/** Controls, and what is drawn as nothing or turns the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\uFFFD]/u;
/** The same behind percent signs, where joiners are parts of words. */
const ENCODED = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const UNSAFE = /[\s\\"<>]/u;
const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;
/** One mail address, of letters and digits in any script, with the marks that mailboxes have in practice. */
const MAILBOX = /^[\p{L}\p{N}!#$&'*+/=?^_{|}~.-]{1,64}@[\p{L}\p{N}]+(?:[.-]+[\p{L}\p{N}]+)*$/u;

/** With percent signs read: as UTF-8 where they are that, else only those of single controls. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (e) {
    if (!(e instanceof URIError)) throw e;
    return address.replace(/%([01][0-9a-f]|7f)/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }
}
