import type { FaceName } from '../sheet/laid.ts';

/** Which file each face is: Source Serif 4 (4.005) and Source Sans 3 (3.052), Adobe, SIL Open Font License 1.1. */
export const FILES: Readonly<Record<FaceName, string>> = {
  serif: 'SourceSerif4-Regular.ttf',
  'serif-italic': 'SourceSerif4-It.ttf',
  'serif-semibold': 'SourceSerif4-Semibold.ttf',
  'serif-semibold-italic': 'SourceSerif4-SemiboldIt.ttf',
  'serif-bold': 'SourceSerif4-Bold.ttf',
  sans: 'SourceSans3-Regular.ttf',
  'sans-italic': 'SourceSans3-It.ttf',
  'sans-semibold': 'SourceSans3-Semibold.ttf',
  'sans-semibold-italic': 'SourceSans3-SemiboldIt.ttf',
  'sans-bold': 'SourceSans3-Bold.ttf',
};
