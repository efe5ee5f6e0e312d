import { Problem } from "../api/problem";
import type { SpanInContext } from "../model/otlpSpan";
import type { TraceSource } from "../trace/traceSource";
import { linkEnds, linksPage, linksSummary } from "./linkEnds";
import type { TraceFile, TraceOfFile } from "./traceFile";

/** Serves the trace page from an opened file. */
export function fileSource(file: TraceFile, opening: number): TraceSource {
  const trace = (traceId: string): TraceOfFile => {
    const found = file.traces.get(traceId);
    if (found === undefined) {
      throw new Problem(404, "The trace is not in this file", `${traceId} (in ${file.name})`);
    }
    return found;
  };
  const span = (traceId: string, spanId: string): SpanInContext => {
    const found = trace(traceId).spans.get(spanId);
    if (found === undefined) {
      throw new Problem(404, "The span is not in this file", `${spanId} (in ${file.name})`);
    }
    return found;
  };
  return {
    holder: "file",
    key: `file ${opening}`,
    findOutline: async (traceId) => trace(traceId).outline,
    findSpan: async (traceId, spanId) => span(traceId, spanId),
    searchLinks: async (traceId, spanId, request) =>
      linksPage(linkEnds(file, traceId, spanId, request.direction), request),
    summarizeLinks: async (traceId, spanId, direction) =>
      linksSummary(
        linkEnds(file, traceId, spanId, direction),
        direction === "outgoing" ? (file.traces.get(traceId)?.spans.get(spanId)?.span.droppedLinksCount ?? 0) : 0,
      ),
    queries: null,
    tracePath: "/file/$traceId",
    downloadAddress: () => null,
  };
}
