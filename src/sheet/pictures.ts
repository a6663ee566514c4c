import { scenarioPicture, sharesInWords, sharesOf } from '../figures/scenarios.ts';
import type { Part, Picture } from '../figures/svg.ts';
import { timeAxis } from '../figures/time-axis.ts';
import { glyph, legendOf, timeInWords, timePicture } from '../figures/time-picture.ts';
import { START } from '../problem.ts';
import { spoken } from '../wording/index.ts';
import type { Block, Meaning } from './blocks.ts';
import { voiceOf, type Drawing, type Entry } from './figure.ts';
import { inLanguage, sayOurs, text, VOICES, type Job } from './pieces.ts';

/** The pictures of a briefing's page that stand on its sheet too, where there is room: nothing stands in them alone. */

/** The sheet's narrowest measure, in the pixels that pictures are drawn in, at its largest words. */
const NARROW = 690;

/** The time that the briefing covers; nothing where it has no days. */
export function timePart(job: Job): Block[] {
  const { lang } = job.brief;
  const axis = timeAxis(job.brief);
  if (!axis) return [];
  const legend = legendOf(axis, lang).map((shape): Entry => ({
    parts: glyph(shape, lang),
    words: text(job, [sayOurs(job, shape.says, VOICES.note)], START).paragraph,
  }));
  const alt = `${job.w.figures.time}. ${timeInWords(axis, lang).join('; ')}.`;
  return [drawing(job, timePicture(axis, lang, NARROW), figure(job, alt), legend)];
}

/** All scenarios as one bar. */
export const sharesPart = (job: Job): Block =>
  drawing(
    job,
    scenarioPicture(job.brief),
    figure(job, `${job.w.figures.shares}: ${sharesInWords(job.brief.scenarios, job.brief.lang)}`),
  );

/** The shade that a scenario has in the bar, before its name. */
export const shadeOf = (job: Job, i: number): Block =>
  drawing(job, {
    name: 'shade',
    height: 15,
    shapes: [{ kind: 'bar', from: 0, to: 72, y: 4, height: 9.5, class: `s${i + 1}` }],
  });

/** How many scenarios have a shade of their own. */
export const hasShares = ({ brief }: Job): boolean => sharesOf(brief.scenarios).length > 1;

function drawing(job: Job, picture: Picture, tag?: Meaning, legend: readonly Entry[] = []): Drawing {
  const words = new Map(
    picture.shapes.flatMap((shape) =>
      shape.kind === 'bar' ? [] : shape.parts.flatMap((part) => wordsOf(job, part, shape.class ?? '')),
    ),
  );
  return { kind: 'drawing', picture, words, legend, ...(tag ? { tag } : {}) };
}

const wordsOf = (job: Job, part: Part, of: string): [Part, Drawing['legend'][number]['words']][] =>
  part.kind === 'text' ? [[part, text(job, [sayOurs(job, part.text, voiceOf(part, of))], START).paragraph]] : [];

const figure = (job: Job, alt: string): Meaning => ({
  role: 'Figure',
  alt,
  ...inLanguage(job, spoken(job.brief.lang)),
});
