/** A folder may not be replaced, or cannot be. The message says why, as what follows the folder's name. */
export class Irreplaceable extends Error {}
