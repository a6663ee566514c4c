import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { format } from 'prettier';

const REPORT = new URL('DESK.md', import.meta.url);

const HEAD = `# What the desk was measured at

Each section is written by its command, with the machine it ran on. \`node test/bench/desk-sequences.ts 10000\`,
\`node test/bench/desk-saves.ts 500 500\`, \`node test/bench/desk.ts\`.
`;

/** Puts a section of the desk's figures in the place of the one of its title, and prints it. */
export async function reportDesk(title: string, lines: string): Promise<void> {
  const known = await readFile(REPORT, 'utf8').catch(() => HEAD);
  const sections = known
    .split(/^(?=## )/m)
    .slice(1)
    .filter((section) => !section.startsWith(`## ${title}\n`));
  const section = `## ${title}\n\n${lines}\n\n${machine()}\n\n`;
  const all = [...sections, section].toSorted((a, b) => (a < b ? -1 : 1));
  await writeFile(REPORT, await format([HEAD, ...all].join('\n'), { parser: 'markdown', printWidth: 120 }));
  console.log(`${title}\n${lines}`);
}

/** Where and when, and how busy the machine was with other things. */
function machine(): string {
  const [cpu] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  const chromium = execFileSync('chromium', ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  const load = loadavg()
    .map((n) => n.toFixed(1))
    .join(', ');
  return `_${day}, ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${chromium}; load at the end ${load}._`;
}
