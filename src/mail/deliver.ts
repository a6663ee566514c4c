import type { Ledger } from './ledger.ts';
import type { Message } from './letter.ts';
import type { NewEntry } from './records.ts';
import { Refusal } from './refusal.ts';
import { Unreachable, type Connect, type Session, type Verdict } from './send.ts';

/** One message to hand over, and what the ledger is to know of it. */
export interface Errand {
  readonly to: string;
  /** Made when its turn comes. */
  readonly message: () => Promise<Message>;
  readonly ending: Omit<Extract<NewEntry, { step: 'ending' }>, 'step' | 'to' | 'id'>;
}

export interface Means {
  readonly connect: Connect;
  readonly ledger: Pick<Ledger, 'append'>;
  /** Milliseconds on a clock that only goes forward; where it begins says nothing. */
  readonly elapsed: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal is given. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Given, no new message is begun; the ones in hand are finished. */
  readonly signal: AbortSignal;
  readonly connections: number;
  /** Messages a minute at most. */
  readonly rate?: number;
  readonly progress: (tally: Tally) => void;
}

export interface Tally {
  readonly total: number;
  readonly sent: number;
  readonly refused: number;
  readonly doubtful: number;
  /** To be tried again. */
  readonly deferred: number;
  /** Why it waits before the next try, and for how many milliseconds. */
  readonly waiting?: { readonly ms: number; readonly why: string };
}

/** Milliseconds before the second, third, … round of those that were deferred; greylists let in after five minutes. */
export const ROUNDS = [5_000, 30_000, 120_000, 300_000] as const;

/** Milliseconds before the second, third, … try to connect. */
export const RECONNECTS = [1_000, 5_000, 15_000, 60_000] as const;

/**
 * Hands messages over, each at most once. Before the end of a message's data goes out, the ledger has it in doubt; the
 * server's answer takes it out again. One message at a time stands between the two, over however many connections, so that
 * a crash leaves at most one in doubt.
 *
 * @returns why it ended early, where it did: a sentence
 * @throws where the ledger cannot be written, after which nothing more is ended
 */
export async function deliver(errands: readonly Errand[], means: Means): Promise<string | undefined> {
  const work = new Work(errands, means);
  for (const wait of [0, ...ROUNDS]) {
    await work.round(wait);
    if (work.over()) break;
  }
  return work.ended;
}

class Work {
  ended: string | undefined;
  private queue: readonly Errand[];
  /** How many of the queue were taken up. */
  private begun = 0;
  private deferred: Errand[] = [];
  private counts = { sent: 0, refused: 0, doubtful: 0 };
  private slot = -Infinity;
  private broken: unknown;
  private readonly total: number;
  private readonly means: Means;
  private readonly turn = new Turn();

  constructor(errands: readonly Errand[], means: Means) {
    this.total = errands.length;
    this.queue = errands;
    this.means = means;
  }

  over(): boolean {
    return this.ended !== undefined || this.means.signal.aborted || this.waiting() === 0;
  }

  private waiting(): number {
    return this.queue.length - this.begun;
  }

  /** Tries everything that is left once, after a wait; what was deferred is left for the next. */
  async round(wait: number): Promise<void> {
    if (wait > 0) await this.pause(wait, `${this.waiting()} were told to come again`);
    const workers = Math.min(this.means.connections, this.waiting());
    await Promise.all(Array.from({ length: workers }, () => this.worker()));
    if (this.broken !== undefined) throw this.broken;
    this.queue = [...this.deferred, ...this.queue.slice(this.begun)];
    this.begun = 0;
    this.deferred = [];
  }

  private async worker(): Promise<void> {
    let session: Session | undefined;
    try {
      while (!this.over()) {
        await this.pace();
        session = session && !session.lost() ? session : await this.connected();
        const errand = session && !this.over() ? this.queue[this.begun++] : undefined;
        if (!errand || !session) break;
        await this.hand(errand, session);
      }
    } catch (e) {
      this.broken ??= e;
      this.ended ??= 'The send was broken off';
    } finally {
      session?.close();
    }
  }

  private async hand(errand: Errand, session: Session): Promise<void> {
    const message = await errand.message();
    const { ledger } = this.means;
    const entry = { brief: errand.ending.brief, version: errand.ending.version, to: errand.to, id: message.id };
    let done = (): void => undefined;
    try {
      const verdict = await session.deliver(message, async (alive) => {
        done = await this.turn.next();
        if (!alive() || this.broken !== undefined) return false;
        await ledger.append({ step: 'ending', ...errand.ending, to: errand.to, id: message.id });
        return true;
      });
      // What comes next is written after this, so the next message may have its turn before this is on the disk.
      const recorded = this.record(verdict, entry);
      done();
      await recorded;
      this.count(verdict, errand);
    } finally {
      done();
    }
  }

  private async record(
    verdict: Verdict,
    entry: { brief: string; version: string; to: string; id: string },
  ): Promise<void> {
    const { kind, reply } = verdict;
    if (kind === 'in doubt') return;
    if (kind === 'sent') return this.means.ledger.append({ step: 'sent', ...entry, reply });
    const step = kind === 'refused' ? 'refused' : 'deferred';
    await this.means.ledger.append({ step, ...entry, reply, stage: verdict.stage });
  }

  private count(verdict: Verdict, errand: Errand): void {
    if (verdict.kind === 'sent') this.counts.sent++;
    else if (verdict.kind === 'refused') this.counts.refused++;
    else if (verdict.kind === 'in doubt') this.counts.doubtful++;
    else this.deferred.push(errand);
    if (verdict.kind === 'stopped') this.ended ??= `The server refuses the ${verdict.stage}: ${verdict.reply}`;
    this.tell();
  }

  private tell(waiting?: Tally['waiting']): void {
    this.means.progress({
      total: this.total,
      ...this.counts,
      deferred: this.deferred.length,
      ...(waiting ? { waiting } : {}),
    });
  }

  /** A connection, or nothing where there is none to be had: then the work is over. */
  private async connected(): Promise<Session | undefined> {
    for (const wait of [...RECONNECTS, undefined]) {
      if (this.over()) return undefined;
      try {
        return await this.means.connect();
      } catch (e) {
        if (e instanceof Refusal) this.ended ??= e.message;
        else if (!(e instanceof Unreachable)) throw e;
        else if (wait === undefined) this.ended ??= `The server cannot be reached: ${e.message}`;
        else await this.pause(wait, e.message);
      }
    }
    return undefined;
  }

  private async pause(ms: number, why: string): Promise<void> {
    this.tell({ ms, why });
    await this.means.sleep(ms, this.means.signal);
  }

  /** Waits for its place in the rate. */
  private async pace(): Promise<void> {
    const { rate, elapsed, sleep, signal } = this.means;
    if (rate === undefined) return;
    const time = elapsed();
    const at = Math.max(time, this.slot);
    this.slot = at + 60_000 / rate;
    if (at <= time) return;
    await sleep(at - time, signal);
    // One that woke late moves those behind it: time that was lost is not made up for.
    this.slot = Math.max(this.slot, elapsed() + 60_000 / rate);
  }
}

/** One at a time, in the order asked. */
class Turn {
  private last: Promise<void> = Promise.resolve();

  /** Resolves when it is one's turn, with what ends it. */
  async next(): Promise<() => void> {
    const before = this.last;
    let done = (): void => undefined;
    this.last = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    return done;
  }
}
