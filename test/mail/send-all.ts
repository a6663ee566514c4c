import { setTimeout as wait } from 'node:timers/promises';
import { archiveIds } from '../../src/cli/send/archive.ts';
import { planOf, type Asked } from '../../src/cli/send/plan.ts';
import { questioned, settleBy } from '../../src/cli/send/settle.ts';
import { MACHINE } from '../../src/cli/send/machine.ts';
import { deliver } from '../../src/mail/deliver.ts';
import { fileStorage, openLedger } from '../../src/mail/ledger.ts';
import { lock } from '../../src/mail/lock.ts';
import { smtp } from '../../src/mail/send.ts';
import type { Brief } from '../../src/model/brief.ts';
import { errand } from './errand.ts';

export interface Send {
  readonly port: number;
  /** The ledger's path. */
  readonly ledger: string;
  readonly recipients: readonly string[];
  /** Bytes added to each message. */
  readonly padding?: number;
  /** Where there is a witness. */
  readonly archive?: string;
  /** Called when the lock is one's own, and just before it is let go. */
  readonly holds?: (state: 'in' | 'out') => void;
}

const brief = { id: 'talks', edition: 1, tlp: 'CLEAR' } as unknown as Brief;
const occasion = { version: '1', earlier: [], kind: 'first' } as const;

/** Sends as the command does, without the briefing. @returns whether all have it. @throws Refusal as the command does */
export async function sendAll({ port, ledger: path, recipients, padding = 0, archive, holds }: Send): Promise<boolean> {
  const rows = recipients.map((address, i) => ({ address, line: i + 2 }));
  const asked: Asked = { brief, occasion, correction: false, recipients: rows, paper: 'a4' };
  const release = await lock(`${path}.lock`, MACHINE.self);
  holds?.('in');
  const ledger = await openLedger(fileStorage(path), () => new Date());
  if (archive !== undefined) {
    const plan = planOf(asked, ledger.entries);
    const ids = await archiveIds(archive, questioned(plan, ledger.entries));
    const { steps } = settleBy(ids, brief.id, plan, ledger.entries);
    for (const step of steps) await ledger.append(step);
  }
  const { due } = planOf(asked, ledger.entries);
  await deliver(
    due.map(({ address }) => errand(address, padding)),
    {
      connect: smtp({ host: '127.0.0.1', port, secure: false, requireTls: false }),
      ledger,
      elapsed: () => performance.now(),
      sleep: async (ms) => void (await wait(ms)),
      signal: new AbortController().signal,
      connections: 2,
      progress: () => undefined,
    },
  );
  const after = planOf(asked, ledger.entries);
  await ledger.close();
  holds?.('out');
  await release();
  return !after.due.length && !after.doubtful.length;
}
