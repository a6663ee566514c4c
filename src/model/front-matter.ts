import { problem, START, type Problem, type RuleName } from '../problem.ts';
import { frontMatter } from './brief.ts';
import { validate } from './validate.ts';
import { readYaml } from './yaml.ts';

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
  problems.push(...yaml.problems);
  if (yaml.problems.length) return undefined;
  const ruleOf = (field: string): RuleName => (field === 'tlp' ? 'label' : field === 'ai' ? 'ai-line' : 'schema');
  const subject = { file, noun: 'Field', of: 'A briefing', placeOf: yaml.placeOf, ruleOf };
  const result = validate(frontMatter, yaml.value, subject);
  problems.push(...result.problems);
  if (!result.data) return undefined;
  const { published, asOf, edition, changeNote } = result.data;
  if (published < asOf.slice(0, 10)) {
    const message = `Published ${published}, before the cut-off of ${asOf.slice(0, 10)}`;
    problems.push(
      problem('schema', file, yaml.placeOf(['published']), message, 'Set `published` to that day or a later one'),
    );
  }
  if (edition > 1 && !changeNote) {
    problems.push(
      problem(
        'schema',
        file,
        yaml.placeOf(['edition']),
        `Edition ${edition} has no \`changeNote\``,
        'Say why it changed',
      ),
    );
  }
  const fields = Object.fromEntries(Object.keys(result.data).map((name) => [name, yaml.placeOf([name])]));
  return { data: result.data, fields };
}
