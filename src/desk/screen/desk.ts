import { batch, signal } from '@preact/signals';
import type { NewComponent } from '../../model/markup.ts';
import type { Paper } from '../../model/site.ts';
import { originalName } from '../../model/source.ts';
import { lineEndsOf } from '../../model/splice.ts';
import type { Act, MarkKind } from '../act.ts';
import type { Acted, Folder, Item, Look, Path, ShownSheet, SourceLook } from '../look.ts';
import type { CapturedFrom, NewFile } from '../create.ts';
import type { Differing } from '../stores/fill.ts';
import type { Held, Store } from '../stores/store.ts';
import type { Zipped } from '../stores/zip.ts';
import type { Client } from './client.ts';
import { keyOf } from './paths.ts';
import { openSaving } from './saving.ts';
import { openTyping } from './typing.ts';

/** What one desk shows and what can be done on it. The screen's parts read its signals and call its functions. */
export type Desk = ReturnType<typeof openDesk>;

/** Words that are marked in the source shown. */
export interface Selection {
  readonly from: number;
  readonly to: number;
}

/** How long after a key the next one of the same field is still undone with it, in milliseconds. */
const ONE_GO = 1200;

/** @param stamps what told of the store's files when they were read */
export function openDesk(client: Client, store: Store, first: Folder, stamps: ReadonlyMap<string, string>) {
  const folder = signal(first);
  const file = signal<string>();
  const look = signal<Look>();
  const lastSheet = signal<ShownSheet>();
  const source = signal<SourceLook>();
  const active = signal<Path>();
  /** The item whose text is to be written in next, and that all its words are to be selected. */
  const focus = signal<{ path: Path; turn: number }>();
  const selection = signal<Selection>();
  /** Whose position marked words are; nothing where they say so themselves. */
  const holder = signal('');
  const paper = signal<Paper>(first.paper);
  const pane = signal<'source' | 'briefing' | 'sheet'>('source');
  const said = signal('');
  const asText = signal(false);
  const pending = signal(0);
  /** What was typed between a mark and the moment its sentence can be written in. */
  const ahead = signal<string>();
  let turn = 0;

  const tell = (line: string): void => void (said.value = line);
  const saving = openSaving(store, tell);

  const beside = (): string | undefined => source.value?.id ?? folder.value.sources[0]?.id;

  const show = (next: Look): void =>
    batch(() => {
      look.value = next;
      if (next.sheet) lastSheet.value = next.sheet;
      source.value = next.source;
      asText.value ||= next.items === undefined;
    });

  /** The briefing in hand as it is now. */
  async function showAgain(source = beside()): Promise<void> {
    if (file.value !== undefined) show(await client.look(file.value, source));
  }

  /** Answers come in the order of what was asked; what is being typed is kept by where it is typed. */
  async function changed(asked: Promise<Acted>): Promise<Acted> {
    pending.value++;
    saving.state.value = 'saving';
    const acted = await asked.finally(() => void pending.value--);
    if (acted.refused !== undefined) {
      tell(acted.refused);
      if (!saving.isOpen(acted.look.file)) saving.state.value = 'saved';
      show(acted.look);
      return acted;
    }
    said.value = '';
    if (acted.also) saving.saveSoon(acted.also.file, acted.also.text);
    saving.saveSoon(acted.look.file, acted.look.text);
    show(acted.look);
    return acted;
  }

  let typed = { key: '', at: 0 };
  async function act(wanted: Act): Promise<Acted | undefined> {
    // What was typed before stands before it.
    typing.flush();
    return send(wanted);
  }

  const typing = openTyping(send);
  async function send(wanted: Act): Promise<Acted | undefined> {
    if (file.value === undefined) return undefined;
    return changed(client.act(file.value, beside(), wanted));
  }

  /** Does something with the words marked, which from then on are marked no more, unless it is refused. */
  async function withMarked(actOn: (marked: Selection & { source: string }) => Act): Promise<Acted | undefined> {
    const [marked, shown] = [selection.value, source.value];
    if (!marked || !shown) {
      tell('Mark words in the source first');
      return undefined;
    }
    selection.value = undefined;
    const acted = await act(actOn({ ...marked, source: shown.id }));
    if (acted?.refused !== undefined) selection.value ??= marked;
    return acted;
  }

  const writeIn = (path: Path): void =>
    batch(() => {
      active.value = path;
      focus.value = { path, turn: ++turn };
      pane.value = 'briefing';
    });

  async function choose(name: string): Promise<void> {
    typing.flush();
    let next = await client.look(name, beside());
    const cited = firstSource(next.items ?? []);
    if (cited !== undefined && cited !== next.source?.id) next = await client.look(name, cited);
    batch(() => {
      file.value = name;
      active.value = undefined;
      lastSheet.value = undefined;
      asText.value = false;
    });
    show(next);
  }

  async function takeFromOutside(path: string): Promise<void> {
    const now = await store.read(path);
    // What is unsaved here finds out by itself, when it is saved.
    if (saving.isUnsaved(path) || now?.digest === saving.basis(path)) return;
    await client.replace(path, now?.text);
    if (now) saving.know(now);
    await showAgain();
    tell(now ? `${path} was changed elsewhere, and is shown as it is now` : `${path} was removed elsewhere`);
  }

  /** The document that a source is taken from is there before the source is. */
  async function keepOriginal(id: string, kind: CapturedFrom['kind'], bytes: Uint8Array): Promise<boolean> {
    const path = `sources/${originalName(id, kind)}`;
    try {
      if (await store.keep(path, bytes)) return true;
      tell(`${path} is there already, and is another document: give the source another title`);
    } catch (e) {
      tell(`${path} could not be kept: ${e instanceof Error ? e.message : String(e)}`);
    }
    return false;
  }

  return {
    store,
    folder,
    file,
    look,
    lastSheet,
    source,
    active,
    focus,
    selection,
    holder,
    paper,
    pane,
    said,
    saving: saving.state,
    conflict: saving.conflict,
    asText,
    pending,
    ahead,
    tell,
    act,
    choose,
    writeIn,

    async chooseSource(id: string): Promise<void> {
      selection.value = undefined;
      await showAgain(id);
    },

    /** Makes a part of the briefing of the words marked, and goes to write in it. */
    async mark(as: MarkKind): Promise<void> {
      ahead.value = '';
      const actor = holder.value ? { actor: holder.value } : {};
      const inHand = active.value ? { path: active.value } : {};
      const acted = await withMarked((marked) => ({ kind: 'mark', as, ...actor, ...inHand, ...marked }));
      if (acted?.focus) writeIn(acted.focus);
      else ahead.value = undefined;
    },

    setAside: (because: string) => withMarked((marked) => ({ kind: 'aside', because, ...marked })),

    /** The words marked as one more citation of an item. */
    async cite(path: Path): Promise<void> {
      const acted = await withMarked((marked) => ({ kind: 'cite', path, ...marked }));
      if (acted && acted.refused === undefined) active.value = path;
    },

    write(path: Path, words: string): Promise<Acted | undefined> {
      const [key, now] = [keyOf(path), performance.now()];
      const goesOn = typed.key === key && now - typed.at < ONE_GO;
      typed = { key, at: now };
      return typing.type({ kind: 'words', path, words, goesOn });
    },

    /** Adds a part at the top of the briefing, or in an item, and goes to write in it. */
    async add(component: NewComponent, path?: Path): Promise<void> {
      const acted = await act({ kind: 'add', component, ...(path ? { path } : {}) });
      if (acted?.focus) writeIn(acted.focus);
    },

    async undo(): Promise<void> {
      if (file.value === undefined) return;
      typing.flush();
      typed = { key: '', at: 0 };
      await changed(client.undo(file.value, beside()).then((next) => ({ look: next })));
    },

    async redo(): Promise<void> {
      typing.flush();
      if (file.value !== undefined) await changed(client.redo(file.value, beside()).then((next) => ({ look: next })));
    },

    /** Begins a file, and shows it where it is a briefing or a source. */
    async create(made: NewFile, original?: Uint8Array): Promise<boolean> {
      const created = await client.create(made);
      if ('refused' in created) {
        tell(created.refused);
        return false;
      }
      if (original && made.kind === 'source' && made.from && !(await keepOriginal(made.id, made.from.kind, original))) {
        await client.replace(created.file, undefined);
        return false;
      }
      // What the new file names is there before it.
      for (const path of [...(created.proposed ?? []), created.file])
        await saving.save(path, (await client.text(path)) ?? '');
      folder.value = await client.folder();
      if (made.kind === 'briefing') await choose(created.file);
      else await showAgain(made.kind === 'source' ? made.id : beside());
      return true;
    },

    /** Looks whether files were changed elsewhere; takes what is new, unless something of it is unsaved here. */
    async lookOutside(): Promise<void> {
      const now = await store.stamps();
      const paths = [...new Set([...now.keys(), ...stamps.keys()])].filter((p) => now.get(p) !== stamps.get(p));
      stamps = now;
      for (const path of paths) await takeFromOutside(path);
      if (paths.length) folder.value = await client.folder();
    },

    /** Goes on with a text where a file was changed elsewhere. */
    async settle(chosen: string): Promise<void> {
      const open = saving.conflict.value;
      if (!open) return;
      const text = lineEndsOf(open.now?.text ?? open.mine, chosen);
      if (!(await saving.settle(open, text)))
        return tell(`${open.path} was saved meanwhile: its texts are shown as they are now`);
      await client.replace(open.path, text);
      await showAgain();
    },

    /** Saves what was done until now; nothing can be done after that. */
    async close(): Promise<void> {
      typing.flush();
      // It answers in the order it is asked: what was done before is done by then.
      await client.files();
      await new Promise((done) => setTimeout(done));
      await saving.saveAll();
    },

    /** Lets the writer choose between the texts that stand here and others, one file after the other. */
    offer: (differing: readonly Differing[]): void => differing.forEach((one) => saving.offer(one)),
    know: (files: readonly Held[]): void => files.forEach((f) => saving.know(f)),
    check: () => client.check(),
    pdf: (which: Paper) => client.pdf(file.value ?? '', which),
    /** The whole folder, with the documents that its sources were taken from. */
    async all(): Promise<Zipped> {
      const paths = await client.files();
      const texts = paths.map(async (path) => [path, (await client.text(path)) ?? ''] as const);
      const documents = (await store.originals()).map(
        async (path) => [path, (await store.original(path)) ?? new Uint8Array()] as const,
      );
      return { texts: await Promise.all(texts), originals: await Promise.all(documents) };
    },
  };
}

const firstSource = (items: readonly Item[]): string | undefined => {
  for (const item of items) {
    const cited = item.cites.find((c) => c.source !== undefined)?.source ?? firstSource(item.inside);
    if (cited !== undefined) return cited;
  }
  return undefined;
};
