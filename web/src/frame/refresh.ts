import { CancelledError, type InfiniteData } from "@tanstack/react-query";
import { hasMark } from "../explorer/asked";
import { queryClient } from "../queryClient";

/** Reads everything shown anew and keeps it in sight meanwhile; lists of results begin at their first page. */
export function refresh(): void {
  queryClient.removeQueries({ queryKey: ["search"], type: "inactive" });
  queryClient.setQueriesData<Pages>({ queryKey: ["search"] }, (held) => held && firstPage(held));
  void queryClient.invalidateQueries();
}

type Pages = InfiniteData<unknown>;

function firstPage({ pages, pageParams }: Pages): Pages {
  return { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) };
}

/**
 * Reads the answers with a mark anew and keeps them in sight meanwhile; others stay as they were read, so that Back finds them, and so do those
 * that somebody cancelled.
 */
export function refreshQuietly(mark: string): void {
  const isAsked = hasMark(mark);
  void queryClient.invalidateQueries(
    { predicate: (answer) => isAsked(answer) && !(answer.state.error instanceof CancelledError) },
    { cancelRefetch: false },
  );
}
