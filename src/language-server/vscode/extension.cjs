'use strict';

// Starts `readout lsp` for the folder that is open: all else is the server's.
const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = async () => {
  const [command, ...args] = workspace.getConfiguration('readout').get('command');
  const cwd = workspace.workspaceFolders?.[0]?.uri.fsPath;
  // On Windows npm’s commands are scripts, which a shell alone starts.
  const run = { command, args, options: { cwd, shell: process.platform === 'win32' } };
  const documentSelector = [{ scheme: 'file', pattern: '**/*.{mdx,md,yaml}' }];
  client = new LanguageClient('readout', 'Readout', { run, debug: run }, { documentSelector });
  await client.start();
};

exports.deactivate = () => client?.stop();
