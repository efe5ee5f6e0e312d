import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { asProblem } from "../api/problem";
import { formatCount } from "../model/numbers";
import { isUnfinished } from "../query/structure";
import { isQuery } from "./findQuery";
import { findSpans } from "./findSpans";
import type { Outline } from "./outline";
import type { TraceSource } from "./traceSource";

/** Which spans were found, and what stands in the way of finding them. */
export interface Found {
  /** 1 for each span found, by index. */
  marks: Uint8Array;
  count: number;
  /** The server has not answered yet. */
  pending: boolean;
  /** Why there is no answer, in words; null when there is one. */
  refusal: string | null;
  /** Why there may be more, in words; null when these are all. */
  cut: string | null;
}

/** Finds spans by a text in the page, or by a query on the server. */
export function useFound(
  source: TraceSource,
  outline: Outline,
  indexOf: ReadonlyMap<string, number>,
  text: string,
): Found {
  const asked = isQuery(text);
  const finished = asked && !isUnfinished(text, text.length);
  const { findByQuery } = source;
  const answer = useQuery({
    queryKey: ["trace", source.key, outline.traceId, "find", text.trim()],
    queryFn: async ({ signal }) => (findByQuery === null ? null : await findByQuery(outline, text, signal)),
    enabled: finished && findByQuery !== null,
  });
  const { data, error } = answer;
  const marks = useMemo(() => {
    if (!asked) return findSpans(outline, text);
    const found = new Uint8Array(outline.spanId.length);
    for (const { traceId, spanId } of data?.spans ?? []) {
      const span = traceId === outline.traceId ? indexOf.get(spanId) : undefined;
      if (span !== undefined) found[span] = 1;
    }
    return found;
  }, [asked, outline, indexOf, text, data]);
  const count = useMemo(() => marks.reduce((sum, mark) => sum + mark, 0), [marks]);
  const refusal = !asked
    ? null
    : findByQuery === null
      ? "A file is searched by text alone"
      : finished
        ? error === null
          ? null
          : asProblem(error).detail || asProblem(error).title
        : "The query is not finished";
  return {
    marks,
    count,
    pending: finished && answer.isFetching,
    refusal,
    cut: data?.cut ?? (data?.more === true ? `the first ${formatCount(data.spans.length)} matches alone` : null),
  };
}
