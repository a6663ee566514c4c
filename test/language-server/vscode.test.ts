import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const EXTENSION = join(import.meta.dirname, '../../src/language-server/vscode');

/** Stands in for the two modules that only VS Code has, and keeps what it was asked for. */
const STUBS = {
  vscode: `exports.workspace = {
    workspaceFolders: [{ uri: { fsPath: '/desk' } }],
    getConfiguration: (of) => ({ get: (name) => require('../../package.json').contributes.configuration.properties[of + '.' + name].default }),
  };`,
  'vscode-languageclient': `exports.LanguageClient = class {
    constructor(...args) { this.args = args; }
    async start() { console.log(JSON.stringify(this.args)); }
    async stop() { console.log('"stopped"'); }
  };`,
};

it('The extension for VS Code starts the server in the folder that is open, and ends it', async () => {
  const at = await mkdtemp(join(tmpdir(), 'readout-vscode-'));
  onTestFinished(() => rm(at, { recursive: true }));
  await cp(EXTENSION, at, { recursive: true });
  for (const [name, text] of Object.entries(STUBS)) {
    await mkdir(join(at, 'node_modules', name), { recursive: true });
    const file = name === 'vscode' ? 'index.js' : 'node.js';
    await writeFile(join(at, 'node_modules', name, file), text);
  }
  const { main } = JSON.parse(await readFile(join(at, 'package.json'), 'utf8')) as { main: string };
  const script = `const e = require(${JSON.stringify(join(at, main))}); e.activate().then(() => e.deactivate());`;
  const [started, stopped] = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim().split('\n');
  const run = {
    ...{ command: 'npx', args: ['readout', 'lsp', '--stdio'] },
    options: { cwd: '/desk', shell: process.platform === 'win32' },
  };
  expect(JSON.parse(started ?? '')).toEqual([
    'readout',
    'Readout',
    { run, debug: run },
    { documentSelector: [{ scheme: 'file', pattern: '**/*.{mdx,md,yaml}' }] },
  ]);
  expect(stopped).toBe('"stopped"');
});
