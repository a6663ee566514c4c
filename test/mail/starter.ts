import { appendFileSync } from 'node:fs';
import { Refusal } from '../../src/mail/refusal.ts';
import { sendAll, type Send } from './send-all.ts';

/** What a starter is told: one send, the moment to begin it in milliseconds, and where to write down that it holds the lock. */
export interface Start extends Pick<Send, 'port' | 'ledger' | 'recipients'> {
  readonly at: number;
  readonly journal: string;
}

/** A process that begins one send after another, each at the very moment it is told, as the other starters do. */
process.on('message', (start: Start) => void begin(start));
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function begin({ at, journal, ...send }: Start): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now() - 2)));
  while (Date.now() < at);
  const outcome = await sendAll({ ...send, holds: (state) => appendFileSync(journal, `${state}\n`) }).catch(
    (e: Error) => (e instanceof Refusal ? 'refused' : `${e.message}\n${e.stack ?? ''}`),
  );
  process.send?.(String(outcome));
}
