import { signal } from '@preact/signals';
import { render } from 'preact';
import { serverStore } from '../stores/server.ts';
import { memoryStore } from '../stores/store.ts';
import { App } from './app.tsx';
import { openClient } from './client.ts';
import { openDesk, type Desk } from './desk.ts';
import { sample, Start, type OpenStore } from './start.tsx';

const root = document.querySelector('#desk');
if (!root) throw new Error('The page has no place for the desk');
const opened = signal<{ desk: Desk; worker: Worker }>();

const open: OpenStore = async (store, said = '', differing = []) => {
  const worker = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' });
  const client = openClient(worker);
  const stamps = await store.stamps();
  const files = await store.readAll();
  const today = new Date().toISOString().slice(0, 10);
  const folder = await client.open(
    files.map(({ path, text }) => [path, text] as const),
    today,
  );
  const desk = openDesk(client, store, folder, stamps);
  desk.know(files);
  const [first] = folder.briefings;
  if (first) await desk.choose(first.file);
  if (said) desk.tell(said);
  desk.offer(differing);
  opened.value = { desk, worker };
};

async function leave({ desk, worker }: { desk: Desk; worker: Worker }): Promise<void> {
  await desk.close().catch((e: unknown) => desk.tell(e instanceof Error ? e.message : String(e)));
  // What could not be saved is still to be seen.
  if (desk.saving.value === 'failed') return;
  if (desk.conflict.value) return desk.tell('Two texts of a file wait for you to choose between them');
  opened.value = undefined;
  worker.terminate();
}

const Screen = () => {
  const now = opened.value;
  return now ? <App desk={now.desk} leave={() => void leave(now)} /> : <Start open={open} />;
};

render(<Screen />, root);

// The server's token stands in the fragment, which no request carries; it is taken out of what others may see.
const token = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
if (token !== undefined) {
  history.replaceState(undefined, '', location.pathname);
  sessionStorage.setItem('token', token);
}
// A site that carries the desk leads to its sample, which is no one's own: nothing of it is kept.
if (location.hash === '#sample') {
  await open(
    memoryStore(await sample(), 'the sample'),
    'This is a sample, in this tab alone: export it as a zip to keep it',
  );
}
const known = token ?? sessionStorage.getItem('token');
if (known !== null && !opened.value) await open(serverStore(known, (...args) => fetch(...args)));
