import { mendable, problem, START, type Problem } from '../problem.ts';
import { LEAST_CONTRAST, nearestRight, unreadable, type Accent } from '../brand/palette.ts';
import { actorFields, type Actor } from './actor.ts';
import { captured, hashOf } from './capture.ts';
import { actorId, sourceId } from './fields.ts';
import { MOST_LETTERHEAD, siteSchema, type Site } from './site.ts';
import { SOURCE_STATUSES, sourceFields, type Source } from './source.ts';
import { validate } from './validate.ts';
import { readYaml, type PlaceOf } from './yaml.ts';

/** The documents beside the briefings: the site's settings, sources, actors; each text -> data, or its problems. */

export interface Read<T> {
  data?: T;
  /** Where its fields stand. */
  placeOf?: PlaceOf;
  problems: Problem[];
}

export function readSite(text: string, file: string): Read<Site> {
  const yaml = readYaml(text, file);
  if (yaml.problems.length) return { problems: yaml.problems };
  const unquoted = commentFor('accent', yaml.value, file, yaml.placeOf);
  const told = (field: string): boolean => field === 'accent' && unquoted.length > 0;
  const read = validate(siteSchema, yaml.value, { file, noun: 'Field', of: 'site.yaml', placeOf: yaml.placeOf, told });
  if (!read.data) return { problems: [...unquoted, ...read.problems] };
  const { accent, ...rest } = read.data;
  const wrong = accent ? accentFaults(accent, file, yaml.placeOf) : [];
  const high = letterheadFaults(rest.letterhead ?? [], file, yaml.placeOf);
  const data = wrong.length || !accent ? rest : read.data;
  return { data, placeOf: yaml.placeOf, problems: [...read.problems, ...wrong, ...high] };
}

/** In YAML a colour without quotation marks is a comment. */
function commentFor(field: string, value: unknown, file: string, placeOf: PlaceOf): Problem[] {
  const given = typeof value === 'object' && value !== null && Object.getOwnPropertyDescriptor(value, field);
  if (!given || given.value !== null) return [];
  const note = `Put the colour in quotation marks, as ${field}: "#0b4a6f": what begins with # is a comment`;
  return [problem('schema', file, placeOf([field], 'name'), `Field \`${field}\` has no value`, note)];
}

/** A letterhead that is too high, or would be where it is set. */
function letterheadFaults(lines: readonly string[], file: string, placeOf: PlaceOf): Problem[] {
  const most = MOST_LETTERHEAD;
  const many = lines.length > most.lines ? [lines.length] : [];
  return [
    ...many.map((n) =>
      problem(
        'brand',
        file,
        placeOf(['letterhead', most.lines]),
        `The letterhead has ${n} lines, at most ${most.lines} leave a sheet its room`,
        'Join lines, or put what a reader seldom needs into a page of your own',
      ),
    ),
    ...lines.flatMap((line, i) =>
      [...line].length <= most.characters
        ? []
        : problem(
            'brand',
            file,
            placeOf(['letterhead', i]),
            `A line of the letterhead has ${[...line].length} characters, at most ${most.characters} stand beside a label`,
            'Shorten it, or make two lines of it',
          ),
    ),
  ];
}

/** A colour that cannot be read on all it stands on, and the nearest that can. */
function accentFaults(accent: Accent, file: string, placeOf: PlaceOf): Problem[] {
  return (['light', 'dark'] as const).flatMap((on) => {
    const colour = accent[on];
    const found = colour && unreadable(colour, on);
    if (!found) return [];
    const right = nearestRight(colour, on);
    // It is cut, not rounded: 4.5 is none of those that are too few.
    const contrast = (Math.floor(found.contrast * 100) / 100).toFixed(2);
    const message = `Accent ${colour} has a contrast of ${contrast} to 1 against ${found.ground}, expected at least ${LEAST_CONTRAST}`;
    const at = placeOf(['accent', on]);
    const fix = { file, ...at, text: `'${right}'`, label: right, safe: false };
    return [
      mendable(problem('brand', file, at, message, `Write '${right}', the nearest of its hue that can be read`), fix),
    ];
  });
}

export function readActor(text: string, id: string, file: string): Read<Actor> {
  const yaml = readYaml(text, file);
  if (yaml.problems.length) return { problems: yaml.problems };
  const { data, problems } = validate(actorFields, yaml.value, {
    file,
    noun: 'Field',
    of: 'An actor',
    placeOf: yaml.placeOf,
  });
  return data ? { data: { ...data, id: actorId.parse(id) }, placeOf: yaml.placeOf, problems } : { problems };
}

const FRONT = /^\uFEFF?---[^\S\n]*\n([\s\S]*?\n)?---[^\S\n]*(?:\n|$)/;

/** @param lang the site's language, where the source names none */
export function readSource(text: string, id: string, file: string, lang: string): Read<Source> {
  const front = FRONT.exec(text);
  if (!front) {
    const note = 'Begin the file with --- and its fields, then --- and the captured words; `readout add` writes both';
    return { problems: [problem('schema', file, START, 'The file has no front matter', note)] };
  }
  const yaml = readYaml(front[1] ?? '', file, 2);
  if (yaml.problems.length) return { problems: yaml.problems };
  const { data, problems } = validate(sourceFields, yaml.value, {
    file,
    noun: 'Field',
    of: 'A source',
    placeOf: yaml.placeOf,
  });
  const body = captured(text.slice(front[0].length));
  if (!body)
    problems.push(
      problem('schema', file, START, 'The source has no text', 'Put the captured words after the second ---'),
    );
  if (!data) return { problems };
  if (data.original && !data.original.file.startsWith(`${id}.original.`)) {
    const message = `The original is of another source: ${data.original.file}`;
    const note = `Name it ${data.original.file.replace(/^[^.]*/, id)}, here and in sources/`;
    problems.push(problem('schema', file, yaml.placeOf(['original', 'file']), message, note));
  }
  for (const found of standingFaults(data, file, yaml.placeOf)) problems.push(found);
  const actual = hashOf(body);
  const at = yaml.placeOf(['sha256']);
  if (!data.sha256) {
    const note = `Once you have compared it with the original, write sha256: ${actual}`;
    const line = front[0].trimEnd().split('\n').length;
    const place = { line, column: 1, endLine: line, endColumn: 1 };
    const label = `sha256: ${actual}`;
    const fix = { file, ...place, text: `${label}\n`, label, safe: false };
    const found = problem('snapshot', file, START, 'The source has no `sha256`', note, 'warning');
    problems.push(mendable(found, body ? fix : undefined));
  } else if (data.sha256 !== actual) {
    const note = 'Restore the captured words, or capture the new version as a source of its own with `readout add`';
    problems.push(
      problem('snapshot', file, at, `The text is not the one that was captured: its sha256 is ${actual}`, note),
    );
  }
  return { data: { ...data, id: sourceId.parse(id), lang: data.lang ?? lang, body }, placeOf: yaml.placeOf, problems };
}

/** A status says why it is one, and nothing says why where there is none. */
function standingFaults(
  { status, statusNote, statusOn, published }: Pick<Source, 'status' | 'statusNote' | 'statusOn' | 'published'>,
  file: string,
  placeOf: PlaceOf,
): Problem[] {
  const found = (field: string, message: string, note: string): Problem =>
    problem('schema', file, placeOf([field]), message, note);
  if (status === undefined) {
    const alone = statusNote !== undefined ? 'statusNote' : statusOn !== undefined ? 'statusOn' : undefined;
    const note = `Say what became of the source with \`status\`: ${SOURCE_STATUSES.join(' or ')}`;
    return alone ? [found(alone, `\`${alone}\` is there without \`status\``, note)] : [];
  }
  const why = 'Say in `statusNote` why it was withdrawn, or what was corrected: readers are told';
  return [
    ...(statusNote === undefined ? [found('status', `The source is ${status}, and nothing says why`, why)] : []),
    ...(statusOn !== undefined && statusOn < published
      ? [
          found(
            'statusOn',
            `The source is ${status} on ${statusOn}, before it was published on ${published}`,
            'Mend one of the two dates',
          ),
        ]
      : []),
  ];
}
