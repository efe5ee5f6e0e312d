import "./states.css";
import { asProblem } from "../api/problem";
import { LogInLink } from "./LogInLink";

/** A failure where it happened: what failed, with which value, what to try. */
export function Failure({ what, thrown, retry }: { what: string; thrown: unknown; retry?: () => void }) {
  const problem = asProblem(thrown);
  return (
    <div className="failure" role="alert">
      <p>
        <strong className="error-text">{what}</strong>
      </p>
      <p>{problem.title}</p>
      {problem.detail !== "" && problem.detail !== problem.title && <p className="mono muted">{problem.detail}</p>}
      <LogInLink thrown={thrown} />
      {retry !== undefined && (
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}
