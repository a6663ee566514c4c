import { openOutputs, type Picture } from '../../outputs.ts';
import type { MadeForm } from '../../desk/stores/store.ts';
import { libraryOf } from '../../reading/library.ts';
import { onContent } from '../content.ts';
import { ROOT } from '../settings.ts';

const PICTURES: Readonly<Record<Exclude<MadeForm, 'eml'>, Picture>> = {
  png: 'card',
  'portrait.png': 'portrait',
  'sheet.png': 'sheet',
};

/** What a build writes of a briefing of a folder, drafts too; one sentence where it cannot be made. */
export async function makeOf(folder: string, briefing: string, form: MadeForm): Promise<Uint8Array | string> {
  const { briefings, site } = await onContent(folder, folder, libraryOf);
  const brief = briefings.find(({ id }) => id === briefing);
  if (!brief) return `${briefing} cannot be read as a briefing: see its problems`;
  const outputs = openOutputs(ROOT, site);
  if ('problems' in (await outputs.laid(brief))) return `${briefing} has no sheet yet: see its problems`;
  return form === 'eml' ? outputs.mail(brief) : outputs.picture(brief, PICTURES[form]);
}
