/** Pictures of one file, old and new; paths are in the report. */
export type Pictured =
  /** No pixel differs. */
  | { readonly same: true }
  | {
      readonly same: false;
      /** How much of the picture is different, from 0 to 1. */
      readonly share: number;
      readonly old: PictureFile;
      readonly new: PictureFile;
      readonly difference: PictureFile;
    };

export interface PictureFile {
  readonly path: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}
