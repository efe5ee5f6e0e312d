import type { Problem } from "../api/problem";

/** The server's refusal of a query; the place it names is marked in the text above. */
export function QueryFailure({ problem }: { problem: Problem }) {
  const { position, detail, title } = problem;
  return (
    <p className="query-failure error-text" role="alert">
      {position !== null && (
        <span className="query-failure-place">
          {position.line > 1 ? `Line ${position.line}, column ${position.column}` : `Column ${position.column}`}
        </span>
      )}
      {detail || title}
    </p>
  );
}
