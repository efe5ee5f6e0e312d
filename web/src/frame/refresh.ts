import type { InfiniteData } from "@tanstack/react-query";
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

/** Reads what the explorer shows anew and keeps it in sight meanwhile. */
export function refreshQuietly(): void {
  for (const held of ["search", "metrics", "histogram", "facets"]) {
    void queryClient.invalidateQueries({ queryKey: [held] }, { cancelRefetch: false });
  }
}
