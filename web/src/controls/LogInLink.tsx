import { useLocation } from "@tanstack/react-router";
import { asProblem } from "../api/problem";

/**
 * Where a request failed for want of a token, the way to the login: the present address in a tab of its own, which asks for the token in
 * the page's place. What is edited here stays, to be sent again. Nothing for any other failure.
 */
export function LogInLink({ thrown }: { thrown: unknown }) {
  const href = useLocation({ select: (location) => location.href });
  if (asProblem(thrown).status !== 401) return null;
  return (
    <a className="button" href={href} target="_blank" rel="noopener">
      Log in, in a new tab
    </a>
  );
}
