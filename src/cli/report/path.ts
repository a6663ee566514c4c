import { posix } from 'node:path';

/** A problem's file as whoever named the content folder would name it; a config and its rules stand outside of it. */
export const pathOf = (folder: string, file: string): string =>
  file.startsWith('../') ? posix.join(folder, file) : `${folder}/${file}`;
