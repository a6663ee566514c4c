import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** A process that has Typst make one brief's sheets and ends: `node cold-typst.ts ROOT`, the content as JSON on stdin. */
// As the command does, which a plain script starts too.
enableCompileCache(join(import.meta.dirname, '../../../.readout/modules'));
const content = JSON.parse(readFileSync(0, 'utf8'));
const { openTypst } = await import('./typst.ts');
const typst = openTypst(process.argv[2] ?? '.');
typst(content, 'a4');
typst(content, 'letter');
const { user, system } = process.cpuUsage();
console.log(user + system);
