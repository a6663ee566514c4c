import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The planted faults: one changed place of the source each, which some test must see. */

const fault = z.strictObject({
  file: z.string().describe('In the repository, with forward slashes'),
  from: z.string().min(1).describe('What stands there once, within one line'),
  to: z.string().describe('What is put in its place'),
  why: z.string().describe('What a user would meet'),
  tests: z.array(z.string()).optional().describe('Files or folders of tests that see it, where its room’s own do not'),
  named: z.boolean().optional().describe('Whether a stranger’s fault once survived here: it must never again'),
});

export interface PlantedFault extends z.infer<typeof fault> {
  /** The name of its list, without its ending. */
  readonly list: string;
}

/** Every fault of the lists in this folder, in the order of their names. */
export async function readFaults(folder: string): Promise<PlantedFault[]> {
  const lists = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const read = async (name: string): Promise<PlantedFault[]> => {
    const faults = z.array(fault).parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
    return faults.map((f) => ({ ...f, list: name.slice(0, -'.json'.length) }));
  };
  return (await Promise.all(lists.map(read))).flat();
}

/** A source with a fault planted in it. @throws where the fault's place is not there exactly once */
export function planted(source: string, { file, from, to }: PlantedFault): string {
  const parts = source.split(from);
  if (parts.length !== 2) throw new Error(`${file}: "${from}" stands there ${parts.length - 1} times, expected once`);
  return parts.join(to);
}

/** The tests of a room, the quick ones first: a fault that these do not see is shown to all of them. */
const TESTS_OF: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'src/model/': [['test/unit/model'], ['test/unit/rules', 'test/cases']],
  'src/rules/': [['test/unit/rules'], ['test/cases']],
  'src/sheet/': [['test/unit/sheet'], ['test/cases', 'test/unit/pdf']],
  'src/pdf/': [['test/unit/pdf'], ['test/build', 'test/cases']],
  'src/card/': [['test/unit/card'], ['test/build']],
  'src/mail/': [['test/unit/mail'], ['test/mail']],
  'src/feed/': [['test/unit/feed'], ['test/site/feeds.test.ts', 'test/site/calendars.test.ts']],
  'src/built/': [['test/unit/built'], ['test/build/output.test.ts']],
  'src/wording/': [['test/unit'], ['test/cases']],
  'src/reading/': [['test/unit/reading', 'test/unit/cli'], ['test/build']],
  'src/cli/send': [['test/unit/mail'], ['test/mail']],
  'src/cli/': [['test/unit/cli'], ['test/build']],
};

const ELSEWHERE: readonly (readonly string[])[] = [['test/unit'], ['test/build'], ['test/site']];

/** The stages of tests that a fault is shown to, until one sees it. */
export function stagesFor({ file, tests }: PlantedFault): readonly (readonly string[])[] {
  if (tests) return [tests];
  const room = Object.keys(TESTS_OF).find((prefix) => file.startsWith(prefix));
  return (room !== undefined && TESTS_OF[room]) || ELSEWHERE;
}
