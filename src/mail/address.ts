import { domainToASCII } from 'node:url';

/** RFC 5321's Dot-string: what every mailbox in use has before the @. Quoted strings are refused on purpose. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

const DOMAIN_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** What is wrong with a text as an address of one mailbox, as the end of a sentence; nothing where it is one. */
export function addressFault(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  if (at < 1) return 'has no name before an @';
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (/[^\x21-\x7e]/.test(local)) return 'has a blank, a control character or a letter beyond ASCII before the @';
  if (!LOCAL.test(local)) return 'has characters before the @ that an address cannot have';
  if (local.length > 64) return `has ${local.length} characters before the @, of 64`;
  return domainFault(domain, local.length);
}

function domainFault(domain: string, before: number): string | undefined {
  const labels = ascii(domain).split('.');
  if (labels.length < 2) return 'has no domain with a dot after the @';
  if (!labels.every((l) => DOMAIN_LABEL.test(l) && l.length <= 63)) return 'has a domain that cannot be one';
  if (/^\d+$/.test(labels.at(-1) ?? '')) return 'has a number for a domain';
  const length = before + 1 + labels.join('.').length;
  return length > 254 ? `has ${length} characters, of 254` : undefined;
}

/** An address as it stands on the wire: its domain in lower-case ASCII (IDNA). Only for a text without a fault. */
export function onTheWire(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at + 1) + ascii(address.slice(at + 1));
}

/** Two addresses with one key are one mailbox: no server in use tells letter case apart before the @. */
export const addressKey = (address: string): string => onTheWire(address).toLowerCase();

/** Empty where it is no domain; a domain that is ASCII already is taken as it stands, so that nothing is mapped away. */
const ascii = (domain: string): string => {
  const plain = /^[\x21-\x7e]+$/.test(domain);
  return plain ? domain.toLowerCase() : /[\s\p{C}%/\\?#:@[\]<>]/u.test(domain) ? '' : domainToASCII(domain);
};

/** A mailbox with the name it goes by. */
export interface Mailbox {
  readonly address: string;
  readonly name?: string;
}

/** What is wrong with a name to print before an address, as the end of a sentence; nothing where it may stand there. */
export function nameFault(name: string): string | undefined {
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) return 'has a control character or a line end';
  if (/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/.test(name))
    return 'has a mark that turns the direction of writing';
  if (/\p{Cs}|\p{Co}|\p{Cn}/u.test(name)) return 'has a character that is none';
  if (/=\?.*\?=/.test(name)) return 'has what mail programs take for an encoded text';
  return [...name].length > 120 ? `has ${[...name].length} characters, of 120` : undefined;
}

/** Reads `desk@x.example` or `Europe desk <desk@x.example>`; a sentence on what is wrong where it is neither. */
export function readMailbox(text: string): Mailbox | string {
  const match = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]*)>|([^<>]*?))\s*$/.exec(text);
  const address = match?.[2] ?? match?.[3];
  if (address === undefined) return 'is not an address, nor a name with one in <>';
  const name = match?.[1]?.trim();
  const fault = addressFault(address) ?? (name ? nameFault(name) : undefined);
  return fault ?? { address: onTheWire(address), ...(name ? { name } : {}) };
}
