import type { LaidPage, Mark, Role, Tagged } from '../sheet/laid.ts';
import type { Codebook } from './fonts.ts';
import type { Element, StructureTree } from './tags.ts';

/** Roles that stand within a line; every other role begins a string of its own. */
const INLINE: ReadonlySet<Role> = new Set(['Span', 'Link', 'Reference']);

/** Text, or an element that holds more. */
type Piece = string | { readonly role: Role; readonly pieces: readonly Piece[] };

const pieceOf = (node: Tagged | Mark): Piece => {
  if (node.kind === 'tagged') return { role: node.role, pieces: node.children.map(pieceOf) };
  return node.kind === 'run' ? node.text : '';
};

const paintedPiece = (kid: Element['kids'][number], painted: ReadonlyMap<number, string>): Piece => {
  if (kid.kind === 'element') return { role: kid.role, pieces: kid.kids.map((k) => paintedPiece(k, painted)) };
  return kid.kind === 'sequence' ? (painted.get(kid.mcid) ?? '') : '';
};

function stringsOf(root: Piece): string[] {
  const strings = [''];
  const visit = (piece: Piece): void => {
    if (typeof piece === 'string') strings.push((strings.pop() ?? '') + piece);
    else {
      const block = !INLINE.has(piece.role);
      if (block) strings.push('');
      piece.pieces.forEach(visit);
      if (block) strings.push('');
    }
  };
  visit(root);
  return strings.map((text) => text.trim()).filter((text) => text !== '');
}

/**
 * The strings of a page in reading order: one for each paragraph, heading, label, cell or note, its marks and links
 * included, blanks at both ends removed. Artifacts are not part of it.
 */
export const textOf = (page: LaidPage): string[] => stringsOf(pieceOf(page.root));

/** The same strings, read from a structure tree and the content as painted. */
function textOfTree(tree: StructureTree, content: string, codes: Codebook): string[] {
  return stringsOf(paintedPiece(tree.root, paintedText(content, codes)));
}

/**
 * Throws, naming the first string, where what was painted does not read as what was laid out: nothing may be lost
 * between the page and the file.
 */
export function assertNothingLost(page: LaidPage, tree: StructureTree, content: string, codes: Codebook): void {
  const laid = textOf(page);
  const read = textOfTree(tree, content, codes);
  laid.forEach((text, i) => {
    if (read[i] !== text) throw new Error(`Text lost in painting: "${text}" reads back as "${read[i] ?? ''}"`);
  });
  if (read.length > laid.length) throw new Error(`Text painted that was not laid out: "${read[laid.length]}"`);
}

/** A marked-content operator with its id and its own text, or a string shown; the rest of a content stream is skipped. */
const SHOWN = /<<(?:\/MCID (\d+)(?:\/ActualText<FEFF([0-9A-F]*)>)?|[^>]*)>>BDC|EMC|\(((?:[^\\()]|\\[^])*)\)/g;

/** What a content stream shows, by marked-content id, decoded through the codes. */
function paintedText(content: string, codes: Codebook): Map<number, string> {
  const painted = new Map<number, string>();
  let open = -1;
  let replaced = false;
  for (const [operator, mcid, actual, string] of content.matchAll(SHOWN)) {
    if (operator === 'EMC') open = -1;
    else if (operator.endsWith('BDC')) {
      open = mcid === undefined ? -1 : Number(mcid);
      replaced = actual !== undefined;
      if (open >= 0) painted.set(open, fromUtf16(actual ?? ''));
    } else if (open >= 0 && !replaced) painted.set(open, (painted.get(open) ?? '') + decode(string ?? '', codes));
  }
  return painted;
}

function decode(string: string, codes: Codebook): string {
  const bytes = string.includes('\\')
    ? string.replace(/\\([^])/g, (_, escaped: string) => (escaped === 'r' ? '\r' : escaped))
    : string;
  let text = '';
  for (let i = 0; i < bytes.length; i += 2)
    text += codes.texts[(bytes.charCodeAt(i) << 8) | bytes.charCodeAt(i + 1)] ?? '';
  return text;
}

const fromUtf16 = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
