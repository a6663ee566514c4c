import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { deliver } from '../../src/mail/deliver.ts';
import { fileStorage, openLedger } from '../../src/mail/ledger.ts';
import { letter, occasionOf } from '../../src/mail/letter.ts';
import { html, subject, text } from '../../src/mail/message.ts';
import { smtp } from '../../src/mail/send.ts';
import { loadLibrary } from '../../src/reading/library.ts';
import { openOutputs } from '../../src/outputs.ts';

/**
 * `node test/bench/mail.ts [N]`: messages a second to N recipients, 1,000 unless said, through Postfix's smtp-sink on
 * loopback: Readout with its ledger on the disk, and bare nodemailer's pool with nothing written down, in turn.
 */
const n = Number(process.argv[2] ?? 1000);
const root = join(import.meta.dirname, '../..');
const { site, briefings } = await loadLibrary(join(root, 'briefings'));
const brief = briefings.find((b) => b.id === 'moscow-talks');
if (!brief) throw new Error('No briefing');
const pdf = (await openOutputs(root, site).sheets(brief)).pdf.a4;
const to = Array.from({ length: n }, (_, i) => `r${i}@readout.test`);
const CONNECTIONS = 5;

async function readout(port: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-bench-'));
  const ledger = await openLedger(fileStorage(join(folder, 'ledger')), () => new Date());
  const sender = { from: { address: 'desk@readout.test' }, unsubscribe: 'desk@readout.test' };
  const attached = { pdf, filename: 'moscow-talks.pdf' };
  const made = await letter(brief!, site, occasionOf(brief!, false), { sender, attached, date: new Date() });
  const errands = to.map((address) => ({
    to: address,
    message: () => made.address({ address }),
    ending: { brief: brief!.id, version: '1', paper: 'a4' as const },
  }));
  let sent = 0;
  const server = { host: '127.0.0.1', port, secure: false, requireTls: false };
  await deliver(errands, {
    connect: smtp(server),
    ledger,
    elapsed: () => performance.now(),
    sleep: async (ms) => void (await wait(ms)),
    signal: new AbortController().signal,
    connections: CONNECTIONS,
    progress: (tally) => (sent = tally.sent),
  });
  await ledger.close();
  rmSync(folder, { recursive: true });
  if (sent !== n) throw new Error(`${sent} of ${n} were sent`);
}

async function bare(port: number): Promise<void> {
  const pool = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
  });
  const message = {
    from: 'desk@readout.test',
    subject: subject(brief!),
    text: text(brief!, site),
    html: html(brief!, site),
  };
  const attachments = [{ filename: 'moscow-talks.pdf', content: Buffer.from(pdf) }];
  await Promise.all(to.map((address) => pool.sendMail({ ...message, to: address, attachments })));
  pool.close();
}

async function rate(send: (port: number) => Promise<void>, port: number): Promise<number> {
  const began = performance.now();
  await send(port);
  return n / ((performance.now() - began) / 1000);
}

const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address() as AddressInfo;
probe.close();
const sink = spawn('/usr/sbin/smtp-sink', ['-u', 'nobody', `127.0.0.1:${port}`, '1000'], { stdio: 'ignore' });
for (let up = false; !up;) {
  const socket = connect(port, '127.0.0.1');
  up = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  if (!up) await wait(50);
}
const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0;
const [ours, theirs]: [number[], number[]] = [[], []];
for (let round = 0; round < 3; round++) {
  theirs.push(await rate(bare, port));
  ours.push(await rate(readout, port));
  console.log(`bare nodemailer ${theirs.at(-1)?.toFixed(0)}/s, Readout ${ours.at(-1)?.toFixed(0)}/s`);
}
sink.kill();
console.log(`${n} recipients, ${CONNECTIONS} connections, median of 3: bare nodemailer ${median(theirs).toFixed(0)} messages/s,
Readout ${median(ours).toFixed(0)} messages/s with every step on the disk first, ${(median(ours) / median(theirs)).toFixed(2)} of it`);
