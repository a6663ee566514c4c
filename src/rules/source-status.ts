import type { Brief, BriefSource } from '../model/brief.ts';
import { citationsIn, partsOf, statusOfCited } from '../model/parts.ts';
import type { Finding, Rule } from './rule.ts';

/**
 * A briefing that rests on a source which was withdrawn or corrected needs an edition that says so: readers see the mark, and ask
 * what the desk made of it. A text that cites a source beside it which stands, rests on that one. Told once a source, at its first
 * citation; not of a briefing that is withdrawn, nor of an edition since whose `changeNote` names the source.
 *
 * Good:
 *
 *     report: The port was shut on 5 August.
 *     <KeyFact>The port was shut. <Cite source="report" passage="The port was shut"/></KeyFact>
 *
 *     report: The port was shut on 5 August.
 *     reportStatus: withdrawn
 *     <KeyFact>The envoys held a meeting. <Cite source="report" passage="The port was shut"/> <Cite source="moscow-talks" passage="held a three-hour meeting"/></KeyFact>
 *
 *     report: The port was shut on 5 August.
 *     reportStatus: corrected
 *     edition: 2
 *     changeNote: the port was open, as the report now says
 *     published: 2025-08-20
 *     <KeyFact>The port was shut. <Cite source="report" passage="The port was shut"/></KeyFact>
 *
 * Bad:
 *
 *     report: The port was shut on 5 August.
 *     reportStatus: withdrawn
 *     <KeyFact>The port was shut. <Cite source="report" passage="The port was shut"/></KeyFact>
 *     → 1 text rests on `report`, which was withdrawn on 2025-08-20: an example
 *
 *     report: The port was shut on 5 August. It was opened at night.
 *     reportStatus: corrected
 *     edition: 2
 *     changeNote: adds an outcome
 *     published: 2025-08-21
 *     <KeyFact>The port was shut. <Cite source="report" passage="The port was shut"/></KeyFact>
 *     <KeyFact>It was opened. <Cite source="report" passage="It was opened"/></KeyFact>
 *     → 2 texts rest on `report`, which was corrected on 2025-08-20: an example
 */
export const sourceStatus: Rule = ({ brief }) =>
  brief.status === 'withdrawn' ? [] : brief.sources.flatMap((source) => found(source, brief));

function found(source: BriefSource, brief: Brief): Finding[] {
  const { id, status, statusNote, statusOn } = source;
  // One that does not say why is told of by itself.
  if (!status || statusNote === undefined || saysSo(brief, source)) return [];
  const resting = partsOf(brief).flatMap(({ text }) => {
    const cited = citationsIn(text, brief);
    const standsBesides = cited.some((citation) => statusOfCited(citation, brief) === undefined);
    return standsBesides ? [] : cited.filter((citation) => citation.source === id).slice(0, 1);
  });
  const [first] = resting;
  if (!first) return [];
  const texts = resting.length === 1 ? '1 text rests' : `${resting.length} texts rest`;
  const on = statusOn === undefined ? '' : ` on ${statusOn}`;
  return [
    {
      at: first.at,
      message: `${texts} on \`${id}\`, which was ${status}${on}: ${statusNote.replace(/[.\s]+$/, '')}`,
      note: brief.status === 'draft' ? DRAFT : `${EDITION[status](brief.id)}; \`readout trace ${id}\` lists all`,
    },
  ];
}

const DRAFT = 'Cite what stands, or leave it out';

const EDITION = {
  withdrawn: (id: string) =>
    `Begin an edition with \`readout revise ${id}\`: cite what stands or take it out, and name the source in its \`changeNote\``,
  corrected: (id: string) =>
    `Compare them with the correction, and begin an edition with \`readout revise ${id}\` whose \`changeNote\` names the source and says what holds`,
};

/** Whether it is an edition of that day or later that names the source, by id, title or publisher, or as one. */
function saysSo(
  { edition, changeNote = '', published }: Brief,
  { id, title, publisher, statusOn }: BriefSource,
): boolean {
  if (edition < 2 || (statusOn !== undefined && published < statusOn)) return false;
  const note = changeNote.toLowerCase();
  return [id, title, publisher, id.replaceAll('-', ' ')].some((name) => note.includes(name.toLowerCase()));
}
