import { plain, type Brief } from '../model/brief.ts';
import type { Site } from '../model/site.ts';
import { problem, START, type Place, type Problem } from '../problem.ts';
import { content } from './content.ts';
import type { Faces } from './faces.ts';

/** The characters of a brief that its pictures cannot show, each once a place. satori would leave them out in silence. */
export function missingGlyphs(brief: Brief, site: Site, faces: Faces): Problem[] {
  return texts(brief, site).flatMap(([text, at]) =>
    faces.missing(text.normalize('NFC'), 'serif').map((c) => {
      const code = (c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return problem(
        'one-page',
        brief.file,
        at,
        `No typeface of the pictures has “${c}” (U+${code})`,
        'Write it in Latin, Greek or Cyrillic letters, or leave it out',
      );
    }),
  );
}

/** Everything a picture may print, with its place; a desk's or an actor's name stands where the brief speaks of it. */
function texts(brief: Brief, site: Site): [text: string, at: Place][] {
  const { desk, letterhead, title, positions, judgement } = content(brief, site);
  const outlook = judgement ? `${judgement.lead} ${judgement.text.plain} ${judgement.confidence}` : '';
  return [
    [[desk, ...letterhead, title].join(' '), START],
    [plain(brief.bottomLine.text), brief.bottomLine.at],
    ...brief.keyFacts.map((fact): [string, Place] => [plain(fact.text), fact.at]),
    ...brief.positions.map(({ at }, i): [string, Place] => {
      const { actor = '', under = '', wants, offers } = positions[i] ?? {};
      return [[actor, under, wants?.plain, offers?.plain].join(' '), at];
    }),
    [outlook, brief.judgements[0]?.at ?? START],
  ];
}
