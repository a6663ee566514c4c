import { openContentFolder } from '../../../src/cli/desk/content-folder.ts';
import { writeOn } from './writer.ts';

/** A desk's server on the folder that is named, and a writer at it, until it is killed. */
const folder = await openContentFolder(process.argv[2] ?? '');
const store = { ...folder, name: 'disk', kind: 'server' as const, stamps: async () => new Map(await folder.stamps()) };
await writeOn(store, 0, (line) => void process.stdout.write(`${line}\n`));
