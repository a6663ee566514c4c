import type { Cards } from './card/index.ts';
import { readFonts } from './fonts/index.ts';
import type { Brief } from './model/brief.ts';
import type { Digest } from './model/digest.ts';
import type { Paper, Site } from './model/site.ts';
import { SHEET_WIDTH } from './paper.ts';
import type { Indexed } from './raster/canvas.ts';
import type { DigestSheet } from './sheet/digest.ts';
import { layOut, type Refusal, type Sheet } from './sheet/fit.ts';
import type { FontFiles, LaidPage } from './sheet/laid.ts';
import { facesOf } from './sheet/own-faces.ts';
import { openSetter, type Setter } from './sheet/words.ts';
import { papersOf, sheetsOf, Unfit, type Sheets } from './sheets.ts';

export interface DigestSheets extends DigestSheet {
  pdf: Readonly<Record<Paper, Uint8Array>>;
}

export type Picture = 'card' | 'portrait' | 'sheet';

export interface Outputs {
  /** A brief laid out, or why it cannot be: for one with faults, while one writes. */
  laid: (brief: Brief) => Promise<Sheet | Refusal>;
  /** Throws where the brief does not fit: `check` says so first, as a problem. */
  sheets: (brief: Brief) => Promise<Sheets>;
  /** The mail draft with the site's paper attached. */
  mail: (brief: Brief) => Promise<Uint8Array>;
  /** A digest as one page, laid out; a PDF on both papers; and the mail draft with the site's paper attached. */
  digest: (digest: Digest) => Promise<DigestSheets>;
  digestMail: (digest: Digest) => Promise<Uint8Array>;
  /** The pictures to share, and the sheet itself on the site's paper, as PNG. */
  picture: (brief: Brief, which: Picture) => Promise<Uint8Array>;
}

/**
 * Briefs whose sheets are kept, of 0.3 MB each. A build asks for all addresses of one kind before those of the next, so a
 * larger site makes its sheets again for each kind: time is spent for memory only there.
 */
const KEPT = 256;

/**
 * The writers, put together: faces are read once, and a brief's sheets are kept a while, since
 * several addresses ask for them one after the other; made again they are the same bytes.
 *
 * @param root the project's own folder
 * @param kept how many briefs' sheets are kept
 */
export function openOutputs(root: string, site: Site, kept = KEPT): Outputs {
  const fonts = facesOf(readFonts(root), site.ownFaces);
  const setter = openSetter(fonts);
  const made = new Map<Brief, Promise<Sheets>>();
  const laid = async (brief: Brief): Promise<Sheet | Refusal> => layOut(brief, site, await setter);
  const make = async (brief: Brief): Promise<Sheets> => sheetsOf(brief, site, { setter: await setter, fonts });
  const sheets = (brief: Brief): Promise<Sheets> => {
    const known = made.get(brief) ?? make(brief);
    // Put last, so that the one not asked for the longest is the first.
    made.delete(brief);
    made.set(brief, known);
    const [oldest] = made.keys();
    if (made.size > kept && oldest) made.delete(oldest);
    return known;
  };
  const digests = new Map<Digest, Promise<DigestSheets>>();
  const digestSheets = async (digest: Digest): Promise<DigestSheets> => {
    const [{ layOutDigest }, { digestFacts }] = await Promise.all([
      import('./sheet/digest.ts'),
      import('./wording/digest.ts'),
    ]);
    const sheet = layOutDigest(digest, site, await setter);
    if ('problems' in sheet) throw new Unfit('digest', sheet.problems);
    return { ...sheet, pdf: papersOf(sheet.pages, digestFacts(digest, site), fonts) };
  };
  const digest = (of: Digest): Promise<DigestSheets> => {
    const known = digests.get(of) ?? digestSheets(of);
    digests.set(of, known);
    return known;
  };
  // Not every command sets digests, draws or mails: what does is loaded when it is first asked for.
  let cards: Promise<Cards> | undefined;
  let painter: ReturnType<typeof openPaint> | undefined;
  return {
    laid,
    sheets,
    picture: async (brief, which) => {
      if (which !== 'sheet') return (await (cards ??= openAll(fonts)))[which](brief, site);
      const { pages } = await sheets(brief);
      const { encodePng } = await import('./card/png.ts');
      return encodePng((await (painter ??= openPaint(setter)))(pages[site.paper]));
    },
    digest,
    digestMail: async (of) => {
      const [{ pdf }, { draftDigest }] = await Promise.all([digest(of), import('./mail/message.ts')]);
      return draftDigest(of, site, { pdf: pdf[site.paper], filename: `digest-${of.span.to}.pdf` });
    },
    mail: async (brief) => {
      const [{ pdf }, { draft }] = await Promise.all([sheets(brief), import('./mail/message.ts')]);
      return draft(brief, site, { pdf: pdf[site.paper], filename: `${brief.id}.pdf` });
    },
  };
}

const openPaint = async (setter: Promise<Setter>): Promise<(page: LaidPage) => Indexed> =>
  (await import('./sheet/picture.ts')).openPainter(await setter, SHEET_WIDTH);

const openAll = async (fonts: FontFiles): Promise<Cards> => (await import('./card/index.ts')).openCards(fonts);
