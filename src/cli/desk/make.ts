import type { MadeForm } from '../../desk/stores/store.ts';
import type { Output } from '../../pressroom/job.ts';
import { openPress } from '../../pressroom/press.ts';
import { libraryOf } from '../../reading/library.ts';
import { Unfit } from '../../sheets.ts';
import { onContent } from '../content.ts';
import { ROOT } from '../settings.ts';

const OUTPUTS: Readonly<Record<MadeForm, Output>> = {
  eml: 'mail',
  png: 'card',
  'portrait.png': 'portrait',
  'sheet.png': 'sheet',
};

/** What a build writes of a briefing of a folder, drafts too; one sentence where it cannot be made. Nothing of it is kept. */
export async function makeOf(folder: string, briefing: string, form: MadeForm): Promise<Uint8Array | string> {
  const { briefings, site } = await onContent(folder, folder, libraryOf);
  const brief = briefings.find(({ id }) => id === briefing);
  if (!brief) return `${briefing} cannot be read as a briefing: see its problems`;
  const press = openPress(ROOT);
  try {
    // A build makes no picture either of what has no sheet.
    await press({ brief, site, output: 'fitting' });
  } catch (e) {
    if (e instanceof Unfit) return `${briefing} has no sheet yet: see its problems`;
    throw e;
  }
  return press({ brief, site, output: OUTPUTS[form] });
}
