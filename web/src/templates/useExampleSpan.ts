import { useQuery } from "@tanstack/react-query";
import { searchSpans } from "../api/search";
import { requestSpan } from "../api/span";
import { EVERYTHING } from "../model/queryText";
import { resolveRange } from "../model/timeRange";

/** The newest span stored, whole, to try a template on; null where none is. */
export function useExampleSpan() {
  return useQuery({
    queryKey: ["example-span"],
    queryFn: async ({ signal }) => {
      const range = resolveRange({ kind: "relative", range: "all" }, new Date());
      const { items } = await searchSpans(
        { query: EVERYTHING, cursor: null, order: "newest", ...range },
        signal,
        () => undefined,
      );
      const newest = items[0];
      return newest === undefined ? null : await requestSpan(newest.traceId, newest.spanId, signal);
    },
  });
}
