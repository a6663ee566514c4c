import { noLongerPublished, publish, type Published } from '../model/publish.ts';
import { shown } from '../model/shown.ts';
import { libraryOf } from '../reading/library.ts';
import { readContent, type Content } from '../reading/folder.ts';
import { readingOf } from '../reading/reading.ts';
import { count } from './command.ts';
import { ROOT } from './settings.ts';

/** Of what a site was made, something may not go out as it was read. The message is a sentence that says what. */
export class Overtaken extends Error {}

/** What a site was made of. */
export interface Made {
  /** The content folder's absolute path, and what was read there. */
  folder: string;
  content: Content;
  published: Published;
  today: string;
}

/** How often a folder that changes each time is read again. */
const LOOKS = 5;

/**
 * Looks again at the content that a site was made of. What was saved since is no matter, unless something of the site is
 * withheld now, or is not what it was: a label raised while the site was made keeps it from going out.
 *
 * @throws Overtaken
 */
export async function lookAgain({ folder, content, published, today }: Made): Promise<void> {
  for (let [known, looks] = [content, 0]; looks < LOOKS; looks++) {
    const now = await readContent(folder, { before: known });
    // What was read in between may be old by now.
    if (now.digest === known.digest) return;
    known = now;
    const [file, ...more] = noLongerPublished(
      published,
      publish(await libraryOf(await readingOf(ROOT, folder, now)), today),
    );
    if (file === undefined) continue;
    const files = more.length ? `${shown(file)} and ${count(more.length, 'other file')}` : shown(file);
    throw new Overtaken(`The content was changed while the site was made: ${files} may not go out as read then.`);
  }
  throw new Overtaken('The content was changed each time it was looked at again.');
}
