import type { Paper } from './model/site.ts';
import type { Picture } from './outputs.ts';

/** How wide the picture of a sheet is, in pixels: twice its size on the page, for fine screens. */
export const SHEET_WIDTH = 420;

/** The names that a brief's pictures have, by its own. */
export const pictureNames = (name: string): { name: string; which: Picture }[] => [
  { name, which: 'card' },
  { name: `${name}.portrait`, which: 'portrait' },
  { name: `${name}.sheet`, which: 'sheet' },
];

/**
 * The names that a brief's sheet has, by its own: the site's paper, and both by name.
 *
 * @param own the site's paper
 */
export const sheetNames = (name: string, own: Paper): { name: string; paper: Paper }[] => [
  { name, paper: own },
  { name: `${name}.a4`, paper: 'a4' },
  { name: `${name}.letter`, paper: 'letter' },
];
