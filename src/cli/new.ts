import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { slashed } from '../disk/paths.ts';
import { BOTTOM_LINE, draftFrontMatter, ENDING } from '../model/draft.ts';
import { id as anyId } from '../model/fields.ts';
import { shown } from '../model/shown.ts';
import { FOLDER, folderOf, Usage, type Outcome, type World } from './command.ts';
import { typed } from './settings.ts';
import { writeNew } from './write-new.ts';

/** Writes a skeleton of a briefing as a draft, for a writer to fill; never over a file that is there. */
export async function run(args: string[], { print, now, cwd }: World): Promise<Outcome> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: FOLDER });
  const [id, ...more] = positionals;
  if (!id || !anyId.safeParse(id).success)
    throw new Usage('new takes an id of lower-case letters, digits and hyphens, at most 80, and no device name');
  const folder = folderOf(more, values.folder);
  const file = slashed(join(folder, `${id}.mdx`));
  const written = await writeNew(resolve(cwd, file), skeleton(now().toISOString()));
  if (!written) throw new Usage(`${shown(file, 200)} is there already`);
  print(`${shown(file, 200)} is written, as a draft. Fill it, and let \`${typed('check')}\` say what is still wrong.`);
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
