import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as check } from '../../../src/cli/check.ts';
import { run as draft } from '../../../src/cli/draft.ts';
import { sourceFile } from '../../../src/model/new-file.ts';
import type { Problem } from '../../../src/problem.ts';
import { openDesk, type Desk } from './desk.ts';

const SAMPLE = join(import.meta.dirname, '../../../briefings/sources');
const NOTICE = `Harbour dues rise by 4.5 per cent from 1 April 2026. The rise applies to vessels over 500 gross tons.

The Authority wants every berth paid in advance. It offers a rebate of one tenth to vessels on shore power.

The Pilots’ Union asks for a delay until the autumn. It has not ruled out a strike.`;
const CALL = `President Joseph R. Biden, Jr. met today with President Mohamed bin Zayed of the United Arab Emirates. The leaders discussed the war in Sudan and agreed to work for a ceasefire.
On Tuesday, Secretary of State Antony J. Blinken said: "We want the fighting to end." Yesterday, the United Nations called for humanitarian access. Prime Minister Keir Starmer will travel to Washington tomorrow.`;

/** A folder with nothing in it but a source. */
async function withText(body: string, published: string, lang = 'en'): Promise<Desk> {
  const desk = await emptyDesk();
  const fields = {
    title: 'A text',
    publisher: 'not stated',
    published,
    descriptor: 'a text',
    rights: 'none stated',
    lang,
  };
  await writeFile(join(desk.cwd, 'briefings/sources/text.md'), sourceFile(fields, body));
  return desk;
}

async function emptyDesk(): Promise<Desk> {
  const desk = await openDesk();
  for (const gone of ['actors', 'sources', 'harbour-dues.mdx'])
    await rm(join(desk.cwd, 'briefings', gone), { recursive: true });
  await mkdir(join(desk.cwd, 'briefings/sources'));
  return desk;
}

async function errorsIn(desk: Desk): Promise<string[]> {
  await check(['--format', 'json'], desk);
  const problems = JSON.parse(desk.printed.at(-1) ?? '') as Problem[];
  return problems.filter((p) => p.severity === 'error').map((p) => `${p.file}: ${p.message}`);
}

const read = (desk: Desk, file: string): Promise<string> => readFile(join(desk.cwd, 'briefings', file), 'utf8');

describe('A first draft in an empty folder', () => {
  it.each(['black-sea-us-russia', 'black-sea-us-ukraine', 'geneva-statement', 'india-tariffs', 'moscow-talks'])(
    'from %s has no error of its own',
    async (id) => {
      const desk = await emptyDesk();
      const text = await readFile(join(SAMPLE, `${id}.md`), 'utf8');
      // Who issued it is a file of the sample's.
      await writeFile(join(desk.cwd, `briefings/sources/${id}.md`), text.replace(/^party:.*\n(?: +- .*\n)*/m, ''));
      const original = /file: (\S+)/.exec(text)?.[1];
      if (original) await cp(join(SAMPLE, original), join(desk.cwd, 'briefings/sources', original));
      expect(await draft([id], desk)).toBe(0);
      expect(await errorsIn(desk)).toEqual([]);
    },
  );

  it('proposes the bodies of a notice, each with its wish, and their files', async () => {
    const desk = await withText(NOTICE, '2026-03-10');
    await draft(['text'], desk);
    expect(await errorsIn(desk)).toEqual([]);
    expect((await readdir(join(desk.cwd, 'briefings/actors'))).sort()).toEqual(['authority.yaml', 'pilots-union.yaml']);
    expect(await read(desk, 'text-draft.mdx')).toMatch(
      /<Position actor="authority"[^]*The Authority wants[^]*<Position actor="pilots-union"[^]*asks for a delay/,
    );
    expect(await read(desk, 'actors/pilots-union.yaml')).toMatch(
      /^# Proposed [^]*name: Pilots’ Union\nkind: organisation/,
    );
    expect(desk.printed.join('\n')).toContain('actors/authority.yaml proposes Authority, organisation');
  });

  it('knows names with initials and suffixes, the days that words mean, and who is quoted', async () => {
    const desk = await withText(CALL, '2024-09-25');
    await draft(['text'], desk);
    expect(await errorsIn(desk)).toEqual([]);
    const text = await read(desk, 'text-draft.mdx');
    expect(text).toContain('<KeyFact on="2024-09-25">President Joseph R. Biden, Jr. met with President');
    expect(text).toContain('<KeyFact on="2024-09-24">On Tuesday, Secretary of State');
    expect(text).toContain('<KeyFact on="2024-09-24">The United Nations called for humanitarian access.');
    expect(text).toContain('<Quote by="antony-j-blinken">We want the fighting to end.');
    // What is still to come is no fact of a day, and those who agreed are not the state they spoke about.
    expect(text).toMatch(/Set aside[^]*will travel to Washington tomorrow/);
    expect(text).not.toMatch(/<Position actor="sudan"[^>]*>\s*<Wants>/);
    expect(await read(desk, 'actors/joseph-r-biden-jr.yaml')).toContain('name: Joseph R. Biden, Jr.\nkind: person');
  });

  it('never writes over an actor that is there', async () => {
    const desk = await withText(NOTICE, '2026-03-10');
    await mkdir(join(desk.cwd, 'briefings/actors'));
    const own = 'name: Harbour Authority\nkind: organisation\n';
    await writeFile(join(desk.cwd, 'briefings/actors/authority.yaml'), own);
    await draft(['text'], desk);
    expect(await read(desk, 'actors/authority.yaml')).toBe(own);
    expect(await read(desk, 'actors/authority-2.yaml')).toContain('name: Authority');
  });

  it.each([
    [
      'de',
      'Bundeskanzler Friedrich Merz sagte heute: „Wir wollen einen Waffenstillstand.“ Frankreich und Polen fordern neue Sanktionen. Die Ukraine meldete 12 Angriffe.',
      'Merz sagte: „Wir',
      'Frankreich',
    ],
    [
      'uk',
      'Президент України Володимир Зеленський заявив сьогодні: «Ми хочемо миру». Україна та Польща домовилися про навчання. Німеччина передасть 2 системи.',
      'Зеленський заявив: «Ми',
      'Польща',
    ],
  ])('takes the stale day out and proposes the states in %s', async (lang, body, said, state) => {
    const desk = await withText(body, '2025-03-25', lang);
    await draft(['text'], desk);
    expect(await errorsIn(desk)).toEqual([]);
    expect(await read(desk, 'text-draft.mdx')).toMatch(new RegExp(`<KeyFact on="2025-03-25">[^<]*${said}`));
    const actors = await readdir(join(desk.cwd, 'briefings/actors'));
    const files = await Promise.all(actors.map((file) => read(desk, `actors/${file}`)));
    expect(files.filter((f) => f.includes(`name: ${state}\nkind: state`))).toHaveLength(1);
  });

  it('gives no day to what may be still to come, and takes no one’s first name for a state', async () => {
    const body = `Chad Smith called the ban unlawful. Talks resume on Tuesday. The court heard 3 witnesses. The court sat in Berlin. The case is open.`;
    const desk = await withText(body, '2025-03-26');
    await draft(['text'], desk);
    const text = await read(desk, 'text-draft.mdx');
    expect(text).toMatch(/Set aside[^]*Talks resume on Tuesday/);
    expect(text).not.toContain('<KeyFact on=');
    expect(text).not.toContain('"chad"');
  });
});
