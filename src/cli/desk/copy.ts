import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtDesk } from './build.ts';

/** Puts the desk's page into a folder, with a sample of files that anyone may have. */
export async function copyDesk(to: string, sample: readonly (readonly [path: string, text: string])[]): Promise<void> {
  await cp(await builtDesk(), to, { recursive: true });
  await writeFile(join(to, 'sample.json'), JSON.stringify(sample));
}
