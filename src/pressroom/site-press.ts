import type { Brief } from '../model/brief.ts';
import type { Digest } from '../model/digest.ts';
import { openOutputs, type DigestSheets } from '../outputs.ts';
import type { Site } from '../model/site.ts';
import type { Refusal } from '../sheet/fit.ts';
import { writePages } from '../sheet/text-drawing.ts';
import { fittingIn, type Fitting, type Output } from './job.ts';
import { pressed } from './press.ts';

/** What the site's addresses ask. */
export interface Press {
  bytes: (brief: Brief, output: Output) => Promise<Uint8Array>;
  /** What a page says of the sheet. */
  fitting: (brief: Brief) => Promise<Fitting>;
}

/** The same in this thread, with nothing kept on the disk: for `dev`, where a brief with faults may have no sheet. */
export interface DevPress extends Press {
  laid: (brief: Brief) => Promise<Omit<Fitting, 'bytes'> | Refusal>;
  /** A digest as its page speaks of it, its sheets, and its mail: made once for one digest. */
  digest: (digest: Digest) => Promise<Pick<Fitting, 'written' | 'bytes'> & Pick<DigestSheets, 'pdf'>>;
  digestMail: (digest: Digest) => Promise<Uint8Array>;
}

/** @param root the project's own folder */
export function openDevPress(root: string, site: Site): DevPress {
  const outputs = openOutputs(root, site);
  const bytes = (brief: Brief, output: Output): Promise<Uint8Array> => pressed({ brief, output }, outputs);
  return {
    bytes,
    laid: async (brief) => {
      const sheet = await outputs.laid(brief);
      return 'problems' in sheet ? sheet : { room: sheet.room, written: writePages(sheet.pages) };
    },
    digest: async (digest) => {
      const { pdf, pages } = await outputs.digest(digest);
      return { pdf, written: writePages(pages), bytes: { a4: pdf.a4.length, letter: pdf.letter.length } };
    },
    digestMail: (digest) => outputs.digestMail(digest),
    fitting: async (brief) => fittingIn(await bytes(brief, 'fitting')),
  };
}
