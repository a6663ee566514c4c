import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planted, readFaults } from './faults.ts';

const ROOT = join(import.meta.dirname, '../..');
const faults = await readFaults(import.meta.dirname);

describe('The planted faults', () => {
  it('have each its one place in the source, and change it', () => {
    const lost = faults.filter((fault) => {
      const source = readFileSync(join(ROOT, fault.file), 'utf8');
      return source.split(fault.from).length !== 2 || planted(source, fault) === source;
    });
    expect(lost.map(({ file, from }) => `${file}: ${from}`)).toEqual([]);
  });

  it('are in every room that has a promise to keep', () => {
    const rooms = new Set(faults.map(({ file }) => file.split('/').slice(0, 2).join('/')));
    expect([...rooms]).toEqual(
      expect.arrayContaining('model rules mail sheet pdf card feed built cli'.split(' ').map((room) => `src/${room}`)),
    );
  });
});
