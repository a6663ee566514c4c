import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf, type Held, type Saved } from '../../src/desk/stores/store.ts';
import { openOutputs } from '../../src/outputs.ts';
import { loadLibrary } from '../../src/reading/library.ts';
import { ROOT, sampleIn } from '../build/command.ts';
import { openDesk, type OpenedDesk } from './desk.ts';

let folder: string;
let content: string;
let desk: OpenedDesk;
const SECRET = 'SECRET-OUTSIDE-THE-FOLDER';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-desk-'));
  content = await sampleIn(folder);
  await writeFile(join(folder, 'secret.md'), SECRET);
  await symlink(join(folder, 'secret.md'), join(content, 'sources/linked.md'));
  await symlink(join(folder, 'secret.md'), join(content, 'sources/linked.original.txt'));
  await mkdir(join(content, '.git'));
  await writeFile(join(content, '.git/config'), SECRET);
  desk = await openDesk(content);
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** One request, word by word: a client of HTTP would tidy paths and headers. */
async function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answered> {
  const { hostname, port } = new URL(desk.origin);
  const sent = request({ hostname, port, path, method, headers, setHost: headers['host'] === undefined });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() };
}

const own = (headers: Record<string, string> = {}): Record<string, string> => ({
  'x-readout-token': desk.token,
  origin: desk.origin,
  ...headers,
});

const put = (path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Answered> =>
  ask(`/api/files/${path}`, { method: 'PUT', body, headers: own({ 'x-readout-based-on': 'new', ...headers }) });

describe('The desk’s server refuses', () => {
  it.each<[string, string, Asked, number]>([
    ['no token', '/api/files', {}, 401],
    ['a wrong token', '/api/files', { headers: { 'x-readout-token': 'x'.repeat(32) } }, 401],
    ['an empty token', '/api/files', { headers: { 'x-readout-token': '' } }, 401],
    ['a token in the address', '/api/files?token=TOKEN', {}, 401],
    ['a token in a cookie', '/api/files', { headers: { cookie: 'x-readout-token=TOKEN' } }, 401],
    ['another name that leads here (rebinding)', '/', { headers: { host: 'evil.example' } }, 403],
    ['localhost for its address', '/', { headers: { host: 'localhost:PORT' } }, 403],
    ['its own name with another port', '/', { headers: { host: '127.0.0.1:1' } }, 403],
    ['its own name before another', '/', { headers: { host: '127.0.0.1:PORT.evil.example' } }, 403],
    [
      'a foreign origin',
      '/api/files',
      { headers: { 'x-readout-token': 'TOKEN', origin: 'https://evil.example' } },
      403,
    ],
    [
      'the origin of a file or a sandbox',
      '/api/files',
      { headers: { 'x-readout-token': 'TOKEN', origin: 'null' } },
      403,
    ],
    [
      'another port of this machine',
      '/api/files',
      { headers: { 'x-readout-token': 'TOKEN', origin: 'http://127.0.0.1:1' } },
      403,
    ],
    [
      'a request that another site makes',
      '/api/files',
      { headers: { 'x-readout-token': 'TOKEN', 'sec-fetch-site': 'cross-site' } },
      403,
    ],
    ['its script in another site’s page', '/index.html', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['a form of no page', '/api/files/new.mdx', { method: 'PUT', headers: { 'x-readout-token': 'TOKEN' } }, 403],
    ['a proxy’s request', 'http://evil.example/', {}, 403],
    ['what leaves the folder', '/api/files/../secret.md', { headers: { 'x-readout-token': 'TOKEN' } }, 404],
    [
      'what leaves it in percent signs',
      '/api/files/%2e%2e%2fsecret.md',
      { headers: { 'x-readout-token': 'TOKEN' } },
      404,
    ],
    [
      'what leaves it from a folder of it',
      '/api/files/sources/../../secret.md',
      { headers: { 'x-readout-token': 'TOKEN' } },
      404,
    ],
    ['an absolute path', '/api/files//etc/passwd', { headers: { 'x-readout-token': 'TOKEN' } }, 404],
    ['a NUL', '/api/files/site.yaml%00.mdx', { headers: { 'x-readout-token': 'TOKEN' } }, 404],
    ['a link out of the folder', '/api/files/sources/linked.md', { headers: { 'x-readout-token': 'TOKEN' } }, 404],
    ['a hidden file', '/api/files/.git/config', { headers: { 'x-readout-token': 'TOKEN' } }, 404],
    ['a file of another kind', '/api/files/sources/notes.txt', { headers: { 'x-readout-token': 'TOKEN' } }, 404],
    [
      'a document that is no source’s original',
      '/api/originals/site.yaml',
      { headers: { 'x-readout-token': 'TOKEN' } },
      404,
    ],
    [
      'an original that leaves the folder',
      '/api/originals/sources/../../secret.original.txt',
      { headers: { 'x-readout-token': 'TOKEN' } },
      404,
    ],
    [
      'a link to a file outside as an original',
      '/api/originals/sources/linked.original.txt',
      { headers: { 'x-readout-token': 'TOKEN' } },
      404,
    ],
    ['originals to who has no token', '/api/originals', {}, 401],
    ['what leaves the page’s files', '/../../package.json', {}, 404],
    [
      'another command',
      '/api/work/send',
      { method: 'POST', headers: { 'x-readout-token': 'TOKEN', origin: 'ORIGIN' } },
      404,
    ],
    [
      'a method it does not know',
      '/api/files/site.yaml',
      { method: 'DELETE', headers: { 'x-readout-token': 'TOKEN', origin: 'ORIGIN' } },
      405,
    ],
    ['a page that is written to', '/index.html', { method: 'POST', headers: { origin: 'ORIGIN' } }, 405],
  ])('%s', async (_what, path, { headers = {}, ...asked }, status) => {
    const filled = (text: string): string =>
      text.replace('TOKEN', desk.token).replace('ORIGIN', desk.origin).replace('PORT', new URL(desk.origin).port);
    const all = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value)]));
    const answered = await ask(filled(path), { ...asked, headers: all });
    expect(answered.status).toBe(status);
    expect(answered.body).not.toContain(SECRET);
    expect(answered.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('a text that is too long, said or unsaid, and one that is not UTF-8', async () => {
    const long = 'x'.repeat(600 * 1024);
    expect((await put('long.mdx', long)).status).toBe(413);
    expect((await put('long.mdx', long, { 'transfer-encoding': 'chunked' })).status).toBe(413);
    expect((await put('bytes.mdx', Buffer.from([0xff, 0xfe, 0x00]))).status).toBe(413);
    expect(await readdir(content)).not.toContain('long.mdx');
  });

  it('a text put through a link, and one that says nothing of what it is based on', async () => {
    const text = await readFile(join(folder, 'secret.md'), 'utf8');
    expect((await put('sources/linked.md', 'overwritten', { 'x-readout-based-on': digestOf(text) })).status).toBe(409);
    expect((await put('sources/linked.md', 'overwritten')).status).toBe(409);
    expect((await put('new.mdx', 'text', { 'x-readout-based-on': 'anything' })).status).toBe(400);
    expect(await readFile(join(folder, 'secret.md'), 'utf8')).toBe(SECRET);
  });

  it('a document put over another, and through a link', async () => {
    const path = '/api/originals/sources/talks.original.pdf';
    const keep = (body: Buffer, at = path) => ask(at, { method: 'PUT', body, headers: own() });
    expect((await keep(Buffer.from([0xff, 0, 1]))).status).toBe(200);
    expect((await keep(Buffer.from([0xff, 0, 1]))).status).toBe(200);
    expect((await keep(Buffer.from([0xff, 0, 2]))).status).toBe(409);
    expect(await readFile(join(content, 'sources/talks.original.pdf'))).toEqual(Buffer.from([0xff, 0, 1]));
    expect((await keep(Buffer.from('overwritten'), '/api/originals/sources/linked.original.txt')).status).toBe(409);
    expect(await readFile(join(folder, 'secret.md'), 'utf8')).toBe(SECRET);
    const { headers } = await ask(path, { headers: own() });
    expect([headers['content-type'], headers['content-disposition']]).toEqual([
      'application/octet-stream',
      'attachment',
    ]);
  });

  it('another protocol, and headers without an end', async () => {
    const { hostname, port } = new URL(desk.origin);
    const closed = async (text: string): Promise<string> => {
      const socket = connect(Number(port), hostname);
      let said = '';
      socket.on('data', (data: Buffer) => (said += String(data)));
      socket.on('error', () => undefined);
      socket.write(text);
      await once(socket, 'close');
      return said;
    };
    const upgrade = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    expect(await closed(upgrade)).toBe('');
    expect(await closed(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toContain(
      '431',
    );
    expect(await closed('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n')).toBe('');
  });
});

describe('The desk’s server', () => {
  it('sends each file with the desk’s policy, and lets no other site have it', async () => {
    const { headers } = await ask('/');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('gives and saves the folder’s texts to whoever has the token', async () => {
    const files = JSON.parse((await ask('/api/files', { headers: own() })).body) as Held[];
    expect(files.map((f) => f.path)).toContain('black-sea.mdx');
    expect(JSON.stringify(files)).not.toContain(SECRET);
    const [held] = files.filter((f) => f.path === 'moscow-talks.mdx');
    const text = `${held?.text}\n{/* more */}\n`;
    const saved = JSON.parse(
      (await put('moscow-talks.mdx', text, { 'x-readout-based-on': held?.digest ?? '' })).body,
    ) as Saved;
    expect(saved).toEqual({ kept: true, digest: digestOf(text) });
    expect(await readFile(join(content, 'moscow-talks.mdx'), 'utf8')).toBe(text);
  });

  it('saves nothing over what someone else has saved meanwhile', async () => {
    const file = join(content, 'india-tariffs.mdx');
    const before = await readFile(file, 'utf8');
    await writeFile(file, `${before}\n{/* theirs */}\n`);
    const answered = await put('india-tariffs.mdx', 'mine', { 'x-readout-based-on': digestOf(before) });
    expect(answered.status).toBe(409);
    expect((JSON.parse(answered.body) as { now: Held }).now.text).toContain('theirs');
    expect(await readFile(file, 'utf8')).toContain('theirs');
    expect((await put('india-tariffs.mdx', 'mine')).status).toBe(409);
  });

  it('leaves the old text or the new one where it is killed while it saves, and takes its leftovers away', async () => {
    const file = join(content, 'geneva-meeting.mdx');
    const texts = new Set([await readFile(file, 'utf8')]);
    for (let round = 0; round < 12; round++) {
      const killed = await openDesk(content);
      const { origin, token } = killed;
      let basedOn = digestOf(await readFile(file, 'utf8'));
      for (let n = 0; n < 4; n++) {
        const text = `${round}.${n} ${'x'.repeat(300_000)}`;
        texts.add(text);
        const headers = { 'x-readout-token': token, 'x-readout-based-on': basedOn, origin };
        void fetch(`${origin}/api/files/geneva-meeting.mdx`, { method: 'PUT', body: text, headers }).catch(
          () => undefined,
        );
        basedOn = digestOf(text);
      }
      await new Promise((wait) => setTimeout(wait, round * 2));
      killed.child.kill('SIGKILL');
      await once(killed.child, 'exit');
      expect(texts.has(await readFile(file, 'utf8'))).toBe(true);
    }
    await (await openDesk(content)).close();
    expect((await readdir(content)).filter((name) => name.startsWith('.readout-saving'))).toEqual([]);
  });

  it('makes the mail draft and the pictures that a build writes', async () => {
    const own = await mkdtemp(join(tmpdir(), 'readout-made-'));
    const made = await openDesk(await sampleIn(own));
    try {
      const library = await loadLibrary(join(own, 'briefings'));
      const brief = library.briefings.find((b) => b.id === 'geneva-meeting');
      if (!brief) throw new Error('The sample is not as this test knows it');
      const outputs = openOutputs(ROOT, library.site);
      const got = async (name: string): Promise<Buffer> => {
        const answer = await fetch(`${made.origin}/api/made/${name}`, { headers: { 'x-readout-token': made.token } });
        expect(answer.status, name).toBe(200);
        return Buffer.from(await answer.arrayBuffer());
      };
      expect((await got('geneva-meeting.eml')).equals(await outputs.mail(brief))).toBe(true);
      expect((await got('geneva-meeting.png')).equals(await outputs.picture(brief, 'card'))).toBe(true);
      expect((await got('geneva-meeting.portrait.png')).equals(await outputs.picture(brief, 'portrait'))).toBe(true);
      expect((await got('geneva-meeting.sheet.png')).equals(await outputs.picture(brief, 'sheet'))).toBe(true);
      const list = 'email,name\nreader@example.org,A reader\n';
      const tried = await fetch(`${made.origin}/api/work/send/geneva-meeting`, {
        ...{ method: 'POST', body: list },
        headers: { 'x-readout-token': made.token, origin: made.origin },
      });
      const said = await tried.text();
      expect(said).toContain('Would be sent to 1 recipient');
      expect(said).toContain('Nothing was sent');
      expect(said).toMatch(/exit 0\n$/);
    } finally {
      await made.close();
      await rm(own, { recursive: true, force: true });
    }
  });

  it('says in a sentence why it cannot make them', async () => {
    expect((await ask('/api/made/moscow-talks.pdf', { headers: own() })).status).toBe(404);
    expect((await ask('/api/made/..%2fsecret.eml', { headers: own() })).status).toBe(404);
    const { status, body } = await ask('/api/made/no-such-briefing.eml', { headers: own() });
    expect([status, body]).toEqual([409, 'no-such-briefing cannot be read as a briefing: see its problems\n']);
  });

  it('runs the check on the folder and says what it prints', async () => {
    const { body } = await ask('/api/work/check', { method: 'POST', headers: own() });
    expect(body).toMatch(/linked\.md[\s\S]*is a symbolic link[\s\S]*exit 1\n$/);
  });
});
