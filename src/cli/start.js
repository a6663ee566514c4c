#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

if (!process.features.typescript) {
  const same = ['npm run readout --', ...process.argv.slice(2)].join(' ');
  console.error(
    `This is Node ${process.version}, and Readout needs 24, which \`npm ci\` brings. By npm it is used: ${same}`,
  );
  process.exit(2);
}

// What Node made of the modules last time is used again: half of a short command's time. A plain script, since for a first
// file in TypeScript Node loads a compiler before it can look into its cache, which takes as long again.
const { enableCompileCache } = await import('node:module');
enableCompileCache(fileURLToPath(new URL('../../.readout/modules', import.meta.url)));
await import('./readout.ts');
