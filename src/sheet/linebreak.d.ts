/** The part of `linebreak` that the sheet uses; the package carries no types. */
declare module 'linebreak' {
  /** UAX 14 over one text: each call gives the next place a line may be broken, in UTF-16 units, the text's end last. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
}
