import { openOutputs, type Outputs } from '../outputs.ts';
import { writePages } from '../sheet/text-drawing.ts';
import type { Fitting, Job, Pressing } from './job.ts';

/**
 * Opens the press: faces and engines once, when something first needs them. What several jobs of one brief share, its
 * sheet, is made once where they follow one another.
 *
 * @param root the project's own folder
 */
export function openPress(root: string): Pressing {
  let open: { site: string; outputs: Outputs } | undefined;
  return async (job) => {
    const site = JSON.stringify(job.site);
    if (open?.site !== site) open = { site, outputs: openOutputs(root, job.site, 1) };
    return pressed(job, open.outputs);
  };
}

/** Makes what a job is for, by writers that were opened for its site. */
export async function pressed({ brief, output }: Omit<Job, 'site'>, outputs: Outputs): Promise<Uint8Array> {
  switch (output) {
    case 'a4':
    case 'letter':
      return (await outputs.sheets(brief)).pdf[output];
    case 'mail':
      return outputs.mail(brief);
    case 'fitting': {
      const { pages, room, pdf } = await outputs.sheets(brief);
      const bytes = { a4: pdf.a4.length, letter: pdf.letter.length };
      return new TextEncoder().encode(JSON.stringify({ room, written: writePages(pages), bytes } satisfies Fitting));
    }
    default:
      return outputs.picture(brief, output);
  }
}
