import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACES, type FaceName, type FontFiles } from '../sheet/laid.ts';
import { FILES } from './files.ts';

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
