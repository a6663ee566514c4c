import { renameSync, statSync } from 'node:fs';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { canariesIn, plant } from './canaries.ts';
import { readout, ROOT } from './command.ts';
import { swapBegins } from './kill-build.ts';
import { unpacked } from './unpacked.ts';

/** When the label is raised: so many milliseconds after the build began, or as soon as it begins to swap. */
export type Moment = number | 'swap';

/** What became of a build of a briefing full of canaries whose label was raised meanwhile. */
export interface Raised {
  /** Whether the new site did not stand there yet when the label was raised: else the briefing was public before. */
  inTime: boolean;
  code: number;
  said: string;
  /** What is found in what stands at the output then: "canary in file". */
  traces: string[];
  /** How long the build took, in milliseconds. */
  took: number;
}

const SLOW = new URL('slow-swap.ts', import.meta.url).href;

/** A content folder with a published briefing that has a canary in each place. */
export async function contentWithCanaries(folder: string): Promise<string> {
  const content = join(folder, 'content');
  await cp(join(ROOT, 'test/site/every-part'), content, { recursive: true });
  await plant(content, 'published');
  return content;
}

const identityOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;

/** Builds over a copy of a site, raises the label at a moment, and says what is in the output once the build has ended. */
export async function raiseWhileBuilding(
  moment: Moment,
  { content, out, old }: { content: string; out: string; old: string },
): Promise<Raised> {
  await rm(out, { recursive: true, force: true });
  await cp(old, out, { recursive: true });
  const stood = identityOf(out);
  const name = (await readdir(content)).find((n) => n.startsWith('published-')) ?? '';
  const file = join(content, name);
  const text = await readFile(file, 'utf8');
  const raisedText = `${content}.raised`;
  await writeFile(raisedText, text.replace('tlp: CLEAR', 'tlp: RED'));
  const begun = performance.now();
  const built = readout(['build', content, '--out', out], { NODE_OPTIONS: `--import ${SLOW}` }).then((ended) => ({
    ...ended,
    took: performance.now() - begun,
  }));
  await Promise.race([moment === 'swap' ? swapBegins(out) : wait(moment), built]);
  renameSync(raisedText, file);
  const inTime = identityOf(out) === stood;
  const { code, said, took } = await built;
  const traces = [...(await unpacked(out))].flatMap(([path, all]) => canariesIn(all).map((c) => `${c} in ${path}`));
  await writeFile(file, text);
  return { inTime, code, said, traces, took };
}
