import type { ShownProblem } from '../look.ts';
import type { Desk } from './desk.ts';

/** All problems of the briefing in hand, and of what it rests on. */
export function Problems({ desk, problems }: { desk: Desk; problems: readonly ShownProblem[] }) {
  const errors = problems.filter((p) => p.severity === 'error').length;
  const head = problems.length
    ? `${errors} ${errors === 1 ? 'error' : 'errors'}, ${problems.length - errors} ${problems.length - errors === 1 ? 'warning' : 'warnings'}`
    : 'Nothing to mend';
  return (
    <details class="all-problems" open={problems.length > 0}>
      <summary>{head}</summary>
      <ul class="problems">
        {problems.map((p) => (
          <li key={`${p.file} ${p.rule} ${p.line}:${p.column} ${p.message}`} class={p.severity}>
            {p.path ? (
              <button type="button" onClick={() => p.path && desk.writeIn(p.path)}>
                {p.message}
              </button>
            ) : (
              <strong>{p.file === desk.file.value ? p.message : `${p.file}: ${p.message}`}</strong>
            )}{' '}
            <span>{p.note}</span> <Mend desk={desk} problem={p} /> <small>{p.rule}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface OneProblem {
  readonly desk: Desk;
  readonly problem: ShownProblem;
}

/** A problem beside what it concerns. */
export const ProblemLine = ({ desk, problem }: OneProblem) => (
  <li class={problem.severity}>
    <strong>{problem.message}.</strong> {problem.note} <Mend desk={desk} problem={problem} />{' '}
    <small>{problem.rule}</small>
  </li>
);

/** What mends a problem, as a button that says what it writes. */
const Mend = ({ desk, problem: { fix } }: OneProblem) =>
  fix ? (
    <button type="button" onClick={() => void desk.act({ kind: 'mend', fix })}>
      Mend: {fix.label}
    </button>
  ) : null;
