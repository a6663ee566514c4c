import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { assemble } from '../../../src/model/assemble.ts';
import { noLongerPublished, publish } from '../../../src/model/publish.ts';
import { readContent } from '../../../src/reading/folder.ts';

const BASE = join(import.meta.dirname, '../../cases/_base');
const { files: base } = await readContent(BASE);
const mdx = (base.get('harbour-dues.mdx') ?? '').replace(
  'How many vessels',
  'How many vessels of May, or of Ada Nord,',
);

/** The ids of the actors that are published where a draft, or none, stands beside the published briefing. */
function published(actor: string, draft?: (text: string) => string): string[] {
  const files = new Map([...base, ['harbour-dues.mdx', mdx], ['actors/nord.yaml', actor]]);
  if (draft) files.set('draft.mdx', draft(mdx.replace('status: published', 'status: draft')));
  return publish(assemble(files), '2026-05-01').actors.map(({ id }) => id);
}

const ALIAS = 'name: Nora Nordin\nkind: person\naliases: [May]\n';
const NAME = 'name: Ada Nord\nkind: person\n';
const referring = (text: string): string => text.replace('actor="pilots-union"', 'actor="nord"');
const naming = (text: string): string =>
  text.replace('How many vessels', 'How many vessels of Nora Nordin and Ada Nord');

describe('An actor whom a published text names', () => {
  it('is published where nothing of it is held back', () => {
    expect(published(ALIAS)).toContain('nord');
    expect(published(NAME)).toContain('nord');
  });

  it('is not published where only what is held back refers to it', () => {
    expect(published(ALIAS, referring)).not.toContain('nord');
    expect(published(NAME, referring)).not.toContain('nord');
  });

  it('is published by its full name alone where what is held back names it too', () => {
    expect(published(ALIAS, naming)).not.toContain('nord');
    expect(published(NAME, naming)).toContain('nord');
  });

  it('stays published where something published refers to it', () => {
    expect(published(ALIAS, referring)).toContain('pilots-union');
    expect(published(ALIAS, referring)).toContain('mara-lindqvist');
  });
});

describe('What was published may not go out any more', () => {
  const DAY = '2026-05-01';
  const then = publish(assemble(base), DAY);
  /** Of which files, once one of them has been saved with other words. */
  const since = (file: string, from: string | RegExp, to: string): string[] => {
    const text = base.get(file) ?? '';
    expect(text).toMatch(from);
    return noLongerPublished(then, publish(assemble(new Map([...base, [file, text.replace(from, to)]])), DAY));
  };

  it('where its label, status, day or words are others', () => {
    for (const [from, to] of [
      ['tlp: CLEAR', 'tlp: RED'],
      ['tlp: CLEAR', 'tlp: unsure'],
      ['status: published', 'status: draft'],
      [/published: 2026-\d\d-\d\d/, 'published: 2999-01-01'],
      ['How many vessels', 'How few vessels'],
    ] as const)
      expect(since('harbour-dues.mdx', from, to), to).toContain('harbour-dues.mdx');
  });

  it('where the whole of a source is not to be shown any more, or an actor has another name', () => {
    const [source = ''] = [...base.keys()].filter((f) => f.startsWith('sources/'));
    expect(since(source, /^rights:/m, 'show: full\nrights:')).toContain(source);
    expect(since('actors/pilots-union.yaml', /^name: .*/m, 'name: Union of Pilots')).toContain(
      'actors/pilots-union.yaml',
    );
  });

  it('but not where only what is not of the site is others', () => {
    const draft = (base.get('harbour-dues.mdx') ?? '').replace('status: published', 'status: draft');
    const withDraft = new Map([...base, ['draft.mdx', draft], ['another.mdx', draft.replace('draft', 'published')]]);
    expect(noLongerPublished(then, publish(assemble(withDraft), DAY))).toEqual([]);
  });
});
