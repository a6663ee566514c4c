import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { actorFields } from '../../src/model/actor.ts';
import { end, freePort } from '../loopback.ts';

const root = join(import.meta.dirname, '../..');
const readme = await readFile(join(root, 'README.md'), 'utf8');
const section = readme.slice(
  readme.indexOf('## Write your first briefing'),
  readme.indexOf('### What a briefing may hold'),
);

/** What the README tells a writer to do, in order: save a file, or run a command. */
type Step = { file: string; text: string } | { command: string };
const STEPS = [
  ...section.matchAll(/(?:`([^`\s]+)`:\n\n)?(?:<!-- prettier-ignore -->\n)?```(\w+)\n([\s\S]*?)```/g),
].flatMap(([, file, kind, text = '']): Step[] =>
  kind === 'sh' ? commandsIn(text) : file === undefined ? [] : [{ file, text }],
);

function commandsIn(text: string): Step[] {
  const lines = text.replaceAll('\\\n', ' ').split('\n');
  return lines.filter((l) => l !== '' && !l.includes('preview')).map((command) => ({ command }));
}

describe('The README’s first briefing, step by step', () => {
  let desk: string;
  const printed = new Map<string, string>();

  beforeAll(async () => {
    desk = await mkdtemp(join(tmpdir(), 'readout-readme-'));
    for (const step of STEPS) {
      if ('file' in step) await save(step.file, step.text);
      else printed.set(step.command.split(/\s+/).slice(0, 5).join(' '), run(step.command));
    }
  });
  afterAll(() => rm(desk, { recursive: true }));

  const save = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(desk, file)), { recursive: true });
    await writeFile(join(desk, file), text);
  };

  /** Runs a command as npm would, but beside the files that the README had saved. */
  const run = (command: string): string => {
    const readout = `"${process.execPath}" "${join(root, 'src/cli/start.js')}"`;
    const line = command.replace(/^npm run readout -- /, `${readout} `).replace(/^npm run (\w+) -- /, `${readout} $1 `);
    return execFileSync('sh', ['-c', line], { cwd: desk, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  };

  it('saves five files and runs four commands', () => {
    expect(STEPS.filter((s) => 'file' in s)).toHaveLength(5);
    expect([...printed.keys()]).toHaveLength(4);
  });

  it('leaves nothing in the folder but what was asked for', async () => {
    expect((await readdir(desk)).filter((name) => !STEPS.some((s) => 'file' in s && s.file.startsWith(name)))).toEqual([
      'my-site',
    ]);
  });

  it('captures the source with its hash', async () => {
    expect(await readFile(join(desk, 'my-desk/sources/notice.md'), 'utf8')).toMatch(/^sha256: [0-9a-f]{64}$/m);
  });

  it('checks clean', () => {
    expect(printed.get('npm run check -- my-desk')).toContain('no problems');
  });

  it('says how many of each, one in the singular', () => {
    expect(printed.get('npm run build -- my-desk')).toMatch(/^1 briefing, 1 source, \d actors:$/m);
  });

  it.each([
    'index.html',
    'briefings/harbour-dues/index.html',
    'sources/notice/index.html',
    'briefings/harbour-dues.pdf',
  ])('builds %s', (file) => {
    expect(existsSync(join(desk, 'my-site', file))).toBe(true);
  });

  it.each([
    [/^npm run readout -- (preview my-site)$/m, 'serves what was built'],
    [/`npm run (dev) -- (my-desk)` shows the page/, 'shows the page while one writes'],
  ])('%s %s', async (said, _does) => {
    const [, ...named] = said.exec(section) ?? [];
    const port = await freePort();
    const args = [join(root, 'src/cli/start.js'), ...named.join(' ').split(' '), '--port', String(port)];
    const { VITEST: _vitest, ...env } = process.env;
    const server = spawn(process.execPath, args, { cwd: desk, env, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const lines = createInterface({ input: server.stdout });
      for await (const line of lines) if (/http:\/\/\S+/.test(line)) break;
      for (const [path, shows] of [
        ['/', 'harbour-dues/'],
        ['/briefings/harbour-dues/', '<article class="brief"'],
      ] as const) {
        const answer = await fetch(`http://localhost:${port}${path}`);
        expect([answer.status, (await answer.text()).includes(shows)]).toEqual([200, true]);
      }
    } finally {
      await end(server);
    }
  });

  it('shows the mail and whom it would go to, and sends nothing', async () => {
    const [line = ''] = /^npm run readout -- send .*$/m.exec(readme) ?? [];
    expect(line).not.toContain('--live');
    await save('list.csv', 'email,name\nanna@readout.example,Anna\n');
    const dry = run(line.replace('moscow-talks', 'harbour-dues my-desk'));
    expect(dry).toContain('anna@readout.example');
    expect(dry).toMatch(/\[TLP:\w+\]/);
  });
});

describe('The README’s actor file', () => {
  const [, text = ''] = /`my-desk\/actors\/mara-lindqvist\.yaml`, in full:\s+```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
  const actor = parse(text) as { offices: object[] };

  it('has every field that one may have, and nothing else', () => {
    expect(actorFields.safeParse(actor).error).toBeUndefined();
    expect(Object.keys(actor).sort()).toEqual(Object.keys(actorFields.shape).sort());
    const office = actorFields.shape.offices.unwrap().element;
    expect(Object.keys(actor.offices[0] ?? {}).sort()).toEqual(Object.keys(office.shape).sort());
  });
});

describe('The README names only', () => {
  it('commands that there are', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([\w-]+)/g)].map(([, script = '']) => script);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('files that there are', () => {
    const prose = readme.replace(/^```[\s\S]*?^```/gm, '');
    const linked = [...prose.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, file = '']) => file);
    expect(linked.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
