import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { encodePng } from '../../card/png.ts';
import { alikeFiles } from '../../compare/alike.ts';
import type { Comparison, FileChange } from '../../compare/compared.ts';
import type { Pictured } from '../../compare/pictured.ts';
import { decodePng, differenceOf } from '../../compare/pixels.ts';
import { installedBrowser, NoPicture, openBrowser, programOf, type Browser } from './browser.ts';
import type { Site } from './site.ts';

/** What pictures were taken of, by names of files, and by what. */
export interface Pictures {
  readonly of: ReadonlyMap<string, Pictured>;
  /** Sentences on how they were taken, or why not. */
  readonly notes: readonly string[];
}

export interface Taking {
  readonly was: Site;
  readonly now: Site;
  /** How many files at most. */
  readonly most: number;
  /** The browser that was asked for. */
  readonly browser: string | undefined;
  /** A folder that pictures are put into, and one that is nobody else's. */
  readonly folder: string;
  readonly work: string;
  readonly onPicture: (done: number, of: number) => void;
}

/** Takes pictures of sheets, pages and pictures that changed, side by side with their difference; one of many that changed alike. */
export async function takePictures({ changed }: Comparison, taking: Taking): Promise<Pictures> {
  const wanted = wantedOf(changed);
  const chosen = wanted.slice(0, taking.most);
  if (!chosen.length) return { of: new Map(), notes: taking.most ? [] : ['No pictures were asked for.'] };
  await mkdir(join(taking.folder, 'pictures'), { recursive: true, mode: 0o700 });
  const notes: string[] = [];
  const sheets = chosen.some(({ kind }) => kind === 'sheet') ? await sheetDrawer(taking, notes) : undefined;
  const browser = chosen.some(({ kind }) => kind === 'page') ? await browserFor(taking, notes) : undefined;
  const of = new Map<string, Pictured>();
  try {
    for (const [i, file] of chosen.entries()) {
      const draw = file.kind === 'sheet' ? sheets : file.kind === 'page' ? browser?.picture : copied;
      const pictured = draw && (await pictureOf(file, draw, taking, String(of.size + 1).padStart(4, '0')));
      if (pictured) of.set(file.name, pictured);
      taking.onPicture(i + 1, chosen.length);
    }
  } catch (e) {
    if (!(e instanceof NoPicture)) throw e;
    notes.push(`The browser ${e.message}: what comes after that has no pictures.`);
  } finally {
    await browser?.close();
  }
  if (wanted.length > chosen.length)
    notes.push(
      `Of ${wanted.length} that changed, ${chosen.length} have pictures: --pictures ${wanted.length} takes all.`,
    );
  return { of, notes };
}

/** Sheets first, then pages: of those that changed alike one of each part of the site, up to so many. */
const MOST_ALIKE = 8;

function wantedOf(changed: readonly FileChange[]): FileChange[] {
  const both = changed.filter(({ is }) => is === 'changed');
  const of = (kind: FileChange['kind']): FileChange[] => both.filter((file) => file.kind === kind);
  const pages = alikeFiles(of('page')).flatMap((group) => {
    const parts = Map.groupBy(group, ({ name }) => `${name.split('/')[1] ?? ''} ${name.split('/').length}`);
    return [...parts.values()].flatMap(([first]) => first ?? []).slice(0, MOST_ALIKE);
  });
  const pictures = of('picture').filter(({ name }) => name.endsWith('.png') && !name.endsWith('.sheet.png'));
  return [...of('sheet'), ...pages, ...pictures];
}

/** Draws a file of a site as a PNG; nothing where it cannot. */
type Draw = (site: Site, path: string) => Promise<Uint8Array | undefined>;

const copied: Draw = (site, path) => site.read(path);

async function pictureOf(file: FileChange, draw: Draw, taking: Taking, number: string): Promise<Pictured | undefined> {
  if (file.was === undefined || file.now === undefined) return undefined;
  const was = await draw(taking.was, file.was);
  const now = await draw(taking.now, file.now);
  const [before, after] = [was && decodePng(was), now && decodePng(now)];
  if (!was || !now || !before || !after) return undefined;
  const difference = differenceOf(before, after);
  if (!difference) return { same: true };
  const put = async (name: string, bytes: Uint8Array, { width, height }: { width: number; height: number }) => {
    const path = `pictures/${number}-${name}.png`;
    await writeFile(join(taking.folder, path), bytes, { mode: 0o600 });
    return { path, width, height };
  };
  return {
    same: false,
    share: difference.share,
    old: await put('old', was, before),
    new: await put('new', now, after),
    difference: await put('difference', encodePng(difference.picture), difference.picture),
  };
}

async function browserFor({ browser, work }: Taking, notes: string[]): Promise<Browser | undefined> {
  const path = browser ?? (await installedBrowser());
  if (path === undefined) {
    notes.push(
      'Pages are compared by their words and structure alone: no browser of Chromium’s kind is installed. --browser PATH names one.',
    );
    return undefined;
  }
  try {
    const opened = await openBrowser(path, join(work, 'profile'));
    notes.push(`Pages are drawn by ${opened.product}, 1280 pixels wide, without scripts.`);
    return opened;
  } catch (e) {
    if (!(e instanceof NoPicture)) throw e;
    notes.push(`Pages are compared by their words and structure alone: ${path} ${e.message}.`);
    return undefined;
  }
}

/** In dots an inch: an A4 sheet is 827 pixels wide. */
const RESOLUTION = 100;

/** By poppler, where it is installed, from the PDF itself; else the picture of the sheet that the site has. */
async function sheetDrawer({ work }: Taking, notes: string[]): Promise<Draw> {
  const poppler = await programOf(['pdftoppm']);
  if (poppler === undefined) {
    notes.push('Sheets are shown by the pictures that the sites have of them: pdftoppm, of poppler, is not installed.');
    return async (site, path) => {
      const picture = path.replace(/(?:\.a4|\.letter)?\.pdf$/, '.sheet.png');
      return site.sums.has(picture) ? site.read(picture) : undefined;
    };
  }
  notes.push('Sheets are drawn from the PDFs by poppler’s pdftoppm.');
  return async (site, path) => {
    const [from, to] = [join(work, 'sheet.pdf'), join(work, 'sheet')];
    await writeFile(from, await site.read(path), { mode: 0o600 });
    try {
      await promisify(execFile)(poppler, ['-png', '-r', String(RESOLUTION), '-f', '1', '-singlefile', from, to], {
        timeout: 60_000,
      });
      return await readFile(`${to}.png`);
    } catch {
      return undefined;
    } finally {
      for (const left of [from, `${to}.png`]) await rm(left, { force: true });
    }
  };
}
