import type { FaceName } from '../sheet/laid.ts';
import { paragraph, type Box, type Setting } from './box.ts';
import type { Said } from './content.ts';
import type { Faces } from './faces.ts';
import { measure, type Measured, type Run } from './paragraph.ts';
import { shorten } from './shorten.ts';

/** How the words of one picture are set: `most` is the number of words a text may have. */
export interface Setter {
  readonly faces: Faces;
  /** One line of thought in one face. */
  say(text: string, face: FaceName, colour: string, setting: Setting, most?: number): Box;
  /** The brief's own words, after a lead where there is one. */
  tell(said: Said, colour: string, setting: Setting, most: number, lead?: Run): Box;
}

/** A setter that measures each text once, however many sizes are tried. */
export function setter(faces: Faces): Setter {
  const known = new Map<string, Measured>();
  const set = (runs: readonly Run[], setting: Setting): Box => {
    const key = runs.map((r) => `${r.face}|${r.colour}|${r.text}`).join('\n');
    const measured = known.get(key) ?? measure(runs, faces);
    known.set(key, measured);
    return paragraph(measured, setting);
  };
  return {
    faces,
    say: (text, face, colour, setting, most = Infinity) => set([{ text: shorten(text, most), face, colour }], setting),
    tell(said, colour, setting, most, lead) {
      const short = shorten(said.plain, most);
      const face = said.spans.at(-1)?.face ?? 'serif';
      const own = short === said.plain ? said.spans.map((s) => ({ ...s, colour })) : [{ text: short, face, colour }];
      return set(lead ? [{ ...lead, text: `${lead.text} ` }, ...own] : own, setting);
    },
  };
}
