import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../loopback.ts';

/** A submission server as a desk's provider runs one: Postfix with TLS required, a login by Dovecot, a Maildir for each box. */
export interface Postfix {
  readonly port: number;
  /** The certificate to trust, a PEM file. */
  readonly ca: string;
  readonly login: { readonly user: string; readonly password: string };
  /** The messages in a box. */
  readonly messages: (box: string) => Buffer[];
  /** A box as a Maildir. */
  readonly maildir: (box: string) => string;
  /** Waits until nothing is left in the queue. */
  readonly delivered: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const NOBODY = 65534;

/** Starts it on loopback with a box for each of these names at readout.test, and one, `archive`, that gets a copy of all. */
export async function startPostfix(boxes: readonly string[]): Promise<Postfix> {
  if (process.getuid?.() !== 0) throw new Error('Postfix starts as root only: run this test as root, in a container');
  const dir = mkdtempSync(join(tmpdir(), 'readout-postfix-'));
  chmodSync(dir, 0o755);
  const port = await freePort();
  const login = { user: 'desk', password: 'b@d: p%ss/wörd' };
  writeConfig(dir, port, boxes);
  const dovecot = await startDovecot(dir, login);
  execFileSync('/usr/sbin/postfix', ['-c', dir, 'start'], { stdio: 'ignore' });
  const pid = Number(readFileSync(join(dir, 'queue/pid/master.pid'), 'utf8'));
  await answers(port);
  const maildir = (box: string): string => join(dir, 'boxes', box);
  return {
    port,
    ca: join(dir, 'cert.pem'),
    login,
    maildir,
    messages: (box) => filesIn(join(maildir(box), 'new')).map((f) => readFileSync(f)),
    delivered: () => emptied(dir),
    stop: async () => {
      process.kill(pid, 'SIGTERM');
      dovecot.kill('SIGTERM');
      await once(dovecot, 'exit');
      while (isAlive(pid)) await wait(20);
      rmSync(dir, { recursive: true });
    },
  };
}

function writeConfig(dir: string, port: number, boxes: readonly string[]): void {
  for (const name of ['queue', 'data', 'boxes', 'auth']) mkdirSync(join(dir, name));
  const postfix = Number(execFileSync('id', ['-u', 'postfix'], { encoding: 'utf8' }));
  chownSync(join(dir, 'data'), postfix, -1);
  chownSync(join(dir, 'boxes'), NOBODY, NOBODY);
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'ignore' },
  );
  const names = [...boxes, 'archive'];
  writeFileSync(join(dir, 'boxes.map'), names.map((n) => `${n}@readout.test ${n}/\n`).join(''));
  writeFileSync(join(dir, 'main.cf'), main(dir));
  writeFileSync(join(dir, 'master.cf'), master(port));
}

const main = (dir: string): string => `compatibility_level = 3.6
queue_directory = ${dir}/queue
data_directory = ${dir}/data
maillog_file_prefixes = ${dir}
maillog_file = ${dir}/log
myhostname = mail.readout.test
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
virtual_mailbox_domains = readout.test
virtual_mailbox_base = ${dir}/boxes
virtual_mailbox_maps = texthash:${dir}/boxes.map
virtual_uid_maps = static:${NOBODY}
virtual_gid_maps = static:${NOBODY}
always_bcc = archive@readout.test
smtpd_tls_cert_file = ${dir}/cert.pem
smtpd_tls_key_file = ${dir}/key.pem
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${dir}/auth/socket
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
`;

const master = (port: number): string => `127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
`;

async function startDovecot(dir: string, { user, password }: Postfix['login']): Promise<ChildProcess> {
  const hash = execFileSync('/usr/bin/doveadm', ['pw', '-s', 'SHA256-CRYPT', '-p', password], {
    encoding: 'utf8',
  }).trim();
  writeFileSync(join(dir, 'users'), `${user}:${hash}\n`, { mode: 0o644 });
  const config = join(dir, 'dovecot.conf');
  writeFileSync(
    config,
    `protocols =
base_dir = ${dir}/dovecot
log_path = ${dir}/dovecot.log
ssl = no
auth_mechanisms = plain login
passdb {
  driver = passwd-file
  args = ${dir}/users
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=/nonexistent
}
service auth {
  unix_listener ${dir}/auth/socket {
    mode = 0666
  }
}
`,
  );
  const dovecot = spawn('/usr/sbin/dovecot', ['-F', '-c', config], { stdio: 'ignore' });
  while (!existsSync(join(dir, 'auth/socket'))) {
    if (dovecot.exitCode !== null) throw new Error(`Dovecot ended with ${dovecot.exitCode}`);
    await wait(20);
  }
  return dovecot;
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const up = await Promise.race([
      once(socket, 'data').then(() => true),
      once(socket, 'error').then(
        () => false,
        () => false,
      ),
    ]).catch(() => false);
    socket.destroy();
    if (up) return;
    await wait(50);
  }
}

const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).map((n) => join(folder, n)) : [];

async function emptied(dir: string): Promise<void> {
  const queued = (): boolean =>
    ['maildrop', 'incoming', 'active', 'deferred'].some((q) =>
      readdirSync(join(dir, 'queue', q), { recursive: true, withFileTypes: true }).some((e) => e.isFile()),
    );
  while (queued()) await wait(50);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
