import { spawn, execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { MARKER } from '../../src/built/marker.ts';
import { end, freePort } from '../loopback.ts';
import { readout, ROOT, temporary } from './command.ts';

const START = join(ROOT, 'src/cli/start.js');

/** Runs a command in a folder, its two outputs apart. */
async function at(cwd: string, args: string[], env: Record<string, string> = {}) {
  return promisify(execFile)(process.execPath, [START, ...args], { cwd, env: { ...process.env, ...env } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (e: { code: number; stdout: string; stderr: string }) => e,
  );
}

describe('A command that is not what it takes is answered by a sentence and its usage, with exit code 2', () => {
  it.each([
    [['constructor'], 'there is no command "constructor"'],
    [['__proto__'], 'there is no command "__proto__"'],
    [['check', '--constructor'], "Unknown option '--constructor'"],
    [['check', '--format', 'constructor'], '--format takes text, json, sarif, github, not "constructor"'],
    [['check', 'no\nwhere'], 'there is no folder "no<U+000A>where"'],
    [['check', 'a', '--folder', 'b'], 'one folder was expected, not "a b"'],
    [['check', ''], 'a folder was expected, not an empty name'],
    [['build', '--site', 'https://exa mple.org'], '--site is "https://exa mple.org": expected'],
    [['dev', '--port', '99999'], '--port takes a number from 1 to 65535, not "99999"'],
    [['preview', '--port', '0'], '--port takes a number from 1 to 65535, not "0"'],
    [['preview', 'nowhere'], 'there is no built site in "nowhere"'],
    [['trace', 'constructor'], 'there is no source "constructor"'],
    [['draft', 'constructor'], 'there is no source "constructor"'],
    [['add', 'nowhere.txt'], 'there is no file "nowhere.txt"'],
    [['add', 'briefings'], 'briefings is no file'],
    [['new', '__proto__'], 'new takes an id'],
  ])('%j', async (args, says) => {
    const { code, stdout, stderr } = await at(ROOT, args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`readout: ${says}`);
    const [, usage = '', ...more] = stderr.trimEnd().split('\n');
    expect(usage).toMatch(
      args[0]?.startsWith('_') || args[0] === 'constructor' ? /^Commands: / : `Usage: readout ${args[0]} `,
    );
    expect(more.length).toBeLessThanOrEqual(1);
  });
});

describe('What the machine does not do is a sentence, with exit code 4', () => {
  it('a port that is taken', async () => {
    await temporary(async (folder) => {
      await writeFile(join(folder, 'index.html'), '');
      const server = createServer().listen(0, 'localhost');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const { code, stderr } = await at(folder, ['preview', '.', '--port', String(port)]);
      server.close();
      expect([code, stderr]).toEqual([4, `readout: port ${port}: the port is taken: name another with --port\n`]);
    });
  });

  it('a name that no file system takes', async () => {
    const { code, stderr } = await at(ROOT, ['check', 'x'.repeat(300)]);
    expect([code, stderr]).toEqual([
      4,
      expect.stringMatching(/^readout: .*the name is too long for the file system\n$/),
    ]);
  });
});

describe('Paths are named from where the user stands', () => {
  it('through npm too, for files, folders and outputs alike', async () => {
    await temporary(async (folder) => {
      await cp(join(ROOT, 'test/cases/_base'), join(folder, 'desk'), { recursive: true });
      await writeFile(join(folder, 'note.txt'), 'The Authority met the owners.');
      const asNpm = (event: string) => ({
        INIT_CWD: folder,
        npm_package_json: join(ROOT, 'package.json'),
        npm_lifecycle_event: event,
      });
      const add = [
        'add',
        'note.txt',
        'desk',
        '--title',
        'Note',
        '--publisher',
        'not stated',
        '--published',
        '2026-03-01',
      ];
      const what = ['--descriptor', 'note', '--rights', 'none'];
      expect(await at(ROOT, [...add, ...what], asNpm('readout'))).toMatchObject({ code: 0 });
      expect(await readFile(join(folder, 'desk/sources/note.md'), 'utf8')).toContain('The Authority met the owners.');
      expect(await at(ROOT, ['new', 'berths', '--folder', 'desk'], asNpm('readout'))).toMatchObject({ code: 0 });
      expect(await readdir(join(folder, 'desk'))).toContain('berths.mdx');
      expect((await at(ROOT, ['check', 'desk'], asNpm('check'))).stdout).toContain('desk/berths.mdx');
      expect((await at(ROOT, ['check', 'desk'], asNpm('test'))).stderr).toContain('there is no folder "desk"');
    });
  });
});

describe('`preview`', () => {
  it.each(['/', '/under/a/path/'])('serves a built site at %s, where there is no content', async (base) => {
    await temporary(async (folder) => {
      const site = join(folder, 'my site');
      await mkdir(join(site, 'about'), { recursive: true });
      await writeFile(join(site, 'index.html'), 'home');
      await writeFile(join(site, 'about/index.html'), 'about');
      await writeFile(join(site, '404.html'), 'not here');
      await writeFile(join(site, MARKER), JSON.stringify({ url: `https://readout.example${base.replace(/\/$/, '')}` }));
      const port = await freePort();
      const server = spawn(process.execPath, [START, 'preview', 'my site', '--port', String(port)], { cwd: folder });
      try {
        const [said] = (await once(server.stdout, 'data')) as [Buffer];
        const origin = `http://localhost:${port}`;
        expect(said.toString()).toBe(`${origin}${base}  (ctrl-c ends it)\n`);
        const asked = async (path: string) => {
          const answer = await fetch(origin + path);
          return [answer.status, answer.url.replace(origin, ''), await answer.text()];
        };
        expect(await asked('/')).toEqual([200, base, 'home']);
        expect(await asked(`${base}about`)).toEqual([200, `${base}about/`, 'about']);
        expect(await asked(`${base}nothing`)).toEqual([404, `${base}nothing`, 'not here']);
        expect((await fetch(origin + base, { method: 'POST' })).status).toBe(405);
      } finally {
        await end(server);
      }
    });
  });
});

it('`check` and `build` agree on topics and places that no file system likes', async () => {
  await temporary(async (folder) => {
    const desk = join(folder, 'desk');
    await cp(join(ROOT, 'test/cases/_base'), desk, { recursive: true });
    const file = join(desk, 'harbour-dues.mdx');
    const topics = [
      'CON',
      'con.',
      '..',
      'nul',
      '🙂',
      '__proto__',
      'constructor',
      'Trade',
      'trade',
      '港'.repeat(80),
      'LPT¹',
    ];
    const briefing = (await readFile(file, 'utf8'))
      .replace(/<Forecast[\s\S]*?<\/Forecast>/, '')
      .replace('ai: none', `place: AUX\ntopics: ${JSON.stringify(topics)}\nai: none`);
    await writeFile(join(desk, 'constructor.mdx'), briefing);
    await writeFile(file, briefing.replaceAll(/"(CON|Trade)"/g, '"Dues"'));
    expect(await readout(['check', desk])).toMatchObject({ code: 0 });
    expect(await readout(['build', desk, '--out', join(folder, 'site')])).toMatchObject({ code: 0 });
    const names = await readdir(join(folder, 'site/topics'));
    expect(names.filter((n) => /^(con|nul|lpt.|trade)/i.test(n)).sort()).toEqual([
      'con-',
      'constructor',
      'lpt¹-',
      'nul-',
      'trade',
    ]);
    expect(await readdir(join(folder, 'site/places'))).toContain('aux-');
    await writeFile(file, briefing.replace('"CON"', `"${'x'.repeat(300)}"`));
    const { code, said } = await readout(['check', desk]);
    expect([code, said]).toEqual([1, expect.stringContaining('has over 80 characters')]);
  });
});
