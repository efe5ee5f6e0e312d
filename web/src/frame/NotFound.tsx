import { Link } from "@tanstack/react-router";
import { useTitle } from "./title";

export function NotFound() {
  useTitle("No such page");
  return (
    <main className="page-message">
      <h1>There is no such page</h1>
      <p className="mono">{window.location.pathname}</p>
      <Link className="button" to="/">
        Go to the explorer
      </Link>
    </main>
  );
}
