import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { bytesOfBase64 } from './bytes.ts';
import { svgOf, type Logo } from './logo.ts';
import { paletteOf, type Accent } from './palette.ts';

/** What of a site's settings its pages show by a style of its own. */
export interface Styled {
  readonly accent?: Accent | undefined;
  readonly letterhead?: readonly string[] | undefined;
  readonly drawnLogo?: Logo | undefined;
}

/** A file of a site's own, under a name that is another wherever its content is. */
export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** So many characters of a digest tell the files of one site apart. */
const DIGITS = 12;

export function assetOf(stem: string, ending: string, type: string, body: string | Uint8Array): Asset {
  const digest = bytesToHex(sha256(typeof body === 'string' ? utf8ToBytes(body) : body));
  return { name: `${stem}.${digest.slice(0, DIGITS)}.${ending}`, type, body };
}

/**
 * The style sheet of what a site has of its own; nothing where it has nothing. It stands in the layer of what it takes the place
 * of, and says it more closely, so that it holds wherever it is linked, and forced colours still go before it.
 */
export function pageStyle({ accent, letterhead, drawnLogo }: Styled): Asset | undefined {
  const rules = [
    ...(accent ? [coloursOf(accent)] : []),
    ...(letterhead ? [LETTERHEAD] : []),
    ...(drawnLogo ? [LOGO] : []),
  ];
  if (!rules.length) return undefined;
  return assetOf('brand', 'css', 'text/css; charset=utf-8', `@layer frame {\n${rules.join('\n')}\n}\n`);
}

function coloursOf(accent: Accent): string {
  const { light, dark } = paletteOf(accent);
  const names = ['accent', 'tint', 'half'] as const;
  return `html:root { ${names.map((name) => `--${name}: light-dark(${light[name]}, ${dark[name]});`).join(' ')} }`;
}

const LETTERHEAD = '.masthead .desk small { display: block; font-weight: 400; }';

/** A logo is made for white paper: on dark it brings its own. */
const LOGO = `.masthead > div { align-items: center; }
.masthead .desk:has(.logo) { display: grid; grid-template-columns: auto 1fr; column-gap: 0.75rem; align-items: center; }
.masthead .logo { inline-size: auto; block-size: 2.5rem; max-inline-size: 10rem; object-fit: contain; }
@media (prefers-color-scheme: dark) {
  .masthead .logo { padding: 0.2rem; border-radius: 3px; background: #fff; }
}`;

/** The logo as a file that pages show. */
export const logoAsset = (logo: Logo): Asset =>
  logo.kind === 'emblem'
    ? assetOf('logo', 'svg', 'image/svg+xml', svgOf(logo))
    : assetOf('logo', 'png', 'image/png', bytesOfBase64(logo.png));

/** All that a site has of its own. */
export const assetsOf = (site: Styled): Asset[] => {
  const style = pageStyle(site);
  return [...(style ? [style] : []), ...(site.drawnLogo ? [logoAsset(site.drawnLogo)] : [])];
};
