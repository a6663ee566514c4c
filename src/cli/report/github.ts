import type { Problem } from '../../problem.ts';
import { unreadInWords, type Unread } from './unread.ts';
import { pathOf } from './path.ts';
import { remedyOf } from './remedy.ts';

/** Workflow commands that GitHub shows as annotations at the lines they are about. */
export function asGithub(problems: readonly Problem[], folder: string, unread: readonly Unread[] = []): string {
  const notes = unread.map(
    (u) => `::notice file=${escapeProperty(`${folder}/${u.file}`)}::${escapeData(unreadInWords(u))}`,
  );
  const found = problems.map((p) => {
    const place = {
      file: pathOf(folder, p.file),
      line: p.line,
      endLine: p.endLine,
      col: p.column,
      endColumn: p.endColumn,
      title: p.rule,
    };
    const properties = Object.entries(place).map(([k, v]) => `${k}=${escapeProperty(String(v))}`);
    return `::${p.severity} ${properties.join(',')}::${escapeData([p.message, p.note, ...remedyOf(p)].join('\n'))}`;
  });
  return [...found, ...notes].join('\n');
}

const escapeData = (s: string): string => s.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const escapeProperty = (s: string): string => escapeData(s).replace(/:/g, '%3A').replace(/,/g, '%2C');
