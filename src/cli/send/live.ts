import { readFile } from 'node:fs/promises';
import { deliver, type Errand } from '../../mail/deliver.ts';
import { openLedger, type Ledger } from '../../mail/ledger.ts';
import { fingerprintOf, letter, type Letter, type Signer } from '../../mail/letter.ts';
import { lock } from '../../mail/lock.ts';
import { Refusal } from '../../mail/refusal.ts';
import type { Connect } from '../../mail/send.ts';
import { mailSettings, type MailSettings, type Sender, type Server } from '../../mail/server.ts';
import type { Paper } from '../../model/site.ts';
import { attachedName, prepare, type Job } from './job.ts';
import { commandOf } from './options.ts';
import { planOf, type Plan } from './plan.ts';
import * as words from './words.ts';

/** Sends, writing every step down, and says where everyone stands. @returns that, by the ledger */
export async function live(job: Job): Promise<Plan> {
  const { world, machine, path } = job;
  const settings = mailSettings(machine.env);
  if ('wrong' in settings) throw new Refusal(`Nothing was sent:\n${settings.wrong.map((w) => `  ${w}`).join('\n')}`);
  const release = await lock(`${path}.lock`, machine.self);
  try {
    const ledger = await openLedger(machine.storage(path), world.now);
    try {
      if (ledger.torn) world.print(`The ledger's last record was never finished: ${ledger.torn} bytes were cut off.`);
      if (ledger.unsealed) world.print(words.UNSEALED);
      return await sendBy(job, settings, ledger);
    } finally {
      await ledger.close();
    }
  } finally {
    await release();
  }
}

async function sendBy(job: Job, settings: MailSettings, ledger: Ledger): Promise<Plan> {
  const { options, world, machine, site, asked } = job;
  const { brief, occasion } = asked;
  const { plan, settled } = await prepare(job, ledger.entries);
  for (const step of settled.steps) await ledger.append(step);
  if (settled.unsettled) world.print(settled.unsettled);
  let ended: string | undefined;
  if (plan.due.length) {
    const about = { brief: brief.id, version: occasion.version };
    const errands = await errandsOf(job, settings, plan);
    const connect = machine.connect(await serverOf(settings));
    await ledger.append({ step: 'begin', ...about, text: fingerprintOf(brief, site), list: plan.due.length });
    ended = await handOver(job, connect, ledger, errands);
  }
  const result = planOf(asked, ledger.entries);
  if (ended) world.print(ended);
  world.print(words.report(result));
  const advice = words.advice(result, commandOf(options));
  if (advice) world.print(advice);
  return result;
}

/** One letter a paper; what is wrong with one is known before there is a connection. */
async function errandsOf(
  { world, machine, site, asked }: Job,
  { sender }: MailSettings,
  plan: Plan,
): Promise<Errand[]> {
  const { brief, occasion } = asked;
  const sheets = await machine.sheets(brief, site);
  const signer = await signerOf(sender);
  const common = { sender, date: world.now(), ...(signer ? { signer } : {}) };
  const letters = new Map<Paper, Letter>();
  for (const paper of new Set(plan.due.map((d) => d.paper))) {
    const attached = { pdf: sheets[paper], filename: attachedName(brief) };
    letters.set(paper, await letter(brief, site, occasion, { ...common, attached }));
  }
  return plan.due.flatMap(({ address, name, paper, cleared }) => {
    const own = name ? { name } : {};
    const made = letters.get(paper);
    const ending = { brief: brief.id, version: occasion.version, paper, cleared, ...own };
    return made ? [{ to: address, message: () => made.address({ address, ...own }), ending }] : [];
  });
}

async function signerOf({ dkim }: Sender): Promise<Signer | undefined> {
  if (!dkim) return undefined;
  return { domain: dkim.domain, selector: dkim.selector, key: await readSetting('READOUT_DKIM_KEY', dkim.keyFile) };
}

function readSetting(name: string, file: string): Promise<string> {
  return readFile(file, 'utf8').catch((e: NodeJS.ErrnoException) => {
    throw new Refusal(`${name} names a file that cannot be read (${e.code})`);
  });
}

async function serverOf({ server, caFile }: MailSettings): Promise<Server> {
  return caFile === undefined ? server : { ...server, ca: await readSetting('READOUT_SMTP_CA', caFile) };
}

async function handOver(
  { options, world, machine }: Job,
  connect: Connect,
  ledger: Ledger,
  errands: Errand[],
): Promise<string | undefined> {
  const stop = new AbortController();
  const off = machine.onInterrupt(() => {
    stop.abort();
    machine.status?.('Finishing the message in hand…\n');
  });
  const began = machine.elapsed();
  try {
    return await deliver(errands, {
      connect,
      ledger,
      elapsed: machine.elapsed,
      sleep: machine.sleep,
      signal: stop.signal,
      connections: options.connections,
      ...(options.rate === undefined ? {} : { rate: options.rate }),
      progress: (tally) => {
        const line = words.progressLine(tally, machine.elapsed() - began);
        if (machine.status) machine.status(line);
        else if (tally.waiting) world.print(line);
      },
    });
  } finally {
    off();
    machine.status?.('\n');
  }
}
