import type { Brief } from '../model/brief.ts';
import type { Site } from '../model/site.ts';
import type { Problem } from '../problem.ts';
import type { FontFiles } from '../sheet/laid.ts';
import type { Node } from './box.ts';
import { content, type Content } from './content.ts';
import { openFaces } from './faces.ts';
import { missingGlyphs } from './glyphs.ts';
import { landscape } from './landscape.ts';
import { paint } from './paint.ts';
import { portrait } from './portrait.ts';
import { setter, type Setter } from './setter.ts';
import { inOwnColours } from './theme.ts';

/** The pictures people share of a brief, as PNG. The same brief is the same bytes. */
export interface Cards {
  /** 1200 × 630: title, bottom line and, where there is room, the first judgement. At most 60 KB. */
  card(brief: Brief, site: Site): Promise<Uint8Array>;
  /** 1080 × 1350: the same, with the first facts and the positions. At most 120 KB. */
  portrait(brief: Brief, site: Site): Promise<Uint8Array>;
  /** The characters that neither picture can show. A brief that has one is refused a picture: ask first. */
  problems(brief: Brief, site: Site): Problem[];
}

/** Opens the faces, once for all briefs. */
export function openCards(fonts: FontFiles): Cards {
  const faces = openFaces(fonts);
  const make = async (design: Design, brief: Brief, site: Site): Promise<Uint8Array> => {
    const [missing] = missingGlyphs(brief, site, faces);
    if (missing) throw new Error(`${brief.file}: ${missing.message}`);
    return paint(inOwnColours(design(content(brief, site), brief.lang, setter(faces)), site.accent), faces);
  };
  return {
    card: (brief, site) => make(landscape, brief, site),
    portrait: (brief, site) => make(portrait, brief, site),
    problems: (brief, site) => missingGlyphs(brief, site, faces),
  };
}

type Design = (content: Content, lang: string, set: Setter) => Node;
