import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { planOf, settleBy, type Asked } from '../../src/cli/send/plan.ts';
import { archiveIds, MACHINE } from '../../src/cli/send/machine.ts';
import { deliver } from '../../src/mail/deliver.ts';
import { fileStorage, lock, openLedger } from '../../src/mail/ledger.ts';
import { smtp } from '../../src/mail/send.ts';
import type { Brief } from '../../src/model/brief.ts';
import { errand } from './errand.ts';

/**
 * A process that sends as the command does, without the briefing: what a test kills. Takes the port, the ledger, how many
 * recipients, and an archive where there is a witness; exits as the command does.
 */
const [port, path = '', count, archive] = process.argv.slice(2);

const brief = { id: 'talks', edition: 1, tlp: 'CLEAR' } as unknown as Brief;
const recipients = Array.from({ length: Number(count) }, (_, i) => ({ address: `r${i}@readout.test`, line: i + 2 }));
const occasion = { version: '1', earlier: [], kind: 'first' } as const;
const asked: Asked = { brief, occasion, correction: false, recipients, paper: 'a4' };

const release = await lock(`${path}.lock`, { ...MACHINE.self, host: hostname() });
const ledger = await openLedger(await fileStorage(path), () => new Date());
if (archive) {
  const { steps } = settleBy(await archiveIds(archive), asked, planOf(asked, ledger.entries));
  for (const step of steps) await ledger.append(step);
}
const { due } = planOf(asked, ledger.entries);
await deliver(
  due.map(({ address }) => errand(address, 8000)),
  {
    connect: smtp({ host: '127.0.0.1', port: Number(port), secure: false, requireTls: false }),
    ledger,
    now: () => new Date(),
    sleep: async (ms) => void (await wait(ms)),
    signal: new AbortController().signal,
    connections: 2,
    progress: () => undefined,
  },
);
const after = planOf(asked, ledger.entries);
await ledger.close();
await release();
process.exit(after.due.length || after.doubtful.length ? 3 : 0);
