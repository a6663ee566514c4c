import { access } from 'node:fs/promises';

/** Whether something of that name is there. */
export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
