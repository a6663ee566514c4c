import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fingerprintOf, occasionOf } from '../../mail/letter.ts';
import { readList } from '../../mail/recipients.ts';
import { standings, type Entry } from '../../mail/records.ts';
import { Refusal } from '../../mail/refusal.ts';
import type { Brief } from '../../model/brief.ts';
import type { Site } from '../../model/site.ts';
import { shown } from '../../model/shown.ts';
import { hasErrors } from '../../problem.ts';
import { dayOf, Usage, type World } from '../command.ts';
import { inspect } from '../../reading/inspect.ts';
import { onContent } from '../content.ts';
import { report as problemReport } from '../report.ts';
import { archiveIds } from './archive.ts';
import { ledgerPath } from './ledger-path.ts';
import type { Machine } from './machine.ts';
import type { Options } from './options.ts';
import { clearance, planOf, release, type Asked, type Plan } from './plan.ts';
import { questioned, settleBy, type Settled } from './settle.ts';
import { count } from './words.ts';

/** A briefing and a list that were read and checked, and what to do with them. */
export interface Job {
  options: Options;
  world: World;
  machine: Machine;
  site: Site;
  asked: Asked;
  /** The ledger's. */
  path: string;
}

/** @throws Refusal where the briefing may not go out, or it or the list has errors */
export async function openJob(options: Options, world: World, machine: Machine): Promise<Job> {
  const { brief, site } = await readBrief(options, world);
  const recipients = await readRecipients(options, world);
  const occasion = occasionOf(brief, options.correction);
  const label = options.label ? { label: options.label } : {};
  const asked: Asked = { brief, occasion, correction: options.correction, recipients, paper: site.paper, ...label };
  return { options, world, machine, site, asked, path: await ledgerPath(resolve(world.cwd, options.list)) };
}

async function readBrief({ id, folder, correction }: Options, world: World): Promise<{ brief: Brief; site: Site }> {
  const { library, problems } = await onContent(folder, world.cwd, (reading) => inspect(reading, dayOf(world.now())));
  if (hasErrors(problems))
    throw new Refusal(`${problemReport(problems, folder, 'text')}\n\nNothing is sent from a folder with errors.`);
  const brief = library.briefings.find((b) => b.id === id);
  if (!brief) throw new Usage(`there is no briefing "${shown(id)}" in ${shown(folder)}`);
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

async function readRecipients({ list }: Options, { cwd }: World): Promise<Asked['recipients']> {
  const path = resolve(cwd, list);
  const there = await stat(path).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR') return undefined;
    throw e;
  });
  if (!there?.isFile()) throw new Usage(`there is no list "${shown(list)}"`);
  const { recipients, problems } = readList(shown(basename(list)), await readFile(path));
  if (!problems.length) return recipients;
  throw new Refusal(`${problemReport(problems, shown(dirname(list)), 'text')}\n\nNothing was sent.`);
}

/** The plan and what it rests on, all that can refuse it checked. */
export async function prepare(
  { options, world, asked, site }: Job,
  entries: readonly Entry[],
): Promise<{ plan: Plan; settled: Settled }> {
  const { brief, occasion } = asked;
  if (options.correction && !entries.length)
    throw new Refusal(`There is no ledger beside ${shown(options.list)}: nothing says who has an earlier edition`);
  const first = planOf(asked, entries);
  const settled = await settle({ options, world, asked }, first, entries);
  const at = world.now().toISOString();
  const plan = planOf(asked, [...entries, ...settled.steps.map((s): Entry => ({ at, ...s }))]);
  unchanged(entries, brief, site, occasion.version);
  const problems = clearance(shown(basename(options.list)), brief, plan.due, options.label);
  if (problems.length)
    throw new Refusal(`${problemReport(problems, shown(dirname(options.list)), 'text')}\n\nNothing was sent.`);
  return { plan, settled };
}

type Settling = Pick<Job, 'options' | 'world' | 'asked'>;

/** What the sender or a witness says of those in doubt, and the sender of those refused. */
async function settle(job: Settling, plan: Plan, entries: readonly Entry[]): Promise<Settled> {
  const { options, asked } = job;
  const doubts = options.resend ? { steps: release(asked, plan.doubtful) } : await witnessed(job, plan, entries);
  const again = options.retry ? release(asked, plan.refused) : [];
  return { ...doubts, steps: [...doubts.steps, ...again] };
}

async function witnessed({ options, world, asked }: Settling, plan: Plan, entries: readonly Entry[]): Promise<Settled> {
  if (options.witness === undefined || !(plan.doubtful.length + plan.uncertain.length)) return { steps: [] };
  const archive = await archiveIds(resolve(world.cwd, options.witness), questioned(plan, entries));
  return settleBy(archive, asked.brief.id, plan, entries);
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
    `Edition ${brief.edition} of ${brief.id} has changed since it went to ${count(out, 'recipient')}. ` +
      'Raise `edition`, say why in `changeNote`, and send that; or take the change back to send this one to the rest',
  );
}

export const attachedName = (brief: Brief): string => `${brief.id}.pdf`;
