import { queryOptions } from "@tanstack/react-query";
import type { TraceSource } from "./traceSource";

/** One span whole, as the details and the marks of its events need it. */
export function spanQuery(source: TraceSource, traceId: string, spanId: string) {
  return queryOptions({
    queryKey: ["trace", source.key, traceId, "span", spanId],
    queryFn: ({ signal }) => source.findSpan(traceId, spanId, signal),
  });
}
