import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';

/** Loaded into a build: a disk on which the folder beside the output takes its time, so that a test can act meanwhile. */

const { mkdir } = fs;
fs.mkdir = (async (...args: Parameters<typeof mkdir>) => {
  const made = await mkdir(...args);
  if (String(args[0]).includes('.readout-swap-')) await wait(300);
  return made;
}) as typeof mkdir;
syncBuiltinESMExports();
