import { describe, expect, it } from 'vitest';
import { cachesOf, isInstalled } from '../../../src/reading/caches.ts';

const linux = { platform: 'linux', env: {}, home: '/home/mara' };
const windows = { platform: 'win32', env: {}, home: 'C:\\Users\\mara' };

describe('What can be made again is kept', () => {
  it('beside the code of a project that one works in', () => {
    expect(cachesOf('/home/mara/readout', linux)).toBe('/home/mara/readout/.readout');
  });

  it('beside it on Windows too', () => {
    expect(cachesOf('C:\\work\\readout', windows)).toBe('C:\\work\\readout\\.readout');
  });

  it.each([
    ['on Linux', linux, '/home/mara/.cache/readout'],
    ['where the user says', { ...linux, env: { XDG_CACHE_HOME: '/scratch' } }, '/scratch/readout'],
    ['not where a relative path says', { ...linux, env: { XDG_CACHE_HOME: 'scratch' } }, '/home/mara/.cache/readout'],
    ['on a Mac', { ...linux, platform: 'darwin', home: '/Users/mara' }, '/Users/mara/Library/Caches/readout'],
    ['on Windows', { ...windows, env: { LOCALAPPDATA: 'D:\\l' } }, 'D:\\l\\readout'],
    ['on Windows, unnamed', windows, 'C:\\Users\\mara\\AppData\\Local\\readout'],
    ['on Windows, where the user says', { ...windows, env: { XDG_CACHE_HOME: 'E:\\c' } }, 'E:\\c\\readout'],
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
