import { queryClient } from "../queryClient";
import { hasMark } from "./asked";

/**
 * Ends everything that is being read with a mark, on the server too. What was read before stays; what was to come has a `CancelledError`:
 * put back to where it was, a list would go on by itself at once, and an answer to another query in its place would pass for its own.
 */
export function cancelAsked(mark: string): void {
  void queryClient.cancelQueries({ predicate: hasMark(mark) }, { revert: false });
}
