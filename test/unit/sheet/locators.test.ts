import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFonts } from '../../../src/fonts/index.ts';
import { assemble } from '../../../src/model/assemble.ts';
import type { Brief } from '../../../src/model/brief.ts';
import type { Site } from '../../../src/model/site.ts';
import { html } from '../../../src/mail/html.ts';
import { text } from '../../../src/mail/text.ts';
import { readContent } from '../../../src/reading/folder.ts';
import { layOut } from '../../../src/sheet/fit.ts';
import { openSetter } from '../../../src/sheet/words.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** The Geneva briefing, its source taken from a document of several pages. */
async function paged(lang = 'en'): Promise<{ brief: Brief; site: Site }> {
  const files = new Map((await readContent(join(ROOT, 'briefings'))).files);
  const file = 'sources/geneva-statement.md';
  files.set(file, (files.get(file) ?? '').replace('\n---\n', '\nlocators:\n  pages: 1 2 2+10 4 5\n---\n'));
  const briefing = files.get('geneva-meeting.mdx') ?? '';
  files.set('geneva-meeting.mdx', lang === 'en' ? briefing : briefing.replace('\n---\n', `\nlang: ${lang}\n---\n`));
  const { briefings, site } = assemble(files);
  const brief = briefings.find(({ id }) => id === 'geneva-meeting');
  if (!brief) throw new Error('The sample is not as this test knows it');
  return { brief, site };
}

const setter = openSetter(readFonts(ROOT));

it('a citation says on which page of its source the passage stands, on the sheet as in the mail', async () => {
  const { brief, site } = await paged();
  const sheet = layOut(brief, site, await setter);
  if (!('pages' in sheet)) throw new Error('It has no sheet');
  const printed = JSON.stringify(sheet.pages.a4);
  for (const said of ['[1,\u00A0p.\u00A01]', '[1,\u00A0p.\u00A04]', '[1,\u00A0pp.\u00A02–3]']) {
    expect(printed, said).toContain(said);
    expect(html(brief, site).replaceAll('&nbsp;', '\u00A0')).toContain(said);
    expect(text(brief, site)).toContain(said);
  }
  expect(printed).not.toContain('[1]');
});

it('and in the briefing’s language', async () => {
  const { brief, site } = await paged('de');
  const sheet = layOut(brief, site, await setter);
  expect('pages' in sheet && JSON.stringify(sheet.pages.letter)).toContain('[1,\u00A0S.\u00A04]');
});
