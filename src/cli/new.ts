import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BOTTOM_LINE, draftFrontMatter, ENDING } from '../model/draft.ts';
import { id as anyId } from '../model/fields.ts';
import { Usage, type Outcome, type World } from './command.ts';

/** Writes a skeleton of a briefing as a draft, for a writer to fill; never over a file that is there. */
export async function run([id, folder = 'briefings', ...more]: string[], { print, now, cwd }: World): Promise<Outcome> {
  if (!id || more.length || !anyId.safeParse(id).success)
    throw new Usage('new takes an id of lower-case letters, digits and hyphens');
  const dir = resolve(cwd, folder);
  const file = join(dir, `${id}.mdx`);
  await mkdir(dir, { recursive: true });
  try {
    await writeFile(file, skeleton(now().toISOString()), { flag: 'wx' });
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'EEXIST')
      throw new Usage(`${join(folder, `${id}.mdx`)} is there already`);
    throw e;
  }
  print(
    `${join(folder, `${id}.mdx`)} is written, as a draft. Fill it, and let \`npm run check\` say what is still wrong.`,
  );
  return 0;
}

const skeleton = (now: string): string => `${draftFrontMatter(now, 'none')}

${BOTTOM_LINE}
<WhyItMatters>Who is affected, and the decision or deadline ahead.</WhyItMatters>

<KeyFact on="${now.slice(0, 10)}">One fact. <Cite source="the-source" passage="the words it rests on, exactly as captured"/></KeyFact>
<KeyFact>A second fact. <Cite source="the-source" passage="other words of the source"/></KeyFact>
<KeyFact>A third fact. <Cite source="the-source" passage="yet other words of the source"/></KeyFact>

<Position actor="an-actor">
  <Wants>What it asks for. <Cite source="the-source" passage="words that say so"/></Wants>
</Position>
<Position actor="another-actor">
  <Offers>What it offers, or on what condition. <Cite source="the-source" passage="words that say so"/></Offers>
</Position>

${ENDING}
`;
