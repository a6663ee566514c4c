/** Above this no text of a content folder is read, in bytes: a captured text of 512 KiB is a book. */
export const MOST_OF_A_TEXT = 512 * 1024;
/** Above this no document is read that a source is taken from, in bytes: a book of scanned pages has as much. */
export const MOST_OF_A_DOCUMENT = 128 * 1024 * 1024;
