#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// What Node made of the modules last time is used again: half of a short command's time. A plain script, since for a first
// file in TypeScript Node loads a compiler before it can look into its cache, which takes as long again.
enableCompileCache(fileURLToPath(new URL('../../.readout/modules', import.meta.url)));
await import('./readout.ts');
