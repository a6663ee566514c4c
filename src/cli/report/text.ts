import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { reporter } from 'vfile-reporter';
import { shown } from '../../model/shown.ts';
import type { Problem } from '../../problem.ts';
import { pathOf } from './path.ts';
import { remedyOf } from './remedy.ts';

/** vfile-reporter's shape: one line a problem, by file, each with its note, then the count. */
export function asText(problems: readonly Problem[], folder: string): string {
  const files = new Map<string, VFile>();
  for (const p of problems) {
    const path = visible(pathOf(folder, p.file));
    const file = files.get(path) ?? new VFile({ path });
    files.set(path, file);
    file.messages.push(messageOf(p));
  }
  return reporter([...files.values()], { verbose: true, color: false });
}

/** What a terminal would obey, or show in another order, is spelt out. */
const visible = (text: string): string => shown(text, Infinity);

function messageOf(p: Problem): VFileMessage {
  const place = { start: { line: p.line, column: p.column }, end: { line: p.endLine, column: p.endColumn } };
  const message = new VFileMessage(visible(p.message), { place, source: 'readout', ruleId: p.rule });
  message.fatal = p.severity === 'error';
  message.note = [p.note, ...remedyOf(p)].map(visible).join('\n');
  return message;
}
