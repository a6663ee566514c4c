import type { Made } from '../../pressroom/run.ts';

/** What is told while a build runs, and where its time went. */
export interface Progress {
  /** Ends the part of the work that runs, and begins another. */
  begin: (part: string) => void;
  /** Something was made of one of so many briefings. */
  made: (made: Made, all: number) => void;
  /** Ends the last part. */
  end: () => void;
  /** Seconds by part, in their order. */
  parts: () => [part: string, seconds: number][];
}

interface Watch {
  /** Milliseconds on a clock that only goes forward. */
  elapsed: () => number;
  /** Shows a line in the place of the one before; absent where there is no terminal. */
  status?: (line: string) => void;
  print: (line: string) => void;
}

/** How long a build is silent where there is no terminal, in milliseconds. */
const SILENT = 15_000;
const BAR = 24;

export function openProgress({ elapsed, status, print }: Watch): Progress {
  const parts: [string, number][] = [];
  let now: { part: string; began: number } | undefined;
  let [count, pressing, told] = [0, elapsed(), elapsed()];
  const end = (): void => {
    if (now) parts.push([now.part, (elapsed() - now.began) / 1000]);
    now = undefined;
    status?.('');
  };
  return {
    end,
    begin: (part) => {
      end();
      now = { part, began: elapsed() };
      status?.(`${part} …`);
    },
    made: (made, all) => {
      if (count === 0) pressing = elapsed();
      count++;
      if (!Object.keys(made.took).length) return;
      const left = ((elapsed() - pressing) / count) * (all - count);
      if (status) status(`${barOf(count / all)} ${count} of ${all} briefings, ${inWords(left)} left`);
      else if (elapsed() - told > SILENT) {
        told = elapsed();
        print(`${count} of ${all} briefings, ${inWords(left)} left`);
      }
    },
    parts: () => parts,
  };
}

const barOf = (share: number): string => `[${'#'.repeat(Math.round(share * BAR)).padEnd(BAR, '.')}]`;

const inWords = (ms: number): string => (ms < 90_000 ? `${Math.ceil(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`);
