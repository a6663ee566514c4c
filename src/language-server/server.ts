import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type CodeAction,
  type CompletionItem,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type Location,
  type Range,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { knowing, OpenFolders, type Effects, type OpenFile } from './folders.ts';
import { actionOf, mendsAt, safeMendsOf } from './problems.ts';
import { rangeOf } from './ranges.ts';
import type { Renaming } from './rename.ts';

/** What files of a content folder end in; what else is saved in it is no text of it. */
const WATCHED = '**/*.{mdx,md,yaml}';

/** What the client can do, as far as it matters. */
interface Client {
  readonly snippets: boolean;
  readonly renamesFiles: boolean;
  readonly watches: boolean;
}

/**
 * Speaks the Language Server Protocol for the content folders of an editor: the problems are those of `check`, whatever is
 * completed, shown and followed comes of the same library. Listens until the connection ends.
 *
 * @param effects how it reads folders and runs checks, and what day it is
 */
export function serve(connection: Connection, effects: Effects): void {
  const documents = new TextDocuments(TextDocument);
  const folders = new OpenFolders(connection, documents, effects);
  let client: Client = { snippets: false, renamesFiles: false, watches: false };
  let roots: readonly string[] = [];

  connection.onInitialize((params) => {
    client = clientOf(params);
    roots = (params.workspaceFolders ?? []).map(({ uri }) => uri);
    return CAPABILITIES;
  });
  connection.onInitialized(() => {
    if (client.watches)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: WATCHED }],
      });
    for (const root of roots) void folders.openUnder(root);
    void knowing();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => folders.changedOnDisk(changes.map(({ uri }) => uri)));
  documents.onDidChangeContent(({ document }) => folders.changed(document.uri));
  documents.onDidSave(({ document }) => folders.changedOnDisk([document.uri]));
  documents.onDidClose(({ document }) => folders.closed(document.uri));

  connection.onCompletion(async ({ textDocument, position }): Promise<CompletionItem[]> => {
    const document = documents.get(textDocument.uri);
    const open = document && (await folders.fileOf(textDocument.uri));
    if (!open) return [];
    const before = document.getText({ start: { line: 0, character: 0 }, end: position });
    const { completionsAt } = await knowing();
    const { typed, items } = completionsAt(open.engine, { file: open.file, before, snippets: client.snippets });
    const start = document.positionAt(document.offsetAt(position) - typed);
    return items.map(({ insertText, ...item }) => ({
      ...item,
      textEdit: { range: { start, end: position }, newText: insertText ?? item.label },
    }));
  });
  connection.onHover(async (at) => {
    const [open, named] = await folders.namedAt(at);
    const { hoverOf } = await knowing();
    return (open && named && hoverOf(open.engine, open.file, named)) ?? null;
  });
  connection.onDefinition(async (at): Promise<Location[]> => {
    const [open, named] = await folders.namedAt(at);
    if (!open || !named) return [];
    const { definitionOf } = await knowing();
    return definitionOf(open.engine, open.file, named).map((spot) => ({
      ...{ uri: open.uriOf(spot.file), range: rangeOf(spot.at) },
    }));
  });
  connection.onPrepareRename(async (at): Promise<Range | { range: Range; placeholder: string } | null> => {
    const [open, named] = await folders.namedAt(at);
    const { actorAt } = await knowing();
    const actor = open && actorAt(open.file, named);
    if (!actor) return null;
    const range = actor.at ? rangeOf(actor.at) : { start: at.position, end: at.position };
    return { range, placeholder: actor.id };
  });
  connection.onRenameRequest(async ({ newName, ...at }): Promise<WorkspaceEdit | ResponseError> => {
    const [open, named] = await folders.namedAt(at);
    const { actorAt, renamed } = await knowing();
    const actor = open && actorAt(open.file, named);
    if (!actor) return refused('Only an actor can be renamed: put the cursor on its id');
    if (!client.renamesFiles) return refused('This editor renames no files, and an actor is called as its file is');
    const result = renamed(open.engine, actor.id, newName);
    return 'refused' in result ? refused(result.refused) : renamingOf(open, result, documents);
  });
  connection.onCodeAction(async ({ textDocument, range, context }): Promise<CodeAction[]> => {
    const open = await folders.fileOf(textDocument.uri);
    if (!open) return [];
    const textOf = (file: string) => open.engine.text(file);
    const safe = safeMendsOf(open.file, textOf(open.file) ?? '', open.problems());
    const all = [...mendsAt(open.problems(), range, textOf), ...(safe ? [safe] : [])];
    const wanted = context.only;
    return all
      .filter(({ kind }) => !wanted || wanted.some((only) => kind === only || kind.startsWith(`${only}.`)))
      .map((mend) => actionOf(mend, { changes: { [open.uriOf(mend.file)]: [...mend.edits] } }));
  });
  documents.listen(connection);
  connection.listen();
}

const CAPABILITIES: InitializeResult = {
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    completionProvider: { triggerCharacters: ['<', '"', ' ', ':'] },
    hoverProvider: true,
    definitionProvider: true,
    renameProvider: { prepareProvider: true },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, 'source.fixAll.readout'] },
    workspace: { workspaceFolders: { supported: true } },
  },
  serverInfo: { name: 'readout' },
};

function clientOf({ capabilities: { textDocument, workspace } }: InitializeParams): Client {
  const edits = workspace?.workspaceEdit;
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    renamesFiles: (edits?.documentChanges && edits.resourceOperations?.includes('rename')) ?? false,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
  };
}

const refused = (message: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, message);

/** The edits first, in the files as they are called now; then the file by its new name. */
function renamingOf(
  { uriOf }: OpenFile,
  { edits, from, to }: Renaming,
  documents: TextDocuments<TextDocument>,
): WorkspaceEdit {
  const byFile = Map.groupBy(edits, ({ file }) => file);
  const changes: TextDocumentEdit[] = [...byFile].map(([file, own]) => ({
    textDocument: { uri: uriOf(file), version: documents.get(uriOf(file))?.version ?? null },
    edits: own.map(({ at, text }) => ({ range: rangeOf(at), newText: text })),
  }));
  return { documentChanges: [...changes, { kind: 'rename', oldUri: uriOf(from), newUri: uriOf(to) }] };
}
