import type { Problem } from "../api/problem";

/** The server's refusal of a query, with the place it names marked in the text. */
export function QueryFailure({ query, problem }: { query: string; problem: Problem }) {
  const { position } = problem;
  const line = position === null ? null : (query.split("\n")[position.line - 1] ?? null);
  return (
    <div className="query-failure" role="alert">
      {line !== null && position !== null && (
        <pre aria-hidden="true">
          {line}
          {"\n"}
          <span className="error-text">{`${" ".repeat(Math.max(0, position.column - 1))}^`}</span>
        </pre>
      )}
      <p className="error-text">{problem.detail || problem.title}</p>
    </div>
  );
}
