import { useSignal } from '@preact/signals';
import { directoryStore } from '../stores/directory.ts';
import { fillStore, type Differing } from '../stores/fill.ts';
import { memoryStore, type Store } from '../stores/store.ts';

/** The settings of a desk that begins with nothing. */
const NEW_SITE = `name: My desk
url: https://desk.example
lang: en
paper: a4
scale: icd203
audience: "TLP:CLEAR"
`;

/** @param differing what was to be put into the store where other texts stand: the writer chooses between the two */
export type OpenStore = (store: Store, said?: string, differing?: readonly Differing[]) => Promise<void>;

/** Where the desk's texts are: what the browser keeps, a folder on the disk, a zip file, or the sample. */
export function Start({ open }: { open: OpenStore }) {
  const said = useSignal('');
  const attempt = (work: () => Promise<void>) => () =>
    void work().catch((e: unknown) => (said.value = e instanceof Error ? e.message : String(e)));
  const openSample = async (): Promise<void> => {
    const store = await browserStore();
    const stayed = await fillStore(store, { texts: await sample(), originals: [] }, NEW_SITE);
    await open(store, named('Stayed as you wrote it here', pathsOf(stayed)));
  };
  const openZip = async (bytes: Uint8Array): Promise<void> => {
    const { unzipped } = await import('../stores/zip.ts');
    const zip = unzipped(bytes);
    const store = await browserStore();
    const stayed = await fillStore(store, zip, NEW_SITE);
    const lines = [
      named('Left out of the zip, as no part of a content folder', zip.left),
      named('Stayed as they are here, where the zip has others of that name', stayed.originals),
    ];
    await open(store, lines.filter(Boolean).join('. '), stayed.texts);
  };
  return (
    <main class="start">
      <h1>The desk</h1>
      <p>
        From a text to a sourced one-page briefing, in this tab. Nothing that you paste or write leaves this machine.
      </p>
      <ul>
        <li>
          <button type="button" onClick={attempt(async () => open(await browserStore()))}>
            My desk in this browser
          </button>
        </li>
        <li>
          <button type="button" onClick={attempt(openSample)}>
            Open the sample
          </button>
        </li>
        {'showDirectoryPicker' in window && (
          <li>
            <button
              type="button"
              onClick={attempt(async () => {
                const handle = await window.showDirectoryPicker({ mode: 'readwrite' });
                await open(directoryStore(handle, { name: handle.name, kind: 'folder', locks: navigator.locks }));
              })}
            >
              Open a folder
            </button>
          </li>
        )}
        <li>
          <label>
            Import a zip of a content folder{' '}
            <input
              type="file"
              accept=".zip,application/zip"
              onChange={(e) => {
                const file = e.currentTarget.files?.[0];
                if (file) attempt(async () => openZip(new Uint8Array(await file.arrayBuffer())))();
              }}
            />
          </label>
        </li>
      </ul>
      <p role="status">{said}</p>
    </main>
  );
}

const pathsOf = ({ texts, originals }: { texts: readonly Differing[]; originals: readonly string[] }): string[] => [
  ...texts.map(({ path }) => path),
  ...originals,
];

/** A few files by name, and how many more; nothing where there are none. */
function named(what: string, names: readonly string[]): string {
  if (!names.length) return '';
  const [shown, more] = [names.slice(0, 5).join(', '), names.length - 5];
  return `${what}: ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}

declare global {
  interface Window {
    showDirectoryPicker: (options: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
  }
}

/** The browser's own folder for this page; without one, a desk in memory that says so. */
async function browserStore(): Promise<Store> {
  const storage = navigator.storage as StorageManager | undefined;
  if (!storage?.getDirectory) return memoryStore([['site.yaml', NEW_SITE]], 'this tab alone');
  const root = await (await storage.getDirectory()).getDirectoryHandle('desk', { create: true });
  const store = directoryStore(root, { name: 'this browser', kind: 'browser', locks: navigator.locks });
  if (!(await store.read('site.yaml'))) await store.save('site.yaml', NEW_SITE, undefined);
  return store;
}

/** The files that the desk's page carries. */
export async function sample(): Promise<[string, string][]> {
  const answer = await fetch('sample.json');
  if (!answer.ok) throw new Error(`The sample did not come: ${answer.status}`);
  return (await answer.json()) as [string, string][];
}
