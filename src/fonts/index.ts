import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACES, type FaceName, type FontFiles } from '../sheet/laid.ts';

/** Which file each face is: Source Serif 4 (4.005) and Source Sans 3 (3.052), Adobe, SIL Open Font License 1.1. */
export const FILES: Readonly<Record<FaceName, string>> = {
  serif: 'SourceSerif4-Regular.ttf',
  'serif-italic': 'SourceSerif4-It.ttf',
  'serif-semibold': 'SourceSerif4-Semibold.ttf',
  'serif-semibold-italic': 'SourceSerif4-SemiboldIt.ttf',
  'serif-bold': 'SourceSerif4-Bold.ttf',
  sans: 'SourceSans3-Regular.ttf',
  'sans-italic': 'SourceSans3-It.ttf',
  'sans-semibold': 'SourceSans3-Semibold.ttf',
  'sans-semibold-italic': 'SourceSans3-SemiboldIt.ttf',
  'sans-bold': 'SourceSans3-Bold.ttf',
};

/**
 * The bytes of every face the project carries. `root` is the project's own folder, since bundled code has no other.
 *
 * @throws where a file is missing: the project is damaged
 */
export function readFonts(root: string): FontFiles {
  const read = (face: FaceName) => [face, bytesOf(join(root, 'src/fonts', FILES[face]))] as const;
  return Object.fromEntries(FACES.map(read)) as Record<FaceName, Uint8Array>;
}

/** The file's bytes where they were read to: faces are large. */
function bytesOf(path: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  return new Uint8Array(buffer, byteOffset, byteLength);
}
