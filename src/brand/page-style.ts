import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { bytesOfBase64 } from './bytes.ts';
import { FAMILIES, STYLES, type Family, type OwnFaces, type Style } from './face.ts';
import { svgOf, type Logo } from './logo.ts';
import { paletteOf, type Accent } from './palette.ts';

/** What of a site's settings its pages show by a style of its own. */
export interface Styled {
  readonly accent?: Accent | undefined;
  readonly letterhead?: readonly string[] | undefined;
  readonly drawnLogo?: Logo | undefined;
  readonly ownFaces?: OwnFaces | undefined;
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
export function pageStyle({ accent, letterhead, drawnLogo, ownFaces }: Styled): Asset | undefined {
  const rules = [
    ...(accent ? [coloursOf(accent)] : []),
    ...(letterhead ? [LETTERHEAD] : []),
    ...(drawnLogo ? [LOGO] : []),
    ...(ownFaces ? [facesStyle(ownFaces)] : []),
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
const LOGO = `html .masthead > div { align-items: center; }
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

/** The typefaces as files that pages show: a browser sets the sheet that it prints in them too. */
function faceAssets({ bytes }: OwnFaces): { family: Family; style: Style; asset: Asset }[] {
  // While one writes, settings may come without their bytes: pages are then in our own faces.
  if (!(bytes instanceof Map)) return [];
  return FAMILIES.flatMap((family) =>
    STYLES.flatMap((style) => {
      const face = bytes.get(`${family}-${style}`) as Uint8Array | undefined;
      return face ? [{ family, style, asset: assetOf(`${family}-${style}`, 'ttf', 'font/ttf', face) }] : [];
    }),
  );
}

/** What stands in for each family until its files are there: our own, and what stands in for those. */
const OTHERWISE: Readonly<Record<Family, string>> = {
  serif: "'Source Serif', Georgia, 'Times New Roman', serif",
  sans: "'Source Sans', system-ui, sans-serif",
};

function facesStyle(own: OwnFaces): string {
  const assets = faceAssets(own);
  const faces = assets.map(
    ({ family, style, asset }) =>
      `@font-face { font-family: 'Own ${family}'; font-weight: ${style === 'bold' ? 600 : 400}; font-style: ${
        style === 'italic' ? 'italic' : 'normal'
      }; font-display: swap; src: url(${asset.name}) format('truetype'); }`,
  );
  const families = FAMILIES.filter((family) => assets.some((one) => one.family === family));
  const names = families.flatMap((family) =>
    (family === 'serif' ? ['serif', 'display'] : ['sans']).map(
      (name) => `--${name}: 'Own ${family}', ${OTHERWISE[family]};`,
    ),
  );
  return [...faces, ...(names.length ? [`html:root { ${names.join(' ')} }`] : [])].join('\n');
}

/** All that a site has of its own. */
export const assetsOf = (site: Styled): Asset[] => {
  const style = pageStyle(site);
  return [
    ...(style ? [style] : []),
    ...(site.drawnLogo ? [logoAsset(site.drawnLogo)] : []),
    ...(site.ownFaces ? faceAssets(site.ownFaces).map(({ asset }) => asset) : []),
  ];
};
