/**
 * `npm run bench [COUNT] [SEED]`: what the sheets cost, on briefs that nothing has seen before, 24 unless said, and beside
 * them in the same run the same pages by Typst and by Chromium's print, neither of which fits them. Programs take turns
 * brief by brief, so that whatever else the machine does falls on all of them. Each is given a brief: putting it into words
 * and making its QR code are in the time of all three.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { openCards } from '../../src/card/index.ts';
import { readFonts } from '../../src/fonts/index.ts';
import type { Brief } from '../../src/model/brief.ts';
import { writeSheets } from '../../src/pdf/index.ts';
import { fit, place } from '../../src/sheet/fit.ts';
import { openSetter } from '../../src/sheet/words.ts';
import { site } from '../unit/sheet/sample.ts';
import { generate } from './sheets/briefs.ts';
import { openChromium } from './sheets/chromium.ts';
import { cold, type Spent } from './sheets/cold.ts';
import { contentOf } from './sheets/content.ts';
import { openTypst } from './sheets/typst.ts';

const root = join(import.meta.dirname, '../..');
const [count = 24, seed = 20261122] = process.argv.slice(2).map(Number);
/** Seen before anything is timed, so that warm is warm; different from the timed ones. */
const WARMING = 24;
/** Processes started for the cold figures, of each program. */
const STARTS = 9;
/** Briefs whose pages are printed by Chromium, and whose pictures are made: both are slow. */
const SLOW = 12;

const fonts = readFonts(root);
// Choosing briefs shapes their words, which are then known: what is timed has a setter of its own.
const [chooser, setter] = [await openSetter(fonts), await openSetter(fonts)];
const typst = openTypst(root);
const chromium = await openChromium(root);
const cards = openCards(fonts);

/** Samples by name, in milliseconds or bytes. */
const seen = new Map<string, number[]>();
const note = (name: string, value: number): void => void seen.set(name, [...(seen.get(name) ?? []), value]);
const sorted = (name: string): number[] => [...(seen.get(name) ?? [])].sort((a, b) => a - b);
const median = (name: string): number => sorted(name)[Math.floor((sorted(name).length - 1) / 2)] ?? NaN;
const least = (name: string): number => sorted(name)[0] ?? NaN;
const most = (name: string): number => sorted(name).at(-1) ?? NaN;

async function timed<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const made = await run();
  note(name, performance.now() - start);
  const { user, system } = process.cpuUsage(cpu);
  note(`${name} cpu`, (user + system) / 1000);
  return made;
}

/** Both papers, fit, layout and paint apart. */
async function readout(brief: Brief): Promise<void> {
  const facts = { author: site.name, subject: brief.title, created: brief.asOf };
  const cpu = process.cpuUsage();
  const start = performance.now();
  const fitted = await timed('fit', () => fit(brief, site, setter));
  if ('problems' in fitted) throw new Error(`${brief.id}: ${fitted.problems[0]?.message}`);
  const { pages } = await timed('layout', () => place(fitted));
  const pdfs = await timed('paint', () => writeSheets([pages.a4, pages.letter], facts, fonts));
  note('Readout', performance.now() - start);
  const { user, system } = process.cpuUsage(cpu);
  note('Readout cpu', (user + system) / 1000);
  for (const pdf of pdfs) note('Readout bytes', pdf.length);
}

async function byTypst(brief: Brief): Promise<void> {
  const both = await timed('Typst', () => {
    const content = contentOf(brief, site);
    return [typst(content, 'a4'), typst(content, 'letter')];
  });
  for (const { pdf, pages } of both) {
    note('Typst bytes', pdf.length);
    if (pages > 1) note('Typst overflow', pages);
  }
}

async function byChromium(brief: Brief): Promise<void> {
  const both = await timed('Chromium', () => chromium.print(contentOf(brief, site)));
  for (const pdf of Object.values(both)) note('Chromium bytes', pdf.length);
}

async function pictures(brief: Brief): Promise<void> {
  const card = await timed('card', () => cards.card(brief, site));
  const portrait = await timed('portrait', () => cards.portrait(brief, site));
  note('card bytes', card.length);
  note('portrait bytes', portrait.length);
}

/** As a build makes them: one is laid out while the other is rasterised, on another thread. */
const picturesTogether = (brief: Brief): Promise<unknown> =>
  timed('together', () => Promise.all([cards.card(brief, site), cards.portrait(brief, site)]));

/** Briefs that fit: what is refused is not a sheet that could be timed. */
const briefs = generate(root, seed, (count + WARMING) * 2)
  .filter((brief) => !('problems' in fit(brief, site, chooser)))
  .slice(0, count + WARMING);

for (const [i, brief] of briefs.entries()) {
  if (i === WARMING) seen.clear();
  await readout(brief);
  await byTypst(brief);
  if (i < 3 || (i >= WARMING && i < WARMING + SLOW)) await byChromium(brief);
  if (i < WARMING + SLOW) await pictures(brief);
  else await picturesTogether(brief);
}
await chromium.close();

const starts: Record<'readout' | 'typst', Spent[]> = { readout: [], typst: [] };
for (let i = 0; i < STARTS; i++) {
  const brief = briefs[WARMING + (i % count)];
  if (!brief) throw new Error('No brief to start with');
  starts.readout.push(cold('cold-readout.js', root, { brief, site }));
  starts.typst.push(cold('cold-typst.js', root, contentOf(brief, site)));
}
for (const [name, all] of Object.entries(starts)) {
  for (const { wall, cpu } of all) {
    note(`${name} cold`, wall);
    note(`${name} cold cpu`, cpu);
  }
}
report();

function report(): void {
  const ms = (name: string): string => `${median(name).toFixed(1)} (${least(name).toFixed(1)})`;
  const kb = (name: string): string => `${(median(name) / 1000).toFixed(1)} (${(most(name) / 1000).toFixed(1)})`;
  const ratio = (a: string, b: string, goal: number): string => {
    const [of, best] = [median(a) / median(b), least(a) / least(b)];
    return `${of.toFixed(3)} (${best.toFixed(3)}), goal ${goal}: ${of <= goal ? 'reached' : 'not reached'}`;
  };
  console.log(
    `${count} briefs from seed ${seed}, both papers; load ${loadavg()
      .map((n) => n.toFixed(1))
      .join(' ')}`,
  );
  console.log('Milliseconds are medians (least); kilobytes of one file medians (most).\n');
  table([
    ['warm', 'ms', 'CPU ms', 'kB'],
    ['Readout, both papers', ms('Readout'), ms('Readout cpu'), kb('Readout bytes')],
    ['  fit', ms('fit'), ms('fit cpu'), ''],
    ['  layout', ms('layout'), ms('layout cpu'), ''],
    ['  paint', ms('paint'), ms('paint cpu'), ''],
    ['Typst, both papers, no fit', ms('Typst'), ms('Typst cpu'), kb('Typst bytes')],
    ['Chromium, both papers, no fit', ms('Chromium'), 'of its own', kb('Chromium bytes')],
    ['card', ms('card'), ms('card cpu'), kb('card bytes')],
    ['portrait', ms('portrait'), ms('portrait cpu'), kb('portrait bytes')],
    ['card and portrait, side by side', ms('together'), ms('together cpu'), ''],
    ['cold, from start to end of a process', '', '', ''],
    ['Readout, both papers', ms('readout cold'), ms('readout cold cpu'), ''],
    ['Typst, both papers, no fit', ms('typst cold'), ms('typst cold cpu'), ''],
  ]);
  console.log(`
Readout to Typst, warm:     ${ratio('Readout', 'Typst', 0.4)}
  by CPU time:              ${ratio('Readout cpu', 'Typst cpu', 0.4)}
Readout to Chromium, warm:  ${ratio('Readout', 'Chromium', 0.05)}
Readout to Typst, cold:     ${ratio('readout cold', 'typst cold', 1.5)}
Card and portrait together: ${median('together').toFixed(0)} (${least('together').toFixed(0)}) ms, goal 50: ${median('together') <= 50 ? 'reached' : 'not reached'}
Typst's pages over one:     ${seen.get('Typst overflow')?.length ?? 0} of ${2 * count}`);
}

function table(rows: readonly (readonly string[])[]): void {
  const widths = [38, 16, 16, 16];
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('')
        .trimEnd(),
    );
}
