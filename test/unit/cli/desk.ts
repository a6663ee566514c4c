import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { World } from '../../../src/cli/command.ts';

/** A place to run commands in: a folder of its own, a clock that stands, and what was printed. */
export interface Desk extends World {
  printed: string[];
}

const BASE = join(import.meta.dirname, '../../cases/_base');

/** A desk with the small content folder that the cases stand on, as `briefings/`; gone when the test is over. */
export async function openDesk(): Promise<Desk> {
  const cwd = await mkdtemp(join(tmpdir(), 'readout-desk-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await cp(BASE, join(cwd, 'briefings'), { recursive: true });
  const printed: string[] = [];
  return { cwd, printed, now: () => new Date('2026-04-10T08:00:00Z'), print: (text) => void printed.push(text) };
}
