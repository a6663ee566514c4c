import { isOfBytes } from '../brand/bytes.ts';

/** Above this no text of a content folder is read, in bytes: a captured text of 512 KiB is a book. */
export const MOST_OF_A_TEXT = 512 * 1024;
/** Above this no document is read that a source is taken from, in bytes: a book of scanned pages has as much. */
export const MOST_OF_A_DOCUMENT = 128 * 1024 * 1024;
/** Above this no typeface or logo is read, in bytes. */
const MOST_OF_A_FACE = 2 * 1024 * 1024;

/** How many bytes a file of a content folder may have. */
export const mostOf = (file: string): number => (isOfBytes(file) ? MOST_OF_A_FACE : MOST_OF_A_TEXT);
