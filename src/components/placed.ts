import type { Place } from '../problem.ts';

/** Where an element stands in its briefing's file, so that `dev` can put problems beside it; nothing in a built page. */
export const placed = ({ line, column, endLine, endColumn }: Place): string | undefined =>
  import.meta.env.DEV ? `${line}:${column}-${endLine}:${endColumn}` : undefined;
