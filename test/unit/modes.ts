/** Windows has no modes: a file is as private there as the folder of its user that it stands in, and every mode reads the same. */
const HAS_MODES = process.platform !== 'win32';

/** What of a mode lets others than its owner in; nothing where there are no modes. */
export const forOthers = (mode: number): number => (HAS_MODES ? mode & 0o077 : 0);

/** A mode as it was set; where there are no modes, what was to be set. */
export const modeOr = (mode: number, set: number): number => (HAS_MODES ? mode & 0o777 : set);
