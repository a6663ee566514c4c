/**
 * The unit tests that read what was made with programs of Debian, or run one of its programs: by path from the repository's
 * folder, whole folders too. All other unit tests run on every system, and start no program but Node.
 */
export const ON_DEBIAN: readonly string[] = [
  'test/unit/brand/sheets.test.ts',
  'test/unit/built/debian.test.ts',
  'test/unit/capture/print.test.ts',
  'test/unit/cli/terminal.test.ts',
  'test/unit/pdf/',
  'test/unit/readme.test.ts',
  'test/unit/rules/fixes.test.ts',
  'test/unit/sheet/digest.test.ts',
  'test/unit/wording/tongues.test.ts',
];

/** The programs that a test file starts by itself, as its text calls them. */
export const startedBy = (text: string): string[] =>
  [...text.matchAll(/(?<![.\w])(?:execFile|execFileSync|execSync|spawn|spawnSync)\)?\(\s*([^\s,)]+)/g)]
    .map(([, program = '']) => program)
    .filter((program) => program !== 'process.execPath' && program !== 'execFile');
