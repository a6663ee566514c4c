#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

if (!process.features.typescript) {
  console.error(`This is Node ${process.version}, and Readout needs 22.18 or later. ${remedy()}`);
  process.exit(2);
}

/** The packages bring Node 24 for some systems alone: elsewhere it must be the machine's. */
function remedy() {
  const { platform, arch, argv } = process;
  const { optionalDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  if (!(`node-${platform === 'win32' ? 'win' : platform}-${arch}` in optionalDependencies))
    return 'Install Node 24 (https://nodejs.org), and run this again.';
  return `\`npm ci\` brings Node 24, and by npm it is used: ${['npm run readout --', ...argv.slice(2)].join(' ')}`;
}

// What Node made of the modules last time is used again: half of a short command's time. A plain script, since for a first
// file in TypeScript Node loads a compiler before it can look into its cache, which takes as long again.
const { enableCompileCache } = await import('node:module');
enableCompileCache(fileURLToPath(new URL('../../.readout/modules', import.meta.url)));
await import('./readout.ts');
