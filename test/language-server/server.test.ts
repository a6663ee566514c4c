import { execFile } from 'node:child_process';
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Editor } from './client.ts';

const BASE = join(import.meta.dirname, '../cases/_base');
const BRIEFING = 'harbour-dues.mdx';
const ROOT = join(import.meta.dirname, '../..');

/** What `check` prints of a folder. */
const checked = (folder: string): Promise<{ file: string; rule: string; line: number; message: string }[]> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['src/cli/start.js', 'check', folder, '--format', 'json'], { cwd: ROOT }, (_, out) =>
      resolve(JSON.parse(out) as never),
    );
  });

/** A config with a rule of the desk's own against a word. */
const config = (word: string): string => `export default { rules: [{
  name: 'desk/no-word', severity: 'warning', flags: 'a word',
  find: (_brief, _library, { texts, placeOf }) => texts.flatMap((text) => {
    const start = text.text.indexOf('${word}');
    if (start < 0) return [];
    const at = placeOf(text, { start, end: start + ${word.length} });
    return [{ at, message: 'No ${word}', note: 'Say it otherwise' }];
  }),
}] };
`;

/** What was found; the note stands on the next line. */
const firstLine = (message: string | { value: string }): string =>
  (typeof message === 'string' ? message : message.value).split('\n')[0] ?? '';

describe('readout lsp, to an editor,', () => {
  let editor: Editor;
  let whole: Awaited<ReturnType<typeof checked>>;

  beforeAll(async () => {
    editor = await Editor.open(BASE, async (folder) => {
      await appendFile(join(folder, 'actors/port-authority.yaml'), 'colour: blue\n');
      const letter = join(folder, 'sources/pilots-letter.md');
      await writeFile(letter, (await readFile(letter, 'utf8')).replace('party: pilots-union', 'party: [pilots-union]'));
    });
    await writeFile(join(editor.folder, '../readout.config.mjs'), config('lighthouse'));
    whole = await checked(editor.folder);
    await editor.open(BRIEFING);
  });

  it('tells the problems that check prints, of a file in the editor and of one that is not', async () => {
    const actor = await editor.problems('actors/port-authority.yaml', (all) => all.length > 0);
    const briefing = await editor.problems(BRIEFING);
    const said = (file: string, all: typeof actor) =>
      all.map(({ range, code, message }) => ({
        ...{ file, line: range.start.line + 1, rule: code, message: firstLine(message) },
      }));
    expect(actor.map(({ message }) => firstLine(message))).toEqual(['Field `colour` is unknown']);
    expect([...said('actors/port-authority.yaml', actor), ...said(BRIEFING, briefing)]).toEqual(
      whole.map(({ file, line, rule, message }) => ({ file, line, rule, message })),
    );
  });

  it('tells a problem while it is typed, and that it is gone', async () => {
    await editor.type(BRIEFING, 'It has not ruled out a strike.', 'It has ruled out a strike.');
    const found = await editor.problems(BRIEFING, (all) => all.some(({ code }) => code === 'passage-verbatim'));
    expect(found.find(({ code }) => code === 'passage-verbatim')).toMatchObject({
      severity: 1,
      source: 'readout',
      range: { start: { line: 16 } },
    });
    await editor.type(BRIEFING, 'It has ruled out a strike.', 'It has not ruled out a strike.');
    await editor.problems(BRIEFING, (all) => all.every(({ code }) => code !== 'passage-verbatim'));
  });

  it('tells what rules of the desk’s own find, as it is typed and as they are changed', async () => {
    const own = (all: readonly { code?: unknown }[]) => all.some(({ code }) => code === 'desk/no-word');
    await editor.type(BRIEFING, 'The Authority meets the union', 'A lighthouse keeper meets the union');
    const found = await editor.problems(BRIEFING, own);
    const line = editor
      .text(BRIEFING)
      .split('\n')
      .findIndex((text) => text.includes('lighthouse'));
    const character = editor.text(BRIEFING).split('\n')[line]?.indexOf('lighthouse');
    expect(found.find(({ code }) => code === 'desk/no-word')).toMatchObject({
      ...{ severity: 2, message: 'No lighthouse\nSay it otherwise' },
      range: { start: { line, character } },
    });
    await editor.type(
      BRIEFING,
      'A lighthouse keeper',
      '{/* readout-allow desk/no-word: he is one */} A lighthouse keeper',
    );
    await editor.problems(BRIEFING, (all) => !own(all) && all.every(({ code }) => code !== 'waiver'));
    await editor.type(BRIEFING, '{/* readout-allow desk/no-word: he is one */} A', 'A');
    await editor.problems(BRIEFING, own);
    await writeFile(join(editor.folder, '../readout.config.mjs'), config('windmill'));
    await editor.type(BRIEFING, 'A lighthouse keeper', 'A lighthouse man');
    await editor.problems(BRIEFING, (all) => !own(all));
    await editor.type(BRIEFING, 'A lighthouse man', 'The Authority');
  });

  it('offers mends as actions, and all safe ones as one', async () => {
    await editor.type(BRIEFING, 'vessels over 500 gross tons."', 'vessels over 500 gross tonnes."');
    const [problem] = (
      await editor.problems(BRIEFING, (all) => all.some(({ code }) => code === 'passage-verbatim'))
    ).filter(({ code }) => code === 'passage-verbatim');
    const range = problem?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const [action] = await editor.actions(BRIEFING, range);
    const [edit] = action?.edit?.changes?.[editor.uri(BRIEFING)] ?? [];
    expect(action).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'passage-verbatim' }] });
    expect(edit?.newText).toBe('passage="The rise applies to vessels over 500 gross tons."');
    await editor.type(BRIEFING, 'vessels over 500 gross tonnes."', 'vessels over 500 gross tons."');

    await editor.type(BRIEFING, 'probability="20"', 'probability={20}');
    await editor.problems(BRIEFING, (all) => all.some(({ code }) => code === 'mdx-safe'));
    const [all, ...more] = await editor.actions(BRIEFING, range, 'source.fixAll');
    expect(more).toEqual([]);
    expect(all?.edit?.changes?.[editor.uri(BRIEFING)]?.map(({ newText }) => newText)).toEqual(['"20"']);
    await editor.type(BRIEFING, 'probability={20}', 'probability="20"');
    await editor.problems(BRIEFING, (found) => found.every(({ code }) => code !== 'mdx-safe'));
  });

  it.each([
    ['components at the top of the file', '<', ['BottomLine', 'KeyFact', 'Watch']],
    ['what a position holds', '<Position actor="port-authority"><', ['Wants', 'Offers']],
    ['a citation in a fact', '<KeyFact>Dues rise. <', ['Cite']],
    ['attributes that are not given', '<Judgement term="likely" c', ['by', 'confidence', 'because', 'id']],
    ['actors', '<Position actor="', ['mara-lindqvist', 'pilots-union', 'port-authority']],
    ['who may be quoted', '<Quote by="', ['mara-lindqvist', 'pilots-union', 'port-authority']],
    ['sources', '<KeyFact>Dues. <Cite source="', ['pilots-letter', 'tariff-2026']],
    ['terms of the scale', '<Judgement term="', ['almost no chance', 'likely', 'almost certain']],
    ['values of a list', '<Judgement confidence="', ['low', 'moderate', 'high']],
  ])('completes %s in a text that does not parse yet', async (_, typed, labels) => {
    await editor.type(BRIEFING, '{/* left out', `${typed}\n\n{/* left out`);
    const offered = await editor.completions(BRIEFING, typed);
    await editor.type(BRIEFING, `${typed}\n\n{/* left out`, '{/* left out');
    expect(offered.map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
  });

  it('completes passages of the source that is named, those no claim rests on first', async () => {
    const typed = '<Gap>How many. <Cite source="tariff-2026" passage="The';
    await editor.type(BRIEFING, '{/* left out', `${typed}\n\n{/* left out`);
    const offered = await editor.completions(BRIEFING, typed);
    await editor.type(BRIEFING, `${typed}\n\n{/* left out`, '{/* left out');
    const sorted = offered.sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    expect(sorted[0]).toMatchObject({ label: 'The previous rise was in 2021.', detail: 'tariff-2026 ¶3' });
    expect(sorted.at(-1)).toMatchObject({ detail: 'tariff-2026 ¶2, cited' });
    expect(sorted.map(({ label }) => label)).not.toContain('It has not ruled out a strike.');
    // The words typed give way.
    expect(sorted[0]?.textEdit).toMatchObject({ newText: 'The previous rise was in 2021.' });
  });

  it('completes the fields of a front matter and what they take', async () => {
    await editor.type(BRIEFING, 'ai: none\n', 'ai: none\nto\n');
    const fields = await editor.completions(BRIEFING, 'ai: none\nto');
    await editor.type(BRIEFING, 'ai: none\nto\n', 'ai: none\n');
    expect(fields.map(({ label }) => label)).toContain('topics');
    expect(fields.map(({ label }) => label)).not.toContain('title');
    const labels = (await editor.completions(BRIEFING, 'tlp: ')).map(({ label }) => label);
    expect(labels).toEqual(['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED']);
  });

  it('shows a passage in its paragraph, and what stands behind a name', async () => {
    const passage = await editor.hover(BRIEFING, 'It has not ruled out a strike."');
    expect(passage).toContain('**Letter to the Port Authority**');
    expect(passage).toContain('¶1 The union asks for a delay until the autumn\\. **It has not ruled out a strike\\.**');
    expect(await editor.hover(BRIEFING, 'mara-lindqvist')).toBe(
      '**Mara Lindqvist** · person · chair of the Pilots’ Union on 2026-03-12',
    );
    expect(await editor.hover(BRIEFING, 'unlikely')).toBe('**unlikely** · 20–45%');
    expect(await editor.hover(BRIEFING, 'tlp')).toContain('FIRST TLP 2.0');
  });

  it('leads from a citation to the words, and from an id to its file', async () => {
    const [first, second] = await editor.definition(BRIEFING, 'a rebate of one tenth […]');
    const text = (await readFile(join(editor.folder, 'sources/tariff-2026.md'), 'utf8')).split('\n');
    const words = (at: typeof first) =>
      text[at?.range.start.line ?? 0]?.slice(at?.range.start.character, at?.range.end.character);
    expect([first?.uri, words(first), words(second)]).toEqual([
      editor.uri('sources/tariff-2026.md'),
      'a rebate of one tenth',
      'shore power',
    ]);
    expect(await editor.definition(BRIEFING, 'pilots-union')).toMatchObject([
      { uri: editor.uri('actors/pilots-union.yaml') },
    ]);
  });

  it('renames an actor in every file, and refuses what cannot be', async () => {
    expect(await editor.prepareRename(BRIEFING, 'pilots-union')).toMatchObject({ placeholder: 'pilots-union' });
    const edit = await editor.rename(BRIEFING, 'pilots-union', 'pilots');
    const changed = edit?.documentChanges?.map((one) =>
      'kind' in one
        ? one.kind
        : `${one.textDocument.uri} ${one.edits.map((e) => ('newText' in e ? e.newText : '')).join()}`,
    );
    expect(changed).toEqual([
      `${editor.uri('actors/mara-lindqvist.yaml')} pilots`,
      `${editor.uri(BRIEFING)} pilots`,
      `${editor.uri('sources/pilots-letter.md')} pilots`,
      'rename',
    ]);
    await expect(editor.rename(BRIEFING, 'pilots-union', 'Pilots Union')).rejects.toThrow('is no id');
    await expect(editor.rename(BRIEFING, 'pilots-union', 'port-authority')).rejects.toThrow('already');
    await expect(editor.rename(BRIEFING, 'unlikely', 'likely')).rejects.toThrow('Only an actor can be renamed');
    await editor.type(BRIEFING, '<Position actor="port-authority">', '<Position actor="port-authority"');
    await expect(editor.rename(BRIEFING, 'tlp', 'pilots')).rejects.toThrow();
    await editor.open('actors/pilots-union.yaml');
    await expect(editor.rename('actors/pilots-union.yaml', 'name', 'pilots')).rejects.toThrow(
      'harbour-dues.mdx cannot be read',
    );
    await editor.type(BRIEFING, '<Position actor="port-authority"', '<Position actor="port-authority">');
  });

  it('takes what other programs save, and checks the whole folder again', async () => {
    const actor = join(editor.folder, 'actors/port-authority.yaml');
    const text = (await readFile(actor, 'utf8')).replace('colour: blue\n', '');
    await editor.savedElsewhere('actors/port-authority.yaml', text);
    expect(await editor.problems('actors/port-authority.yaml', (all) => all.length === 0)).toEqual([]);
    // An actor that goes is missed where it is named.
    await rename(actor, join(editor.folder, 'actors/harbour-board.yaml'));
    await editor.savedElsewhere('actors/harbour-board.yaml', text);
    await editor.problems(BRIEFING, (all) =>
      all.some(({ message }) => firstLine(message).includes('`port-authority`')),
    );
    expect(await editor.definition(BRIEFING, 'port-authority')).toEqual([]);
  });

  afterAll(async () => {
    expect(await editor.close()).toBe(0);
  });
});
