import { describe, expect, it } from 'vitest';
import { answerTo, type Hosted } from '../../../src/built/answer.ts';
import { HEADERS, POLICY } from '../../../src/policy.ts';

const FILES = [
  'index.html',
  '404.html',
  'briefings/a/index.html',
  'briefings/a.pdf',
  'topics/häfen/index.html',
  'x.pf_meta',
];
const hosted = (base: string, files = FILES): Hosted => ({
  base,
  has: (path) => Promise.resolve(files.includes(path)),
  headers: HEADERS,
});

describe.each(['/', '/under/a/path/'])('A built site at %s', (base) => {
  const site = hosted(base);

  it.each([
    ['', 'index.html', 'text/html; charset=utf-8'],
    ['briefings/a/', 'briefings/a/index.html', 'text/html; charset=utf-8'],
    ['briefings/a.pdf?download', 'briefings/a.pdf', 'application/pdf'],
    ['topics/h%C3%A4fen/', 'topics/häfen/index.html', 'text/html; charset=utf-8'],
    ['x.pf_meta', 'x.pf_meta', 'application/octet-stream'],
  ])('answers "%s" with %s, as what it is', async (path, file, type) => {
    const { status, headers, file: sent } = await answerTo(base + path, site);
    expect([status, sent, headers['content-type']]).toEqual([200, file, type]);
    expect(headers['content-security-policy']).toBe(`${POLICY}; frame-ancestors 'none'`);
  });

  it('sends on to a folder whose slash was left out', async () => {
    expect(await answerTo(`${base}briefings/a?x=1`, site)).toEqual({
      status: 301,
      headers: { location: `${base}briefings/a/?x=1` },
    });
  });

  it.each([
    'nothing',
    'briefings/',
    '%2e%2e/secret',
    '..%2fsecret',
    'a/%2e%2e/%2e%2e/secret',
    '%ff',
    '%5c',
    '%00',
    '/index.html',
  ])('answers "%s" with its own page for what is not there', async (path) => {
    const all = { ...site, has: (p: string) => Promise.resolve(FILES.includes(p) || p.includes('secret')) };
    const { status, file, headers } = await answerTo(base + path, all);
    expect([status, file, headers['content-type']]).toEqual([404, '404.html', 'text/html; charset=utf-8']);
  });
});

it('A site under a path is found from the root, and nothing else is', async () => {
  const site = hosted('/under/a/path/');
  for (const path of ['/', '/under/a/path'])
    expect(await answerTo(path, site)).toEqual({ status: 301, headers: { location: '/under/a/path/' } });
  expect((await answerTo('/index.html', site)).status).toBe(404);
  expect((await answerTo('/under/a/pathindex.html', site)).status).toBe(404);
  expect(await answerTo('/x', hosted('/', []))).toEqual({
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
});
