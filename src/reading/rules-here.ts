import { problem, START } from '../problem.ts';
import { ruleFaults } from '../rules/own-config.ts';
import { findOwn, type OwnRule } from '../rules/own.ts';
import type { Reading } from './reading.ts';

/** What a reading has of rules of a desk's own. */
type RulesAtHand = NonNullable<Awaited<ReturnType<NonNullable<Reading['own']>>>>;

/**
 * Rules of one's own that a program hands over, run in its own thread.
 *
 * @throws TypeError where one is no rule
 */
export function rulesHere(rules: readonly OwnRule[]): RulesAtHand {
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

/** A reading with rules that a program hands over, beside those it has. */
export function withRules(reading: Reading, rules: readonly OwnRule[]): Reading {
  if (!rules.length) return reading;
  const here = rulesHere(rules);
  return { ...reading, own: async () => together(await reading.own?.(), here) };
}

/** Both, as one; where those of the first are not known, waivers are not judged. */
function together(one: RulesAtHand | undefined, other: RulesAtHand): RulesAtHand {
  if (!one) return other;
  const { waivable } = one;
  return {
    digest: `${one.digest} ${other.digest}`,
    files: [...one.files, ...other.files],
    waivable: waivable && other.waivable && new Map([...waivable, ...other.waivable]),
    problems: async (library, today) => [
      ...(await one.problems(library, today)),
      ...(await other.problems(library, today)),
    ],
  };
}
