import { describe, expect, it } from 'vitest';
import { RULES, type RuleName, type Severity } from '../../../src/problem.ts';
import { corpus } from './corpus.ts';
import { problemsOf } from './frame.ts';

/** One rule on one snippet: whether it was expected to flag it, and whether it did. */
interface Verdict {
  where: string;
  rule: RuleName;
  severity: Severity;
  expected: boolean;
  found: boolean;
}

const snippets = corpus();
const verdicts = snippets.flatMap(({ file, line, expected, snippet }): Verdict[] => {
  const problems = problemsOf(snippet);
  const rules = new Set([...expected, ...problems.map((p) => p.rule)]) as Set<RuleName>;
  return [...rules].map((rule) => {
    const found = problems.find((p) => p.rule === rule);
    const severity = found?.severity ?? RULES[rule].severity;
    return { where: `${file}:${line}`, rule, severity, expected: expected.includes(rule), found: found !== undefined };
  });
});

function score(severity: Severity) {
  const own = verdicts.filter((v) => v.severity === severity);
  const right = own.filter((v) => v.found && v.expected).length;
  const found = own.filter((v) => v.found).length;
  const expected = own.filter((v) => v.expected).length;
  return { expected, found, right, precision: right / found, recall: right / expected };
}

const scores = { error: score('error'), warning: score('warning') };

const table = [
  '  severity   expected  found  right  precision  recall',
  ...Object.entries(scores).map(([severity, s]) =>
    [
      `  ${severity.padEnd(9)}`,
      ...[s.expected, s.found, s.right].map((n) => String(n).padStart(8)),
      s.precision.toFixed(3),
      s.recall.toFixed(3),
    ].join(' '),
  ),
  ...verdicts
    .filter((v) => v.found !== v.expected)
    .map((v) => `  ${v.where} ${v.found ? 'wrongly flagged' : 'missed'}: ${v.rule}`),
];
process.stdout.write(`\n${snippets.length} labelled snippets\n${table.join('\n')}\n`);

describe('The rules, on a corpus of labelled snippets', () => {
  it('that has at least 150, about half of them clean', () => {
    const clean = snippets.filter((s) => !s.expected.length).length / snippets.length;
    expect(snippets.length).toBeGreaterThanOrEqual(150);
    expect(clean).toBeGreaterThan(0.45);
    expect(clean).toBeLessThan(0.55);
  });

  it('are right in 95 of 100 errors and in 80 of 100 warnings', () => {
    expect(scores.error.precision).toBeGreaterThanOrEqual(0.95);
    expect(scores.warning.precision).toBeGreaterThanOrEqual(0.8);
  });

  it('miss no more than one in ten', () => {
    expect(scores.error.recall).toBeGreaterThanOrEqual(0.9);
    expect(scores.warning.recall).toBeGreaterThanOrEqual(0.9);
  });

  it('each flag at least one snippet, one-page and what no briefing shows aside', () => {
    const flagged = new Set(verdicts.filter((v) => v.found).map((v) => v.rule));
    const never = Object.keys(RULES).filter((rule) => !flagged.has(rule as RuleName));
    expect(never).toEqual(['snapshot', 'source-status', 'one-page', 'brand', 'recipients', 'config']);
  });
});
