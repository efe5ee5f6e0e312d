import type { Problem } from "../api/problem";

/** What is wrong with the query; the place it names is marked in the text above. */
export function QueryFailure({ problem }: { problem: Problem }) {
  return (
    <p className="query-failure error-text" role="alert">
      {problem.detail || problem.title}
    </p>
  );
}
