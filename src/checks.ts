import { z } from 'zod';
import { RULES, type Problem, type RuleName } from './problem.ts';

/** What a writer is shown of a briefing while writing: its problems, and how full its sheet is. */
export const checkSchema = z.object({
  file: z.string(),
  problems: z.array(
    z.object({
      ...{ file: z.string(), line: z.int(), column: z.int(), endLine: z.int(), endColumn: z.int() },
      severity: z.enum(['error', 'warning']),
      rule: z.enum(Object.keys(RULES) as RuleName[]),
      message: z.string(),
      note: z.string(),
    }),
  ),
  fill: z.object({ a4: z.number(), letter: z.number() }).optional(),
});

export type Check = z.infer<typeof checkSchema>;

/** The problems by the file they stand in; files of briefings have their sheet's fill beside them. */
export function checksOf(
  problems: readonly Problem[],
  fills: ReadonlyMap<string, NonNullable<Check['fill']>>,
): (Check & { id: string })[] {
  const files = new Set([...problems.map((p) => p.file), ...[...fills.keys()].map((id) => `${id}.mdx`)]);
  return [...files].map((file) => {
    const id = file.replace(/\.mdx$/, '');
    const fill = fills.get(id);
    return { id: file, file, problems: problems.filter((p) => p.file === file), ...(fill ? { fill } : {}) };
  });
}
