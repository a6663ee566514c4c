/** Where a site is hosted, taken out of what it says, so that two that are hosted elsewhere can be compared. */
export interface Whereto {
  /** Words in which the site's own address may stand. */
  text: (text: string) => string;
  /** An address that is linked to. */
  link: (href: string) => string;
}

/**
 * @param own where the site is hosted, with its base path
 * @param other where the site beside it is hosted: the address under which both are told
 */
export function wheretoOf(own: URL, other: URL): Whereto {
  const [mine, theirs] = [placeOf(own), placeOf(other)];
  // The host of a mail address is no address of the site.
  const place = new RegExp(`(?<![@\\w.-])${mine.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\\w.-])`, 'g');
  const text = (words: string): string => (mine === theirs ? words : words.replace(place, () => theirs));
  const base = own.pathname.endsWith('/') ? own.pathname : `${own.pathname}/`;
  const inside = (href: string): string =>
    base !== '/' && (href.startsWith(base) || `${href}/` === base) ? `/${href.slice(base.length)}` : href;
  // In the text of a mail that a link begins, an address is written as a part of another.
  const quoted = (href: string): string =>
    href.replaceAll(encodeURIComponent(`//${mine}/`), encodeURIComponent(`//${theirs}/`));
  return { text, link: (href) => unhashed(quoted(text(inside(href)))) };
}

/** `readout.example/under/a/path`, as pages and sheets print it. */
const placeOf = ({ host, pathname }: URL): string => `${host}${pathname.replace(/\/$/, '')}`;

/** The name of a file of the site's code without the digest in it: `/assets/Page.CQ77kEcs.css` → `/assets/Page.css`. */
export const unhashed = (path: string): string => path.replace(/(^|\/)(assets\/.+)\.[\w-]{8}(\.\w+)$/, '$1$2$3');
