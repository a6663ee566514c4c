import { assemble, assembleOn, briefingFileOf, readGround, rememberFiles, type Ground } from '../model/assemble.ts';
import type { Brief } from '../model/brief.ts';
import type { Library } from '../model/library.ts';
import { outlineOf, type Outline } from '../model/outline.ts';
import type { Paper } from '../model/site.ts';
import type { PlacedText } from '../sheet/boxes.ts';
import type { Room } from '../sheet/room.ts';
import type { Problem } from '../problem.ts';
import { applyWaivers, checkLibrary } from '../rules/index.ts';
import { layOut, type Sheet } from '../sheet/fit.ts';
import type { FontFiles } from '../sheet/laid.ts';
import { drawPage, type DrawnPage } from '../sheet/drawing.ts';
import { facesOf } from '../sheet/own-faces.ts';
import { openSetter, type Setter } from '../sheet/words.ts';
import { sheetsOf, type Faces } from '../sheets.ts';

/** What the desk shows of the briefing in hand after each key. */
export interface View {
  readonly file: string;
  /** The problems of this file, and of what it rests on. */
  readonly problems: readonly Problem[];
  /** The same before waivers are applied. */
  readonly found: readonly Problem[];
  /** Absent where the text is not enough of a briefing to be one. */
  readonly brief: Brief | undefined;
  /** The briefing with all that it may refer to. */
  readonly library: Library;
  /** Both papers, faults of the text and all; absent where the brief cannot be set. */
  readonly sheet: DrawnSheet | undefined;
  /** The words on the sheet and those it holds; absent where it cannot be set. */
  readonly room: Room | undefined;
}

/** A sheet on both papers, and where each text of the briefing stands on it, in points. */
export interface DrawnSheet {
  readonly pages: Readonly<Record<Paper, DrawnPage>>;
  readonly texts: Readonly<Record<Paper, readonly PlacedText[]>>;
}

/** The texts of a content folder, and what they say. */
export interface Texts {
  /** Puts a file's text in the place of what it was; `undefined` takes the file out. */
  put: (file: string, text: string | undefined) => void;
  text: (file: string) => string | undefined;
  files: () => string[];
  /** One briefing with everything it may refer to. */
  library: (file: string) => Library;
  /** The pieces of a briefing's text; nothing where it does not parse. */
  outline: (file: string) => Outline | undefined;
}

/** A content folder in hand: texts go in, what the desk shows comes out. It knows no disk, clock or network. */
export interface Engine extends Texts {
  view: (file: string, today: string) => View;
  /** What `check` says of the whole folder. */
  check: (today: string) => readonly Problem[];
  /** The sheet's PDF on a paper, to the byte what a build writes. */
  pdf: (file: string, paper: Paper) => Uint8Array;
}

/** A text that is put costs the reading of that file, however many there are. */
export function openTexts(files: Iterable<readonly [string, string]>): Texts {
  const texts = new Map(files);
  const known = rememberFiles();
  // What was made of the texts as they are now; a text that is put gives it up.
  const libraries = new Map<string, Library>();
  const outlines = new Map<string, Outline | undefined>();
  let ground: Ground | undefined;
  const libraryWith = (file: string): Library => {
    ground ??= readGround(
      new Map([...texts].flatMap(([name, t]) => (briefingFileOf(name) ? [] : [[name, asRead(t)]]))),
      [],
      known,
    );
    // The other briefings are not read for it; its own earlier editions are, since it says what changed since.
    const own = [...texts].flatMap(([name, t]) => (briefingFileOf(name) === file ? [[name, asRead(t)] as const] : []));
    return assembleOn(ground, new Map(own), undefined, known);
  };
  return {
    put: (file, text) => {
      const briefing = briefingFileOf(file);
      if (briefing) libraries.delete(briefing);
      else {
        libraries.clear();
        ground = undefined;
      }
      outlines.delete(file);
      if (text === undefined) texts.delete(file);
      else texts.set(file, text);
    },
    text: (file) => texts.get(file),
    files: () => [...texts.keys()].sort(),
    library: (file) => kept(libraries, file, () => libraryWith(file)),
    outline: (file) => kept(outlines, file, () => outlineOf(texts.get(file) ?? '', known.parse)),
  };
}

/** As a folder is read, whatever line ends its files have; lines and columns stay. */
const asRead = (text: string): string => text.replace(/\r\n?/g, '\n');

export async function openEngine(files: Iterable<readonly [string, string]>, fonts: FontFiles): Promise<Engine> {
  const texts = openTexts(files);
  const ours: Faces = { setter: await openSetter(fonts), fonts };
  let own: (Faces & { digest: string }) | undefined;
  /** Those of the folder's own desk, opened once until they are others. */
  const facesFor = ({ site: { ownFaces } }: Library): Faces => {
    if (!ownFaces) return ours;
    if (own?.digest !== ownFaces.digest) {
      const all = facesOf(fonts, ownFaces);
      own = { digest: ownFaces.digest, setter: ours.setter.withFaces(all), fonts: all };
    }
    return own;
  };
  const views = new Map<string, View>();
  const viewWith = (library: Library, file: string, today: string): View =>
    viewOf(file, library, facesFor(library).setter, today);
  return {
    ...texts,
    put: (file, text) => {
      views.clear();
      texts.put(file, text);
    },
    view: (file, today) => kept(views, `${today} ${file}`, () => viewWith(texts.library(file), file, today)),
    check: (today) => {
      const library = wholeOf(texts);
      return checkAll(library, facesFor(library).setter, today);
    },
    pdf: (file, paper) => pdfOf(texts.library(file), facesFor(texts.library(file)), paper),
  };
}

/** What is kept under a name, made where nothing is. */
function kept<T>(all: Map<string, T>, name: string, make: () => T): T {
  const known = all.get(name);
  if (known !== undefined || all.has(name)) return known as T;
  const made = make();
  all.set(name, made);
  return made;
}

/** The problems of a view with those that rules of the desk's own found in it, waivers of either applied. */
export const problemsWithOwn = (
  { found, library }: View,
  { problems, waivable }: { problems: readonly Problem[]; waivable: Parameters<typeof applyWaivers>[2] },
): readonly Problem[] => applyWaivers([...found, ...problems], library, waivable);

function viewOf(file: string, library: Library, setter: Setter, today: string): View {
  const [brief] = library.briefings;
  const broken = library.problems.some((p) => p.file === file && p.severity === 'error');
  const sheet = brief && layOut(brief, library.site, setter);
  // What a fault does to the length of a sheet is not the writer's to mend.
  const unfit = sheet && 'problems' in sheet && !broken ? sheet.problems : [];
  const found = [...library.problems, ...checkLibrary(cited(library), { today }), ...unfit];
  return {
    file,
    found,
    problems: applyWaivers(found, library),
    brief,
    library,
    sheet: sheet && 'pages' in sheet ? drawn(sheet, setter) : undefined,
    room: sheet?.room,
  };
}

/** The folder with every briefing in it, read for once. */
const wholeOf = (texts: Texts): Library =>
  assemble(new Map(texts.files().map((file) => [file, asRead(texts.text(file) ?? '')])));

function checkAll(library: Library, setter: Setter, today: string): Problem[] {
  const broken = new Set(library.problems.filter((p) => p.severity === 'error').map((p) => p.file));
  const unfit = library.briefings
    .filter(({ file }) => !broken.has(file))
    .flatMap((brief) => {
      const sheet = layOut(brief, library.site, setter);
      return 'problems' in sheet ? sheet.problems : [];
    });
  return applyWaivers([...library.problems, ...checkLibrary(library, { today }), ...unfit], library);
}

const drawn = ({ pages, texts }: Sheet, setter: Setter): DrawnSheet => ({
  pages: { a4: drawPage(pages.a4, setter), letter: drawPage(pages.letter, setter) },
  texts,
});

/** Only the sources that the briefing in hand cites: the rules read no other. */
function cited(library: Library): Library {
  const used = new Set(library.briefings.flatMap((brief) => brief.sources.map(({ id }) => id)));
  return { ...library, sources: library.sources.filter(({ id }) => used.has(id)) };
}

function pdfOf({ briefings: [brief], site }: Library, faces: Faces, paper: Paper): Uint8Array {
  if (!brief) throw new Error('There is no sheet of this briefing');
  return sheetsOf(brief, site, faces).pdf[paper];
}
