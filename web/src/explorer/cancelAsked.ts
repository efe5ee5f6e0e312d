import { CancelledError } from "@tanstack/react-query";
import { queryClient } from "../queryClient";
import { hasMark } from "./asked";

/**
 * Ends everything that is being read with a mark, on the server too. What was read before stays; what was to come has a `CancelledError`:
 * put back to where it was, a list would go on by itself at once, and an answer to another query in its place would pass for its own.
 */
export async function cancelAsked(mark: string): Promise<void> {
  const those = { predicate: hasMark(mark) };
  await queryClient.cancelQueries(those, { revert: false });
  for (const answer of queryClient.getQueryCache().findAll(those)) {
    // Else whoever comes back to it, from another view too, would begin to read it once more.
    if (answer.state.error instanceof CancelledError) answer.setState({ isInvalidated: false });
  }
}
