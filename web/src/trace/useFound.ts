import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { asProblem, Problem } from "../api/problem";
import type { ParsedQuery } from "../api/queryText";
import { formatCount } from "../model/numbers";
import { useReading } from "../query/parsedQuery";
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
  /** The query is still being written. */
  unfinished: boolean;
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
  const { queries } = source;
  // Of the text as it was typed: what is asked for has the trace's id in it too, of which no refusal should speak.
  const reading = useReading(text, finished && queries !== null);
  const isQueryRead = finished && reading.data !== undefined && !(reading.data instanceof Problem);
  const answer = useQuery({
    queryKey: ["trace", source.key, outline.traceId, "find", text.trim()],
    queryFn: async ({ signal }) => (queries === null ? null : await queries.find(outline, text, signal)),
    enabled: isQueryRead && queries !== null,
  });
  const { data } = answer;
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
  return {
    marks,
    count,
    pending: finished && (reading.isFetching || answer.isFetching),
    unfinished: asked && !finished,
    refusal: asked ? refusalOf(queries === null, problemOf(reading) ?? answer.error) : null,
    cut: data?.cut ?? (data?.more === true ? `the first ${formatCount(data.spans.length)} matches alone` : null),
  };
}

/** Why a text is no query, or could not be read as one. */
function problemOf({ data, error }: UseQueryResult<ParsedQuery | Problem>): Error | null {
  return data instanceof Problem ? data : error;
}

function refusalOf(inFile: boolean, error: unknown): string | null {
  if (inFile) return "Spans of a file are found by text alone";
  if (error === null) return null;
  const { detail, title } = asProblem(error);
  return detail || title;
}
