import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readout, temporary } from '../build/command.ts';
import { serveFiles, type Served } from './serve-files.ts';

/** The desk as a static page, as any host serves it: its texts are the browser's. */
export const serveStaticDesk = (): Promise<Served> =>
  temporary(async (folder) => {
    const out = join(folder, 'desk');
    const { code, said } = await readout(['desk', '--out', out]);
    expect(code, said).toBe(0);
    const names = (await readdir(out, { recursive: true, withFileTypes: true })).filter((f) => f.isFile());
    const files = names.map(async (f) => {
      const path = join(f.parentPath, f.name);
      return [path.slice(out.length + 1), await readFile(path)] as const;
    });
    return serveFiles(Object.fromEntries(await Promise.all(files)));
  });
