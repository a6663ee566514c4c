import { readIfThere, sealPath, sound } from '../../mail/ledger.ts';
import { letter, subjectOf } from '../../mail/letter.ts';
import { text } from '../../mail/message.ts';
import { mailSettings, type Sender } from '../../mail/server.ts';
import { count } from '../command.ts';
import { attachedName, prepare, type Job } from './job.ts';
import { commandOf } from './options.ts';
import * as words from './words.ts';

/** Shows what would go to whom, and touches nothing. */
export async function dry(job: Job): Promise<void> {
  const { options, world, machine, site, asked, path } = job;
  const { brief, occasion } = asked;
  // The seal first: a sender at work meanwhile only makes the ledger longer than its seal says.
  const seal = await readIfThere(sealPath(path));
  const { entries, unsealed } = sound(await readIfThere(path), seal);
  if (unsealed) world.print(words.UNSEALED);
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
    const names = {
      from: 'wrong' in settings ? '(READOUT_FROM is not set)' : mailbox(sender.from),
      to: mailbox(first),
      subject: subjectOf(brief, occasion),
    };
    const size = `${attachedName(brief)}, ${first.paper}, ${Math.ceil(sheet.length / 1000)} KB`;
    world.print(
      `The first message:\n\n${words.firstMessage(message.bytes, names, text(brief, site), occasion.kind === 'withdrawal' ? undefined : size)}\n`,
    );
    world.print(
      `Would be sent to ${count(plan.due.length, 'recipient')}:\n\n${words.addresseeLines(plan.due).join('\n')}\n`,
    );
  }
  const languages = words.languagesLine(plan.due, brief);
  world.print(`${brief.id}, edition ${brief.edition}, TLP:${brief.tlp}\n${words.report(plan, false)}`);
  if (languages) world.print(languages);
  if (settled.unsettled) world.print(settled.unsettled);
  if ('wrong' in settings) world.print(`Before it can be sent:\n${settings.wrong.map((w) => `  ${w}`).join('\n')}`);
  world.print(plan.due.length ? `Nothing was sent. To send it: ${commandOf(options)}` : 'There is nothing to send.');
}

const UNSET: Sender = { from: { address: 'not-set@readout.invalid' }, unsubscribe: 'not-set@readout.invalid' };

const mailbox = ({ name, address }: { name?: string; address: string }): string =>
  name ? `${name} <${address}>` : address;
