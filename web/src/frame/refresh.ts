import { queryClient } from "../queryClient";

/** Reads everything shown anew; lists of results begin at their first page. */
export function refresh(): void {
  void queryClient.resetQueries({ queryKey: ["search"] });
  void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "search" });
}

/** Reads what the explorer shows anew and keeps it in sight meanwhile. */
export function refreshQuietly(): void {
  for (const held of ["search", "metrics", "histogram", "facets"]) {
    void queryClient.invalidateQueries({ queryKey: [held] }, { cancelRefetch: false });
  }
}
