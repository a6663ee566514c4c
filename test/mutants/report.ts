import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { PlantedFault } from './faults.ts';

/** What came of a run over every list, as it stands in `README.md`. */
export async function report(faults: readonly PlantedFault[], survivors: ReadonlySet<PlantedFault>): Promise<string> {
  const lists = [...new Set(faults.map((f) => f.list))];
  const row = (name: string, all: readonly PlantedFault[]): string => {
    const missed = all.filter((f) => survivors.has(f)).length;
    const rooms = [...new Set(all.map(({ file }) => file.split('/').slice(1, -1)[0] ?? 'src'))].sort();
    return `| ${name} | ${rooms.join(', ')} | ${all.length} | ${all.length - missed} | ${percent(all.length - missed, all.length)} |`;
  };
  const rows = lists.map((list) =>
    row(
      `\`${list}.json\``,
      faults.filter((f) => f.list === list),
    ),
  );
  const total = row('all', faults).replace(/^\| all \| [^|]*/, '| all | ');
  const missed = [...survivors].map(({ file, from, to, why }) => `- ${file}: ${why} (\`${from}\` → \`${to}\`)`);
  const text = `${HEAD}
| list | rooms | planted | seen | |
| --- | --- | ---: | ---: | ---: |
${[...rows, total].join('\n')}

${missed.length ? `## Not seen\n\n${missed.join('\n')}` : 'None went unseen.'}
`;
  const path = join(import.meta.dirname, 'README.md');
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

const percent = (part: number, whole: number): string => `${Math.floor((100 * part) / whole)} %`;

const HEAD = `# Planted faults

Each list has faults of the source, one changed place each, with what a user would meet. A test must fail on each, and
each test that fails was run without the fault and passed. \`named.json\` has those that survived once; all of them must be
seen, and nine in ten of the rest. This page is written by \`npm run mutants\` when it has tried every list.
`;
