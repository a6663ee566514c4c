import { X509Certificate } from 'node:crypto';
import { getCACertificates } from 'node:tls';
import { Refusal } from './refusal.ts';

/**
 * Whom a mail server's certificate may be signed by, in PEM: those that Node carries, those in the machine's own store, and
 * the sender's own.
 *
 * @param own certificates in PEM, one or more
 * @throws Refusal where there is none in them, or one that cannot be read
 */
export function trusted(own?: string): string[] {
  const added = own === undefined ? [] : certificatesIn(own);
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...added])];
}

function certificatesIn(pem: string): string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (!blocks.length || !blocks.every(isCertificate))
    throw new Refusal('READOUT_SMTP_CA does not hold certificates in PEM');
  return blocks;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
