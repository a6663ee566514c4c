import { assemble, isBriefing, rememberFiles } from '../model/assemble.ts';
import type { Brief } from '../model/brief.ts';
import type { Library } from '../model/library.ts';
import type { Paper } from '../model/site.ts';
import { writeSheets } from '../pdf/index.ts';
import type { Problem } from '../problem.ts';
import { applyWaivers, checkLibrary } from '../rules/index.ts';
import { layOut, type Sheet } from '../sheet/fit.ts';
import type { FontFiles } from '../sheet/laid.ts';
import { drawPage } from '../sheet/drawing.ts';
import { openSetter, type Setter } from '../sheet/words.ts';
import { sheetFacts } from '../wording/phrases.ts';

/** What the desk shows of the briefing in hand after each key. */
export interface View {
  readonly file: string;
  /** The problems of this file, and of what it rests on. */
  readonly problems: readonly Problem[];
  /** Absent where the text is not enough of a briefing to be one. */
  readonly brief: Brief | undefined;
  /** Both papers as SVG; absent where the brief cannot be set, which `problems` says. */
  readonly pages: Readonly<Record<Paper, string>> | undefined;
  /** How full each paper is: 1 is all of it. */
  readonly fill: Readonly<Record<Paper, number>> | undefined;
}

/** A content folder in hand: texts go in, what the desk shows comes out. It knows no disk, clock or network. */
export interface Engine {
  /** Puts a file's text in the place of what it was; `undefined` takes the file out. */
  put: (file: string, text: string | undefined) => void;
  text: (file: string) => string | undefined;
  files: () => string[];
  view: (file: string, today: string) => View;
  /** The sheet's PDF on a paper, to the byte what a build writes. */
  pdf: (file: string, paper: Paper) => Uint8Array;
}

export async function openEngine(files: Iterable<readonly [string, string]>, fonts: FontFiles): Promise<Engine> {
  const texts = new Map(files);
  const known = rememberFiles();
  const setter = await openSetter(fonts);
  /** One briefing with everything it may refer to: the others are not read for it. */
  const libraryWith = (file: string): Library =>
    assemble(new Map([...texts].filter(([name]) => name === file || !isBriefing(name))), undefined, [], known);
  return {
    put: (file, text) => void (text === undefined ? texts.delete(file) : texts.set(file, text)),
    text: (file) => texts.get(file),
    files: () => [...texts.keys()].sort(),
    view: (file, today) => viewOf(file, libraryWith(file), setter, today),
    pdf: (file, paper) => pdfOf(libraryWith(file), setter, fonts, paper),
  };
}

function viewOf(file: string, library: Library, setter: Setter, today: string): View {
  const [brief] = library.briefings;
  const broken = library.problems.some((p) => p.file === file && p.severity === 'error');
  const sheet = brief && !broken ? layOut(brief, library.site, setter) : undefined;
  const unfit = sheet && 'problems' in sheet ? sheet.problems : [];
  const found = [...library.problems, ...checkLibrary(cited(library), { today }), ...unfit];
  const set = sheet && 'pages' in sheet ? sheet : undefined;
  return {
    file,
    problems: applyWaivers(found, library),
    brief,
    pages: set && { a4: drawPage(set.pages.a4, setter), letter: drawPage(set.pages.letter, setter) },
    fill: set?.fill,
  };
}

/** Only the sources that the briefing in hand cites: the rules read no other. */
function cited(library: Library): Library {
  const used = new Set(library.briefings.flatMap((brief) => brief.sources.map(({ id }) => id)));
  return { ...library, sources: library.sources.filter(({ id }) => used.has(id)) };
}

function pdfOf(library: Library, setter: Setter, fonts: FontFiles, paper: Paper): Uint8Array {
  const [brief] = library.briefings;
  const sheet = brief && layOut(brief, library.site, setter);
  if (!brief || !sheet || !('pages' in sheet)) throw new Error('There is no sheet of this briefing');
  return bytesOf(brief, library, sheet, fonts, paper);
}

function bytesOf(brief: Brief, { site }: Library, { pages }: Sheet, fonts: FontFiles, paper: Paper): Uint8Array {
  const [a4, letter] = writeSheets([pages.a4, pages.letter], sheetFacts(brief, site), fonts);
  const bytes = { a4, letter }[paper];
  if (!bytes) throw new Error(`${brief.id}: the sheet was not written`);
  return bytes;
}
