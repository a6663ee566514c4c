import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MACHINE } from '../../../src/cli/send/machine.ts';
import { mail, sheet } from '../../../src/index.ts';
import { openPress } from '../../../src/pressroom/press.ts';
import { openDevPress } from '../../../src/pressroom/site-press.ts';
import { slashed } from '../../../src/disk/paths.ts';
import { readImports } from '../../architecture.ts';
import { sample, site } from '../sheet/sample.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('Sheets and mails are made in one way', () => {
  const brief = sample();
  const press = openPress(ROOT);
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

  it('whoever asks: a build, `dev`, `send` and a program of one’s own', async () => {
    const dev = openDevPress(ROOT, site);
    const [sent, own] = [await MACHINE.sheets(brief, site), await sheet(brief, site)];
    for (const output of ['a4', 'letter'] as const) {
      const built = hex(await press({ brief, site, output }));
      expect([await dev.bytes(brief, output), sent[output], own[output]].map(hex)).toEqual([built, built, built]);
    }
    const built = hex(await press({ brief, site, output: 'mail' }));
    expect([await dev.bytes(brief, 'mail'), await mail(brief, site)].map(hex)).toEqual([built, built]);
  });

  it('and there is no other: the press alone opens the writers, but for a digest, which is of many briefs', async () => {
    const all = await readdir(join(ROOT, 'src'), { recursive: true });
    const names = all.filter((name) => name.endsWith('.ts')).map((name) => slashed(name));
    const files = await Promise.all(
      names.map(async (name) => readImports(`src/${name}`, await readFile(join(ROOT, 'src', name), 'utf8'))),
    );
    const importing = (from: string): string[] =>
      files.flatMap(({ file, imports }) => (imports.some((i) => i.from === from && !i.typeOnly) ? [file] : [])).sort();
    expect(importing('src/outputs.ts')).toEqual([
      'src/cli/digest.ts',
      'src/pressroom/press.ts',
      'src/pressroom/site-press.ts',
    ]);
    expect(importing('src/pdf/index.ts')).toEqual(['src/sheets.ts']);
  });
});
