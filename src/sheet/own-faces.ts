import type { Family, OwnFaces, Style } from '../brand/face.ts';
import type { FaceName, FontFiles } from './laid.ts';

/** Which of a family's faces stands for each of the sheet's: a desk has one weight that is bold. */
const STANDS: Readonly<Record<FaceName, `${Family}-${Style}`>> = {
  serif: 'serif-regular',
  'serif-italic': 'serif-italic',
  'serif-semibold': 'serif-bold',
  'serif-semibold-italic': 'serif-italic',
  'serif-bold': 'serif-bold',
  sans: 'sans-regular',
  'sans-italic': 'sans-italic',
  'sans-semibold': 'sans-bold',
  'sans-semibold-italic': 'sans-italic',
  'sans-bold': 'sans-bold',
};

/** The faces of a desk: its own where it has them, the project's for the rest. */
export function facesOf(fonts: FontFiles, own: OwnFaces | undefined): FontFiles {
  if (!own) return fonts;
  const face = (name: FaceName): [FaceName, Uint8Array] => [name, own.bytes.get(STANDS[name]) ?? fonts[name]];
  return Object.fromEntries((Object.keys(STANDS) as FaceName[]).map(face)) as Record<FaceName, Uint8Array>;
}
