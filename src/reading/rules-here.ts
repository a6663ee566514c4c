import { problem, START } from '../problem.ts';
import { ruleFaults } from '../rules/own-config.ts';
import { findOwn, type OwnRule } from '../rules/own.ts';
import type { OwnRules } from './own-rules.ts';

/**
 * Rules of one's own that a program hands over, run in its own thread.
 *
 * @throws TypeError where one is no rule
 */
export function rulesHere(rules: readonly OwnRule[]): Pick<OwnRules, 'digest' | 'files' | 'waivable' | 'problems'> {
  const [fault] = ruleFaults(rules);
  if (fault) throw new TypeError(`${fault.message}. ${fault.note}`);
  return {
    // What a function does cannot be told: nothing that these came to may be remembered.
    digest: crypto.randomUUID(),
    files: [],
    waivable: new Map(rules.map(({ name, waivable = true }) => [name, waivable])),
    problems: (library, today) => {
      const { problems, failures } = findOwn(rules, structuredClone(library), today);
      const failed = failures.map(({ rule, file, why }) =>
        problem(
          'config',
          file,
          START,
          `The rule \`${rule}\` ${why}`,
          'Mend the rule; what it would have found is not known',
        ),
      );
      return Promise.resolve([...problems, ...failed]);
    },
  };
}
