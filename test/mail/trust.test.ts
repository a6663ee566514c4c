import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trusted } from '../../src/mail/trust.ts';
import { startServer, type TestServer } from './server.ts';

/** Whose certificates a send takes: the machine's, and beside them what READOUT_SMTP_CA names. */

const NAMES = ['machine', 'own', 'nobody'] as const;
let dir = '';
const servers = new Map<string, TestServer>();

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'readout-trust-'));
  for (const name of NAMES) {
    const [key, cert] = [join(dir, `${name}.key`), join(dir, `${name}.pem`)];
    const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'];
    const args = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      cert,
      ...subject,
    ];
    execFileSync('openssl', args, { stdio: 'ignore' });
    const tls = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
    servers.set(name, await startServer({ tls }));
  }
});
afterAll(async () => {
  for (const server of servers.values()) await server.close();
  rmSync(dir, { recursive: true });
});

/** What a machine that trusts one certificate says of a server's, with or without the sender's own beside it. */
async function connects(name: string, own: boolean): Promise<string> {
  const script = join(import.meta.dirname, 'connects.ts');
  const args = [script, String(servers.get(name)?.port), ...(own ? [join(dir, 'own.pem')] : [])];
  const env = { ...process.env, SSL_CERT_FILE: join(dir, 'machine.pem'), SSL_CERT_DIR: join(dir, 'none') };
  return (await promisify(execFile)(process.execPath, args, { env })).stdout.trim();
}

test.each([
  ['machine', false, /^safe$/],
  ['machine', true, /^safe$/],
  ['own', true, /^safe$/],
  ['own', false, /no safe connection/],
  ['nobody', true, /no safe connection/],
])('a server of %s, READOUT_SMTP_CA given: %s', async (name, own, says) => {
  expect(await connects(name, own)).toMatch(says);
});

test('a file of several certificates adds them all, one without any is refused', () => {
  const [machine, own] = NAMES.map((name) => readFileSync(join(dir, `${name}.pem`), 'utf8').trim());
  const all = trusted(`two of them:\n${machine}\n\n${own}\n`);
  expect(all).toEqual(expect.arrayContaining([machine, own]));
  expect(all.length).toBeGreaterThan(100);
  for (const none of ['', 'nothing', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])
    expect(() => trusted(none)).toThrow('READOUT_SMTP_CA does not hold certificates in PEM');
});
