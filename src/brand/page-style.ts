import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { paletteOf, type Accent } from './palette.ts';

/** What of a site's settings its pages show by a style of its own. */
export interface Styled {
  readonly accent?: Accent | undefined;
  readonly letterhead?: readonly string[] | undefined;
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
export function pageStyle({ accent, letterhead }: Styled): Asset | undefined {
  const rules = [...(accent ? [coloursOf(accent)] : []), ...(letterhead ? [LETTERHEAD] : [])];
  if (!rules.length) return undefined;
  return assetOf('brand', 'css', 'text/css; charset=utf-8', `@layer frame {\n${rules.join('\n')}\n}\n`);
}

function coloursOf(accent: Accent): string {
  const { light, dark } = paletteOf(accent);
  const names = ['accent', 'tint', 'half'] as const;
  return `html:root { ${names.map((name) => `--${name}: light-dark(${light[name]}, ${dark[name]});`).join(' ')} }`;
}

const LETTERHEAD = '.masthead .desk small { display: block; font-weight: 400; }';
