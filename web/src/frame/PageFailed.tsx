import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { useTitle } from "./title";

/** In the place of a page that broke while it was drawn; the rail and the bar stay. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  useTitle("This page broke");
  return (
    <main className="page-message">
      <h1>This page could not be drawn</h1>
      <p className="mono">{error instanceof Error ? error.message : String(error)}</p>
      <div className="row-of-buttons">
        <button type="button" className="button button-primary" onClick={reset}>
          Draw it again
        </button>
        <Link className="button" to="/">
          Go to the explorer
        </Link>
      </div>
    </main>
  );
}
