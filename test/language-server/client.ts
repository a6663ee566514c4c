import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  FileChangeType,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PrepareRenameRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  RenameRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type Location,
  type ProtocolConnection,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';

const ROOT = join(import.meta.dirname, '../..');

/** An editor with `readout lsp` beside it, spoken to over its standard input and output. */
export class Editor {
  readonly folder: string;
  private readonly desk: string;
  private readonly server: ChildProcessWithoutNullStreams;
  private readonly connection: ProtocolConnection;
  private readonly told = new Map<string, Diagnostic[]>();
  private readonly texts = new Map<string, { text: string; version: number }>();
  private heard = Promise.withResolvers<void>();

  private constructor(desk: string, server: ChildProcessWithoutNullStreams) {
    this.desk = desk;
    this.folder = join(desk, 'briefings');
    this.server = server;
    this.connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.told.set(uri, diagnostics);
      this.heard.resolve();
      this.heard = Promise.withResolvers();
    });
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.listen();
  }

  /** An editor on a copy of a content folder, with what an editor such as VS Code can do. */
  static async open(content: string, change?: (folder: string) => Promise<void>): Promise<Editor> {
    const desk = await mkdtemp(join(tmpdir(), 'readout-editor-'));
    const at = join(desk, 'briefings');
    await cp(content, at, { recursive: true });
    await change?.(at);
    const editor = new Editor(
      desk,
      spawn(process.execPath, [join(ROOT, 'src/cli/start.js'), 'lsp', '--stdio'], { cwd: desk }),
    );
    await editor.connection.sendRequest(InitializeRequest.type, {
      ...{ processId: process.pid, rootUri: null },
      workspaceFolders: [{ uri: pathToFileURL(at).href, name: 'content' }],
      capabilities: {
        textDocument: { completion: { completionItem: { snippetSupport: true } } },
        workspace: {
          workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
      },
    });
    await editor.connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  /** Ends the server as editors do; whether it went by itself. */
  async close(): Promise<number | null> {
    const ended = once(this.server, 'exit') as Promise<[number | null]>;
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const [code] = await ended;
    this.connection.dispose();
    await rm(this.desk, { recursive: true });
    return code;
  }

  uri = (file: string): string => pathToFileURL(join(this.folder, file)).href;

  text = (file: string): string => this.texts.get(file)?.text ?? '';

  async open(file: string): Promise<void> {
    const text = await readFile(join(this.folder, file), 'utf8');
    this.texts.set(file, { text, version: 1 });
    const textDocument = { uri: this.uri(file), languageId: 'mdx', version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Writes one text in the place of another, as typing does. */
  async type(file: string, before: string, after: string): Promise<void> {
    const { text, version } = this.texts.get(file) ?? { text: '', version: 0 };
    const at = text.indexOf(before);
    if (at < 0) throw new Error(`${file} has no "${before}"`);
    const range = { start: positionAt(text, at), end: positionAt(text, at + before.length) };
    this.texts.set(file, { text: text.replace(before, () => after), version: version + 1 });
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri(file), version: version + 1 },
      contentChanges: [{ range, text: after }],
    });
  }

  /** Saves a file from elsewhere, as another program does. */
  async savedElsewhere(file: string, text: string): Promise<void> {
    await writeFile(join(this.folder, file), text);
    const changes = [{ uri: this.uri(file), type: FileChangeType.Changed as FileChangeType }];
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  async save(file: string): Promise<void> {
    await writeFile(join(this.folder, file), this.text(file));
    const textDocument = { uri: this.uri(file) };
    await this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument });
  }

  /** What the server tells of a file, once it is what is waited for. */
  async problems(file: string, until: (all: readonly Diagnostic[]) => boolean = () => true): Promise<Diagnostic[]> {
    for (;;) {
      const told = this.told.get(this.uri(file));
      if (told && until(told)) return told;
      await this.heard.promise;
    }
  }

  /** What is offered behind a text. */
  async completions(file: string, behind: string): Promise<CompletionItem[]> {
    const answer = await this.connection.sendRequest(CompletionRequest.type, this.at(file, behind, behind.length));
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  }

  /** What is shown over a text, as Markdown. */
  async hover(file: string, over: string): Promise<string> {
    const answer = await this.connection.sendRequest(HoverRequest.type, this.at(file, over, 1));
    const contents = answer?.contents;
    return contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
  }

  async definition(file: string, of: string): Promise<Location[]> {
    return (await this.connection.sendRequest(DefinitionRequest.type, this.at(file, of, 1))) as Location[];
  }

  prepareRename = (file: string, of: string) =>
    this.connection.sendRequest(PrepareRenameRequest.type, this.at(file, of, 1));

  rename = (file: string, of: string, newName: string): Promise<WorkspaceEdit | null> =>
    this.connection.sendRequest(RenameRequest.type, { ...this.at(file, of, 1), newName });

  async actions(file: string, range: Range, only?: string): Promise<CodeAction[]> {
    const answer = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: this.uri(file) },
      range,
      context: { diagnostics: [], ...(only === undefined ? {} : { only: [only] }) },
    });
    return (answer ?? []) as CodeAction[];
  }

  private at(file: string, words: string, offset: number) {
    const text = this.text(file);
    const found = text.indexOf(words);
    if (found < 0) throw new Error(`${file} has no "${words}"`);
    return { textDocument: { uri: this.uri(file) }, position: positionAt(text, found + offset) };
  }
}

const positionAt = (text: string, offset: number) => {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
};
