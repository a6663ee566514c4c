import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readFile, writeFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run as check } from '../../../src/cli/check.ts';
import type { Problem } from '../../../src/problem.ts';
import type { Told } from '../../../src/reading/check.ts';
import { openDesk, type Desk } from './desk.ts';

const READOUT = join(import.meta.dirname, '../../../src/cli/start.js');

/** A desk whose briefing has an error, a warning, and an error in a source. */
async function faultyDesk(): Promise<Desk> {
  const desk = await openDesk();
  const briefing = join(desk.cwd, 'briefings/harbour-dues.mdx');
  const text = await readFile(briefing, 'utf8');
  await writeFile(briefing, text.replace('tlp: CLEAR', 'tlp: WHITE').replace('Owners decide', 'Owners must decide'));
  await appendFile(join(desk.cwd, 'briefings/sources/tariff-2026.md'), 'One line, more: 100 %\n');
  return desk;
}

describe('`check`', () => {
  it('prints an array as JSON, each with its place, severity, rule, message and note', async () => {
    const desk = await faultyDesk();
    expect(await check(['--format', 'json'], desk)).toBe(1);
    const problems = JSON.parse(desk.printed.join('')) as Problem[];
    expect(problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.severity} ${p.rule}`)).toEqual([
      'harbour-dues.mdx:6:6 error label',
      'sources/tariff-2026.md:7:9 error snapshot',
    ]);
    const keys = ['file', 'line', 'column', 'endLine', 'endColumn', 'severity', 'rule', 'message', 'note'];
    for (const p of problems) expect(Object.keys(p)).toEqual(keys);
  });

  describe('carries the edit that would mend a problem', () => {
    /** A desk whose third fact quotes its letter in another letter case, and in which a citation names no source. */
    async function mendableDesk(written: (text: string) => string = (text) => text): Promise<Desk> {
      const desk = await openDesk();
      const briefing = join(desk.cwd, 'briefings/harbour-dues.mdx');
      const text = await readFile(briefing, 'utf8');
      const faulty = text
        .replace('"It has not ruled out a strike."', '"it has Not ruled out a strike."')
        .replace('source="tariff-2026" passage="The rise', 'passage="The rise');
      await writeFile(briefing, written(faulty));
      return desk;
    }

    const fixesOf = (desk: Desk): NonNullable<Told['fix']>[] =>
      (JSON.parse(desk.printed.join('')) as Told[]).flatMap((p) => p.fix ?? []);

    it.each([
      ['LF', (text: string) => text],
      ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
      ['mixed line ends', (text: string) => text.replace('\n', '\r\n').replace(/\n<Gap>/, '\r<Gap>')],
      ['a byte order mark', (text: string) => `\uFEFF${text}`],
      ['a byte order mark and CRLF', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ])('as JSON, its range that of the file as saved, with %s', async (_, written) => {
      const desk = await mendableDesk(written);
      expect(await check(['--format', 'json'], desk)).toBe(1);
      const fixes = fixesOf(desk);
      const text = await readFile(join(desk.cwd, 'briefings/harbour-dues.mdx'), 'utf8');
      expect(fixes.map((f) => [f.file, text.slice(...f.range), f.text, f.safe])).toEqual([
        ['harbour-dues.mdx', '', 'source="tariff-2026" ', true],
        [
          ...['harbour-dues.mdx', 'passage="it has Not ruled out a strike."'],
          ...['passage="It has not ruled out a strike."', true],
        ],
      ]);
      const after = [...fixes]
        .reverse()
        .reduce((t, { range: [start, end], text: put }) => t.slice(0, start) + put + t.slice(end), text);
      await writeFile(join(desk.cwd, 'briefings/harbour-dues.mdx'), after);
      desk.printed.length = 0;
      expect(await check([], desk)).toBe(0);
    });

    it('as SARIF that the standard’s schema accepts', async () => {
      const desk = await mendableDesk();
      await check(['--format', 'sarif'], desk);
      const log = JSON.parse(desk.printed.join('')) as { runs: { results: unknown[] }[] };
      expect(await faultsOf(log)).toEqual([]);
      expect(log.runs[0]?.results).toContainEqual(
        expect.objectContaining({ fixes: [expect.objectContaining({ properties: { safe: true } })] }),
      );
      expect(log.runs[0]?.results.find((r) => (r as object & { ruleId: string }).ruleId === 'schema')).toMatchObject({
        fixes: [
          {
            description: { text: 'source="tariff-2026"' },
            artifactChanges: [
              {
                artifactLocation: { uri: 'briefings/harbour-dues.mdx' },
                replacements: [
                  {
                    deletedRegion: { startLine: 16, endLine: 16 },
                    insertedContent: { text: 'source="tariff-2026" ' },
                  },
                ],
              },
            ],
          },
        ],
      });
    });

    it('as text, for a person', async () => {
      const desk = await mendableDesk();
      await check([], desk);
      expect(desk.printed.join('')).toContain('check --fix writes: passage="It has not ruled out a strike."');
      const briefing = join(desk.cwd, 'briefings/harbour-dues.mdx');
      await writeFile(briefing, (await readFile(briefing, 'utf8')).replace('it has Not ruled', 'It has ruled'));
      await check([], desk);
      expect(desk.printed.at(-1)).toContain('could be: passage="It has not ruled out a strike."');
      await check(['--format', 'github'], desk);
      expect(desk.printed.at(-1)).toContain('%0Acould be: passage="It has not ruled out a strike."');
    });
  });

  it('says once a briefing which rules do not read its language', async () => {
    const desk = await openDesk();
    await check([], desk);
    expect(desk.printed.join('\n')).not.toContain('read nothing or less');
    const briefing = join(desk.cwd, 'briefings/harbour-dues.mdx');
    const text = await readFile(briefing, 'utf8');
    await writeFile(briefing, text.replace('tlp: CLEAR', 'tlp: CLEAR\nlang: fr'));
    await check([], desk);
    const notes = desk.printed.filter((line) => line.includes('in "fr" these rules read nothing or less'));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain('claim-attributed');
    expect(notes[0]).not.toMatch(/number-sourced|quote-verbatim|stale-date/);
    const told = async (format: string): Promise<string> => {
      await check(['--format', format], desk);
      return desk.printed.at(-1) ?? '';
    };
    const entries = JSON.parse(await told('json')) as { file: string; severity: string; message: string }[];
    expect(entries.filter((e) => e.severity === 'note').map((e) => e.message.slice(0, 36))).toEqual(
      ['in "fr" these rules read nothing or l'].map((m) => m.slice(0, 36)),
    );
    expect(await told('sarif')).toContain('in \\"fr\\" these rules read nothing or less');
    expect(await told('github')).toMatch(/^::notice file=.*harbour-dues\.mdx::in "fr" these rules/m);
  });

  it('says of drafts, and with --verbose of all, the words on the sheet and those it holds', async () => {
    const desk = await openDesk();
    const briefing = join(desk.cwd, 'briefings/harbour-dues.mdx');
    await check([], desk);
    expect(desk.printed.join('\n')).not.toContain('on the sheet');
    await check(['--verbose'], desk);
    const line =
      /^briefings\/harbour-dues\.mdx: \d+ words on the sheet; it holds about \d+ on A4, \d+ on Letter: room for \d+ more$/m;
    expect(desk.printed.join('\n')).toMatch(line);
    const fault = await readFile(briefing, 'utf8');
    await writeFile(briefing, fault.replace('status: published', 'status: draft').replace('</Gap>', '{1}</Gap>'));
    desk.printed.length = 0;
    expect(await check([], desk)).toBe(1);
    expect(desk.printed.join('\n')).toMatch(line);
    desk.printed.length = 0;
    await check(['--format', 'json'], desk);
    expect(desk.printed.join('\n')).not.toContain('on the sheet');
  });

  it('prints SARIF that the standard’s schema accepts, with the rules it can break', async () => {
    const desk = await faultyDesk();
    await check(['--format', 'sarif'], desk);
    const log = JSON.parse(desk.printed.join('')) as { runs: { results: unknown[] }[] };
    expect(await faultsOf(log)).toEqual([]);
    expect(log.runs[0]?.results).toHaveLength(2);
    expect(log.runs[0]?.results[0]).toMatchObject({
      ruleId: 'label',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'briefings/harbour-dues.mdx' },
            region: { startLine: 6, startColumn: 6, endLine: 6, endColumn: 11 },
          },
        },
      ],
    });
    const place = log.runs[0]?.results[0] as { locations: { physicalLocation: { region: { startLine: number } } }[] };
    place.locations[0]!.physicalLocation.region.startLine = 0;
    expect(await faultsOf(log)).toEqual(['/runs/0/results/0/locations/0/physicalLocation/region/startLine']);
  });

  it('prints SARIF where there is nothing to tell, so that a program need not ask', async () => {
    const desk = await openDesk();
    expect(await check(['--format', 'sarif'], desk)).toBe(0);
    const log = JSON.parse(desk.printed.join('')) as { runs: { results: unknown[] }[] };
    expect(await faultsOf(log)).toEqual([]);
    expect(log.runs[0]?.results).toEqual([]);
  });

  it('prints annotations that GitHub shows at their lines, what would end one escaped', async () => {
    const desk = await faultyDesk();
    await writeFile(join(desk.cwd, 'briefings/100 % sure, yes: no.mdx'), '');
    await check(['--format', 'github'], desk);
    const lines = desk.printed.join('\n').split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /^::error file=briefings\/100 %25 sure%2C yes%3A no\.mdx,line=1,.*title=schema::The file’s/,
    );
    expect(lines[1]).toMatch(
      /^::error file=briefings\/harbour-dues\.mdx,line=6,endLine=6,col=6,endColumn=11,title=label::/,
    );
    for (const line of lines) expect(line).toMatch(/^::(error|warning) [^:]*::[^:]/);
    expect(lines[1]).toContain('%0A');
  });

  it('prints text in the shape of vfile-reporter: by file, a line a problem, its note under it', async () => {
    const desk = await faultyDesk();
    await check([], desk);
    expect(desk.printed.join('')).toMatch(
      /^briefings\/harbour-dues\.mdx\n6:6-6:11 +error +Field `tlp` is "WHITE"[^\n]* label +readout\n +\[note\]:\n +\S/,
    );
    expect(desk.printed.join('')).toMatch(/2 messages \(✖ 2 errors\)|✖ 2 errors/);
  });

  it('prints nothing that a terminal would obey', async () => {
    const desk = await openDesk();
    await writeFile(join(desk.cwd, 'briefings/\u001b[31m\u202Exdm.mdx'), '');
    await check([], desk);
    expect(desk.printed.join('')).toMatch(/^briefings\/<U\+001B>\[31m<U\+202E>xdm\.mdx\n/);
    // eslint-disable-next-line no-control-regex -- it looks for them
    expect(desk.printed.join('')).not.toMatch(/[\u001b\u202E]/);
  });

  it('fails on errors alone', async () => {
    const desk = await openDesk();
    const briefing = join(desk.cwd, 'briefings/harbour-dues.mdx');
    await writeFile(briefing, (await readFile(briefing, 'utf8')).replace('Owners decide', 'Owners must decide'));
    expect(await check([], desk)).toBe(0);
    expect(desk.printed.join('')).toContain('policy-advice');
  });

  it('refuses a format it does not have and a folder that is not there', async () => {
    const desk = await openDesk();
    await expect(check(['--format', 'xml'], desk)).rejects.toThrow('--format takes text, json, sarif, github');
    await expect(check(['nowhere'], desk)).rejects.toThrow('there is no folder "nowhere"');
  });

  it('exits 1 and 0 as a program, with the problems on standard output', async () => {
    const desk = await faultyDesk();
    const node = (...args: string[]) => promisify(execFile)(process.execPath, [READOUT, ...args], { cwd: desk.cwd });
    const failed = (await node('check', '--format', 'json').catch((e: unknown) => e)) as {
      code: number;
      stdout: string;
    };
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stdout)).toHaveLength(2);
  });

  it('checks again when a file was saved, with --watch, and waits for a folder that is away', async () => {
    const desk = await openDesk();
    const watching = spawn(process.execPath, [READOUT, 'check', '--watch'], {
      cwd: desk.cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void watching.kill());
    const lines = createInterface({ input: watching.stdout });
    await once(lines, 'line');
    const lineWith = (words: string): Promise<string> =>
      new Promise((found, ended) => {
        lines.on('line', (line) => line.includes(words) && found(line));
        lines.on('close', () => ended(new Error('It watches no more')));
      });
    const label = lineWith('label');
    const briefing = join(desk.cwd, 'briefings/harbour-dues.mdx');
    await writeFile(briefing, (await readFile(briefing, 'utf8')).replace('tlp: CLEAR', 'tlp: WHITE'));
    expect(await label).toMatch(/^6:6-6:11 +error/);
    const away = lineWith('it is waited for');
    await rename(join(desk.cwd, 'briefings'), join(desk.cwd, 'moved'));
    expect(await away).toBe('there is no folder "briefings"; it is waited for');
    const again = lineWith('label');
    await rename(join(desk.cwd, 'moved'), join(desk.cwd, 'briefings'));
    expect(await again).toMatch(/^6:6-6:11 +error/);
    const own = lineWith('readout.config.ts');
    await writeFile(join(desk.cwd, 'readout.config.ts'), 'export default 1;\n');
    expect(await own).toBe('readout.config.ts');
    // As most editors save: a new file in the place of the old.
    for (const label of ['tlp: PINK', 'tlp: BLUE']) {
      const told = lineWith(label.slice(5));
      await writeFile(join(desk.cwd, 'saved'), (await readFile(briefing, 'utf8')).replace(/^tlp: .*$/m, label));
      await rename(join(desk.cwd, 'saved'), briefing);
      expect(await told).toMatch(/^6:6-6:\d+ +error/);
    }
  });
});

/** Where a log is not what the schema of OASIS has it, as JSON pointers. */
async function faultsOf(log: unknown): Promise<string[]> {
  const text = await readFile(join(import.meta.dirname, 'sarif-2.1.0.schema.json'), 'utf8');
  // Draft 4 differs from 7, which is read here, in the name of `id` alone, as far as this schema uses it.
  const schema = { ...(JSON.parse(text) as object), id: undefined, $schema: undefined };
  const formats = {
    uri: (s: string) => URL.canParse(s),
    'uri-reference': (s: string) => URL.canParse(s, 'https://readout.example/'),
    'date-time': (s: string) => !Number.isNaN(Date.parse(s)),
  };
  const validate = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats }).compile(
    JSON.parse(JSON.stringify(schema)) as object,
  );
  validate(log);
  return (validate.errors ?? []).map((e) => e.instancePath);
}

it('a Node that reads no TypeScript says which to use, and how', () => {
  const run = spawnSync(process.execPath, ['--no-experimental-strip-types', READOUT, 'check', 'my-desk'], {
    encoding: 'utf8',
  });
  expect(run.status).toBe(2);
  expect(run.stderr).toContain(`This is Node ${process.version}`);
  // Nobody packs a Node 24 for a Mac.
  const way = process.platform === 'darwin' ? 'Install Node 24' : 'npm run readout -- check my-desk';
  expect(run.stderr).toContain(way);
});
