import { describe, expect, it } from 'vitest';
import { cachesOf, isInstalled } from '../../../src/reading/caches.ts';

const linux = { platform: 'linux', env: {}, home: '/home/mara' };

describe('What can be made again is kept', () => {
  it('beside the code of a project that one works in', () => {
    expect(cachesOf('/home/mara/readout', linux)).toBe('/home/mara/readout/.readout');
  });

  it.each([
    ['on Linux', linux, '/home/mara/.cache/readout'],
    ['where the user says', { ...linux, env: { XDG_CACHE_HOME: '/scratch' } }, '/scratch/readout'],
    ['not where a relative path says', { ...linux, env: { XDG_CACHE_HOME: 'scratch' } }, '/home/mara/.cache/readout'],
    ['on a Mac', { ...linux, platform: 'darwin', home: '/Users/mara' }, '/Users/mara/Library/Caches/readout'],
    ['on Windows', { platform: 'win32', env: { LOCALAPPDATA: '/l' }, home: '/u' }, '/l/readout'],
    ['on Windows, unnamed', { platform: 'win32', env: {}, home: '/u' }, '/u/AppData/Local/readout'],
  ])('for a package, in the user’s own folder: %s', (_, machine, expected) => {
    expect(cachesOf('/srv/desk/node_modules/readout/made', machine)).toBe(expected);
  });

  it.each([
    ['/srv/desk/node_modules/readout/made', true],
    ['C:\\desk\\node_modules\\readout\\made', true],
    ['/home/mara/.npm/_npx/1f/node_modules/readout/made', true],
    ['/home/mara/node_modules_of_mine/readout', false],
  ])('%s is a package’s: %s', (root, expected) => {
    expect(isInstalled(root)).toBe(expected);
  });
});
