import type { Path } from '../look.ts';

/** A path as a key: the same for the same item of a briefing. */
export const keyOf = (path: Path): string => path.join('.');
