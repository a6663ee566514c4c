import type { Problem } from '../../problem.ts';

/** What would mend a problem, for a person, and whether `--fix` does; nothing where nothing mechanical would. */
export const remedyOf = ({ fix }: Problem): string[] =>
  fix ? [`${fix.safe ? 'check --fix writes' : 'could be'}: ${fix.label}`] : [];
