import { asProblem } from "../api/problem";
import { LogInLink } from "./LogInLink";

/** Why something was refused, in one line beside it; nothing while nothing was. */
export function Refusal({ thrown }: { thrown: unknown }) {
  if (thrown === null) return null;
  const { detail, title } = asProblem(thrown);
  return (
    <p className="error-text" role="alert">
      {detail || title} <LogInLink thrown={thrown} />
    </p>
  );
}
