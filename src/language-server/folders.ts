import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection, TextDocumentPositionParams, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { inside, pathOfUri } from '../disk/paths.ts';
import type { Engine, problemsWithOwn } from '../desk/engine.ts';
import type { Files, Library } from '../model/library.ts';
import type { Problem } from '../problem.ts';
import type { FontFiles } from '../sheet/laid.ts';
import type { Named } from './named.ts';
import { diagnosticOf } from './problems.ts';

/** Loads what knows texts, or gives what is loaded. */
export const knowing = (): Promise<typeof import('./knowing.ts')> => import('./knowing.ts');

/** What the server needs of the machine. */
export interface Effects {
  /** YYYY-MM-DD. */
  readonly today: () => string;
  readonly fonts: () => FontFiles;
  /** The content folder that a file, or a folder an editor has open, is of or holds; nothing where there is none. */
  readonly contentFolderOf: (path: string) => Promise<string | undefined>;
  /** The texts of a content folder as they stand on the disk, line ends and all. */
  readonly read: (folder: string) => Promise<Files>;
  /** What `check` says of the folder as it stands on the disk. */
  readonly check: (folder: string) => Promise<readonly Problem[]>;
  /** What the rules of the desk's own find in a library, and what is wrong with them; nothing where it has none. */
  readonly own: (folder: string, library: Library, today: string) => Promise<Own | undefined>;
}

/** What rules of a desk's own found, as waivers are applied to it. */
export type Own = Parameters<typeof problemsWithOwn>[1];

/** A file in an editor, with the folder it is of. */
export interface OpenFile {
  readonly engine: Engine;
  /** Its path in the content folder. */
  readonly file: string;
  readonly uriOf: (file: string) => string;
  readonly problems: () => readonly Problem[];
}

/** A content folder in hand: what the disk has, and over it what editors have. */
interface Folder {
  readonly path: string;
  readonly engine: Engine;
  /** The files with problems that were told of. */
  readonly told: Set<string>;
  /** What the desk's own rules found last in each open file. */
  readonly own: Map<string, Own>;
  /** What the last whole check found. */
  found: readonly Problem[];
  /** The check that runs, and whether another is to follow it. */
  checking: Promise<void> | undefined;
  isStale: boolean;
}

/** The content folders that files in the editor are of: each read once, and kept true to the disk and the editor. */
export class OpenFolders {
  private readonly connection: Connection;
  private readonly documents: TextDocuments<TextDocument>;
  private readonly effects: Effects;
  private readonly opened = new Map<string, Promise<Folder>>();
  /** Open files whose problems are to be told anew, in the next turn. */
  private readonly waiting = new Set<string>();

  constructor(connection: Connection, documents: TextDocuments<TextDocument>, effects: Effects) {
    this.connection = connection;
    this.documents = documents;
    this.effects = effects;
  }

  /** Opens the content folder in a folder that the editor has open, and tells of its problems. */
  async openUnder(uri: string): Promise<void> {
    const folder = await this.folderOf(uri);
    if (folder) await this.checkWhole(folder);
  }

  /** The file of a content folder that a document is, as it is in the editor now. */
  async fileOf(uri: string): Promise<OpenFile | undefined> {
    const folder = await this.folderOf(uri);
    const document = this.documents.get(uri);
    if (!folder || !document) return undefined;
    const file = fileIn(folder, uri);
    if (file === undefined) return undefined;
    const { withOwn } = await knowing();
    const text = document.getText();
    const { engine } = folder;
    if (engine.text(file) !== text) engine.put(file, text);
    return {
      ...{ engine, file, uriOf: (other) => this.uriOf(folder, other) },
      problems: () => {
        const view = engine.view(file, this.effects.today());
        const own = folder.own.get(file);
        return (own ? withOwn(view, own) : view.problems).filter((p) => p.file === file);
      },
    };
  }

  /** What a document names at a position. */
  async namedAt({
    textDocument,
    position,
  }: TextDocumentPositionParams): Promise<[file?: OpenFile, named?: Named | undefined]> {
    const open = await this.fileOf(textDocument.uri);
    if (!open) return [];
    const at = { line: position.line + 1, column: position.character + 1 };
    const { namedAt, namedIn } = await knowing();
    return [open, namedAt(namedIn(open.engine, open.file), at)];
  }

  /** A document was written in: it is looked at once what else was written has come in, and so are those beside it. */
  changed(uri: string): void {
    if (!this.waiting.size) setImmediate(() => void this.tellWaiting());
    this.waiting.add(uri);
  }

  /** Files were saved, made or taken away: what the disk has now is read, and checked whole. */
  async changedOnDisk(uris: readonly string[]): Promise<void> {
    const found = await Promise.all(uris.map((uri) => this.folderOf(uri)));
    for (const folder of new Set(found)) if (folder) await this.readAgain(folder);
  }

  /** A document that is in the editor no more is what the disk has. */
  async closed(uri: string): Promise<void> {
    const folder = await this.folderOf(uri);
    if (!folder) return;
    await this.readAgain(folder);
  }

  private async folderOf(uri: string): Promise<Folder | undefined> {
    if (!uri.startsWith('file:')) return undefined;
    const path = await this.effects.contentFolderOf(pathOfUri(uri));
    if (path === undefined) return undefined;
    const known = this.opened.get(path) ?? this.open(path);
    this.opened.set(path, known);
    return known;
  }

  private async open(path: string): Promise<Folder> {
    const [{ openEngine }, files] = await Promise.all([knowing(), this.effects.read(path)]);
    const engine = await openEngine(files, this.effects.fonts());
    return { path, engine, told: new Set(), own: new Map(), found: [], checking: undefined, isStale: false };
  }

  private async readAgain(folder: Folder): Promise<void> {
    const files = await this.effects.read(folder.path);
    const { engine } = folder;
    const open = new Set(this.openIn(folder).map(([file]) => file));
    for (const file of new Set([...files.keys(), ...engine.files()])) {
      const text = files.get(file);
      if (!open.has(file) && engine.text(file) !== text) engine.put(file, text);
    }
    for (const [, uri] of this.openIn(folder)) this.changed(uri);
    await this.checkWhole(folder);
  }

  /** Tells of the whole folder; while a check runs, one more follows it, however often it was asked for. */
  private async checkWhole(folder: Folder): Promise<void> {
    folder.isStale = true;
    folder.checking ??= this.checkWhileStale(folder).finally(() => {
      folder.checking = undefined;
    });
    await folder.checking;
  }

  private async checkWhileStale(folder: Folder): Promise<void> {
    while (folder.isStale) {
      folder.isStale = false;
      try {
        folder.found = await this.effects.check(folder.path);
      } catch (e) {
        this.connection.console.error(`The folder could not be checked: ${String(e)}`);
        return;
      }
    }
    const open = new Set(this.openIn(folder).map(([file]) => file));
    const byFile = Map.groupBy(folder.found, ({ file }) => file);
    for (const file of new Set([...folder.told, ...byFile.keys()]))
      if (!open.has(file)) this.tell(folder, file, byFile.get(file) ?? []);
  }

  /** Those written in first; then those beside them, which may rest on them. */
  private async tellWaiting(): Promise<void> {
    const uris = [...this.waiting];
    this.waiting.clear();
    for (const uri of uris) await this.tellOf(uri);
    const folders = new Set(await Promise.all(uris.map((uri) => this.folderOf(uri))));
    for (const folder of folders)
      for (const [, uri] of folder ? this.openIn(folder) : []) if (!uris.includes(uri)) await this.tellOf(uri);
  }

  private async tellOf(uri: string): Promise<void> {
    const open = await this.fileOf(uri);
    const folder = open && (await this.folderOf(uri));
    if (!folder) return;
    // What the desk's own rules said last stands until they have looked again.
    this.tell(folder, open.file, open.problems());
    void this.tellOwn(uri, folder, open).catch((e: unknown) => {
      this.connection.console.error(`The desk’s own rules could not be run: ${String(e)}`);
    });
  }

  /** Has the desk's own rules look at an open file, and tells of it again where they say another thing than before. */
  private async tellOwn(uri: string, folder: Folder, { engine, file }: OpenFile): Promise<void> {
    const version = this.documents.get(uri)?.version;
    const today = this.effects.today();
    const own = await this.effects.own(folder.path, engine.view(file, today).library, today);
    if (this.documents.get(uri)?.version !== version) return;
    const before = folder.own.get(file);
    if (own) folder.own.set(file, own);
    else folder.own.delete(file);
    const isSame = JSON.stringify(before?.problems ?? []) === JSON.stringify(own?.problems ?? []);
    const open = isSame && !own === !before ? undefined : await this.fileOf(uri);
    if (open) this.tell(folder, file, open.problems());
  }

  private tell(folder: Folder, file: string, problems: readonly Problem[]): void {
    if (problems.length) folder.told.add(file);
    else folder.told.delete(file);
    const uri = this.uriOf(folder, file);
    const version = this.documents.get(uri)?.version;
    const diagnostics = problems.map(diagnosticOf);
    void this.connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }

  /** The files of a folder that are in the editor, with their addresses there. */
  private openIn(folder: Folder): [file: string, uri: string][] {
    return this.documents.keys().flatMap((uri) => {
      const file = uri.startsWith('file:') ? fileIn(folder, uri) : undefined;
      return file === undefined ? [] : [[file, uri] as [string, string]];
    });
  }

  /** The address of a file: the editor's own where it has it open, since editors write addresses in ways of their own. */
  private uriOf(folder: Folder, file: string): string {
    const open = this.openIn(folder).find(([name]) => name === file);
    return open?.[1] ?? pathToFileURL(join(folder.path, file)).href;
  }
}

const fileIn = ({ path }: Pick<Folder, 'path'>, uri: string): string | undefined => inside(path, pathOfUri(uri));
