import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Problem } from '../../problem.ts';
import type { StoreCommand } from '../stores/store.ts';
import { BriefingPane } from './briefing-pane.tsx';
import type { Desk } from './desk.ts';
import { Merge } from './merge.tsx';
import { idOf } from './new-source.tsx';
import { SheetPane } from './sheet-pane.tsx';
import { SourcePane } from './source-pane.tsx';

const PANES = [
  ['source', 'Source'],
  ['briefing', 'Briefing'],
  ['sheet', 'Sheet'],
] as const;

/** How often one looks whether files were changed elsewhere, in milliseconds. */
const LOOK_EVERY = 3000;

/** The desk: the source on the left, the briefing in the middle, the sheet on the right. */
export function App({ desk, leave }: { desk: Desk; leave: () => void }) {
  useEffect(() => {
    const onKey = (e: KeyboardEvent): void => {
      const key = e.key.toLowerCase();
      if (!(e.ctrlKey || e.metaKey) || e.altKey || (key !== 'z' && key !== 'y')) return;
      if (e.target instanceof Element && e.target.closest('.editor')) return;
      e.preventDefault();
      void (key === 'y' || e.shiftKey ? desk.redo() : desk.undo());
    };
    const panes = (e: KeyboardEvent): void => {
      const place = e.altKey && e.shiftKey ? PLACES.find(({ code }) => code === e.code) : undefined;
      if (!place) return;
      e.preventDefault();
      desk.pane.value = place.pane;
      const go = (): void => document.querySelector<HTMLElement>(place.first)?.focus();
      // A pane that was not shown has to be, before anything in it can be gone to.
      if (document.querySelector(place.first)?.checkVisibility()) go();
      else requestAnimationFrame(go);
    };
    addEventListener('keydown', onKey);
    addEventListener('keydown', panes);
    const look = (): void => void desk.lookOutside();
    const timer = desk.store.kind === 'browser' ? undefined : setInterval(look, LOOK_EVERY);
    addEventListener('focus', look);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('keydown', panes);
      removeEventListener('focus', look);
      clearInterval(timer);
    };
  }, [desk]);
  const conflict = desk.conflict.value;
  return (
    <>
      <Bar desk={desk} leave={leave} />
      <p class="said" role="status">
        {desk.said}
      </p>
      {conflict && <Merge desk={desk} conflict={conflict} />}
      <nav class="panes" aria-label="Panes">
        {PANES.map(([pane, label]) => (
          <button
            key={pane}
            type="button"
            aria-pressed={desk.pane.value === pane}
            onClick={() => (desk.pane.value = pane)}
          >
            {label}
          </button>
        ))}
      </nav>
      <main data-pane={desk.pane.value}>
        <SourcePane desk={desk} />
        <BriefingPane desk={desk} />
        <SheetPane desk={desk} />
      </main>
    </>
  );
}

/** Where Alt and Shift with a digit go. */
const PLACES = [
  { code: 'Digit1', pane: 'source', first: '.source .text', label: 'the source’s words' },
  { code: 'Digit2', pane: 'briefing', first: '.items textarea', label: 'the first sentence of the briefing' },
  { code: 'Digit3', pane: 'sheet', first: '.sheet button', label: 'the sheet' },
  { code: 'Digit4', pane: 'briefing', first: '.adders button', label: 'what can be added to the briefing' },
  { code: 'Digit5', pane: 'briefing', first: '.front > summary', label: 'the data of the briefing itself' },
  { code: 'Digit6', pane: 'briefing', first: '.all-problems > summary', label: 'the problems' },
] as const;

/** The keys of the desk, for who looks for them. */
const Keys = () => (
  <details class="keys">
    <summary>Keys</summary>
    <ul>
      <li>In the source: arrows mark a word, with Shift one more; down and up go by paragraphs.</li>
      <li>F fact, W wants, O offers, Q quote, R outcome, C cite in the claim in hand, X set aside.</li>
      {PLACES.map(({ code, label }) => (
        <li key={code}>
          Alt+Shift+{code.slice(-1)}: {label}
        </li>
      ))}
      <li>Ctrl+Z undo, Ctrl+Shift+Z redo.</li>
    </ul>
  </details>
);

function Bar({ desk, leave }: { desk: Desk; leave: () => void }) {
  const { folder, file, look, saving, store } = desk;
  const beginning = useSignal(folder.value.briefings.length === 0);
  const where = { browser: 'in this browser', folder: 'in the folder', server: 'in the folder', memory: 'in memory' };
  return (
    <header class="bar">
      <h1>{folder.value.name}</h1>
      {folder.value.briefings.length > 0 && (
        <select
          aria-label="Briefing in hand"
          value={file.value ?? ''}
          onChange={(e) => void desk.choose(e.currentTarget.value)}
        >
          {folder.value.briefings.map(({ file: name, title, status }) => (
            <option key={name} value={name}>
              {status === 'published' ? title : `${title} (${status})`}
            </option>
          ))}
        </select>
      )}
      <button type="button" aria-expanded={beginning.value} onClick={() => (beginning.value = !beginning.value)}>
        New briefing
      </button>
      {beginning.value && <NewBriefing desk={desk} done={() => (beginning.value = false)} />}
      <span class="gap" />
      <button type="button" disabled={!look.value?.canUndo} onClick={() => void desk.undo()}>
        Undo
      </button>
      <button type="button" disabled={!look.value?.canRedo} onClick={() => void desk.redo()}>
        Redo
      </button>
      <Commands desk={desk} />
      <button type="button" onClick={() => void exportZip(desk)}>
        Export as zip
      </button>
      <button type="button" onClick={leave}>
        Other desk
      </button>
      <Keys />
      <span class="saving" role="status">
        {{ saved: `Saved ${where[store.kind]}`, saving: 'Saving…', failed: 'Not saved' }[saving.value]}
      </span>
    </header>
  );
}

/** What is asked of the whole folder, with what is answered; a server builds and tries mailings too. */
function Commands({ desk }: { desk: Desk }) {
  const { store, file } = desk;
  const printed = useSignal<string>();
  const running = useSignal(false);
  const run = async (work: (print: (text: string) => void) => Promise<unknown>): Promise<void> => {
    running.value = true;
    printed.value = '';
    try {
      await work((text) => (printed.value += text));
    } catch (e) {
      printed.value += e instanceof Error ? e.message : String(e);
    } finally {
      running.value = false;
    }
  };
  const ask = (command: StoreCommand) => run(async (print) => store.run?.(command, print));
  const check = () => (store.run ? ask('check') : run(async (print) => print(listed(await desk.check()))));
  const send = async (list: File | undefined): Promise<void> => {
    const briefing = file.value?.replace(/\.mdx$/, '');
    if (list && briefing !== undefined) await ask({ send: briefing, list: await list.text() });
  };
  return (
    <>
      <button type="button" disabled={running.value} onClick={() => void check()}>
        Check the folder
      </button>
      {store.run && (
        <>
          <button type="button" disabled={running.value} onClick={() => void ask('build')}>
            Build the site
          </button>
          <label class="try">
            Try a mailing to a list (.csv; nothing is sent){' '}
            <input
              type="file"
              accept=".csv,text/csv"
              disabled={running.value || file.value === undefined}
              onChange={(e) => {
                const [list] = e.currentTarget.files ?? [];
                e.currentTarget.value = '';
                void send(list);
              }}
            />
          </label>
        </>
      )}
      {printed.value !== undefined && (
        <div class="printed">
          <button type="button" onClick={() => (printed.value = undefined)}>
            Close
          </button>
          <pre tabIndex={0} role="region" aria-label="What was printed">
            {printed}
          </pre>
        </div>
      )}
    </>
  );
}

/** Problems as `check` prints them: a line, and a note that says what to do. */
const listed = (problems: readonly Problem[]): string =>
  problems.length
    ? problems
        .map((p) => `${p.file}:${p.line}:${p.column} ${p.severity} ${p.message} ${p.rule}\n    ${p.note}\n`)
        .join('')
    : 'no problem\n';

function NewBriefing({ desk, done }: { desk: Desk; done: () => void }) {
  const id = useSignal('');
  const draft = useSignal('');
  const begin = async (): Promise<void> => {
    const now = new Date().toISOString();
    const from = draft.value ? { draftFrom: draft.value } : {};
    if (await desk.create({ kind: 'briefing', id: idOf(id.value), now, ...from })) done();
  };
  return (
    <form
      class="new-briefing"
      aria-label="New briefing"
      onSubmit={(e) => {
        e.preventDefault();
        void begin();
      }}
    >
      <label>
        Name of its file <input value={id} onInput={(e) => (id.value = e.currentTarget.value)} />
      </label>
      <label>
        Begin{' '}
        <select value={draft} onChange={(e) => (draft.value = e.currentTarget.value)}>
          <option value="">empty</option>
          {desk.folder.value.sources.map((source) => (
            <option key={source.id} value={source.id}>
              with a draft from {source.title}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Begin</button>
    </form>
  );
}

async function exportZip(desk: Desk): Promise<void> {
  const link = document.createElement('a');
  const { zipOf } = await import('../stores/zip.ts');
  const bytes = zipOf(await desk.all()) as Uint8Array<ArrayBuffer>;
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  link.download = `${idOf(desk.folder.value.name) || 'desk'}.zip`;
  link.click();
}
