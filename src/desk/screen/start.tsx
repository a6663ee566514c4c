import { useSignal } from '@preact/signals';
import { directoryStore } from '../stores/directory.ts';
import { memoryStore, type Store } from '../stores/store.ts';
import { unzipped, type Zipped } from '../stores/zip.ts';

/** The settings of a desk that begins with nothing. */
const NEW_SITE = `name: My desk
url: https://desk.example
lang: en
paper: a4
scale: icd203
audience: "TLP:CLEAR"
`;

/** Where the desk's texts are: what the browser keeps, a folder on the disk, a zip file, or the sample. */
export function Start({ open }: { open: (store: Store, said?: string) => Promise<void> }) {
  const said = useSignal('');
  const attempt = (work: () => Promise<void>) => () =>
    void work().catch((e: unknown) => (said.value = e instanceof Error ? e.message : String(e)));
  const fill = async ({ texts, originals }: Zipped, said = ''): Promise<void> => {
    const store = await browserStore();
    for (const [path, bytes] of originals) {
      if (!(await store.keep(path, bytes))) throw new Error(`Another document is there already under the name ${path}`);
    }
    for (const [path, text] of texts) {
      const saved = await store.save(path, text, (await store.read(path))?.digest);
      if (!saved.kept) throw new Error(`${path} was changed in another tab`);
    }
    await open(store, said);
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
          <button type="button" onClick={attempt(async () => fill({ texts: await sample(), originals: [] }))}>
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
                attempt(async () => {
                  const zip = unzipped(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)));
                  await fill(zip, leftOut(zip.left));
                })();
              }}
            />
          </label>
        </li>
      </ul>
      <p role="status">{said}</p>
    </main>
  );
}

/** What of a zip file is no file of a content folder. */
function leftOut(names: readonly string[]): string {
  if (!names.length) return '';
  const [shown, more] = [names.slice(0, 5).join(', '), names.length - 5];
  return `Left out of the zip, as no part of a content folder: ${shown}${more > 0 ? ` and ${more} more` : ''}`;
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
