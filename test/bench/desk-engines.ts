/**
 * The static desk in Firefox and WebKit: `node test/bench/desk-engines.ts [firefox|webkit]…`. In each: the sample is opened, words are
 * marked, a fact is made of them and its sentence typed, the sheet is seen to change, the PDF and the zip come out, and what was written
 * is there after the page is loaded again, or the desk says that it is in this tab alone.
 */
import { unzipSync } from 'fflate';
import { openEngine, type Engine, type EngineName } from '../engines.ts';
import { serveStaticDesk } from '../desk/static-desk.ts';

const site = await serveStaticDesk();
const names = process.argv.slice(2);
try {
  for (const name of (names.length ? names : ['firefox', 'webkit']) as EngineName[]) await tried(name);
} finally {
  await site.close();
}

async function tried(name: EngineName): Promise<void> {
  const engine = await openEngine(name);
  const done: string[] = [];
  try {
    await writes(engine, done);
    console.log(`${engine.version}: all right\n  ${done.join('\n  ')}`);
  } catch (e) {
    process.exitCode = 1;
    console.log(`${engine.version}: ${String(e)}\n  before: ${done.join('; ')}\n  ${await shown(engine)}`);
  } finally {
    await engine.close();
  }
}

const shown = (engine: Engine): Promise<string> =>
  engine.evaluate(() => document.querySelector('[role=status]')?.textContent ?? document.title).catch(String);

async function writes(engine: Engine, done: string[]): Promise<void> {
  await engine.goto(site.origin);
  await press(engine, 'Open the sample');
  await engine.until(() => document.querySelector('.paper canvas') !== null);
  await engine.until(hasInk);
  done.push('the sample is open, and its sheet is drawn');

  const facts = await engine.evaluate(() => document.querySelectorAll('.item.keyfact').length);
  const box = await engine.evaluate(() => {
    const line = document.querySelector('.source .text p')?.getBoundingClientRect();
    return { x: (line?.x ?? 0) + 2, y: (line?.y ?? 0) + 12 };
  });
  await engine.drag(box, { x: box.x + 220, y: box.y });
  await engine.evaluate(() => void ((globalThis as { before?: string }).before = picture()));
  await press(engine, 'Fact');
  await engine.until((n: number) => document.querySelectorAll('.item.keyfact').length > n, facts);
  await engine.until(() => document.activeElement?.matches('.keyfact textarea'));
  done.push('marked words are a fact');

  await engine.type('The harbour decides');
  await engine.until(() =>
    [...document.querySelectorAll<HTMLTextAreaElement>('.keyfact textarea')].some((t) =>
      t.value.startsWith('The harbour decides'),
    ),
  );
  await engine.until(() =>
    /^Saved in/.test(document.querySelector('.bar')?.textContent?.match(/Saved in.*/)?.[0] ?? ''),
  );
  await engine.until(() => (globalThis as { before?: string }).before !== picture());
  done.push('its sentence is typed, and the sheet has changed');

  await engine.evaluate(catchDownloads);
  await press(engine, 'PDF, A4');
  await engine.until(() => caught.has('pdf'));
  const pdf = await engine.evaluate(() => caught.get('pdf')?.slice(0, 12) ?? '');
  if (!atob(pdf).startsWith('%PDF-')) throw new Error('What was given as a PDF is none');
  await press(engine, 'Export as zip');
  await engine.until(() => caught.has('zip'));
  const zip = unzipSync(Buffer.from(await engine.evaluate(() => caught.get('zip') ?? ''), 'base64'));
  const written = Object.entries(zip).filter(([, bytes]) => Buffer.from(bytes).includes('The harbour decides'));
  if (written.length !== 1) throw new Error(`${written.length} files of the zip have the sentence`);
  done.push(`the PDF comes out, and the zip has ${Object.keys(zip).length} files, the sentence in ${written[0]?.[0]}`);

  const keeps = await engine.evaluate(() => typeof navigator.storage?.getDirectory === 'function');
  const said = await engine.evaluate(() => document.body.textContent ?? '');
  if (!keeps) {
    if (!said.includes('Saved in memory')) throw new Error('It does not say that it keeps nothing');
    done.push('it has no folder of its own for a page here, and the desk says so');
    return;
  }
  await engine.goto(site.origin);
  await press(engine, 'My desk in this browser');
  await engine.until(() => document.querySelector('.paper canvas') !== null);
  await engine.until(() =>
    [...document.querySelectorAll<HTMLTextAreaElement>('.keyfact textarea')].some((t) =>
      t.value.startsWith('The harbour decides'),
    ),
  );
  done.push('it is there when the page is loaded again');
}

/** Presses a button by the beginning of what it says. */
async function press(engine: Engine, name: string): Promise<void> {
  const found = (wanted: string): boolean => {
    const all = [...document.querySelectorAll<HTMLButtonElement>('button')];
    const button = all.find((b) => b.textContent?.trim().startsWith(wanted) && !b.disabled);
    button?.setAttribute('data-press', wanted);
    return button !== undefined;
  };
  await engine.until(found, name);
  await engine.click(`button[data-press="${name}"]`);
}

declare global {
  function picture(): string;
  var caught: Map<string, string>;
}

/** In the page: whether anything is dark on the sheet. Gives `picture`, too: what is drawn there, as a text. */
function hasInk(): boolean {
  globalThis.picture = () => document.querySelector<HTMLCanvasElement>('.paper canvas')?.toDataURL() ?? '';
  const canvas = document.querySelector<HTMLCanvasElement>('.paper canvas');
  const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let dark = 0;
  for (let i = 0; i < pixels.length; i += 4) if ((pixels[i] ?? 255) < 128) dark++;
  return dark > pixels.length / 4 / 100;
}

/** In the page: takes what would be saved as a file, by how its name ends, in base64. */
function catchDownloads(): void {
  globalThis.caught = new Map();
  const blobs = new Map<string, Blob>();
  const addressOf = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (made) => {
    const address = addressOf(made);
    if (made instanceof Blob) blobs.set(address, made);
    return address;
  };
  HTMLAnchorElement.prototype.click = function () {
    const { href, download } = this;
    void blobs
      .get(href)
      ?.arrayBuffer()
      .then((bytes) => {
        let text = '';
        for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
        caught.set(download.split('.').pop() ?? '', btoa(text));
      });
  };
}
