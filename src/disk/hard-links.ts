/** How a disk that gives no file two names refuses the second: FAT and its kind on Linux, macOS and Windows, and some servers. */
const REFUSALS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'];

/** Whether making a second name of a file failed because its disk knows no such. */
export const hasNoLinks = (e: unknown): boolean => REFUSALS.includes((e as NodeJS.ErrnoException).code ?? '');
