/** The file by which a built site is known for one: named in its sums as every other file is. */
export const MARKER = 'readout.json';

/** The file that has the SHA-256 of every other file of a site, as `sha256sum -c` reads it. */
export const SUMS = 'SHA256SUMS';

const ABOUT =
  'Readout built this site. The next build may replace the folder, as long as SHA256SUMS accounts for every file in it';

/**
 * The text of a site's marker.
 *
 * @param url where the site is hosted, with its base path
 */
export const markerOf = (url: string): string => `${JSON.stringify({ about: ABOUT, url }, undefined, 2)}\n`;

/** Where a marker says its site is hosted; nothing where the text is no marker. */
export function addressIn(marker: string): URL | undefined {
  try {
    const { url } = (JSON.parse(marker) ?? {}) as { url?: unknown };
    return typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  } catch (e) {
    if (e instanceof SyntaxError) return undefined;
    throw e;
  }
}
