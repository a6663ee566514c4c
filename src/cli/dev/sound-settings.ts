import { assemble } from '../../model/assemble.ts';
import { readSite } from '../../model/documents.ts';
import type { Problem } from '../../problem.ts';
import type { Reading } from '../../reading/reading.ts';

const FILE = 'site.yaml';

/** A reading whose settings are sound, where any were. */
export interface SoundReading {
  reading: Reading;
  /** The text of the settings that it is read with; nothing where none were ever sound. */
  settings: string | undefined;
  /** What is wrong with the settings as they stand, where others took their place. */
  problems: readonly Problem[];
}

/**
 * While `site.yaml` is being written it may be wrong for a moment: the folder is then read with the settings that were
 * sound last.
 *
 * @param last the text of those
 */
export function withSoundSettings(reading: Reading, last?: string): SoundReading {
  const { files, problems: refused } = reading.content;
  const text = files.get(FILE);
  if (text !== undefined && readSite(text, FILE).data) return { reading, settings: text, problems: [] };
  if (last === undefined) return { reading, settings: undefined, problems: [] };
  const alone = new Map(text === undefined ? [] : [[FILE, text]]);
  const { problems } = assemble(
    alone,
    undefined,
    refused.map((p) => p.file),
  );
  const content = { ...reading.content, files: new Map([...files, [FILE, last]]) };
  return { reading: { ...reading, content }, settings: last, problems };
}
