import { bytesOfBase64 } from '../brand/bytes.ts';
import { FAMILIES, faultOfFace, ownFaces, STYLES, type Family, type OwnFaces, type Style } from '../brand/face.ts';
import type { Logo } from '../brand/logo.ts';
import { readPng } from '../brand/png.ts';
import { readSvg } from '../brand/svg.ts';
import { problem, START, type Place, type Problem } from '../problem.ts';
import type { Read } from './documents.ts';
import type { Files } from './library.ts';
import { nearNames, orOneOf } from './near-names.ts';
import { Offsets } from './offsets.ts';
import type { Site } from './site.ts';
import type { PlaceOf } from './yaml.ts';

/** The files that a desk's settings name, from the texts of its folder; what is of bytes stands there in base64. */

/**
 * The logo that settings name, or why there is none.
 *
 * @param told files that are there and were told of, as what cannot be read
 */
export function readLogo(
  { logo, lang }: Pick<Site, 'logo' | 'lang'>,
  placeOf: PlaceOf,
  files: Files,
  told: readonly string[],
): Read<Logo> {
  if (!logo) return { problems: [] };
  const { file, alt } = logo;
  const text = files.get(file);
  if (text === undefined)
    return { problems: told.includes(file) ? [] : [missing(file, placeOf(['logo', 'file']), files, lang)] };
  const read = file.endsWith('.svg') ? readSvg(text, alt) : readPng(bytesOfBase64(text), alt);
  if (!('message' in read)) return { data: read, problems: [] };
  const at = file.endsWith('.svg') ? new Offsets(text).between(read.at, read.at + 1) : START;
  return { problems: [problem('brand', file, at, read.message, read.note)] };
}

/**
 * The typefaces that settings name, or why they are none; with one that is none, none of them is taken.
 *
 * @param told files that are there and were told of, as what cannot be read
 */
export function readFaces(
  { faces, lang }: Pick<Site, 'faces' | 'lang'>,
  placeOf: PlaceOf,
  files: Files,
  told: readonly string[],
): Read<OwnFaces> {
  const problems: Problem[] = [];
  const bytes = new Map<`${Family}-${Style}`, Uint8Array>();
  for (const family of FAMILIES) {
    for (const style of STYLES) {
      const file = faces?.[family]?.[style];
      if (file === undefined) continue;
      const at = placeOf(['faces', family, style]);
      const text = files.get(file);
      const face = text === undefined ? undefined : bytesOfBase64(text);
      const fault = face && faultOfFace(face);
      if (!face) {
        if (!told.includes(file)) problems.push(missing(file, at, files, lang));
      } else if (fault) problems.push(problem('brand', 'site.yaml', at, `${file}: ${fault.message}`, fault.note));
      else bytes.set(`${family}-${style}`, face);
    }
  }
  return problems.length || !bytes.size ? { problems } : { data: ownFaces(bytes), problems };
}

function missing(file: string, at: Place, files: Files, lang: string): Problem {
  const there = [...files.keys()].filter((name) => name.startsWith('brand/'));
  const other = there.find((name) => name.toLocaleLowerCase(lang) === file.toLocaleLowerCase(lang));
  const near = other === undefined ? nearNames(file, there) : [other];
  const note = near.length ? `Write ${orOneOf(near) ?? ''}, or put the file there` : 'Put the file there';
  return problem('brand', 'site.yaml', at, `There is no file ${file}`, note);
}
