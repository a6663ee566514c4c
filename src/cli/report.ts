import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { reporter } from 'vfile-reporter';
import type { Problem } from '../problem.ts';

/** How problems are printed: `text` for people, `json` for programs. */
export const FORMATS = ['text', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export function report(problems: readonly Problem[], folder: string, format: Format): string {
  return format === 'json' ? JSON.stringify(problems, undefined, 2) : asText(problems, folder);
}

/** vfile-reporter's shape: one line a problem, by file, each with its note, then the count. */
function asText(problems: readonly Problem[], folder: string): string {
  const files = new Map<string, VFile>();
  for (const p of problems) {
    const path = `${folder}/${p.file}`;
    const file = files.get(path) ?? new VFile({ path });
    files.set(path, file);
    file.messages.push(messageOf(p));
  }
  return reporter([...files.values()], { verbose: true, color: false });
}

function messageOf(p: Problem): VFileMessage {
  const place = { start: { line: p.line, column: p.column }, end: { line: p.endLine, column: p.endColumn } };
  const message = new VFileMessage(p.message, { place, source: 'readout', ruleId: p.rule });
  message.fatal = p.severity === 'error';
  message.note = p.note;
  return message;
}
