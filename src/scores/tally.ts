/**
 * What became of all that was said: nothing is left out of the count, so that no desk looks good by voiding, withdrawing or
 * forgetting its misses.
 */
export interface Tally {
  readonly said: number;
  readonly yes: number;
  readonly no: number;
  /** Nothing can settle it. */
  readonly void: number;
  /** Looked at and left open. */
  readonly open: number;
  /** Its briefing was withdrawn, or an edition left it out, before anything came of it; what had an outcome stays with it. */
  readonly withdrawn: number;
  /** Its day has passed, and nothing is said of it. */
  readonly overdue: number;
  /** Its day is ahead, or it names none. */
  readonly ahead: number;
}

export type State = Exclude<keyof Tally, 'said'>;

/** A part of the outlook as it is counted. */
export interface Counted {
  readonly outcome?: 'yes' | 'no' | 'void' | 'open' | undefined;
  /** The last day by which it is settled; absent where it names none. */
  readonly due?: string | undefined;
  readonly withdrawn: boolean;
}

/** @param today YYYY-MM-DD */
export function stateOf({ outcome, due, withdrawn }: Counted, today: string): State {
  if (outcome && outcome !== 'open') return outcome;
  if (withdrawn) return 'withdrawn';
  if (outcome) return 'open';
  return due !== undefined && due < today ? 'overdue' : 'ahead';
}

export function tally(all: readonly Counted[], today: string): Tally {
  const of = (state: State): number => all.filter((one) => stateOf(one, today) === state).length;
  return {
    said: all.length,
    ...{ yes: of('yes'), no: of('no'), void: of('void'), open: of('open') },
    ...{ withdrawn: of('withdrawn'), overdue: of('overdue'), ahead: of('ahead') },
  };
}
