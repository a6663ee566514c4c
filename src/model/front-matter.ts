import type { z } from 'zod';
import { problem, START, type Problem, type RuleName } from '../problem.ts';
import { frontMatter } from './brief.ts';
import { validate } from './validate.ts';
import { readYaml, type PlaceOf } from './yaml.ts';

/** A briefing's front matter as data, or nothing and its problems. */
export function readFrontMatter(
  found: { text: string; firstLine: number } | undefined,
  file: string,
  problems: Problem[],
) {
  if (!found) {
    const note =
      'Begin the file with --- and title, asOf, published, status, tlp, authors, reviewedBy, ai, then --- again';
    problems.push(problem('schema', file, START, 'The file has no front matter', note));
    return undefined;
  }
  const yaml = readYaml(found.text, file, found.firstLine);
  for (const problem of yaml.problems) problems.push(problem);
  if (yaml.problems.length) return undefined;
  const ruleOf = (field: string): RuleName => (field === 'tlp' ? 'label' : field === 'ai' ? 'ai-line' : 'schema');
  const subject = { file, noun: 'Field', of: 'A briefing', placeOf: yaml.placeOf, ruleOf };
  const result = validate(frontMatter, yaml.value, subject);
  for (const problem of result.problems) problems.push(problem);
  const fields = Object.fromEntries(Object.keys(frontMatter.shape).map((name) => [name, yaml.placeOf([name])]));
  for (const problem of relations(result.sound, file, yaml.placeOf)) problems.push(problem);
  return { data: result.data, fields };
}

/** What is wrong between fields that are each in order. */
function relations(
  { published, asOf, edition, changeNote }: Partial<z.infer<typeof frontMatter>>,
  file: string,
  placeOf: PlaceOf,
): Problem[] {
  const found: Problem[] = [];
  if (published !== undefined && asOf !== undefined && published < asOf.slice(0, 10)) {
    const message = `Published ${published}, before the cut-off of ${asOf.slice(0, 10)}`;
    const note = 'Set `published` to that day or a later one';
    found.push(problem('schema', file, placeOf(['published']), message, note));
  }
  if (edition !== undefined && edition > 1 && !changeNote) {
    const message = `Edition ${edition} has no \`changeNote\``;
    found.push(problem('schema', file, placeOf(['edition']), message, 'Say why it changed'));
  }
  return found;
}
