import { nearNames, orOneOf } from '../model/near-names.ts';
import { shown } from '../model/shown.ts';
import { isRecord, kindOf } from './own.ts';

/** Whether what a desk exports is a config: told in the grammar of a problem. */

/** What is wrong with a config, in the grammar of a problem. */
export interface ConfigFault {
  readonly message: string;
  readonly note: string;
}

const CONFIG_FIELDS = ['rules'];
const RULE_FIELDS = ['name', 'severity', 'flags', 'waivable', 'find', 'examples'];
const NAME = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/;

/** What is wrong with what a config exports; nothing where it is a `Config`. */
export function configFaults(value: unknown): ConfigFault[] {
  if (!isRecord(value))
    return [
      fault(
        `The config exports ${kindOf(value)}, expected an object`,
        'Write `export default defineConfig({ rules: […] })`',
      ),
    ];
  const { rules } = value;
  return [...unknownFields(value, CONFIG_FIELDS, 'The config'), ...(rules === undefined ? [] : ruleFaults(rules))];
}

/** What is wrong with a list of rules; nothing where each is an `OwnRule`. */
export function ruleFaults(rules: unknown): ConfigFault[] {
  if (!Array.isArray(rules))
    return [fault(`\`rules\` is ${kindOf(rules)}, expected a list`, 'Write `rules: [oneRule, another]`')];
  const names = new Set<unknown>();
  return rules.flatMap((rule: unknown, i) => {
    const found = faultsOfRule(rule, `rules[${i}]`);
    const { name } = isRecord(rule) ? rule : {};
    if (!found.length && names.has(name))
      found.push(fault(`Two rules are called \`${String(name)}\``, 'Give each a name of its own'));
    names.add(name);
    return found;
  });
}

function faultsOfRule(rule: unknown, where: string): ConfigFault[] {
  if (!isRecord(rule))
    return [fault(`\`${where}\` is ${kindOf(rule)}, expected a rule`, 'Write it with `defineRule({ name, … })`')];
  const { name, severity, flags, waivable, find, examples } = rule;
  const whose = typeof name === 'string' ? `\`${shown(name)}\`` : `\`${where}\``;
  const wrong = (what: string, note: string): ConfigFault => fault(`The rule ${whose} ${what}`, note);
  const [space = ''] = String(name).split('/');
  return [
    ...(typeof name === 'string' && NAME.test(name) && space !== 'readout'
      ? []
      : [wrong('has no name of the desk’s own', NAME_NOTE)]),
    ...(severity === 'error' || severity === 'warning'
      ? []
      : [wrong('has no `severity`', 'Write `error`, which stops a build, or `warning`')]),
    ...(typeof flags === 'string' && flags.trim() ? [] : [wrong('does not say what it flags', 'Say it in `flags`')]),
    ...(waivable === undefined || typeof waivable === 'boolean'
      ? []
      : [wrong(`has ${kindOf(waivable)} as \`waivable\``, 'Write true or false')]),
    ...(typeof find === 'function'
      ? []
      : [wrong('has no `find`', 'Write `find: (brief, library, words) => []`, which returns what it found')]),
    ...(examples === undefined || isExamples(examples)
      ? []
      : [wrong('has examples that are no texts', 'Write `examples: { good: ["…"], bad: ["…"] }`')]),
    ...unknownFields(rule, RULE_FIELDS, `The rule ${whose}`),
  ];
}

const NAME_NOTE =
  'Write one in small letters in a namespace of your own, such as `desk/no-passive`; names without a slash and `readout/` are Readout’s';

const isExamples = (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(value).every(
    ([key, texts]) =>
      ['good', 'bad'].includes(key) && Array.isArray(texts) && texts.every((text) => typeof text === 'string'),
  );

function unknownFields(value: Readonly<Record<string, unknown>>, known: readonly string[], whose: string) {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const near = orOneOf(nearNames(key, known));
      const note = near === undefined ? `It may have ${known.join(', ')}` : `Did you mean ${near}?`;
      return fault(`${whose} has an unknown field \`${shown(key)}\``, note);
    });
}

const fault = (message: string, note: string): ConfigFault => ({ message, note });
