import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { deliver, type Errand } from '../mail/deliver.ts';
import { lock, openLedger, sound, type Ledger } from '../mail/ledger.ts';
import { fingerprintOf, letter, occasionOf, subjectOf, type Letter, type Signer } from '../mail/letter.ts';
import { text } from '../mail/message.ts';
import { labelOf, readList } from '../mail/recipients.ts';
import { standings, type Entry } from '../mail/records.ts';
import { Refusal } from '../mail/refusal.ts';
import { mailSettings, type MailSettings, type Sender } from '../mail/server.ts';
import type { Brief } from '../model/brief.ts';
import type { Label } from '../model/fields.ts';
import type { Paper, Site } from '../model/site.ts';
import { hasErrors } from '../problem.ts';
import { dayOf, folderOf, Usage, type Outcome, type World } from './command.ts';
import { inspect } from './inspect.ts';
import { report as problemReport } from './report.ts';
import { archiveIds, MACHINE, type Machine } from './send/machine.ts';
import { clearance, planOf, releaseAll, settleBy, type Asked, type Plan, type Settled } from './send/plan.ts';
import * as words from './send/words.ts';

/** Everything was sent or nothing was asked for; nothing could be sent, or some were refused; some are in doubt or left. */
const DONE = 0;
const REFUSED = 1;
const UNFINISHED = 3;

/** Mails a briefing to a list: shows what it would do, or with `--live` does it. */
export async function run(args: string[], world: World, machine: Machine = MACHINE): Promise<Outcome> {
  const options = readOptions(args);
  try {
    return await send(options, world, machine);
  } catch (e) {
    if (!(e instanceof Refusal)) throw e;
    world.print(e.message);
    return REFUSED;
  }
}

interface Options {
  id: string;
  folder: string;
  list: string;
  live: boolean;
  correction: boolean;
  label?: Label;
  resend: boolean;
  witness?: string;
  connections: number;
  rate?: number;
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      live: { type: 'boolean', default: false },
      correction: { type: 'boolean', default: false },
      label: { type: 'string' },
      'resend-in-doubt': { type: 'boolean', default: false },
      witness: { type: 'string' },
      connections: { type: 'string', default: '2' },
      rate: { type: 'string' },
    },
  });
  const [id, ...rest] = positionals;
  if (!id || !values.to) throw new Usage('send takes a briefing and a list: send ID --to list.csv');
  const label = values.label === undefined ? undefined : labelOf(values.label);
  if (values.label !== undefined && !label) throw new Usage(`--label takes a TLP 2.0 label, not "${values.label}"`);
  if (values.witness !== undefined && values['resend-in-doubt'])
    throw new Usage('--witness and --resend-in-doubt settle the same doubt: give one');
  return {
    id,
    folder: folderOf(rest),
    list: values.to,
    live: values.live,
    correction: values.correction,
    resend: values['resend-in-doubt'],
    connections: wholeNumber('--connections', values.connections, 20),
    ...(label ? { label } : {}),
    ...(values.witness === undefined ? {} : { witness: values.witness }),
    ...(values.rate === undefined ? {} : { rate: wholeNumber('--rate', values.rate, 100_000) }),
  };
}

function wholeNumber(flag: string, value: string, most: number): number {
  const n = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (n < 1 || n > most) throw new Usage(`${flag} takes a whole number from 1 to ${most}, not "${value}"`);
  return n;
}

async function send(options: Options, world: World, machine: Machine): Promise<Outcome> {
  const found = await readBrief(options, world);
  if (!found) return REFUSED;
  const { brief, site } = found;
  const list = await readRecipients(options, world);
  if (!list) return REFUSED;
  const occasion = occasionOf(brief, options.correction);
  const asked: Asked = {
    brief,
    occasion,
    correction: options.correction,
    recipients: list,
    paper: site.paper,
    ...(options.label ? { label: options.label } : {}),
  };
  const job: Job = { options, world, machine, site, asked, path: `${resolve(world.cwd, options.list)}.ledger` };
  return options.live ? live(job) : dry(job);
}

interface Job {
  options: Options;
  world: World;
  machine: Machine;
  site: Site;
  asked: Asked;
  /** The ledger's. */
  path: string;
}

async function readBrief(
  { id, folder, correction }: Options,
  world: World,
): Promise<{ brief: Brief; site: Site } | undefined> {
  const { library, problems } = await inspect(folder, world.cwd, dayOf(world.now()));
  if (hasErrors(problems)) {
    world.print(`${problemReport(problems, folder, 'text')}\n\nNothing is sent from a folder with errors.`);
    return undefined;
  }
  const brief = library.briefings.find((b) => b.id === id);
  if (!brief) throw new Usage(`there is no briefing "${id}" in ${folder}`);
  const reason = reasonAgainst(brief, correction, dayOf(world.now()));
  if (reason) throw new Refusal(reason);
  return { brief, site: library.site };
}

function reasonAgainst(
  { id, status, published, edition }: Brief,
  correction: boolean,
  today: string,
): string | undefined {
  if (status === 'draft') return `${id} is a draft. It is sent once its status is published`;
  if (published > today) return `${id} is embargoed until ${published}`;
  if (status === 'withdrawn' && !correction) return `${id} is withdrawn. --correction tells those who have it`;
  if (correction && status === 'published' && edition === 1)
    return `${id} is in its first edition: there is no earlier one to correct`;
  return undefined;
}

async function readRecipients({ list }: Options, { cwd, print }: World): Promise<Asked['recipients'] | undefined> {
  const bytes = await readFile(resolve(cwd, list)).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'EISDIR') throw new Usage(`there is no list "${list}"`);
    throw e;
  });
  const { recipients, problems } = readList(basename(list), bytes);
  if (!problems.length) return recipients;
  print(`${problemReport(problems, dirname(list), 'text')}\n\nNothing was sent.`);
  return undefined;
}

/** The plan and what it rests on, all that can refuse it checked. */
async function prepare(
  { options, world, asked, site }: Job,
  entries: readonly Entry[],
): Promise<{ plan: Plan; settled: Settled }> {
  const { brief, occasion } = asked;
  if (options.correction && !entries.length)
    throw new Refusal(`There is no ledger beside ${options.list}: nothing says who has an earlier edition`);
  const first = planOf(asked, entries);
  const settled = await settle({ options, world, asked }, first);
  const at = world.now().toISOString();
  const plan = planOf(asked, [...entries, ...settled.steps.map((s): Entry => ({ at, ...s }))]);
  unchanged(entries, brief, site, occasion.version);
  const problems = clearance(basename(options.list), brief, plan.due, options.label);
  if (problems.length)
    throw new Refusal(`${problemReport(problems, dirname(options.list), 'text')}\n\nNothing was sent.`);
  return { plan, settled };
}

async function settle(
  { options, world, asked }: Pick<Job, 'options' | 'world' | 'asked'>,
  plan: Plan,
): Promise<Settled> {
  if (options.resend) return releaseAll(asked, plan);
  if (options.witness === undefined || !plan.doubtful.length) return { steps: [] };
  const ids = await archiveIds(resolve(world.cwd, options.witness)).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') throw new Usage(`there is no archive "${options.witness}"`);
    throw e;
  });
  return settleBy(ids, asked, plan);
}

/** One edition says one thing to all who get it. */
function unchanged(entries: readonly Entry[], brief: Brief, site: Site, version: string): void {
  const begun = entries.findLast((e) => e.step === 'begin' && e.brief === brief.id && e.version === version);
  if (begun?.step !== 'begin' || begun.text === fingerprintOf(brief, site)) return;
  const out = [...standings(entries, brief.id, version).values()].filter(
    (s) => s.state === 'sent' || s.state === 'in doubt',
  ).length;
  if (!out) return;
  throw new Refusal(
    `Edition ${brief.edition} of ${brief.id} has changed since it went to ${words.count(out, 'recipient')}. ` +
      'Raise `edition`, say why in `changeNote`, and send that; or take the change back to send this one to the rest',
  );
}

const attachedName = (brief: Brief): string => `${brief.id}.pdf`;

async function dry(job: Job): Promise<Outcome> {
  const { options, world, machine, site, asked, path } = job;
  const { brief, occasion } = asked;
  const bytes = await readFile(path).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') return new Uint8Array();
    throw e;
  });
  const { entries } = sound(bytes);
  const { plan, settled } = await prepare(job, entries);
  const settings = mailSettings(machine.env);
  const [first] = plan.due;
  if (first) {
    const sheet = (await machine.sheets(brief, site))[first.paper];
    const sender: Sender = 'wrong' in settings ? UNSET : settings.sender;
    const letters = await letter(brief, site, occasion, {
      sender,
      attached: { pdf: sheet, filename: attachedName(brief) },
      date: world.now(),
    });
    const message = await letters.address(first);
    const shown = {
      from: 'wrong' in settings ? '(READOUT_FROM is not set)' : mailbox(sender.from),
      to: mailbox(first),
      subject: subjectOf(brief, occasion),
    };
    const size = `${attachedName(brief)}, ${first.paper}, ${Math.ceil(sheet.length / 1000)} KB`;
    world.print(
      `The first message:\n\n${words.firstMessage(message.bytes, shown, text(brief, site), occasion.kind === 'withdrawal' ? undefined : size)}\n`,
    );
    world.print(
      `Would be sent to ${words.count(plan.due.length, 'recipient')}:\n\n${words.addresseeLines(plan.due).join('\n')}\n`,
    );
  }
  const languages = words.languagesLine(plan.due, brief);
  world.print(`${brief.id}, edition ${brief.edition}, TLP:${brief.tlp}\n${words.report(plan, false)}`);
  if (languages) world.print(languages);
  if (settled.unsettled) world.print(settled.unsettled);
  if ('wrong' in settings) world.print(`Before it can be sent:\n${settings.wrong.map((w) => `  ${w}`).join('\n')}`);
  world.print(plan.due.length ? `Nothing was sent. To send it: ${commandOf(options)}` : 'There is nothing to send.');
  return DONE;
}

const UNSET: Sender = { from: { address: 'not-set@readout.invalid' }, unsubscribe: 'not-set@readout.invalid' };

const mailbox = ({ name, address }: { name?: string; address: string }): string =>
  name ? `${name} <${address}>` : address;

async function live(job: Job): Promise<Outcome> {
  const { world, machine, path } = job;
  const settings = mailSettings(machine.env);
  if ('wrong' in settings) throw new Refusal(`Nothing was sent:\n${settings.wrong.map((w) => `  ${w}`).join('\n')}`);
  const release = await lock(`${path}.lock`, machine.self);
  try {
    const ledger = await openLedger(await machine.storage(path), world.now);
    try {
      if (ledger.torn) world.print(`The ledger's last record was never finished: ${ledger.torn} bytes were cut off.`);
      return await sendBy(job, settings, ledger);
    } finally {
      await ledger.close();
    }
  } finally {
    await release();
  }
}

async function sendBy(job: Job, settings: MailSettings, ledger: Ledger): Promise<Outcome> {
  const { options, world, site, asked } = job;
  const { brief, occasion } = asked;
  const { plan, settled } = await prepare(job, ledger.entries);
  for (const step of settled.steps) await ledger.append(step);
  if (settled.unsettled) world.print(settled.unsettled);
  let ended: string | undefined;
  if (plan.due.length) {
    const about = { brief: brief.id, version: occasion.version };
    const errands = await errandsOf(job, settings, plan);
    await ledger.append({ step: 'begin', ...about, text: fingerprintOf(brief, site), list: plan.due.length });
    ended = await handOver(job, settings, ledger, errands);
  }
  const result = planOf(asked, ledger.entries);
  if (ended) world.print(ended);
  world.print(words.report(result));
  const advice = words.advice(result, commandOf(options));
  if (advice) world.print(advice);
  return result.doubtful.length || result.due.length ? UNFINISHED : result.refused.length ? REFUSED : DONE;
}

/** One letter a paper, made when the first who wants it has their turn. */
async function errandsOf(
  { world, machine, site, asked }: Job,
  { sender }: MailSettings,
  plan: Plan,
): Promise<Errand[]> {
  const { brief, occasion } = asked;
  const sheets = await machine.sheets(brief, site);
  const signer = await signerOf(sender);
  const date = world.now();
  const letters = new Map<Paper, Promise<Letter>>();
  const letterOn = (paper: Paper): Promise<Letter> => {
    const attached = { pdf: sheets[paper], filename: attachedName(brief) };
    const made =
      letters.get(paper) ?? letter(brief, site, occasion, { sender, attached, date, ...(signer ? { signer } : {}) });
    letters.set(paper, made);
    return made;
  };
  return plan.due.map(({ address, name, paper, cleared }) => ({
    to: address,
    message: async () => (await letterOn(paper)).address({ address, ...(name ? { name } : {}) }),
    ending: { brief: brief.id, version: occasion.version, paper, cleared, ...(name ? { name } : {}) },
  }));
}

async function signerOf({ dkim }: Sender): Promise<Signer | undefined> {
  if (!dkim) return undefined;
  const key = await readFile(dkim.keyFile, 'utf8').catch((e: NodeJS.ErrnoException) => {
    throw new Refusal(`READOUT_DKIM_KEY names a file that cannot be read (${e.code})`);
  });
  return { domain: dkim.domain, selector: dkim.selector, key };
}

async function handOver(
  { options, world, machine }: Job,
  settings: MailSettings,
  ledger: Ledger,
  errands: Errand[],
): Promise<string | undefined> {
  const stop = new AbortController();
  const off = machine.onInterrupt(() => {
    stop.abort();
    machine.status?.('Finishing the message in hand…\n');
  });
  const began = world.now().getTime();
  const ca = settings.caFile === undefined ? {} : { ca: await readFile(settings.caFile, 'utf8') };
  try {
    return await deliver(errands, {
      connect: machine.connect({ ...settings.server, ...ca }),
      ledger,
      now: world.now,
      sleep: machine.sleep,
      signal: stop.signal,
      connections: options.connections,
      ...(options.rate === undefined ? {} : { rate: options.rate }),
      progress: (tally) => {
        const line = words.progressLine(tally, world.now().getTime() - began);
        if (machine.status) machine.status(line);
        else if (tally.waiting) world.print(line);
      },
    });
  } finally {
    off();
    machine.status?.('\n');
  }
}

/** What to type to send it, or to go on. */
function commandOf({ id, folder, list, correction, label }: Options): string {
  const words = [
    'readout send',
    id,
    ...(folder === 'briefings' ? [] : [folder]),
    '--to',
    /^[\w./-]+$/.test(list) ? list : `'${list.replaceAll("'", String.raw`'\''`)}'`,
  ];
  return [...words, ...(label ? [`--label TLP:${label}`] : []), ...(correction ? ['--correction'] : []), '--live'].join(
    ' ',
  );
}
