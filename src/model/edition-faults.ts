import { problem, START, type Problem } from '../problem.ts';
import type { Brief } from './brief.ts';
import { mayGo } from './label.ts';
import type { Library } from './library.ts';
import { shown } from './shown.ts';
import type { Site } from './site.ts';

/** A file of a briefing or of an edition of it, by its name. */
interface Entry {
  readonly file: string;
  readonly id: string;
  readonly number?: number;
}

/** What is wrong between a briefing and the editions of it that were kept. */
export function editionFaults(
  { briefing, edition }: Readonly<Record<'briefing' | 'edition', readonly Entry[]>>,
  briefs: readonly Brief[],
  fields: Library['fields'],
): Problem[] {
  const byFile = new Map(briefs.map((brief) => [brief.file, brief]));
  return edition.flatMap(({ file, id, number = 0 }) => {
    const present = briefing.find((entry) => entry.id === id);
    if (!present)
      return [
        problem(
          'schema',
          file,
          START,
          `There is no briefing \`${shown(id, 100)}\` that this is an edition of`,
          `Write ${shown(id, 100)}.mdx, or take the file out`,
        ),
      ];
    const [brief, now] = [byFile.get(file), byFile.get(present.file)];
    if (!brief) return [];
    const at = fields[file]?.['edition'] ?? START;
    if (brief.edition !== number)
      return [
        problem(
          'schema',
          file,
          at,
          `The file is edition ${number} by its name, and edition ${brief.edition} by its \`edition\``,
          'Write the number of its name',
        ),
      ];
    if (now && now.edition <= number) {
      const note = `Raise \`edition\` to ${number + 1} there, and say why in \`changeNote\``;
      const where = fields[present.file]?.['edition'] ?? START;
      return [
        problem(
          'schema',
          present.file,
          where,
          `Edition ${number} was kept, and the briefing is edition ${now.edition}`,
          note,
        ),
      ];
    }
    return brief.status === 'draft'
      ? [
          problem(
            'schema',
            file,
            fields[file]?.['status'] ?? START,
            'An edition that was kept is a draft',
            'Keep editions that were published; take the file out',
          ),
        ]
      : [];
  });
}

/** A desk that raises the label of a briefing is told which editions stay public under the one they have. */
export function labelFaults(
  newest: readonly Brief[],
  earlier: readonly Brief[],
  { audience }: Pick<Site, 'audience'>,
  fields: Library['fields'],
): Problem[] {
  return newest
    .filter(({ tlp, status }) => status !== 'withdrawn' && !mayGo(tlp, audience))
    .flatMap(({ id, file, tlp }) => {
      const open = earlier.filter((brief) => brief.id === id && mayGo(brief.tlp, audience));
      const [last] = open;
      if (!last) return [];
      const which = open.length === 1 ? `Edition ${last.edition}` : `${open.length} editions before`;
      const message = `The briefing is TLP:${tlp}, above the site’s TLP:${audience}; ${which} may be shown and ${open.length === 1 ? 'stays' : 'stay'} public`;
      const note = `If that is not meant, raise \`tlp\` in ${open.map((brief) => brief.file).join(', ')} too`;
      return [problem('label', file, fields[file]?.['tlp'] ?? START, message, note, 'warning')];
    });
}

/** What stands instead of a briefing is another that readers of it can have, and stands itself. */
export function insteadFaults(briefs: readonly Brief[], fields: Library['fields']): Problem[] {
  const byId = new Map(briefs.map((brief) => [brief.id, brief]));
  return briefs.flatMap((brief) => {
    const { file, id, replacedBy, status, tlp } = brief;
    if (replacedBy === undefined) return [];
    const other = byId.get(replacedBy);
    const at = fields[file]?.['replacedBy'] ?? START;
    const wrong = (message: string, note: string): Problem[] => [problem('schema', file, at, message, note)];
    if (status !== 'withdrawn')
      return wrong('`replacedBy` is for a briefing that is withdrawn', 'Take it out, or set `status: withdrawn`');
    if (!other || other.id === id)
      return wrong(`\`replacedBy\` is "${replacedBy}", and there is no such other briefing`, 'Name one by its id');
    if (other.status !== 'published' || !mayGo(other.tlp, tlp))
      return wrong(
        `\`replacedBy\` names ${replacedBy}, which readers of this briefing cannot have`,
        'Publish that one first, or take this out',
      );
    return [];
  });
}

/** Words by which a note calls an edition one that needs no reading. */
const CALLS_IT_MINOR =
  /(?<!\p{L})(minor|trivial|typos?|spelling|cosmetic|stylistic|(?:wording|editorial)(?= (?:only|alone|changes?))|geringfügige?\p{L}*|Tippfehler|Rechtschreib\p{L}*|redaktionelle?\p{L}*|kosmetisch\p{L}*)(?!\p{L})/iu;

/** The program says what an edition changed; no note calls a change of substance minor. */
export function noteFaults(briefs: readonly Brief[], fields: Library['fields']): Problem[] {
  return briefs.flatMap(({ file, changeNote = '', editions }) => {
    const substance = (editions?.since?.changes ?? []).filter((change) => change.class === 'substance');
    const [word] = CALLS_IT_MINOR.exec(changeNote) ?? [];
    const [first] = substance;
    if (word === undefined || !first) return [];
    const at = fields[file]?.['changeNote'] ?? START;
    const message = `\`changeNote\` says "${word}", and ${substance.length === 1 ? 'one change is' : `${substance.length} changes are`} of substance`;
    const what = `${first.subject} ${first.did}`;
    return [problem('schema', file, at, message, `Say what changed (${what}: "${shown(first.text, 80)}"), or undo it`)];
  });
}
