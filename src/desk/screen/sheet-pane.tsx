import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Paper } from '../../model/site.ts';
import type { SheetLine, ShownPage, ShownSheet } from '../look.ts';
import type { MadeForm } from '../stores/store.ts';
import { openPageCanvas, type PageCanvas } from './canvas.ts';
import type { Desk } from './desk.ts';
import { keyOf } from './paths.ts';
import { LABELS } from './forms.ts';

const PAPERS: readonly (readonly [Paper, string])[] = [
  ['a4', 'A4'],
  ['letter', 'Letter'],
];

const MADE: readonly (readonly [MadeForm, string])[] = [
  ['eml', 'Mail draft'],
  ['png', 'Card'],
  ['portrait.png', 'Portrait'],
  ['sheet.png', 'Sheet as picture'],
];

/** The laid-out sheet itself, and the lines of each claim on it. */
export function SheetPane({ desk }: { desk: Desk }) {
  const { look, lastSheet, paper } = desk;
  const sheet = look.value?.sheet ?? lastSheet.value;
  const isStale = look.value !== undefined && look.value.sheet === undefined;
  const print = async (): Promise<void> => {
    const frame = document.querySelector<HTMLIFrameElement>('#print');
    if (!frame) return;
    frame.onload = () => frame.contentWindow?.print();
    frame.src = URL.createObjectURL(await pdf(desk, paper.value));
  };
  const id = desk.file.value?.replace(/\.mdx$/, '') ?? '';
  const keep = async (which: Paper): Promise<void> => download(await pdf(desk, which), `${id}.${which}.pdf`);
  // The server makes it of what is saved.
  const isMakable = sheet && !isStale && desk.saving.value === 'saved';
  const made = async (form: MadeForm): Promise<void> => {
    try {
      const bytes = await desk.store.make?.(id, form);
      if (bytes) download(new Blob([bytes as Uint8Array<ArrayBuffer>]), `${id}.${form}`);
    } catch (e) {
      desk.tell(e instanceof Error ? e.message : String(e));
    }
  };
  return (
    <section class="pane sheet" aria-labelledby="sheet-head">
      <header>
        <h2 id="sheet-head">Sheet</h2>
        <div role="group" aria-label="Paper">
          {PAPERS.map(([which, label]) => (
            <button
              key={which}
              type="button"
              aria-pressed={paper.value === which}
              onClick={() => (paper.value = which)}
            >
              {label}
            </button>
          ))}
        </div>
        <div role="group" aria-label="From the desk">
          {PAPERS.map(([which, label]) => (
            <button key={which} type="button" disabled={!sheet || isStale} onClick={() => void keep(which)}>
              PDF, {label}
            </button>
          ))}
          <button type="button" disabled={!sheet || isStale} onClick={() => void print()}>
            Print
          </button>
          {desk.store.make &&
            MADE.map(([form, label]) => (
              <button key={form} type="button" disabled={!isMakable} onClick={() => void made(form)}>
                {label}
              </button>
            ))}
        </div>
        {!desk.store.make && (
          <p class="note">
            The mail draft and the pictures are made by writers that run in no browser: <code>readout desk</code> on
            this folder, or a build, makes them.
          </p>
        )}
      </header>
      {isStale && (
        <p class="note" role="status">
          {sheet ? 'The sheet as it last could be set: the text has problems now.' : 'No sheet can be set of this yet.'}
        </p>
      )}
      {sheet && <Page desk={desk} sheet={sheet} paper={paper.value} stale={isStale} />}
      <iframe id="print" title="For printing" hidden />
    </section>
  );
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const pdf = async (desk: Desk, paper: Paper): Promise<Blob> =>
  new Blob([(await desk.pdf(paper)) as Uint8Array<ArrayBuffer>], { type: 'application/pdf' });

function Page({ desk, sheet, paper, stale }: { desk: Desk; sheet: ShownSheet; paper: Paper; stale: boolean }) {
  const { width, height } = sheet.pages[paper];
  const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;
  return (
    <div class={stale ? 'paper stale' : 'paper'}>
      <Drawing page={sheet.pages[paper]} label={`The sheet on ${paper === 'a4' ? 'A4' : 'Letter'}, as it is printed`} />
      {sheet.lines[paper].map((line, i) => (
        <button
          key={i}
          type="button"
          tabIndex={-1}
          class={isActive(desk, line) ? 'line active' : 'line'}
          aria-label={nameOf(desk, line)}
          style={{
            left: percent(line.x, width),
            top: percent(line.y, height),
            width: percent(line.width, width),
            height: percent(line.height, height),
          }}
          onClick={() => desk.writeIn(line.path)}
        />
      ))}
    </div>
  );
}

const isActive = ({ active }: Desk, { path }: SheetLine): boolean =>
  active.value !== undefined && keyOf(active.value) === keyOf(path);

function nameOf({ look }: Desk, { path: [top = -1] }: SheetLine): string {
  const name = look.value?.items?.[top]?.name ?? '';
  return `${LABELS[name] ?? name} ${top + 1} on the sheet`;
}

function Drawing({ page, label }: { page: ShownPage; label: string }) {
  const place = useRef<HTMLCanvasElement>(null);
  const canvas = useRef<PageCanvas>(undefined);
  useEffect(() => () => canvas.current?.close(), []);
  useLayoutEffect(() => {
    if (!place.current) return;
    canvas.current ??= openPageCanvas(place.current);
    canvas.current.show(page);
  }, [page]);
  return <canvas ref={place} role="img" aria-label={label} />;
}
