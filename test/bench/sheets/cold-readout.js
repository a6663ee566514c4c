import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** A process that makes one brief's sheets and ends: `node cold-readout.ts ROOT`, the brief and its site as JSON on stdin. */
// As the command does, which a plain script starts too.
enableCompileCache(join(import.meta.dirname, '../../../.readout/modules'));
const { brief, site } = JSON.parse(readFileSync(0, 'utf8'));
const { openOutputs } = await import('../../../src/outputs.ts');
await openOutputs(process.argv[2] ?? '.', site).sheets(brief);
const { user, system } = process.cpuUsage();
console.log(user + system);
