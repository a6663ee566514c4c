#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// How the package starts. An older Node cannot run it: then the one that came with it does.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 15)) {
  const node = packagedNode();
  if (!node) {
    console.error(
      `This is Node ${process.version}, and Readout needs 22.15 or later: install one, and run this again.`,
    );
    process.exit(2);
  }
  const { status, error } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  if (error) throw error;
  process.exit(status ?? 70);
}

// What Node made of the modules last time is used again: half of a short command's time.
// An older Node has no such thing, and would not begin with the file that says so.
const { enableCompileCache } = await import('node:module');
const { cachesOf } = await import('../reading/caches.js');
enableCompileCache(join(cachesOf(import.meta.dirname), 'modules'));
await import('./readout.js');

function packagedNode() {
  const { platform, arch } = process;
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(folder, 'bin', platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return undefined;
  }
}
