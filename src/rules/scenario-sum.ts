import type { Rule } from './rule.ts';

/**
 * Scenarios exclude each other and leave nothing out, so their probabilities sum to 100.
 *
 * Good:
 *
 *     <Scenario name="Yes" probability="60">It happens.</Scenario>
 *     <Scenario name="No" probability="40">It does not.</Scenario>
 *
 * Bad:
 *
 *     <Scenario name="Yes" probability="60">It happens.</Scenario>
 *     <Scenario name="No" probability="45">It does not.</Scenario>
 *     → The scenarios sum to 105, expected 100: 60 + 45
 */
export const scenarioSum: Rule = ({ brief: { scenarios } }) => {
  const [first] = scenarios;
  const sum = scenarios.reduce((total, s) => total + s.probability, 0);
  if (scenarios.length < 2 || !first || sum === 100) return [];
  const message = `The scenarios sum to ${sum}, expected 100: ${scenarios.map((s) => s.probability).join(' + ')}`;
  return [{ at: first.at, message, note: 'Mend the probabilities, or add the scenario that is left out' }];
};
