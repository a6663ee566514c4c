import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

interface Workflow {
  jobs: Record<string, { strategy?: { matrix: { part: number[] } }; steps: { run?: string }[] }>;
}

/** What the workflow of large sites runs: the command of each part, and the one that makes the site of all of them. */
export async function steps(
  path: string,
): Promise<{ parts: number[]; shard: (part: number) => string; assemble: string }> {
  const { jobs } = parse(await readFile(path, 'utf8')) as Workflow;
  const commandIn = (name: string, of: RegExp): string => {
    const found = jobs[name]?.steps.find(({ run }) => run !== undefined && of.test(run))?.run;
    if (found === undefined) throw new Error(`${path}: ${name} does not run ${of}`);
    return found.trim();
  };
  const shard = commandIn('press', /--shard/);
  return {
    parts: jobs['press']?.strategy?.matrix.part ?? [],
    shard: (part) => shard.replace('${{ matrix.part }}', String(part)).replace(' --site "$SITE"', ''),
    assemble: commandIn('assemble', /npm run build/).replace(' --site "$SITE"', ''),
  };
}
