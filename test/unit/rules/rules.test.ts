import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/problem.ts';
import { examplesIn } from './examples.ts';
import { problemsOf } from './frame.ts';

const FOLDER = new URL('../../../src/rules/', import.meta.url);

const rules = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts') && Object.hasOwn(RULES, name.slice(0, -3)))
  .map((name) => ({ rule: name.slice(0, -3), examples: examplesIn(readFileSync(new URL(name, FOLDER), 'utf8')) }));

/** What the model and the sheet say under their own names. */
const ELSEWHERE = [
  'schema',
  'snapshot',
  'passage-verbatim',
  'one-page',
  'label',
  'ai-line',
  'mdx-safe',
  'recipients',
  'brand',
  'config',
];

it('Every rule has a file, or is told elsewhere', () => {
  expect([...rules.map((r) => r.rule), ...ELSEWHERE].sort()).toEqual(Object.keys(RULES).sort());
});

it('A briefing with nothing to flag is flagged by no rule', () => {
  expect(problemsOf('<Gap>What was offered.</Gap>')).toEqual([]);
});

describe.each(rules)('$rule', ({ rule, examples }) => {
  it('has good and bad examples', () => {
    expect(examples.some((e) => e.messages.length)).toBe(true);
    expect(examples.some((e) => !e.messages.length)).toBe(true);
  });

  it.each(examples)('says of $snippet', ({ snippet, messages }) => {
    const found = problemsOf(snippet);
    expect(found.filter((p) => p.rule === rule).map((p) => p.message)).toEqual(messages);
    expect(
      found.filter((p) => p.message.startsWith('YAML') || p.rule === 'passage-verbatim' || p.rule === 'mdx-safe'),
    ).toEqual([]);
  });
});
