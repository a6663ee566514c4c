import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasNoLinks } from '../../../src/disk/hard-links.ts';
import { isInUse, whileInUse } from '../../../src/disk/in-use.ts';
import { isOfSystem } from '../../../src/disk/of-system.ts';
import { folderName, folderUrl, inside, pathOfUri, slashed } from '../../../src/disk/paths.ts';

const refusal = (code: string): Error => Object.assign(new Error(code), { code });

/** Work that a scanner is in the way of so many times, on a system that waits for nothing. */
function scanned(times: number, code = 'EPERM', platform = 'win32') {
  const waited: number[] = [];
  let tries = 0;
  const work = (): string => {
    if (tries++ < times) throw refusal(code);
    return 'moved';
  };
  const wait = (ms: number): Promise<void> => Promise.resolve(void waited.push(ms));
  return { done: whileInUse(work, { platform, wait }), waited, tries: () => tries };
}

describe('A file that another program has open', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('is tried again on Windows (%s)', async (code) => {
    const { done, waited } = scanned(3, code);
    expect(await done).toBe('moved');
    expect(waited).toHaveLength(3);
  });

  it('is given up after a while, with what the system said', async () => {
    const { done, waited } = scanned(Infinity);
    await expect(done).rejects.toThrow('EPERM');
    expect(waited.reduce((a, b) => a + b)).toBe(3500);
  });

  it.each([
    ['a full disk', 'ENOSPC', 'win32'],
    ['what may not be written, on Linux', 'EACCES', 'linux'],
    ['what may not be written, on a Mac', 'EPERM', 'darwin'],
  ])('is not meant by %s', async (_, code, platform) => {
    const { done, tries } = scanned(1, code, platform);
    await expect(done).rejects.toThrow(code);
    expect(tries()).toBe(1);
    expect(isInUse(refusal(code), platform)).toBe(false);
  });
});

describe('A disk that gives no file two names', () => {
  it.each(['EPERM', 'ENOTSUP', 'EISDIR'])('says so by %s', (code) => {
    expect(hasNoLinks(refusal(code))).toBe(true);
  });
  it.each(['EEXIST', 'ENOENT', 'ENOSPC'])('does not mean it by %s', (code) => {
    expect(hasNoLinks(refusal(code))).toBe(false);
  });
});

describe('What a system leaves in a folder', () => {
  it.each(['.DS_Store', '._geneva.mdx', 'Icon\r', 'Thumbs.db', 'thumbs.db', 'desktop.ini', 'Desktop.ini'])(
    '%j is passed over',
    (name) => expect(isOfSystem(name)).toBe(true),
  );
  it.each(['geneva.mdx', '.env', 'thumbs.db.mdx', '._'])('%j is not', (name) => expect(isOfSystem(name)).toBe(false));
});

describe('A path', () => {
  it('has forward slashes where problems and sums name it, and keeps a backslash that is a letter', () => {
    expect(slashed('sources\\talks.md', win32)).toBe('sources/talks.md');
    expect(slashed('odd\\name.md', posix)).toBe('odd\\name.md');
  });

  it.each([
    [win32, 'C:\\desk', 'C:\\desk\\sources\\talks.md', 'sources/talks.md'],
    [win32, 'C:\\desk', 'c:\\DESK\\site.yaml', 'site.yaml'],
    [win32, 'C:\\desk', 'C:\\desk', ''],
    [win32, 'C:\\desk', 'C:\\desk-of-others\\x.md', undefined],
    [win32, 'C:\\desk', 'D:\\notes\\x.md', undefined],
    [win32, '\\\\server\\share\\desk', '\\\\server\\share\\desk\\a.mdx', 'a.mdx'],
    [win32, '\\\\server\\share\\desk', 'C:\\desk\\a.mdx', undefined],
    [posix, '/desk', '/desk/sources/talks.md', 'sources/talks.md'],
    [posix, '/desk', '/desk/..talks.md', '..talks.md'],
    [posix, '/desk', '/desk2/x.md', undefined],
    [posix, '/desk', '/', undefined],
  ])('is looked for in its folder (%#)', (paths, folder, at, expected) => {
    expect(inside(folder, at, paths)).toBe(expected);
  });

  it.each([
    [win32, 'my\\desk\\', 'my/desk'],
    [win32, 'C:\\', 'C:/'],
    [win32, 'C:\\desk\\\\', 'C:/desk'],
    [win32, '..\\desk', '../desk'],
    [posix, 'briefings/', 'briefings'],
    [posix, '/', '/'],
    [posix, 'C:/', 'C:'],
    [posix, 'odd\\', 'odd\\'],
  ])('of a folder is named as its files are (%#)', (paths, given, expected) => {
    expect(folderName(given, paths)).toBe(expected);
  });
});

describe('The address of a folder', () => {
  it.each([
    ['/home/mara/50%/a#b?', false, 'file:///home/mara/50%25/a%23b%3F/'],
    ['/home/mara/', false, 'file:///home/mara/'],
    ['C:\\Users\\Jo Müller\\site', true, 'file:///C:/Users/Jo%20M%C3%BCller/site/'],
    ['C:\\site\\', true, 'file:///C:/site/'],
    ['\\\\server\\share\\site', true, 'file://server/share/site/'],
  ])('of %s is whole', (folder, windows, expected) => {
    expect(folderUrl(folder, windows).href).toBe(expected);
  });
});

describe('A file in an editor', () => {
  it.each(['file:///c%3A/desk/a%20b.mdx', 'file:///C:/desk/a%20b.mdx', 'file:///c:/desk/a b.mdx'])(
    'is one, however its address is written: %s',
    (uri) => expect(pathOfUri(uri, true)).toBe('C:\\desk\\a b.mdx'),
  );
  it('is at its path elsewhere', () => {
    expect(pathOfUri('file:///home/c%3A/a%20b.mdx', false)).toBe('/home/c:/a b.mdx');
  });
});
