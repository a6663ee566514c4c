import type { Site } from '../model/site.ts';
import type { Piece } from './blocks.ts';
import { foreign } from './phrase.ts';

/** Where the desk leads its readers: the last line of the foot. */
export function footerLinks({ footer = [], lang }: Site, around: string): Piece[][] {
  const own = foreign(lang, around);
  const said = own === undefined ? {} : { lang: own };
  const links = footer.flatMap(({ text, url }, i) => [...(i ? [{ text: ' · ' }] : []), { text, href: url, ...said }]);
  return links.length ? [links] : [];
}
