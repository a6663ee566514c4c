import { z } from 'zod';
import type { Problem } from './problem.ts';

/** What a writer is shown of a file while writing: its problems, or why it has no page. */
export const checkSchema = z.object({
  file: z.string(),
  problems: z.array(
    z.object({
      ...{ file: z.string(), line: z.int(), column: z.int(), endLine: z.int(), endColumn: z.int() },
      severity: z.enum(['error', 'warning']),
      rule: z.custom<Problem['rule']>((name) => typeof name === 'string'),
      message: z.string(),
      note: z.string(),
    }),
  ),
  restricted: z.boolean().describe('Whether it is a briefing above the site’s audience, of which nothing is shown'),
});

export type Check = z.infer<typeof checkSchema>;

/**
 * The problems by the file they stand in.
 *
 * @param restricted the files of briefings above the site's audience
 */
export function checksOf(problems: readonly Problem[], restricted: readonly string[]): (Check & { id: string })[] {
  const byFile = Map.groupBy(problems, ({ file }) => file);
  return [...new Set([...byFile.keys(), ...restricted])].map((file) => ({
    id: file,
    file,
    problems: byFile.get(file) ?? [],
    restricted: restricted.includes(file),
  }));
}
