import { signal } from '@preact/signals';
import { render } from 'preact';
import { serverStore } from '../stores/server.ts';
import type { Store } from '../stores/store.ts';
import { App } from './app.tsx';
import { openClient } from './client.ts';
import { openDesk, type Desk } from './desk.ts';
import { Start } from './start.tsx';

const root = document.querySelector('#desk');
if (!root) throw new Error('The page has no place for the desk');
const opened = signal<Desk>();

async function open(store: Store, said = ''): Promise<void> {
  const client = openClient(new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' }));
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
  opened.value = desk;
}

const Screen = () =>
  opened.value ? <App desk={opened.value} leave={() => (opened.value = undefined)} /> : <Start open={open} />;

render(<Screen />, root);

// The server's token stands in the fragment, which no request carries; it is taken out of what others may see.
const token = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
if (token !== undefined) {
  history.replaceState(undefined, '', location.pathname);
  sessionStorage.setItem('token', token);
}
const known = token ?? sessionStorage.getItem('token');
if (known !== null) await open(serverStore(known, (...args) => fetch(...args)));
